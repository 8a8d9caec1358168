"""Weights that script and test both make: each parameter has a stream of its own, by its name. The C# half is tests/Parity/Zoo/NamedWeights.cs."""
import numpy as np

import splitmix


def stream(seed, name):
    """The seed of a name's stream: FNV-1a of the name, mixed with the seed."""
    value = 0xCBF29CE484222325
    for letter in name.encode():
        value = ((value ^ letter) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return int(splitmix.bits(seed ^ value, 1)[0])


def weight(seed, name, shape, variance):
    """He's uniform weights; scales of 0.5 to 1.5; biases and means within 0.1; variances of 0.5 to 1.5 times the given one. In single precision."""
    u = splitmix.uniform(stream(seed, name), int(np.prod(shape))).reshape(shape)
    if len(shape) > 1:
        return (2 * u - 1) * np.float32(np.sqrt(6 / np.prod(shape[1:])))
    if name.endswith("running_var"):
        return (u + np.float32(0.5)) * np.float32(variance)
    if name.endswith("weight"):
        return u + np.float32(0.5)
    return (u - np.float32(0.5)) * np.float32(0.2)


def samples(seed, name, count):
    """The places of 32 numbers of a value with so many."""
    return (splitmix.bits(stream(seed, name), 32) % np.uint64(count)).astype(np.int64)
