"""Makes fixtures/networks/grids.*: grids from matrices, pictures looked at through grids, and a spatial transformer, in PyTorch. Run with PyTorch 1.13."""
import torch
import torch.nn.functional as F
import torchvision

import networks_graph
import networks_ops
from networks_cases import numbers, one, x
from networks_values import Fixture


def affine_grid(a, inputs, p, training):
    rows, (height, width) = inputs[0].shape[0], a["size"]
    return [F.affine_grid(inputs[0], [rows, 1, height, width], align_corners=a.get("alignCorners", False))]


def grid_sample(a, inputs, p, training):
    return [F.grid_sample(*inputs, "bilinear", a.get("padding", "Zeros").lower(), a.get("alignCorners", False))]


def roi_align(a, inputs, p, training):
    pictures, regions, numbers = inputs
    boxes = torch.cat([numbers.to(regions.dtype)[:, None], regions], 1)
    return [torchvision.ops.roi_align(pictures, boxes, a["output"], a.get("scale", 1.0), a.get("samples", 0), a.get("isAligned", True))]


def roi_max_pool(a, inputs, p, training):
    pictures, regions, numbers = inputs
    boxes = torch.cat([numbers.to(regions.dtype)[:, None], regions], 1)
    return [torchvision.ops.roi_pool(pictures, boxes, a["output"], a.get("scale", 1.0))]


networks_graph.OPS.update(AffineGrid=(affine_grid, None), GridSample=(grid_sample, None), RoiAlign=(roi_align, None),
                          RoiMaxPool=(roi_max_pool, None))


def cases():
    for align in False, True:
        for size in [5, 7], [1, 4], [3, 1]:
            yield one("AffineGrid", x(3, 2, 3), size=size, alignCorners=align)
        for padding in "Zeros", "Border", "Reflection":
            for picture, grid, reach in ((2, 3, 5, 6), (2, 4, 3, 2), 0.8), ((2, 17, 4, 5), (2, 6, 7, 2), 2.5), ((1, 2, 1, 3), (1, 3, 4, 2), 9), \
                    ((1, 2, 1, 1), (1, 3, 2, 2), 1.5):
                yield one("GridSample", x(*picture), x(*grid, low=-reach, high=reach), padding=padding, alignCorners=align)
            sampling = {"padding": padding, "alignCorners": align}
            steps = [("grid", "AffineGrid", {"size": [6, 5], "alignCorners": align}, ["x1"]), ("look", "GridSample", sampling, ["x0", "grid"])]
            yield steps, {"x0": x(2, 3, 7, 6), "x1": x(2, 2, 3, low=-1.2, high=1.2)}
    for align in False, True:
        for picture, reach, region in ((6, 3, 7, 6), 7, {"output": [3, 2]}), ((6, 17, 5, 9), 30, {"output": [2, 3], "scale": 0.25, "samples": 2}), \
                ((6, 2, 1, 4), 8, {"output": [1, 4], "scale": 0.5, "samples": 3}), ((6, 4, 14, 14), 14, {"output": [7, 7]}):
            steps = [("far", "Add", {}, ["corner", "extent"]), ("regions", "Concat", {"axis": 1}, ["corner", "far"]),
                     ("align", "RoiAlign", {**region, "isAligned": align}, ["x0", "regions", "numbers"])]
            rows = picture[0]
            yield steps, {"x0": x(*picture), "corner": x(rows, 2, low=-0.3 * reach, high=0.8 * reach, gradient=False),
                          "extent": x(rows, 2, low=0, high=0.6 * reach, gradient=False), "numbers": numbers(rows, below=rows)}
    for picture, reach, region in ((6, 3, 7, 6), 7, {"output": [3, 2]}), ((6, 17, 5, 9), 30, {"output": [2, 3], "scale": 0.25}), \
            ((6, 2, 1, 4), 8, {"output": [1, 4], "scale": 0.5}), ((6, 4, 14, 14), 14, {"output": [7, 7]}):
        steps = [("far", "Add", {}, ["corner", "extent"]), ("regions", "Concat", {"axis": 1}, ["corner", "far"]),
                 ("largest", "RoiMaxPool", region, ["x0", "regions", "numbers"])]
        rows = picture[0]
        yield steps, {"x0": x(*picture), "corner": x(rows, 2, low=-0.3 * reach, high=0.8 * reach, gradient=False),
                      "extent": x(rows, 2, low=0, high=0.6 * reach, gradient=False), "numbers": numbers(rows, below=rows)}
    localised = [
        ("localization.0", "Conv2d", {"channels": 4, "kernel": [3, 3]}, ["x0"]), ("activation", "Tanh", {}, ["localization.0"]),
        ("flat", "Flatten", {}, ["activation"]), ("fc_loc.2", "Dense", {"units": 6}, ["flat"]),
        ("theta", "Reshape", {"target": ["N", 2, 3]}, ["fc_loc.2"]), ("grid", "AffineGrid", {"size": [7, 6]}, ["theta"]),
        ("look", "GridSample", {"padding": "Border"}, ["x0", "grid"])]
    yield localised, {"x0": x(2, 3, 7, 6)}


if __name__ == "__main__":
    grids = Fixture("grids", "networks_grids.py")
    for case in cases():
        networks_ops.add(grids, case)
    names = [case["name"] for case in grids.cases]
    assert len(names) == len(set(names)), sorted(n for n in names if names.count(n) > 1)
    grids.save()
