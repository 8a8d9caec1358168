"""Makes fixtures/networks/calculations.*: functions of numbers, selections, products and windows by values, in PyTorch. Run with PyTorch 1.13."""
import torch
import torch.nn.functional as F

import networks_graph
import networks_ops
from networks_cases import numbers, one, x
from networks_values import Fixture


def of(function):
    return (lambda a, inputs, p, training: [function(a, *inputs)], None)


def reduce(a, value):
    axes, keep = a["axes"], a.get("keepAxes", False)
    kinds = {
        "Product": lambda: torch.prod(value, axes[0], keepdim=keep), "SumOfSquares": lambda: (value * value).sum(axes, keepdim=keep),
        "L1": lambda: value.abs().sum(axes, keepdim=keep), "L2": lambda: torch.linalg.vector_norm(value, 2, axes, keepdim=keep),
        "LogSum": lambda: value.sum(axes, keepdim=keep).log(), "LogSumExp": lambda: torch.logsumexp(value, axes, keepdim=keep),
    }
    return kinds[a["kind"]]()


def padding(a, value):
    amounts = [n for pair in zip(reversed(a["before"]), reversed(a["after"])) for n in pair]
    return F.pad(value, amounts, "constant", a.get("value", 0))


def gather(a, value, indices):
    axis = a.get("axis", 0)
    found = torch.index_select(value, axis, indices.reshape(-1))
    return found.reshape(value.shape[:axis] + indices.shape + value.shape[axis + 1:])


def scatter(a, value, indices, updates):
    kind = a.get("kind", "Replace")
    if kind == "Add":
        return value.scatter_add(a.get("axis", 0), indices, updates)
    return value.scatter_reduce(a.get("axis", 0), indices, updates, {"Min": "amin", "Max": "amax"}[kind])


def cumulative(a, value):
    axis = a["axis"]
    value = value.flip(axis) if a.get("backwards") else value
    sums = value.cumsum(axis) - (value if a.get("exclusive") else 0)
    return sums.flip(axis) if a.get("backwards") else sums


def matmul(a, left, right):
    return torch.matmul(left.mT if a.get("transposeA") else left, right.mT if a.get("transposeB") else right)


def convolution(a, value, weight, bias=None):
    function = {3: F.conv1d, 4: F.conv2d, 5: F.conv3d}[value.dim()]
    axes = value.dim() - 2
    before = a.get("before", [0] * axes)
    return function(value, weight, bias, a.get("stride", 1), before, a.get("dilation", 1), a.get("groups", 1))


def transposed(a, value, weight, bias=None):
    function = {3: F.conv_transpose1d, 4: F.conv_transpose2d, 5: F.conv_transpose3d}[value.dim()]
    return function(value, weight, bias, a.get("stride", 1), a.get("before", 0), a.get("outputPadding", 0), a.get("groups", 1), a.get("dilation", 1))


def pool(a, value):
    axes, kernel, stride, before = value.dim() - 2, a["kernel"], a.get("stride", 1), a.get("before", 0)
    if a["kind"] == "Max":
        return {1: F.max_pool1d, 2: F.max_pool2d, 3: F.max_pool3d}[axes](value, kernel, stride, before, a.get("dilation", 1), a.get("ceiling", False))
    if a["kind"] == "Norm":
        return F.lp_pool2d(value, a["p"], kernel, stride)
    return {1: F.avg_pool1d, 2: F.avg_pool2d, 3: F.avg_pool3d}[axes](value, kernel, stride, before, a.get("ceiling", False), a.get("countPadding", False))


def resize(a, value):
    mode = {"Nearest": "nearest", "Linear": {3: "linear", 4: "bilinear", 5: "trilinear"}[value.dim()], "Cubic": "bicubic"}[a.get("kind", "Nearest")]
    corners = None if mode == "nearest" else a.get("coordinates") == "AlignCorners"
    return F.interpolate(value, a["target"][2:], mode=mode, align_corners=corners)


FUNCTIONS = {
    "Negate": torch.neg, "Abs": torch.abs, "Sign": torch.sign, "Sqrt": torch.sqrt, "Exp": torch.exp, "Log": torch.log, "Reciprocal": torch.reciprocal,
    "Floor": torch.floor, "Ceiling": torch.ceil, "Round": torch.round, "Erf": torch.erf, "Sin": torch.sin, "Cos": torch.cos, "Tan": torch.tan,
    "Asin": torch.asin, "Acos": torch.acos, "Atan": torch.atan, "Sinh": torch.sinh, "Cosh": torch.cosh, "Asinh": torch.asinh, "Acosh": torch.acosh,
    "Atanh": torch.atanh,
}
POSITIVE = ("Sqrt", "Log", "Reciprocal")
WITHIN_ONE = ("Asin", "Acos", "Atanh", "Tan")

networks_graph.OPS.update({name: of(lambda a, value, function=function: function(value)) for name, function in FUNCTIONS.items()})
networks_graph.OPS.update({
    "Divide": of(lambda a, left, right: left / right), "Power": of(lambda a, left, right: left ** right),
    "Minimum": of(lambda a, left, right: torch.minimum(left, right)), "Maximum": of(lambda a, left, right: torch.maximum(left, right)),
    "Modulo": of(lambda a, left, right: torch.fmod(left, right) if a.get("truncated") else torch.remainder(left, right)),
    "Reduce": of(reduce), "Expand": of(lambda a, value: value.expand(a["target"])), "Tile": of(lambda a, value: value.repeat(a["repeats"])),
    "Reverse": of(lambda a, value: value.flip(a["axes"])), "Pad": of(padding), "CumulativeSum": of(cumulative),
    "Trilu": of(lambda a, value: (torch.triu if a.get("upper", True) else torch.tril)(value, a.get("diagonal", 0))),
    "Gather": of(gather), "GatherElements": of(lambda a, value, indices: torch.gather(value, a.get("axis", 0), indices)), "ScatterElements": of(scatter),
    "TopK": (lambda a, inputs, p, training: list(torch.topk(inputs[0], a["count"], a.get("axis", -1), a.get("largest", True))), None),
    "MatMul": of(matmul), "ConvNd": of(convolution), "ConvTransposeNd": of(transposed), "PoolNd": of(pool), "Resize": of(resize),
})


