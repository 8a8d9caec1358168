"""The networks of the zoo as torchvision has them, or written from their papers, under the zoo's names."""
from torch import nn
from torchvision import models

import zoo_classics
import zoo_dense
import zoo_inception
import zoo_mobile_models
import zoo_residual


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


def googlenet(num_classes=1000):
    return models.googlenet(num_classes=num_classes, aux_logits=False, init_weights=False)


def googlenet_training(num_classes=1000):
    return models.googlenet(num_classes=num_classes, aux_logits=True, init_weights=False)


def inception_v3(num_classes=1000):
    return models.inception_v3(num_classes=num_classes, aux_logits=False, init_weights=False)


def inception_v3_training(num_classes=1000):
    return models.inception_v3(num_classes=num_classes, aux_logits=True, init_weights=False)


# Networks that torchvision has under the same name.
TORCHVISION = [
    "alexnet",
    "densenet121", "densenet161", "densenet169", "densenet201",
    "mobilenet_v2",
    "resnet18", "resnet34", "resnet50", "resnet101", "resnet152",
    "resnext50_32x4d", "resnext101_32x8d",
    "squeezenet1_0", "squeezenet1_1",
    "vgg11", "vgg11_bn", "vgg13", "vgg13_bn", "vgg16", "vgg16_bn", "vgg19", "vgg19_bn",
    "wide_resnet50_2", "wide_resnet101_2",
]
MODELS = {name: getattr(models, name) for name in TORCHVISION}
MODELS.update(zoo_dense.MODELS)
MODELS.update(zoo_residual.MODELS)
MODELS.update(
    googlenet=googlenet,
    googlenet_training=googlenet_training,
    inception_v3=inception_v3,
    inception_v3_training=inception_v3_training,
    inception_v4=zoo_inception.InceptionV4,
    lenet5=zoo_classics.LeNet5,
    mlp=zoo_classics.Mlp,
    mobilenet_v2_half=mobilenet_v2_half,
    nin=zoo_classics.nin,
    nin_cifar=zoo_classics.nin_cifar,
    resnet18_small=resnet18_small,
    small_cnn=SmallCnn,
    **zoo_mobile_models.MODELS,
    zfnet=zoo_classics.ZfNet,
)
# Channels of the pictures, where they are not three.
CHANNELS = {"lenet5": 1, "mlp": 1, "small_cnn": 1}
