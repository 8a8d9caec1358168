"""Inception-v4 of Szegedy et al. 2017, figures 3 to 9, under timm's names."""
import torch
from torch import nn


class Conv(nn.Sequential):
    def __init__(self, before, channels, kernel, stride=1, padding="same"):
        super().__init__()
        self.add_module("conv", nn.Conv2d(before, channels, kernel, stride, 0 if stride > 1 or padding == "valid" else "same", bias=False))
        self.add_module("bn", nn.BatchNorm2d(channels, eps=1e-3))
        self.add_module("relu", nn.ReLU())


def chain(before, *parts):
    """Convolutions one behind the other: (channels, kernel, and what else a Conv takes)."""
    convs = []
    for channels, *rest in parts:
        convs += [Conv(before, channels, *rest)]
        before = channels
    return convs[0] if len(convs) == 1 else nn.Sequential(*convs)


def mean(before, channels):
    return nn.Sequential(nn.AvgPool2d(3, 1, 1, count_include_pad=False), Conv(before, channels, 1))


class Beside(nn.Module):
    """Branches whose results lie side by side; a list of names is a chain that forks at its end."""

    def __init__(self, branches, forks=()):
        super().__init__()
        for name, branch in branches.items():
            self.add_module(name, branch)
        self.forks = forks or [([name], []) for name in branches]

    def forward(self, x):
        results = []
        for trunk, ends in self.forks:
            y = x
            for name in trunk:
                y = getattr(self, name)(y)
            results += [getattr(self, end)(y) for end in ends] if ends else [y]
        return torch.cat(results, 1)


def inception_a():
    return Beside({"branch0": chain(384, (96, 1)), "branch1": chain(384, (64, 1), (96, 3)), "branch2": chain(384, (64, 1), (96, 3), (96, 3)),
                   "branch3": mean(384, 96)})


def inception_b():
    return Beside({"branch0": chain(1024, (384, 1)), "branch1": chain(1024, (192, 1), (224, (1, 7)), (256, (7, 1))),
                   "branch2": chain(1024, (192, 1), (192, (7, 1)), (224, (1, 7)), (224, (7, 1)), (256, (1, 7))), "branch3": mean(1024, 128)})


def inception_c():
    return Beside(
        {"branch0": Conv(1536, 256, 1), "branch1_0": Conv(1536, 384, 1), "branch1_1a": Conv(384, 256, (1, 3)), "branch1_1b": Conv(384, 256, (3, 1)),
         "branch2_0": Conv(1536, 384, 1), "branch2_1": Conv(384, 448, (3, 1)), "branch2_2": Conv(448, 512, (1, 3)),
         "branch2_3a": Conv(512, 256, (1, 3)), "branch2_3b": Conv(512, 256, (3, 1)), "branch3": mean(1536, 256)},
        [(["branch0"], []), (["branch1_0"], ["branch1_1a", "branch1_1b"]), (["branch2_0", "branch2_1", "branch2_2"], ["branch2_3a", "branch2_3b"]),
         (["branch3"], [])])


class InceptionV4(nn.Module):
    def __init__(self, num_classes=1000):
        super().__init__()
        valid = "valid"
        self.features = nn.Sequential(
            Conv(3, 32, 3, 2), Conv(32, 32, 3, 1, valid), Conv(32, 64, 3),
            Beside({"maxpool": nn.MaxPool2d(3, 2), "conv": Conv(64, 96, 3, 2)}),
            Beside({"branch0": chain(160, (64, 1), (96, 3, 1, valid)),
                    "branch1": chain(160, (64, 1), (64, (1, 7)), (64, (7, 1)), (96, 3, 1, valid))}),
            Beside({"conv": Conv(192, 192, 3, 2), "maxpool": nn.MaxPool2d(3, 2)}),
            *[inception_a() for _ in range(4)],
            Beside({"branch0": Conv(384, 384, 3, 2), "branch1": chain(384, (192, 1), (224, 3), (256, 3, 2)), "branch2": nn.MaxPool2d(3, 2)}),
            *[inception_b() for _ in range(7)],
            Beside({"branch0": chain(1024, (192, 1), (192, 3, 2)), "branch1": chain(1024, (256, 1), (256, (1, 7)), (320, (7, 1)), (320, 3, 2)),
                    "branch2": nn.MaxPool2d(3, 2)}),
            *[inception_c() for _ in range(3)])
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.last_linear = nn.Linear(1536, num_classes)

    def forward(self, x):
        return self.last_linear(self.avgpool(self.features(x)).flatten(1))
