"""Overlaps, suppression and box offsets of torchvision, and soft suppression and fusion by their papers. Writes fixtures/boxes.json.

Run: /usr/bin/python3 tests/Parity/generators/boxes.py
"""
import json
import math
import pathlib

import numpy as np
import torch
import torchvision
from torchvision.models.detection._utils import BoxCoder
from torchvision.ops import batched_nms, box_iou, generalized_box_iou, nms

import splitmix


def boxes(seed, count):
    u = splitmix.uniform(seed, count * 4).reshape(count, 4)
    low = u[:, :2] * np.float32(200)
    return torch.from_numpy(np.concatenate([low, low + (u[:, 2:] * np.float32(60) + np.float32(1))], axis=1))


def scores(seed, count):
    return torch.from_numpy(splitmix.uniform(seed, count))


def labels(seed, count, classes):
    return torch.from_numpy((splitmix.bits(seed, count) % np.uint64(classes)).astype(np.int64))


def iou(a, b):
    width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    both = max(width, 0) * max(height, 0)
    return both / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both)


def soft(found, weight, least):
    """found: (label, score, index); the algorithm of Bodla et al., figure 2."""
    left, kept = [list(f) for f in found], []
    while left:
        best = max(left, key=lambda f: f[1])
        left.remove(best)
        if best[1] < least:
            continue
        kept.append(best)
        for other in left:
            if other[0] == best[0]:
                other[1] *= weight(iou(PLACES[best[2]], PLACES[other[2]]))
    return [[index, score] for _, score, index in sorted(kept, key=lambda f: -f[1])]


def fused(detectors, threshold):
    """detectors: lists of (label, score, box); section 3 of Solovyev et al."""
    groups = []
    for label, score, box in sorted((b for d in detectors for b in d), key=lambda b: -b[1]):
        near = [(iou(g["box"], box), g) for g in groups if g["label"] == label]
        overlap, best = max(near, key=lambda n: n[0], default=(0, None))
        if overlap <= threshold:
            best = {"label": label, "members": []}
            groups.append(best)
        best["members"].append((score, box))
        total = sum(s for s, _ in best["members"])
        best["box"] = [sum(s * b[i] for s, b in best["members"]) / total for i in range(4)]
    for g in groups:
        count = len(g["members"])
        g["score"] = sum(s for s, _ in g["members"]) / count * min(count, len(detectors)) / len(detectors)
    return [[g["label"], g["score"], *g["box"]] for g in sorted(groups, key=lambda g: -g["score"])]


if __name__ == "__main__":
    a, b, many = boxes(1, 12), boxes(2, 9), boxes(3, 300)
    sure, classes = scores(4, 300), labels(5, 300, 3)
    PLACES = many.double().tolist()
    found = list(zip(classes.tolist(), sure.double().tolist(), range(300)))
    coder = BoxCoder((10.0, 10.0, 5.0, 5.0))
    offsets = torch.from_numpy(splitmix.uniform(6, 48).reshape(12, 4) * np.float32(30) - np.float32(8))
    third = [[(l, s, PLACES[i]) for l, s, i in found[:90] if i % 3 == k] for k in range(3)]
    fixture = {
        "made with": f"torch {torch.__version__}, torchvision {torchvision.__version__}",
        "iou": box_iou(a.double(), b.double()).tolist(),
        "giou": generalized_box_iou(a.double(), b.double()).tolist(),
        "nms": {str(t): nms(many.double(), sure.double(), t).tolist() for t in (0.1, 0.3, 0.5, 0.7)},
        "perClass": {str(t): batched_nms(many.double(), sure.double(), classes, t).tolist() for t in (0.1, 0.3, 0.5, 0.7)},
        "encoded": coder.encode_single(boxes(7, 12).double(), a.double()).tolist(),
        "decoded": coder.decode_single(offsets.double(), a.double()).tolist(),
        "linear": soft(found, lambda o: 1 - o if o > 0.3 else 1, 0.05),
        "gaussian": soft(found, lambda o: math.exp(-o * o / 0.5), 0.05),
        "fused": fused(third, 0.3),
    }
    path = pathlib.Path(__file__).parent.parent / "fixtures" / "boxes.json"
    path.write_text("{\n" + ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in fixture.items()) + "\n}\n")
