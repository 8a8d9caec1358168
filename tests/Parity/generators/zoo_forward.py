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

RESIDUAL = ["conv1", "layer1.1.bn2", "layer2.0.downsample.1", "layer3.1.conv1", "avgpool", "fc"]
MOBILE = ["features.0.1", "features.4.conv.1.0", "features.10.conv.3", "features.18.1", "classifier.1"]
SQUEEZED = ["features.0", "features.3.squeeze", "features.4.expand3x3", "classifier.1", "classifier.3"]
VGG = ["features.0", "features.8", "avgpool", "classifier.3", "classifier.6"]

# Height and width; the values; and what running variances lie around, so that no network's numbers vanish or grow without bound.
CASES = {
    "mobilenet_v2": ((64, 48), MOBILE, 1),
    "resnet18": ((64, 48), RESIDUAL, 2),
    "resnet18_small": ((24, 32), RESIDUAL, 2),
    "resnet34": ((64, 48), RESIDUAL, 2),
    "resnet50": ((48, 64), RESIDUAL, 2),
    "resnet101": ((48, 32), RESIDUAL, 2),
    "resnet152": ((32, 48), RESIDUAL, 2),
    "small_cnn": ((28, 28), ["conv1", "conv2", "fc1", "fc2"], 1),
    "squeezenet1_0": ((64, 80), SQUEEZED, 1),
    "squeezenet1_1": ((80, 64), SQUEEZED, 1),
    "vgg11": ((32, 48), VGG, 1),
    "vgg11_bn": ((32, 48), VGG, 1),
    "vgg13": ((32, 48), VGG, 1),
    "vgg13_bn": ((32, 48), VGG, 1),
    "vgg16": ((32, 48), VGG, 1),
    "vgg16_bn": ((32, 48), VGG, 1),
    "vgg19": ((32, 48), VGG, 1),
    "vgg19_bn": ((32, 48), VGG, 1),
    **zoo_mobile_cases.CASES,
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
