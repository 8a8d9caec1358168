"""
Small networks of torchvision's families as its exporter writes them, below fixtures/onnx/models: the file NAME.onnx, and in NAME.json the scores of the
network as it is used, and in training the loss, and norm and four samples of the gradient of each parameter. Computed in double precision.
"""
import json
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torchvision.models import densenet, efficientnet, mobilenetv2, shufflenetv2, vision_transformer

import splitmix

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "onnx" / "models"
SEED, BATCH, CLASSES, SIDE = 23, 3, 5, 32


class Turned(nn.Module):
    """What exporters write for sizes, halves and enlargements."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 6, 3, padding=1, bias=False)
        self.norm = nn.GroupNorm(2, 6)
        self.head = nn.Linear(6 * 4, CLASSES)

    def forward(self, x):
        a, b = self.norm(self.conv(x)).chunk(2, dim=1)
        x = torch.cat([a * torch.sigmoid(b), nn.functional.hardswish(a - 0.5 * b)], dim=1)
        x = nn.functional.max_pool2d(x[:, :, 1:-1, ::2], (5, 3), ceil_mode=True)
        x = nn.functional.adaptive_avg_pool2d(x, (x.size(2) // x.size(2), 1)) + x.mean((2, 3), keepdim=True)
        x = torch.stack([x, x.exp(), x.abs().sqrt(), x.pow(2)], dim=1)
        return self.head(x.permute(0, 2, 1, 3, 4).reshape(x.size(0), -1))


def efficient():
    setting = [efficientnet.MBConvConfig(1, 3, 1, 8, 8, 1, 1.0, 1.0), efficientnet.MBConvConfig(4, 5, 2, 8, 16, 2, 1.0, 1.0)]
    return efficientnet.EfficientNet(setting, 0.0, stochastic_depth_prob=0.0, num_classes=CLASSES)


class Recurrent(nn.Module):
    """Recurrent layers of every kind, one of them in both directions."""

    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(3, 6, batch_first=True, bidirectional=True)
        self.gru = nn.GRU(12, 5, batch_first=True)
        self.rnn = nn.RNN(5, 4, batch_first=True, nonlinearity="relu")
        self.head = nn.Linear(4, CLASSES)

    def forward(self, x):
        x = x.mean(3).permute(0, 2, 1)
        return self.head(self.rnn(self.gru(self.lstm(x)[0])[0])[0][:, -1])


MODELS = {
    "densenet": lambda: densenet.DenseNet(4, (2, 2, 2), 8, num_classes=CLASSES),
    "efficientnet": efficient,
    "mobilenet_v2": lambda: mobilenetv2.MobileNetV2(CLASSES, 0.25, [[1, 16, 1, 1], [6, 24, 2, 2]], dropout=0.0),
    "recurrent": Recurrent,
    "shufflenet_v2": lambda: shufflenetv2.ShuffleNetV2([1, 1, 1], [8, 16, 32, 64, 64], num_classes=CLASSES),
    "turned": Turned,
    "vit": lambda: vision_transformer.VisionTransformer(SIDE, 8, 2, 2, 16, 32, num_classes=CLASSES, norm_layer=partial(nn.LayerNorm, eps=1e-5)),
}
OPSETS = {"turned": 11, "vit": 17, "mobilenet_v2": 9}

# Those whose batch the exporter was told of; the others write 1.
DYNAMIC = {"recurrent", "vit"}


def fill(model):
    for name, tensor in model.state_dict().items():
        if tensor.is_floating_point():
            values = torch.from_numpy(splitmix.uniform(splitmix.seed_of(name) ^ SEED, tensor.numel()).reshape(tuple(tensor.shape)))
            fan = max(1, tensor.numel() // max(1, tensor.shape[0] if tensor.ndim > 1 else tensor.numel()))
            spread = 2 * (values - 0.5) * (3 / fan) ** 0.5 if tensor.ndim > 1 else 0.2 * (values - 0.5)
            shift = 1 if name.endswith("running_var") or (tensor.ndim == 1 and name.endswith("weight")) else 0
            tensor.copy_(spread + shift)


def samples(tensor):
    values = tensor.detach().numpy().reshape(-1)
    places = [int(p) for p in np.linspace(0, values.size - 1, 4)]
    return {"norm": float(np.linalg.norm(values)), "places": places, "values": [float(values[p]) for p in places]}


for name, make in MODELS.items():
    torch.manual_seed(0)
    model = make()
    with torch.no_grad():
        fill(model)
    model.eval()
    pictures = torch.from_numpy(splitmix.uniform(SEED, BATCH * 3 * SIDE * SIDE).reshape(BATCH, 3, SIDE, SIDE)) * 2 - 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        model, pictures[:1], FOLDER / f"{name}.onnx", opset_version=OPSETS.get(name, 13), training=torch.onnx.TrainingMode.PRESERVE,
        do_constant_folding=False, input_names=["input"], output_names=["scores"], dynamic_axes={"input": {0: "rows"}} if name in DYNAMIC else None)
    model.double()
    scores = model(pictures.double())
    model.train()
    loss = nn.functional.cross_entropy(model(pictures.double()), torch.arange(BATCH) * 2 % CLASSES)
    loss.backward()
    document = {
        "seed": SEED, "batch": BATCH, "side": SIDE, "classes": CLASSES, "torch": torch.__version__,
        "scores": [float(v) for v in scores.detach().numpy().reshape(-1)], "loss": loss.item(),
        "gradients": {n: samples(p.grad) for n, p in model.named_parameters()},
    }
    (FOLDER / f"{name}.json").write_text(json.dumps(document, indent=1) + "\n")
    print(name, (FOLDER / f"{name}.onnx").stat().st_size, scores.abs().mean().item(), loss.item())
