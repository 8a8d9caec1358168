"""The models that both sides run, with seeded weights: torchvision's definitions, small data to go with them.

As a script it writes them for the others:
    models.py FOLDER safetensors NAME      NAME.safetensors: the state dict
    models.py FOLDER onnx NAME             NAME.onnx: for evaluation, the batch left open
    models.py FOLDER batch NAME COUNT      NAME-batch-COUNT.safetensors: "input" and "target"
A file appears whole or not at all.
"""
import json
import os
import struct
import sys

import worker

try:
    import torch
    import torchvision
    from torch import nn
except ImportError as error:
    worker.missing(error.name)

SEED = 1
OPSET = 13


class SmallCnn(nn.Module):
    """conv32-pool-conv64-pool-fc128-fc10."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3, padding=1)
        self.conv2 = nn.Conv2d(32, 64, 3, padding=1)
        self.fc1 = nn.Linear(64 * 7 * 7, 128)
        self.fc2 = nn.Linear(128, 10)

    def forward(self, x):
        x = nn.functional.max_pool2d(nn.functional.relu(self.conv1(x)), 2)
        x = nn.functional.max_pool2d(nn.functional.relu(self.conv2(x)), 2)
        return self.fc2(nn.functional.relu(self.fc1(torch.flatten(x, 1))))


def resnet18_small():
    """For pictures of 32x32: a 3x3 stem of stride 1 and no pooling before the blocks."""
    model = torchvision.models.resnet18(num_classes=10)
    model.conv1 = nn.Conv2d(3, 64, 3, padding=1, bias=False)
    nn.init.kaiming_normal_(model.conv1.weight, mode="fan_out")
    model.maxpool = nn.Identity()
    return model


# Name: constructor, shape of a picture, classes. Without dropout a training step gives the same numbers on both sides.
MODELS = {
    "small_cnn": (SmallCnn, (1, 28, 28), 10),
    "resnet18_small": (resnet18_small, (3, 32, 32), 10),
    "resnet18": (torchvision.models.resnet18, (3, 224, 224), 1000),
    "resnet50": (torchvision.models.resnet50, (3, 224, 224), 1000),
    "vgg16": (torchvision.models.vgg16, (3, 224, 224), 1000),
    "mobilenet_v2": (lambda: torchvision.models.mobilenet_v2(dropout=0.0), (3, 224, 224), 1000),
    "squeezenet1_1": (torchvision.models.squeezenet1_1, (3, 224, 224), 1000),
}


def make(name):
    """The model in training mode, as its constructor leaves it after the seed."""
    torch.manual_seed(SEED)
    return MODELS[name][0]().train()


def data(name, count):
    """Pictures of normal noise, and a class for each."""
    generator = torch.Generator().manual_seed(SEED + 1)
    shape, classes = MODELS[name][1:]
    return torch.randn((count, *shape), generator=generator), torch.randint(classes, (count,), generator=generator)


def with_statistics(model, name):
    """Running statistics of a real batch: with those that it starts with, a deep network's numbers vanish or grow without bound in evaluation."""
    norms = [module for module in model.modules() if isinstance(module, nn.BatchNorm2d)]
    for norm in norms:
        norm.momentum = 1.0
    if norms:
        with torch.no_grad():
            model(data(name, 4)[0])
    for norm in norms:
        norm.momentum = 0.1
    return model


def save_safetensors(path, tensors):
    """8 bytes of header length, a JSON header of names, types, shapes and places, then the numbers."""
    types = {torch.float32: "F32", torch.int64: "I64"}
    header, offset = {}, 0
    for name, tensor in tensors.items():
        size = tensor.numel() * tensor.element_size()
        header[name] = {"dtype": types[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [offset, offset + size]}
        offset += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in tensors.values():
            file.write(tensor.contiguous().numpy().tobytes())


def save_onnx(path, model, name):
    torch.onnx.export(
        model.eval(), data(name, 1)[0], path, opset_version=OPSET, input_names=["input"], output_names=["output"],
        dynamic_axes={"input": {0: "N"}, "output": {0: "N"}})


def write(folder, form, name, count=None):
    path = os.path.join(folder, f"{name}-batch-{count}.safetensors" if form == "batch" else f"{name}.{form}")
    draft = f"{path}.{os.getpid()}.tmp"
    if form == "batch":
        save_safetensors(draft, dict(zip(("input", "target"), data(name, int(count)))))
    else:
        model = with_statistics(make(name), name)
        if form == "onnx":
            save_onnx(draft, model, name)
        else:
            save_safetensors(draft, {key: value for key, value in model.state_dict().items() if not key.endswith("num_batches_tracked")})
    os.replace(draft, path)


if __name__ == "__main__":
    write(*sys.argv[1:])
