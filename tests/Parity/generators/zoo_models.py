"""The networks of the zoo as torchvision has them, or written from their papers, under the zoo's names."""
from torch import nn
from torchvision import models

import zoo_mobile_models


def resnet18_small(num_classes=10):
    """ResNet-18 for pictures of 32x32: a 3x3 stem of stride 1, no pooling before the blocks."""
    model = models.resnet18(num_classes=num_classes)
    model.conv1 = nn.Conv2d(3, 64, 3, padding=1, bias=False)
    model.maxpool = nn.Identity()
    return model


class SmallCnn(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3, padding=1)
        self.conv2 = nn.Conv2d(32, 64, 3, padding=1)
        self.fc1 = nn.Linear(64 * 7 * 7, 128)
        self.fc2 = nn.Linear(128, num_classes)

    def forward(self, x):
        x = nn.functional.max_pool2d(nn.functional.relu(self.conv1(x)), 2)
        x = nn.functional.max_pool2d(nn.functional.relu(self.conv2(x)), 2)
        return self.fc2(nn.functional.relu(self.fc1(x.flatten(1))))


def mobilenet_v2_half(num_classes=1000):
    return models.mobilenet_v2(num_classes=num_classes, width_mult=0.5)


# Networks that torchvision has under the same name.
TORCHVISION = [
    "mobilenet_v2",
    "resnet18", "resnet34", "resnet50", "resnet101", "resnet152",
    "squeezenet1_0", "squeezenet1_1",
    "vgg11", "vgg11_bn", "vgg13", "vgg13_bn", "vgg16", "vgg16_bn", "vgg19", "vgg19_bn",
]
MODELS = {name: getattr(models, name) for name in TORCHVISION}
MODELS.update(
    mobilenet_v2_half=mobilenet_v2_half,
    resnet18_small=resnet18_small,
    small_cnn=SmallCnn,
    **zoo_mobile_models.MODELS,
)
# Channels of the pictures, where they are not three.
CHANNELS = {"small_cnn": 1}
