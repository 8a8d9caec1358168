"""
Residual networks that torchvision lacks: those for CIFAR (He et al. 2015, section 4.2) and the orders of He et al. 2016, figure 4. With pre-activation the first
unit finds its input activated by the stem, a projection takes the activated input, and the last sum is activated.
"""
import torch
from torch import nn
from torch.nn import functional as F

ORDERS = ["original", "norm_after_add", "relu_before_add", "relu_preact", "preact"]


def conv(before, channels, kernel, stride=1):
    return nn.Conv2d(before, channels, kernel, stride, kernel // 2, bias=False)


class Unit(nn.Module):
    def __init__(self, order, before, shapes, projects, first):
        """Shapes: (channels, kernel, stride) of each convolution."""
        super().__init__()
        self.order, self.count, self.first = order, len(shapes), first
        channels, stride = shapes[-1][0], max(s for _, _, s in shapes)
        changes = before != channels or stride != 1
        self.grows, self.stride = changes and not projects, stride
        for i, (wide, kernel, step) in enumerate(shapes, 1):
            if order == "preact" and not (first and i == 1):
                self.add_module(f"bn{i}", nn.BatchNorm2d(before))
            self.add_module(f"conv{i}", conv(before, wide, kernel, step))
            if order != "preact" and not (order == "norm_after_add" and i == len(shapes)):
                self.add_module(f"bn{i}", nn.BatchNorm2d(wide))
            before = wide
        self.downsample = None
        if changes and projects:
            incoming = self.conv1.in_channels
            self.downsample = nn.Sequential(conv(incoming, channels, 1, stride), *([] if order == "preact" else [nn.BatchNorm2d(channels)]))
        if order == "norm_after_add":
            self.add_module(f"bn{len(shapes)}", nn.BatchNorm2d(channels))

    def layers(self, kind):
        return [getattr(self, f"{kind}{i}", None) for i in range(1, self.count + 1)]

    def shortcut(self, x, activated):
        if self.grows:
            pixels = activated[:, :, ::self.stride, ::self.stride]
            return F.pad(pixels, (0, 0, 0, 0, 0, pixels.shape[1]))
        return x if self.downsample is None else self.downsample(activated)

    def forward(self, x):
        return getattr(self, self.order)(x, self.layers("conv"), self.layers("bn"))

    def original(self, x, convs, norms):
        y = x
        for c, n in zip(convs[:-1], norms):
            y = torch.relu(n(c(y)))
        return torch.relu(norms[-1](convs[-1](y)) + self.shortcut(x, x))

    def norm_after_add(self, x, convs, norms):
        y = x
        for c, n in zip(convs[:-1], norms):
            y = torch.relu(n(c(y)))
        return torch.relu(norms[-1](convs[-1](y) + self.shortcut(x, x)))

    def relu_before_add(self, x, convs, norms):
        y = x
        for c, n in zip(convs, norms):
            y = torch.relu(n(c(y)))
        return y + self.shortcut(x, x)

    def relu_preact(self, x, convs, norms):
        activated = y = torch.relu(x)
        for i, (c, n) in enumerate(zip(convs, norms)):
            y = n(c(torch.relu(y) if i else y))
        return y + self.shortcut(activated if self.first else x, activated)

    def preact(self, x, convs, norms):
        activated = y = x if self.first else torch.relu(norms[0](x))
        for i, (c, n) in enumerate(zip(convs, norms)):
            y = c(torch.relu(n(y)) if i else y)
        return y + self.shortcut(x, activated)


class ResNet(nn.Module):
    def __init__(self, order, stem, widths, blocks, shapes, projects, num_classes):
        """Shapes: what convolutions a block of so many channels and that stride has."""
        super().__init__()
        self.order = order
        before = widths[0]
        self.conv1 = nn.Conv2d(3, before, *stem, bias=False)
        self.bn1 = nn.BatchNorm2d(before)
        self.maxpool = nn.MaxPool2d(3, 2, 1) if stem[1] == 2 else nn.Identity()
        self.stages = len(blocks)
        for stage, (channels, count) in enumerate(zip(widths, blocks)):
            units = []
            for i in range(count):
                parts = shapes(channels, 2 if stage and not i else 1)
                units += [Unit(order, before, parts, projects, first=not stage and not i)]
                before = parts[-1][0]
            self.add_module(f"layer{stage + 1}", nn.Sequential(*units))
        if order == "preact":
            self.norm = nn.BatchNorm2d(before)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(before, num_classes)

    def forward(self, x):
        x = self.maxpool(torch.relu(self.bn1(self.conv1(x))))
        for stage in range(self.stages):
            x = getattr(self, f"layer{stage + 1}")(x)
        x = self.norm(x) if self.order == "preact" else x
        x = torch.relu(x) if self.order.endswith("preact") else x
        return self.fc(self.avgpool(x).flatten(1))


def basic(channels, stride):
    return [(channels, 3, stride), (channels, 3, 1)]


def bottleneck(channels, stride):
    return [(channels, 1, 1), (channels, 3, stride), (4 * channels, 1, 1)]


def cifar(depth, order="original"):
    return lambda num_classes=10: ResNet(order, (3, 1, 1), [16, 32, 64], [(depth - 2) // 6] * 3, basic, False, num_classes)


def imagenet(blocks, shapes, order):
    return lambda num_classes=1000: ResNet(order, (7, 2, 3), [64, 128, 256, 512], blocks, shapes, True, num_classes)


MODELS = {f"resnet{depth}_cifar": cifar(depth) for depth in (20, 32, 56, 110)}
MODELS["resnet110_cifar_preact"] = cifar(110, "preact")
MODELS.update({f"resnet18_{order}": imagenet([2, 2, 2, 2], basic, order) for order in ORDERS[1:]})
MODELS.update({f"resnet50_{order}": imagenet([3, 4, 6, 3], bottleneck, order) for order in ORDERS[1:]})
