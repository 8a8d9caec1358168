"""The forward passes of the mobile families for zoo_forward.py: height and width; the values; and what running variances lie around."""
V1 = ["conv_stem", "blocks.1.0.conv_dw", "blocks.3.1.bn1", "blocks.4.1.bn2", "classifier"]
LARGE = ["features.0.1", "features.4.block.2.fc1", "features.7.block.1.0", "features.13.block.3.1", "classifier.0"]
SMALL = ["features.0.1", "features.1.block.1.fc2", "features.4.block.1.1", "features.9.block.3.0", "classifier.0"]
SHUFFLED = ["first_conv.1", "features.0.branch_main_1.4", "features.1.branch_main_2.1", "features.5.branch_main_1.0", "features.12.branch_main_2.1"]
HALVED = ["conv1.1", "stage2.0.branch1.3", "stage2.1.branch2.4", "stage3.4.branch2.6", "conv5.1"]
SEARCHED = ["layers.1", "layers.7", "layers.9.1.layers.4", "layers.12.0.layers.6", "layers.15"]
SCALED = ["features.0.1", "features.2.0.block.2.fc1", "features.4.1.block.1.1", "features.6.1.block.3.1", "features.8.1"]
SQUEEZED = ["features.init_block.conv.bn", "features.stage1.unit1.conv3.bn", "features.stage2.unit1.identity_conv.bn",
            "features.stage3.unit4.conv5.bn", "features.final_block.bn"]

CASES = {
    "mobilenet_v1": ((64, 48), V1, 1),
    "mobilenet_v3_large": ((64, 48), LARGE, 1.5),
    "mobilenet_v3_small": ((48, 64), SMALL, 1),
    "shufflenet_v1_g1": ((64, 48), SHUFFLED, 2),
    "shufflenet_v1_g3": ((48, 64), SHUFFLED, 2),
    "shufflenet_v1_g8": ((64, 64), SHUFFLED, 2),
    "shufflenet_v2_x0_5": ((64, 48), HALVED, 1.5),
    "shufflenet_v2_x1_0": ((48, 64), HALVED, 1.5),
    "mnasnet0_5": ((64, 48), SEARCHED, 1.5),
    "mnasnet1_0": ((48, 64), SEARCHED, 1.5),
    "efficientnet_b0": ((64, 48), SCALED, 0.8),
    "efficientnet_b1": ((48, 64), SCALED, 0.95),
    "efficientnet_b5": ((32, 48), SCALED, 0.95),
    "squeezenext_23": ((64, 80), SQUEEZED, 2),
}
