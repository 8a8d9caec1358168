"""LeNet-5, ZFNet, Network in Network and a multilayer perceptron, written from their papers."""
import torch
from torch import nn
from torch.nn import functional as F

# LeCun et al. 1998, table I: the maps of S2 that each map of C3 sees.
TABLE = [
    [0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [0, 4, 5], [0, 1, 5],
    [0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5], [0, 3, 4, 5], [0, 1, 4, 5], [0, 1, 2, 5], [0, 1, 3, 4], [1, 2, 4, 5], [0, 2, 3, 5],
    [0, 1, 2, 3, 4, 5],
]


class LeNet5(nn.Module):
    """C3 is a whole convolution here whose kernel is zero where the table has no connection."""

    def __init__(self, num_classes=10):
        super().__init__()
        self.c1 = nn.Conv2d(1, 6, 5)
        self.s2 = nn.Conv2d(6, 6, 1, groups=6)
        self.c3 = nn.ModuleDict({"threes": nn.Conv2d(18, 6, 5, groups=6), "fours": nn.Conv2d(36, 9, 5, groups=9), "all": nn.Conv2d(6, 1, 5)})
        self.s4 = nn.Conv2d(16, 16, 1, groups=16)
        self.c5 = nn.Conv2d(16, 120, 5)
        self.f6 = nn.Linear(120, 84)
        self.f7 = nn.Linear(84, num_classes)

    @staticmethod
    def squash(x):
        return 1.7159 * torch.tanh(2 / 3 * x)

    def sample(self, x, layer):
        sums = F.avg_pool2d(x, 2, divisor_override=1)
        return self.squash(sums * (layer.weight.reshape(1, -1, 1, 1) / 4) + layer.bias.reshape(1, -1, 1, 1))

    def connected(self, x):
        weights = [w for name in ("threes", "fours", "all") for w in self.c3[name].weight]
        bias = torch.cat([self.c3[name].bias for name in ("threes", "fours", "all")])
        kernel = []
        for map_, weight in enumerate(weights):
            seen = dict(zip(TABLE[map_], weight))
            kernel.append(torch.stack([seen.get(i, torch.zeros_like(weight[0])) for i in range(6)]))
        return F.conv2d(x, torch.stack(kernel), bias)

    def forward(self, x):
        x = self.sample(self.squash(self.c1(x)), self.s2)
        x = self.sample(self.squash(self.connected(x)), self.s4)
        x = self.squash(self.c5(x)).flatten(1)
        return self.f7(self.squash(self.f6(x)))


class ZfNet(nn.Module):
    def __init__(self, num_classes=1000):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, 96, 7, 2, 1), nn.ReLU(), nn.MaxPool2d(3, 2, 1), nn.LocalResponseNorm(5),
            nn.Conv2d(96, 256, 5, 2), nn.ReLU(), nn.MaxPool2d(3, 2, 1), nn.LocalResponseNorm(5),
            nn.Conv2d(256, 384, 3, padding=1), nn.ReLU(),
            nn.Conv2d(384, 384, 3, padding=1), nn.ReLU(),
            nn.Conv2d(384, 256, 3, padding=1), nn.ReLU(), nn.MaxPool2d(3, 2))
        self.avgpool = nn.AdaptiveAvgPool2d(6)
        self.classifier = nn.Sequential(
            nn.Dropout(), nn.Linear(256 * 6 * 6, 4096), nn.ReLU(), nn.Dropout(), nn.Linear(4096, 4096), nn.ReLU(), nn.Linear(4096, num_classes))

    def forward(self, x):
        return self.classifier(self.avgpool(self.features(x)).flatten(1))


class NiN(nn.Module):
    """Stages of (channels, kernel, stride, padding, and the channels of two 1x1 convolutions); a pooling between two."""

    def __init__(self, stages, pools):
        super().__init__()
        before, self.steps = 3, []
        for i, (channels, kernel, stride, padding, first, second) in enumerate(stages):
            for name, layer in {
                f"conv{i + 1}": nn.Conv2d(before, channels, kernel, stride, padding),
                f"cccp{2 * i + 1}": nn.Conv2d(channels, first, 1), f"cccp{2 * i + 2}": nn.Conv2d(first, second, 1),
            }.items():
                self.add_module(name, layer)
                self.steps += [name]
            before = second
            if i < len(pools):
                self.add_module(f"pool{i + 1}", pools[i])
                self.steps += [f"pool{i + 1}"]

    def forward(self, x):
        for name in self.steps:
            x = getattr(self, name)(x)
            x = x if name.startswith("pool") else torch.relu(x)
        return x.mean((2, 3))


def nin_cifar(num_classes=10):
    return NiN([(192, 5, 1, 2, 160, 96), (192, 5, 1, 2, 192, 192), (192, 3, 1, 1, 192, num_classes)],
               [nn.MaxPool2d(3, 2, ceil_mode=True), nn.AvgPool2d(3, 2, ceil_mode=True)])


def nin(num_classes=1000):
    return NiN([(96, 11, 4, 0, 96, 96), (256, 5, 1, 2, 256, 256), (384, 3, 1, 1, 384, 384), (1024, 3, 1, 1, 1024, num_classes)],
               [nn.MaxPool2d(3, 2, ceil_mode=True) for _ in range(3)])


class Mlp(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.fc1, self.fc2, self.fc3 = nn.Linear(784, 512), nn.Linear(512, 512), nn.Linear(512, num_classes)

    def forward(self, x):
        return self.fc3(torch.relu(self.fc2(torch.relu(self.fc1(x.flatten(1))))))
