"""The mobile families in double precision: names and shapes, forward passes in evaluation, and gradients in training without dropout."""
import json
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torchvision.ops import StochasticDepth

import named
import splitmix
import zoo_mobile_models as zoo

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "zoo"
SEED, BATCH, CLASSES = 11, 2, 20
ROWS = 4

V1 = ["conv_stem", "blocks.1.0.conv_dw", "blocks.3.1.bn1", "blocks.4.1.bn2", "classifier"]
LARGE = ["features.0.1", "features.4.block.2.fc1", "features.7.block.1.0", "features.13.block.3.1", "classifier.0"]
SMALL = ["features.0.1", "features.1.block.1.fc2", "features.4.block.1.1", "features.9.block.3.0", "classifier.0"]
SHUFFLED = ["first_conv.1", "features.0.branch_main_1.4", "features.1.branch_main_2.1", "features.5.branch_main_1.0", "features.12.branch_main_2.1"]
HALVED = ["conv1.1", "stage2.0.branch1.3", "stage2.1.branch2.4", "stage3.4.branch2.6", "conv5.1"]
SEARCHED = ["layers.1", "layers.7", "layers.9.1.layers.4", "layers.12.0.layers.6", "layers.15"]
SCALED = ["features.0.1", "features.2.0.block.2.fc1", "features.4.1.block.1.1", "features.6.1.block.3.1", "features.8.1"]
SQUEEZED = ["features.init_block.conv.bn", "features.stage1.unit1.conv3.bn", "features.stage2.unit1.identity_conv.bn",
            "features.stage3.unit4.conv5.bn", "features.final_block.bn"]

# Height and width; the values; and what running variances lie around, so that no network's numbers vanish or grow without bound.
FORWARD = {
    "mobilenet_v1": ((64, 48), V1, 1),
    "mobilenet_v3_large": ((64, 48), LARGE, 1.5),
    "mobilenet_v3_small": ((48, 64), SMALL, 1),
    "shufflenet_v1_g1": ((64, 48), SHUFFLED, 2),
    "shufflenet_v1_g3": ((48, 64), SHUFFLED, 2),
    "shufflenet_v1_g8": ((64, 64), SHUFFLED, 2),
    "shufflenet_v2_x0_5": ((64, 48), HALVED, 1.5),
    "shufflenet_v2_x1_0": ((48, 64), HALVED, 1.5),
    "mnasnet0_5": ((64, 48), SEARCHED, 1.5),
    "mnasnet1_0": ((48, 64), SEARCHED, 1.5),
    "efficientnet_b0": ((64, 48), SCALED, 0.8),
    "efficientnet_b1": ((48, 64), SCALED, 0.8),
    "efficientnet_b5": ((32, 48), SCALED, 0.8),
    "squeezenext_23": ((64, 80), SQUEEZED, 2),
}

# One of each family.
GRADIENTS = {
    "mobilenet_v1": (64, 48), "mobilenet_v3_small": (64, 48), "shufflenet_v1_g3": (64, 48), "shufflenet_v2_x0_5": (64, 48), "mnasnet0_5": (64, 48),
    "efficientnet_b0": (64, 48), "squeezenext_23": (64, 80),
}


def make(name, variance):
    model = zoo.MODELS[name](num_classes=CLASSES)
    state = model.state_dict()
    for key, tensor in state.items():
        if not key.endswith("num_batches_tracked"):
            state[key] = torch.from_numpy(named.weight(SEED, key, tuple(tensor.shape), variance))
    model.load_state_dict(state)
    for module in model.modules():
        if isinstance(module, (nn.Dropout, StochasticDepth)):
            module.p = 0.0
    return model.double()


def pictures(rows, size):
    u = splitmix.uniform(named.stream(SEED, "input"), rows * 3 * size[0] * size[1])
    return torch.from_numpy((2 * u - 1).reshape(rows, 3, *size)).double()


def rounded(values):
    return [float(f"{v:.9g}") for v in values]


def facts(name, value):
    flat = value.detach().numpy().ravel()
    return {"value": name, "shape": list(value.shape), "norm": float(np.linalg.norm(flat)), "mean": float(flat.mean()),
            "samples": rounded(flat[named.samples(SEED, name, flat.size)])}


def forward(name, size, values, variance):
    model = make(name, variance).eval()
    found = {}
    modules = dict(model.named_modules())
    for value in values:
        modules[value].register_forward_hook(lambda _, __, output, value=value: found.__setitem__(value, facts(value, output)))
    with torch.no_grad():
        scores = model(pictures(BATCH, size))
    apart = float((scores[0] - scores[1]).norm() / scores.norm())
    print(name, [f"{f['norm'] / np.prod(f['shape']) ** 0.5:.3g}" for f in found.values()], f"{float(scores.norm()):.3g}, rows {apart:.2g} apart")
    output = {**facts("output", scores), "all": rounded(scores.numpy().ravel())}
    return {"model": name, "size": list(size), "variance": variance, "classes": CLASSES, "values": [found[v] for v in values] + [output]}


def gradients(name, size):
    """Rows in training, the targets 0, 7, 14, 1: the loss, the norm of each gradient, and samples of that of the pictures and of every tenth weight."""
    model = make(name, 1).train()
    x = pictures(ROWS, size).requires_grad_()
    loss = nn.functional.cross_entropy(model(x), torch.arange(ROWS) * 7 % CLASSES)
    loss.backward()
    found = {key: p.grad for key, p in model.named_parameters()}
    weights = [key for key, g in found.items() if g.dim() > 1]
    chosen = {"input": x.grad, **{key: found[key] for key in [*weights[::10], weights[-1]]}}
    print(name, float(loss), {k: float(f"{g.norm():.3g}") for k, g in chosen.items()})
    norms = {key: float(f"{g.norm():.9g}") for key, g in found.items()}
    return {"model": name, "size": list(size), "rows": ROWS, "classes": CLASSES, "variance": 1, "loss": float(loss), "norms": norms,
            "values": [facts(key, g) for key, g in chosen.items()]}


def parameters(name):
    lines = [f"{key} {'x'.join(map(str, value.shape))}" for key, value in zoo.MODELS[name]().state_dict().items() if not key.endswith("num_batches_tracked")]
    source = zoo.SOURCE if name in zoo.TORCHVISION else zoo.PAPER
    (FOLDER / "parameters" / f"{name}.txt").write_text(f"# {source}: tests/Parity/generators/zoo_mobile.py\n" + "\n".join(lines) + "\n")


def save(file, cases):
    head = {"script": "tests/Parity/generators/zoo_mobile.py", "versions": zoo.SOURCE, "seed": SEED, "batch": BATCH}
    (FOLDER / file).write_text(json.dumps(head)[:-1] + ', "cases": [\n' + ",\n".join(json.dumps(case) for case in cases) + "\n]}\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    for model_name in zoo.MODELS:
        parameters(model_name)
    save("forward_mobile.json", [forward(name, *case) for name, case in FORWARD.items()])
    save("gradients_mobile.json", [gradients(name, size) for name, size in GRADIENTS.items()])
