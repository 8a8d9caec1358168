"""The DenseNets for CIFAR of Huang et al. 2017, under torchvision's names."""
from collections import OrderedDict

import torch
from torch import nn


class Layer(nn.Module):
    def __init__(self, before, growth, bottleneck):
        super().__init__()
        self.bottleneck = bottleneck
        self.norm1 = nn.BatchNorm2d(before)
        if bottleneck:
            self.conv1 = nn.Conv2d(before, 4 * growth, 1, bias=False)
            self.norm2 = nn.BatchNorm2d(4 * growth)
            self.conv2 = nn.Conv2d(4 * growth, growth, 3, padding=1, bias=False)
        else:
            self.conv1 = nn.Conv2d(before, growth, 3, padding=1, bias=False)

    def forward(self, x):
        y = self.conv1(torch.relu(self.norm1(x)))
        y = self.conv2(torch.relu(self.norm2(y))) if self.bottleneck else y
        return torch.cat([x, y], 1)


class DenseNet(nn.Module):
    def __init__(self, stem, growth, layers, bottleneck, num_classes):
        super().__init__()
        parts, channels = OrderedDict(conv0=nn.Conv2d(3, stem, 3, padding=1, bias=False)), stem
        for block in (1, 2, 3):
            named = OrderedDict((f"denselayer{i + 1}", Layer(channels + i * growth, growth, bottleneck)) for i in range(layers))
            parts[f"denseblock{block}"] = nn.Sequential(named)
            channels += layers * growth
            if block < 3:
                after = channels // 2 if bottleneck else channels
                parts[f"transition{block}"] = nn.Sequential(OrderedDict(
                    norm=nn.BatchNorm2d(channels), relu=nn.ReLU(), conv=nn.Conv2d(channels, after, 1, bias=False), pool=nn.AvgPool2d(2)))
                channels = after
        parts["norm4"] = nn.BatchNorm2d(channels)
        self.features = nn.Sequential(parts)
        self.classifier = nn.Linear(channels, num_classes)

    def forward(self, x):
        return self.classifier(torch.relu(self.features(x)).mean((2, 3)))


MODELS = {
    "densenet40_cifar": lambda num_classes=10: DenseNet(16, 12, 12, False, num_classes),
    "densenet100_bc_cifar": lambda num_classes=10: DenseNet(24, 12, 16, True, num_classes),
}
