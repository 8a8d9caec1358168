"""Forward passes of torchvision's networks in double precision: norm, mean and 32 numbers of the scores and of a few values on the way."""
import json
from pathlib import Path

import numpy as np
import torch
import torchvision
from torch import nn

import named
import splitmix
import zoo_models

FILE = Path(__file__).resolve().parent.parent / "fixtures" / "zoo" / "forward.json"
SEED, BATCH = 11, 2

RESIDUAL = ["conv1", "layer1.1.bn2", "layer2.0.downsample.1", "layer3.1.conv1", "avgpool", "fc"]
MOBILE = ["features.0.1", "features.4.conv.1.0", "features.10.conv.3", "features.18.1", "classifier.1"]
SQUEEZED = ["features.0", "features.3.squeeze", "features.4.expand3x3", "classifier.1", "classifier.3"]
VGG = ["features.0", "features.8", "avgpool", "classifier.3", "classifier.6"]

# Height and width; the values; and what running variances lie around, so that no network's numbers vanish or grow without bound.
CASES = {
    "resnet18": ((64, 48), RESIDUAL, 2),
    "resnet34": ((64, 48), RESIDUAL, 2),
    "resnet50": ((48, 64), RESIDUAL, 2),
    "resnet101": ((48, 32), RESIDUAL, 2),
    "resnet152": ((32, 48), RESIDUAL, 2),
    "resnet18_small": ((24, 32), RESIDUAL, 2),
    "vgg11": ((32, 48), VGG, 1),
    "vgg11_bn": ((32, 48), VGG, 1),
    "vgg13": ((32, 48), VGG, 1),
    "vgg13_bn": ((32, 48), VGG, 1),
    "vgg16": ((32, 48), VGG, 1),
    "vgg16_bn": ((32, 48), VGG, 1),
    "vgg19": ((32, 48), VGG, 1),
    "vgg19_bn": ((32, 48), VGG, 1),
    "mobilenet_v2": ((64, 48), MOBILE, 1),
    "squeezenet1_0": ((64, 80), SQUEEZED, 1),
    "squeezenet1_1": ((80, 64), SQUEEZED, 1),
    "small_cnn": ((28, 28), ["conv1", "conv2", "fc1", "fc2"], 1),
}

# VGG's dense layers hold most of its numbers and little that is new; the fixture has narrow ones.
UNITS = 32


def narrow(model):
    for place, (before, after) in {0: (512 * 7 * 7, UNITS), 3: (UNITS, UNITS), 6: (UNITS, 1000)}.items():
        model.classifier[place] = nn.Linear(before, after)


def fill(model, variance):
    state = model.state_dict()
    for name, tensor in state.items():
        if not name.endswith("num_batches_tracked"):
            state[name] = torch.from_numpy(named.weight(SEED, name, tuple(tensor.shape), variance))
    model.load_state_dict(state)


def facts(name, value):
    flat = value.numpy().ravel()
    return {
        "value": name, "shape": list(value.shape), "norm": float(np.linalg.norm(flat)), "mean": float(flat.mean()),
        "samples": [float(f"{v:.9g}") for v in flat[named.samples(SEED, name, flat.size)]],
    }


def forward(name, size, values, variance):
    model = zoo_models.MODELS[name]()
    if name.startswith("vgg"):
        narrow(model)
    fill(model, variance)
    model.double().eval()
    channels = 1 if name == "small_cnn" else 3
    u = splitmix.uniform(named.stream(SEED, "input"), BATCH * channels * size[0] * size[1])
    pictures = torch.from_numpy((2 * u - 1).reshape(BATCH, channels, *size)).double()
    found = {}
    modules = dict(model.named_modules())
    for value in values:
        modules[value].register_forward_hook(lambda _, __, output, value=value: found.__setitem__(value, facts(value, output)))
    with torch.no_grad():
        scores = model(pictures)
    apart = float((scores[0] - scores[1]).norm() / scores.norm())
    print(name, [f"{f['value']} {f['norm'] / np.prod(f['shape']) ** 0.5:.3g}" for f in found.values()], f"rows {apart:.2g} apart")
    case = {"model": name, "size": list(size), "variance": variance, "values": list(found.values()) + [facts("output", scores)]}
    return {**case, "units": UNITS} if name.startswith("vgg") else case


cases = [forward(name, *case) for name, case in CASES.items()]
head = {"script": "tests/Parity/generators/zoo_forward.py", "versions": f"torchvision {torchvision.__version__}, torch {torch.__version__}"}
head.update(seed=SEED, batch=BATCH)
FILE.write_text(json.dumps(head)[:-1] + ', "cases": [\n' + ",\n".join(json.dumps(case) for case in cases) + "\n]}\n")
