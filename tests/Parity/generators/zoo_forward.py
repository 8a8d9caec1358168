"""
Forward passes in double precision of the networks of zoo_models.py: the scores, and norm, mean and 32 numbers of a few values on the way.
One file a network below fixtures/zoo/forward; with names as arguments, only these.
"""
import json
import sys
from pathlib import Path

import numpy as np
import torch
import torchvision

import zoo_filling
import zoo_mobile_cases
import zoo_models

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "zoo" / "forward"
SEED, BATCH, CLASSES = 11, 2, 40

DENSE = ["features.norm0", "features.denseblock1.denselayer3.conv2", "features.transition1.conv", "features.denseblock3.denselayer10.conv1", "features.norm5"]
SMALL_DENSE = ["features.conv0", "features.denseblock1.denselayer3.conv1", "features.transition1.conv", "features.denseblock3.denselayer10.conv1",
               "features.norm4"]
INCEPTION_V1 = ["conv1.bn", "inception3a.branch3.1.bn", "inception4a.branch4.1.conv", "inception4d.branch2.1.bn", "inception5b.branch1.conv"]
INCEPTION_V3 = ["Conv2d_2b_3x3.bn", "Mixed_5b.branch5x5_2.conv", "Mixed_6a.branch3x3dbl_3.bn", "Mixed_6c.branch7x7dbl_4.conv", "Mixed_7b.branch3x3_2b.bn"]
INCEPTION_V4 = ["features.2.bn", "features.4.branch1.3.conv", "features.7.branch2.2.bn", "features.12.branch2.4.conv", "features.19.branch2_3b.bn"]
ORDERED = ["conv1", "layer1.1.bn2", "layer2.0.downsample.0", "layer3.1.conv1", "avgpool", "fc"]
SMALL_RESIDUAL = ["conv1", "layer1.1.bn2", "layer2.0.conv1", "layer3.1.conv1", "avgpool", "fc"]
RESIDUAL = ["conv1", "layer1.1.bn2", "layer2.0.downsample.1", "layer3.1.conv1", "avgpool", "fc"]
MOBILE = ["features.0.1", "features.4.conv.1.0", "features.10.conv.3", "features.18.1", "classifier.1"]
SQUEEZED = ["features.0", "features.3.squeeze", "features.4.expand3x3", "classifier.1", "classifier.3"]
VGG = ["features.0", "features.8", "avgpool", "classifier.3", "classifier.6"]

