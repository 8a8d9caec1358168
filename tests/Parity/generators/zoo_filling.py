"""The networks of zoo_models.py with weights and pictures that script and test both make."""
import numpy as np
import torch
from torch import nn

import named
import splitmix
import zoo_models
from named import samples  # noqa: F401

# The dense layers of some networks hold most of their numbers and little that is new; fixtures have narrow ones: place in the classifier, inputs.
NARROW = {
    "alexnet": [(1, 256 * 6 * 6), (4, None), (6, None)],
    "vgg": [(0, 512 * 7 * 7), (3, None), (6, None)],
    "zfnet": [(1, 256 * 6 * 6), (4, None), (6, None)],
}
UNITS = 32


def make(name, classes):
    """The network with so many classes, and the width of its dense layers where that is not its own."""
    model = zoo_models.MODELS[name](num_classes=classes)
    layers = next((layers for family, layers in NARROW.items() if name.startswith(family)), [])
    for place, inputs in layers:
        model.classifier[place] = nn.Linear(inputs or UNITS, classes if place == layers[-1][0] else UNITS)
    return model, UNITS if layers else None


def fill(model, seed, variance):
    state = model.state_dict()
    for name, tensor in state.items():
        if not name.endswith("num_batches_tracked"):
            state[name] = torch.from_numpy(named.weight(seed, name, tuple(tensor.shape), variance))
    model.load_state_dict(state)


def pictures(seed, batch, channels, size):
    u = splitmix.uniform(named.stream(seed, "input"), batch * channels * size[0] * size[1])
    return torch.from_numpy((2 * u - 1).reshape(batch, channels, *size)).double()
