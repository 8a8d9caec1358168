"""The mobile families under the zoo's names: torchvision's where it has them, the others written from their papers (MobileNet, ShuffleNet, SqueezeNext)."""
import torch
from torch import nn
from torch.nn import functional as F
from torchvision import models


class Separable(nn.Module):
    """MobileNet's pair of convolutions: depthwise 3x3 and 1x1, each normalised and rectified."""

    def __init__(self, before, after, stride):
        super().__init__()
        self.conv_dw = nn.Conv2d(before, before, 3, stride, 1, groups=before, bias=False)
        self.bn1 = nn.BatchNorm2d(before)
        self.conv_pw = nn.Conv2d(before, after, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(after)

    def forward(self, x):
        return F.relu6(self.bn2(self.conv_pw(F.relu6(self.bn1(self.conv_dw(x))))))


class MobileNetV1(nn.Module):
    """Table 1 of Howard et al. 2017."""

    def __init__(self, num_classes=1000, width=1.0):
        super().__init__()
        rows = [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2)] + [(512, 1)] * 5 + [(1024, 2), (1024, 1)]
        before = int(32 * width)
        self.conv_stem = nn.Conv2d(3, before, 3, 2, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(before)
        stages = []
        for place, (channels, stride) in enumerate(rows):
            if stride == 2 or place == 0:
                stages.append(nn.Sequential())
            stages[-1].append(Separable(before, int(channels * width), stride))
            before = int(channels * width)
        self.blocks = nn.Sequential(*stages)
        self.classifier = nn.Linear(before, num_classes)

    def forward(self, x):
        return self.classifier(self.blocks(F.relu6(self.bn1(self.conv_stem(x)))).mean([2, 3]))


def convolution(before, after, kernel, stride=1, groups=1, rectified=False):
    layers = [nn.Conv2d(before, after, kernel, stride, kernel // 2, groups=groups, bias=False), nn.BatchNorm2d(after)]
    return layers + [nn.ReLU()] if rectified else layers


class ShuffleUnit(nn.Module):
    """Figure 2 (b) and (c) of Zhang et al. 2018."""

    def __init__(self, before, after, stride, groups, groups_before):
        super().__init__()
        self.stride, self.groups, between = stride, groups, after // 4
        self.branch_main_1 = nn.Sequential(
            *convolution(before, between, 1, groups=groups_before, rectified=True), *convolution(between, between, 3, stride, between))
        self.branch_main_2 = nn.Sequential(*convolution(between, after - before if stride == 2 else after, 1, groups=groups))

    def forward(self, x):
        y = self.branch_main_1(x)
        if self.groups > 1:
            # The authors' code goes this way round: channel i of a group comes from place i of the groups' places side by side.
            y = y.unflatten(1, (y.shape[1] // self.groups, self.groups)).transpose(1, 2).flatten(1, 2)
        y = self.branch_main_2(y)
        return F.relu(x + y) if self.stride == 1 else torch.cat([F.avg_pool2d(x, 3, 2, 1), F.relu(y)], 1)


class ShuffleNetV1(nn.Module):
    """Table 1 of Zhang et al. 2018."""

    CHANNELS = {1: 144, 2: 200, 3: 240, 4: 272, 8: 384}

    def __init__(self, groups, num_classes=1000):
        super().__init__()
        self.first_conv = nn.Sequential(*convolution(3, 24, 3, 2, rectified=True))
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        units, before = [], 24
        for stage, blocks in enumerate([4, 8, 4]):
            after = self.CHANNELS[groups] * 2 ** stage
            for i in range(blocks):
                units.append(ShuffleUnit(before, after, 2 if i == 0 else 1, groups, groups if units else 1))
                before = after
        self.features = nn.Sequential(*units)
        self.classifier = nn.Sequential(nn.Linear(before, num_classes, bias=False))

    def forward(self, x):
        return self.classifier(self.features(self.maxpool(self.first_conv(x))).mean([2, 3]))


class Rectified(nn.Module):
    def __init__(self, before, after, kernel, stride=1, padding=0):
        super().__init__()
        self.conv, self.bn = nn.Conv2d(before, after, kernel, stride, padding), nn.BatchNorm2d(after)

    def forward(self, x):
        return F.relu(self.bn(self.conv(x)))


class SqueezeNextUnit(nn.Module):
    """Figure 1, right, of Gholami et al. 2018; a block that halves the picture keeps its first convolution at all channels."""

    def __init__(self, before, after, stride):
        super().__init__()
        resizes = stride == 2 or before > after
        half = before if stride == 2 else before // 4 if before > after else before // 2
        self.conv1 = Rectified(before, half, 1, stride)
        self.conv2 = Rectified(half, half // 2, 1)
        self.conv3 = Rectified(half // 2, half, (1, 3), padding=(0, 1))
        self.conv4 = Rectified(half, half, (3, 1), padding=(1, 0))
        self.conv5 = Rectified(half, after, 1)
        if resizes:
            self.identity_conv = Rectified(before, after, 1, stride)

    def forward(self, x):
        y = self.conv5(self.conv4(self.conv3(self.conv2(self.conv1(x)))))
        return F.relu(y + (self.identity_conv(x) if hasattr(self, "identity_conv") else x))


class SqueezeNextStem(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv = Rectified(3, channels, 7, 2, 1)

    def forward(self, x):
        return F.max_pool2d(self.conv(x), 3, 2, ceil_mode=True)


class SqueezeNext(nn.Module):
    """1.0-SqNxt-23: blocks of 6, 6, 8 and 1 (table 2 of Gholami et al. 2018)."""

    def __init__(self, num_classes=1000):
        super().__init__()
        self.features, before = nn.Sequential(), 64
        self.features.add_module("init_block", SqueezeNextStem(64))
        for stage, (channels, blocks) in enumerate([(32, 6), (64, 6), (128, 8), (256, 1)]):
            units = nn.Sequential()
            for i in range(blocks):
                units.add_module(f"unit{i + 1}", SqueezeNextUnit(before, channels, 2 if stage > 0 and i == 0 else 1))
                before = channels
            self.features.add_module(f"stage{stage + 1}", units)
        self.features.add_module("final_block", Rectified(before, 128, 1))
        self.output = nn.Linear(128, num_classes)

    def forward(self, x):
        return self.output(self.features(x).mean([2, 3]))


def shufflenet_v1(groups):
    return lambda num_classes=1000: ShuffleNetV1(groups, num_classes)


TORCHVISION = ["mobilenet_v3_large", "mobilenet_v3_small", *(f"shufflenet_v2_x{w}" for w in ("0_5", "1_0", "1_5", "2_0")),
               *(f"mnasnet{w}" for w in ("0_5", "0_75", "1_0", "1_3")), *(f"efficientnet_b{i}" for i in range(8))]
WRITTEN = {"mobilenet_v1": MobileNetV1, "squeezenext_23": SqueezeNext, **{f"shufflenet_v1_g{g}": shufflenet_v1(g) for g in (1, 2, 3, 4, 8)}}
MODELS = {**{name: getattr(models, name) for name in TORCHVISION}, **WRITTEN,
          "mobilenet_v1_half": lambda num_classes=1000: MobileNetV1(num_classes, 0.5)}