# Height and width; the values; and what running variances lie around, so that no network's numbers vanish or grow without bound.
CASES = {
    "alexnet": ((64, 80), ["features.0", "features.6", "features.10", "avgpool", "classifier.4"], 1),
    "densenet121": ((64, 48), DENSE, 1),
    "densenet161": ((32, 48), DENSE, 1),
    "densenet40_cifar": ((24, 16), SMALL_DENSE, 1),
    "densenet100_bc_cifar": ((16, 24), SMALL_DENSE, 1),
    "googlenet": ((64, 48), INCEPTION_V1, 1),
    "inception_v3": ((80, 96), INCEPTION_V3, 1),
    "inception_v4": ((80, 76), INCEPTION_V4, 1),
    "lenet5": ((32, 32), ["c1", "c5", "f6", "f7"], 1),
    "mlp": ((28, 28), ["fc1", "fc2", "fc3"], 1),
    "mobilenet_v2": ((64, 48), MOBILE, 1),
    "nin": ((96, 80), ["conv1", "cccp2", "conv3", "cccp6", "cccp8"], 1),
    "nin_cifar": ((24, 32), ["conv1", "cccp2", "pool1", "conv3", "cccp6"], 1),
    "resnet18": ((64, 48), RESIDUAL, 2),
    "resnet18_small": ((24, 32), RESIDUAL, 2),
    "resnet34": ((64, 48), RESIDUAL, 2),
    "resnet50": ((48, 64), RESIDUAL, 2),
    "resnet101": ((48, 32), RESIDUAL, 2),
    "resnet152": ((32, 48), RESIDUAL, 2),
    "resnet18_norm_after_add": ((64, 48), ORDERED, 2),
    "resnet18_relu_before_add": ((64, 48), ORDERED, 2),
    "resnet18_relu_preact": ((64, 48), ORDERED, 2),
    "resnet18_preact": ((64, 48), ORDERED, 2),
    "resnet50_norm_after_add": ((32, 48), ORDERED, 2),
    "resnet50_relu_before_add": ((32, 48), ORDERED, 2),
    "resnet50_relu_preact": ((32, 48), ORDERED, 2),
    "resnet50_preact": ((32, 48), ORDERED, 2),
    "resnet20_cifar": ((24, 32), SMALL_RESIDUAL, 2),
    "resnet32_cifar": ((16, 24), SMALL_RESIDUAL, 2),
    "resnet56_cifar": ((16, 24), SMALL_RESIDUAL, 4),
    "resnet110_cifar": ((16, 24), SMALL_RESIDUAL, 8),
    "resnet110_cifar_preact": ((16, 24), SMALL_RESIDUAL, 8),
    "resnext50_32x4d": ((48, 64), RESIDUAL, 2),
    "small_cnn": ((28, 28), ["conv1", "conv2", "fc1", "fc2"], 1),
    "squeezenet1_0": ((64, 80), SQUEEZED, 1),
    "squeezenet1_1": ((21, 64), SQUEEZED, 1),
    "vgg11": ((32, 48), VGG, 1),
    "vgg11_bn": ((32, 48), VGG, 1),
    "vgg13": ((32, 48), VGG, 1),
    "vgg13_bn": ((32, 48), VGG, 1),
    "vgg16": ((32, 48), VGG, 1),
    "vgg16_bn": ((32, 48), VGG, 1),
    "vgg19": ((32, 48), VGG, 1),
    "vgg19_bn": ((32, 48), VGG, 1),
    **zoo_mobile_cases.CASES,
    "wide_resnet50_2": ((32, 48), RESIDUAL, 2),
    "zfnet": ((64, 80), ["features.0", "features.3", "features.7", "features.12", "classifier.4"], 1),
}


def facts(name, value):
    flat = value.numpy().ravel()
    return {
        "value": name, "shape": list(value.shape), "norm": float(np.linalg.norm(flat)), "mean": float(flat.mean()),
        "samples": [float(f"{v:.9g}") for v in flat[zoo_filling.samples(SEED, name, flat.size)]],
    }


def forward(name, size, values, variance):
    model, units = zoo_filling.make(name, CLASSES)
    zoo_filling.fill(model, SEED, variance)
    model.double().eval()
    channels = zoo_models.CHANNELS.get(name, 3)
    pictures = zoo_filling.pictures(SEED, BATCH, channels, size)
    found = {}
    modules = dict(model.named_modules())
    for value in values:
        modules[value].register_forward_hook(lambda _, __, output, value=value: found.__setitem__(value, facts(value, output)))
    with torch.no_grad():
        scores = model(pictures)
    apart = float((scores[0] - scores[1]).norm() / scores.norm())
    print(name, [f"{f['value']} {f['norm'] / np.prod(f['shape']) ** 0.5:.3g}" for f in found.values()], f"rows {apart:.2g} apart")
    return {
        "script": "tests/Parity/generators/zoo_forward.py", "versions": f"torchvision {torchvision.__version__}, torch {torch.__version__}",
        "seed": SEED, "batch": BATCH, "classes": CLASSES, "units": units, "channels": channels, "size": list(size), "variance": variance,
        "values": list(found.values()), "scores": [float(f"{v:.9g}") for v in scores.numpy().ravel()],
    }


FOLDER.mkdir(parents=True, exist_ok=True)
for name in sys.argv[1:] or CASES:
    (FOLDER / f"{name}.json").write_text(json.dumps(forward(name, *CASES[name])) + "\n")
