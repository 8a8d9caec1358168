"""
Gradients in training of one network of each family of zoo_models.py, in double precision and without dropout: the loss, the norm of every gradient, and 32
numbers of those of the pictures and of every tenth weight. One file a network below fixtures/zoo/gradients; with names as arguments, only these.
"""
import json
import sys
from pathlib import Path

import numpy as np
import torch
import torchvision
from torch import nn
from torchvision.ops import StochasticDepth

import zoo_filling
import zoo_models

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "zoo" / "gradients"
SEED, ROWS, CLASSES = 11, 4, 40

# Height and width.
CASES = {
    "alexnet": (64, 80), "densenet100_bc_cifar": (16, 24), "densenet40_cifar": (16, 24), "densenet121": (64, 48), "googlenet_training": (64, 64),
    "inception_v3": (96, 96), "inception_v4": (80, 80), "lenet5": (32, 32), "mlp": (28, 28), "mobilenet_v2": (48, 64), "nin": (96, 80),
    "nin_cifar": (24, 32), "resnet18": (64, 64), "resnet18_small": (16, 24), "resnet18_norm_after_add": (64, 64), "resnet18_relu_before_add": (64, 64),
    "resnet18_relu_preact": (96, 96), "resnet18_preact": (64, 64), "resnet20_cifar": (16, 24), "resnext50_32x4d": (48, 48), "small_cnn": (28, 28),
    "squeezenet1_1": (64, 64), "vgg11": (32, 48), "vgg11_bn": (32, 48), "zfnet": (64, 80),
    "mobilenet_v1": (64, 48), "mobilenet_v3_small": (64, 48), "shufflenet_v1_g3": (64, 48), "shufflenet_v2_x0_5": (64, 48), "mnasnet0_5": (64, 48),
    "efficientnet_b0": (64, 48), "squeezenext_23": (64, 80),
}


def facts(name, gradient):
    flat = gradient.numpy().ravel()
    return {"value": name, "samples": [float(f"{v:.9g}") for v in flat[zoo_filling.samples(SEED, name, flat.size)]]}


def run(name, size, element):
    """Row i has the class 7 i. Classifiers half-way count 0.3."""
    model, units = zoo_filling.make(name, CLASSES)
    zoo_filling.fill(model, SEED, 1)
    model.to(element).train()
    for module in model.modules():
        if isinstance(module, (nn.Dropout, StochasticDepth)):
            module.p = 0.0
    channels = zoo_models.CHANNELS.get(name, 3)
    pictures = zoo_filling.pictures(SEED, ROWS, channels, size).to(element).requires_grad_()
    scores, *halfway = result if isinstance(result := model(pictures), tuple) else (result,)
    target = torch.arange(ROWS) * 7 % CLASSES
    loss = nn.functional.cross_entropy(scores, target) + sum(0.3 * nn.functional.cross_entropy(other, target) for other in halfway)
    loss.backward()
    return float(loss), {"input": pictures.grad.double(), **{key: p.grad.double() for key, p in model.named_parameters()}}, units, channels


def gradients(name, size):
    """With the distance, as a share of its norm, of the gradient that PyTorch's own single precision has farthest off."""
    loss, found, units, channels = run(name, size, torch.float64)
    _, single, _, _ = run(name, size, torch.float32)
    floor = 1e-6 * max(float(g.norm()) for g in found.values())
    apart = max(float((single[key] - g).norm() / g.norm()) for key, g in found.items() if g.norm() > floor)
    weights = [key for key, g in found.items() if g.dim() > 1 and key != "input"]
    chosen = ["input", *weights[::10], weights[-1]]
    print(name, loss, f"single {apart:.2g}", {key: float(f"{found[key].norm():.3g}") for key in chosen})
    return {
        "script": "tests/Parity/generators/zoo_gradients.py", "versions": f"torchvision {torchvision.__version__}, torch {torch.__version__}",
        "seed": SEED, "rows": ROWS, "classes": CLASSES, "units": units, "channels": channels, "size": list(size), "loss": loss, "single": float(f"{apart:.2g}"),
        "norms": {key: float(f"{np.linalg.norm(g.numpy()):.9g}") for key, g in found.items()},
        "values": [facts(key, found[key]) for key in dict.fromkeys(chosen)],
    }


FOLDER.mkdir(parents=True, exist_ok=True)
for name in sys.argv[1:] or CASES:
    (FOLDER / f"{name}.json").write_text(json.dumps(gradients(name, CASES[name])) + "\n")
