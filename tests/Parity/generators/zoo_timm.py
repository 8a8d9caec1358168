"""
Names and shapes of timm's state dicts, in their order: one text file a network below fixtures/zoo/timm; and the scores of some networks whose weights
belong to timm's names, in double precision. Run with timm 1.0.9.
"""
import json
from pathlib import Path

import timm
import torch

import zoo_filling

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "zoo" / "timm"

# The zoo's name, and timm's.
NAMES = {
    "densenet121": "densenet121", "efficientnet_b0": "efficientnet_b0", "efficientnet_b5": "efficientnet_b5", "inception_v3": "inception_v3",
    "inception_v4": "inception_v4", "mnasnet0_5": "mnasnet_050",
    "mnasnet1_0": "mnasnet_100", "mobilenet_v1": "mobilenetv1_100", "mobilenet_v2": "mobilenetv2_100", "mobilenet_v3_large": "mobilenetv3_large_100",
    "mobilenet_v3_small": "mobilenetv3_small_100", "resnet18": "resnet18", "resnet50": "resnet50", "resnext50_32x4d": "resnext50_32x4d",
    "vgg11_bn": "vgg11_bn", "wide_resnet50_2": "wide_resnet50_2",
}

FOLDER.mkdir(parents=True, exist_ok=True)
for ours, theirs in NAMES.items():
    state = timm.create_model(theirs).state_dict()
    lines = [f"{key} {'x'.join(map(str, value.shape))}" for key, value in state.items() if not key.endswith("num_batches_tracked")]
    (FOLDER / f"{ours}.txt").write_text(f"# timm {timm.__version__}, {theirs}: tests/Parity/generators/zoo_timm.py\n" + "\n".join(lines) + "\n")
    print(ours, len(lines))

SEED, ROWS, CLASSES, SIZE = 11, 2, 20, (64, 48)
# What running variances lie around.
SCORED = {"efficientnet_b0": 0.9, "mnasnet0_5": 1.5, "mobilenet_v1": 1, "mobilenet_v2": 1, "mobilenet_v3_small": 1}


def scores(ours, variance):
    model = timm.create_model(NAMES[ours], num_classes=CLASSES)
    zoo_filling.fill(model, SEED, variance)
    with torch.no_grad():
        found = model.double().eval()(zoo_filling.pictures(SEED, ROWS, 3, SIZE))
    epsilon = model.bn1.eps
    print(ours, epsilon, float(found.norm()))
    return {"model": ours, "variance": variance, "epsilon": epsilon, "scores": [float(f"{v:.9g}") for v in found.numpy().ravel()]}


head = {"script": "tests/Parity/generators/zoo_timm.py", "versions": f"timm {timm.__version__}, torch {torch.__version__}"}
head.update(seed=SEED, rows=ROWS, classes=CLASSES, size=SIZE)
cases = [json.dumps(scores(*case)) for case in SCORED.items()]
(FOLDER / "scores.json").write_text(json.dumps(head)[:-1] + ', "cases": [\n' + ",\n".join(cases) + "\n]}\n")
