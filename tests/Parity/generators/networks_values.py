"""Numbers that script and test both make from a name, and the writer of a fixture: outputs in one binary file, what they are in a JSON file beside it."""
import json
import math
from pathlib import Path

import numpy as np
import torch

import splitmix

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "networks"
WHOLE = 48
SAMPLES = 32


def uniform(name, count, low, high):
    """Numbers in [low, high), rounded to single precision once."""
    return (low + (high - low) * splitmix.uniform(splitmix.seed_of(name), count).astype(np.float64)).astype(np.float32)


def classes(name, count, below, ignored=None):
    """Class numbers; where one is to be ignored, every third is it, from the second on."""
    numbers = (splitmix.bits(splitmix.seed_of(name), count) % np.uint64(below)).astype(np.int64)
    if ignored is not None:
        numbers[1::3] = ignored
    return numbers


def probabilities(name, rows, count, inner):
    """[rows, count, inner]: along the middle axis, numbers that sum to 1 (added one after the other, in double precision)."""
    raw = 0.0625 + splitmix.uniform(splitmix.seed_of(name), rows * count * inner).astype(np.float64).reshape(rows, count, inner)
    total = np.zeros((rows, inner))
    for i in range(count):
        total += raw[:, i]
    return (raw / total[:, None]).astype(np.float32)


def weight(name, shape):
    """How a parameter starts: +-sqrt(3 / fan in) for what has axes, [0.5, 1.5) for scales and variances, +-0.5 for the rest."""
    count = math.prod(shape)
    last = name.rsplit(".", 1)[-1]
    if len(shape) > 1:
        bound = math.sqrt(3.0 / (count // shape[0]))
        values = uniform(name, count, -bound, bound)
    elif last in ("weight", "running_var"):
        values = uniform(name, count, 0.5, 1.5)
    else:
        values = uniform(name, count, -0.5, 0.5)
    return torch.from_numpy(values.astype(np.float64)).reshape(shape)


def make(name, spec):
    """The input that a specification describes: a kind, its dimensions, and what the kind needs."""
    dims, kind = spec["dims"], spec["kind"]
    count = math.prod(dims)
    if kind == "classes":
        return torch.from_numpy(classes(name, count, spec["below"], spec.get("ignored"))).reshape(dims)
    if kind == "probabilities":
        values = probabilities(name, dims[0], dims[1], math.prod(dims[2:]))
    elif kind == "signs":
        values = np.where(splitmix.bits(splitmix.seed_of(name), count) % np.uint64(2) == 0, -1.0, 1.0)
    else:
        values = uniform(name, count, spec["low"], spec["high"])
    return torch.from_numpy(values.astype(np.float64)).reshape(dims)


class Fixture:
    """Collects cases. A tensor is stored whole if it is small, else as its norm, its mean and samples at places that its name draws."""

    def __init__(self, name, script):
        self.name, self.script, self.cases, self.data = name, script, [], bytearray()

    def store(self, name, tensor):
        values = tensor.detach().numpy().astype(np.float64).ravel()
        if values.size > WHOLE:
            places = splitmix.bits(splitmix.seed_of(name), SAMPLES) % np.uint64(values.size)
            values = np.concatenate([[np.sqrt(np.sum(values * values)), np.mean(values)], values[places.astype(np.int64)]])
        at = len(self.data) // 4
        self.data += np.ascontiguousarray(values, dtype="<f4").tobytes()
        return at

    def save(self):
        FOLDER.mkdir(parents=True, exist_ok=True)
        (FOLDER / f"{self.name}.bin").write_bytes(bytes(self.data))
        head = json.dumps({"script": f"tests/Parity/generators/{self.script}", "torch": torch.__version__})[1:-1]
        lines = ",\n".join("    " + json.dumps(case) for case in self.cases)
        (FOLDER / f"{self.name}.json").write_text("{\n  " + head + ",\n  \"cases\": [\n" + lines + "\n  ]\n}\n")
        print(f"{self.name}: {len(self.cases)} cases, {len(self.data)} bytes of outputs")
