"""Names and shapes of timm's state dicts, in their order: one text file a network below fixtures/zoo/timm. Run with timm 0.6.12."""
from pathlib import Path

import timm

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "zoo" / "timm"

# The zoo's name, and timm's.
NAMES = {
    "densenet121": "densenet121", "efficientnet_b0": "efficientnet_b0", "efficientnet_b5": "efficientnet_b5", "mnasnet0_5": "mnasnet_050",
    "mnasnet1_0": "mnasnet_100", "mobilenet_v2": "mobilenetv2_100", "mobilenet_v3_large": "mobilenetv3_large_100",
    "mobilenet_v3_small": "mobilenetv3_small_100", "resnet18": "resnet18", "resnet50": "resnet50", "resnext50_32x4d": "resnext50_32x4d",
    "vgg11_bn": "vgg11_bn", "wide_resnet50_2": "wide_resnet50_2",
}

FOLDER.mkdir(parents=True, exist_ok=True)
for ours, theirs in NAMES.items():
    state = timm.create_model(theirs).state_dict()
    lines = [f"{key} {'x'.join(map(str, value.shape))}" for key, value in state.items() if not key.endswith("num_batches_tracked")]
    (FOLDER / f"{ours}.txt").write_text(f"# timm {timm.__version__}, {theirs}: tests/Parity/generators/zoo_timm.py\n" + "\n".join(lines) + "\n")
    print(ours, len(lines))