def calculated():
    for name in FUNCTIONS:
        low, high = (0.2, 4) if name in POSITIVE else (-0.9, 0.9) if name in WITHIN_ONE else (1.2, 5) if name == "Acosh" else (-3, 3)
        yield one(name, x(3, 9, low=low, high=high))
    for name in "Divide Power Minimum Maximum Modulo".split():
        yield one(name, x(2, 3, 4, 5, low=0.5), x(3, 1, 1, low=0.6, batch=False))
    yield one("Modulo", x(3, 5), x(3, 1, low=0.7), truncated=True)
    for kind in "Product SumOfSquares L1 L2 LogSum LogSumExp".split():
        yield one("Reduce", x(2, 3, 4, low=0.1), kind=kind, axes=[2], keepAxes=True)
    yield one("Reduce", x(2, 3, 4, low=-90, high=90), kind="LogSumExp", axes=[1, 2])


def selected():
    yield one("Expand", x(1, 3, 1), target=[1, 3, 5])
    yield one("Tile", x(2, 3), repeats=[1, 3])
    yield one("Reverse", x(2, 3, 4), axes=[1, 2])
    yield one("Trilu", x(2, 4, 5), diagonal=1)
    yield one("Trilu", x(2, 5, 4), upper=False, diagonal=-1)
    yield one("Pad", x(2, 3, 4), before=[0, 2, -1], after=[0, 1, 3], value=0.25)
    for more in {}, {"exclusive": True}, {"backwards": True}, {"exclusive": True, "backwards": True}:
        yield one("CumulativeSum", x(2, 4, 3), axis=1, **more)
    yield one("Gather", x(2, 5, 3), {**numbers(2, 3, below=5), "batch": False}, axis=1)
    yield one("GatherElements", x(2, 5, 3), numbers(2, 4, 3, below=5), axis=1)
    for kind in "Add Min Max".split():
        yield one("ScatterElements", x(2, 5, 3), numbers(2, 4, 3, below=5), x(2, 4, 3), axis=1, kind=kind)
    yield one("TopK", x(2, 7, 3), count=3, axis=1)
    yield one("TopK", x(3, 9), count=4, largest=False)


def multiplied():
    yield one("MatMul", x(2, 3, 5), x(5, 17, batch=False))
    yield one("MatMul", x(2, 1, 3, 5), x(4, 5, 6, batch=False))
    yield one("MatMul", x(2, 5, 3), x(2, 6, 5), transposeA=True, transposeB=True)
    yield one("MatMul", x(4, batch=False), x(3, 4, 2))
    yield one("ConvNd", x(2, 4, 9), x(6, 2, 3, batch=False), x(6, batch=False), stride=[2], before=[1], after=[1], groups=2)
    yield one("ConvNd", x(2, 2, 4, 5, 4), x(3, 2, 2, 3, 2, batch=False), x(3, batch=False), before=[1, 0, 1], after=[1, 0, 1], dilation=[1, 2, 1])
    yield one("ConvTransposeNd", x(2, 3, 5), x(3, 2, 4, batch=False), x(2, batch=False), stride=[3], before=[1], after=[1], outputPadding=[2])
    yield one("ConvTransposeNd", x(2, 2, 3, 2, 3), x(2, 2, 2, 3, 2, batch=False), stride=[2, 1, 2], groups=2, dilation=[1, 1, 2])
    for kind in "Max Average".split():
        yield one("PoolNd", x(2, 3, 9), kind=kind, kernel=[3], stride=[2], before=[1], after=[1], ceiling=True, countPadding=True)
        yield one("PoolNd", x(2, 2, 5, 4, 6), kind=kind, kernel=[3, 2, 2], stride=[2, 1, 2], before=[1, 0, 1], after=[1, 0, 1])
    yield one("PoolNd", x(2, 3, 6, 5, low=0.1), kind="Norm", kernel=[2, 3], stride=[2, 1], p=3)
    floor = {"coordinates": "Asymmetric", "rounding": "Floor"}
    yield one("Resize", x(2, 3, 4, 5), target=["N", 3, 7, 3], **floor)
    for kind in "Linear Cubic".split():
        yield one("Resize", x(2, 3, 4, 5), target=["N", 3, 9, 3], kind=kind)
        yield one("Resize", x(2, 3, 4, 5), target=["N", 3, 9, 3], kind=kind, coordinates="AlignCorners")
    yield one("Resize", x(2, 2, 3, 2, 4), target=["N", 2, 5, 3, 2], kind="Linear")


if __name__ == "__main__":
    calculations = Fixture("calculations", "networks_calculations.py")
    for group in calculated, selected, multiplied:
        for case in group():
            networks_ops.add(calculations, case)
    names = [case["name"] for case in calculations.cases]
    assert len(names) == len(set(names)), sorted(n for n in names if names.count(n) > 1)
    calculations.save()
