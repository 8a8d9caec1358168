"""Labelled pictures, and what OpenCV's selective search finds in them: recall at IoU 0.5 and the mean of the best IoU (MABO) at numbers of boxes.

The photographs are in the public domain or CC0: six of scikit-image and one of matplotlib; their boxes were drawn by hand. The scenes are drawn here.
"""
import json
from pathlib import Path

import cv2
import matplotlib
import numpy as np
import skimage
import skimage.data

import splitmix
from imaging_fixture import FIXTURES

FOLDER = FIXTURES / "proposals"
COUNTS = [50, 100, 200, 400, 800, 1600, 3200]
RUNS = 5  # OpenCV draws its order anew in each
SCENES = 8

PHOTOGRAPHS = {
    "astronaut": [[20, 16, 365, 512], [153, 16, 302, 190], [0, 0, 97, 512], [354, 0, 473, 290], [277, 344, 512, 512], [133, 349, 208, 423],
                  [279, 340, 329, 378], [114, 148, 305, 295], [145, 463, 195, 512]],
    "chelsea": [[30, 0, 400, 300], [136, 85, 206, 148], [297, 110, 344, 163], [240, 228, 292, 265]],
    "coffee": [[77, 68, 480, 388], [173, 18, 408, 307], [204, 95, 370, 194], [173, 18, 408, 208], [317, 66, 426, 326], [326, 240, 407, 326],
               [196, 225, 262, 307]],
    "rocket": [[309, 127, 336, 408], [0, 0, 88, 427], [560, 0, 640, 427], [167, 123, 204, 427], [440, 123, 478, 427], [267, 407, 375, 427],
               [135, 352, 166, 400], [178, 375, 212, 415], [345, 378, 385, 412]],
    "coins": [[22, 34, 67, 74], [81, 38, 120, 74], [132, 28, 179, 73], [192, 29, 240, 73], [255, 33, 297, 72], [305, 15, 365, 72],
              [25, 104, 67, 145], [84, 107, 122, 145], [134, 110, 174, 146], [186, 105, 226, 145], [245, 95, 296, 144], [317, 105, 356, 145],
              [25, 177, 63, 217], [80, 174, 124, 217], [135, 179, 174, 217], [189, 169, 237, 217], [251, 172, 297, 217], [315, 155, 380, 218],
              [18, 232, 75, 288], [93, 244, 136, 288], [144, 236, 202, 288], [219, 240, 269, 288], [275, 239, 327, 288], [335, 247, 381, 289]],
    "camera": [[0, 63, 332, 512], [260, 139, 325, 185], [161, 63, 271, 197], [230, 215, 406, 512], [411, 118, 433, 192], [415, 200, 512, 235],
               [340, 166, 392, 192]],
    "hopper": [[10, 22, 512, 600], [152, 22, 371, 165], [155, 130, 376, 335], [178, 168, 359, 232], [78, 484, 168, 517], [322, 489, 453, 526],
               [0, 0, 235, 440], [196, 315, 331, 445], [233, 576, 259, 600], [3, 50, 38, 103], [46, 61, 87, 116], [95, 72, 131, 123]],
}


def photograph(name):
    if name == "hopper":
        return cv2.imread(str(Path(matplotlib.get_data_path()) / "sample_data" / "grace_hopper.jpg"))
    image = getattr(skimage.data, name)()
    return image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_RGB2BGR)


def scene(seed):
    """320 x 240: two to six ellipses, boxes and triangles, striped or plain, over a noisy gradient; a later one may cover an earlier one."""
    draw = iter(splitmix.uniform(seed, 4000).tolist())
    y, x = np.mgrid[0:240, 0:320]
    ends = [[60 + 140 * next(draw) for _ in range(3)] for _ in range(2)]
    image = np.stack([ends[0][c] + (ends[1][c] - ends[0][c]) * (x + y) / 560 for c in range(3)], axis=-1)
    image += 24 * (splitmix.uniform(seed + 1, 240 * 320 * 3).reshape(240, 320, 3) - 0.5)
    boxes = []
    for _ in range(2 + int(5 * next(draw))):
        width, height = (int(24 + 110 * next(draw)) for _ in range(2))
        left, top = int((320 - width) * next(draw)), int((240 - height) * next(draw))
        u, v = (x - left) / width, (y - top) / height
        shape = int(3 * next(draw))
        inside = ((u - 0.5) ** 2 + (v - 0.5) ** 2 <= 0.25, (u >= 0) & (u < 1) & (v >= 0) & (v < 1), (v < 1) & (abs(u - 0.5) <= v / 2))[shape]
        colours = [[255 * next(draw) for _ in range(3)] for _ in range(2)]
        angle, period, plain = np.pi * next(draw), 4 + 8 * next(draw), next(draw) < 0.5
        stripes = np.zeros_like(u) if plain else np.floor((x * np.cos(angle) + y * np.sin(angle)) / period) % 2
        colour = np.stack([colours[0][c] + (colours[1][c] - colours[0][c]) * 0.6 * stripes for c in range(3)], axis=-1)
        image[inside] = (colour + 16 * (splitmix.uniform(seed + 2, 240 * 320 * 3).reshape(240, 320, 3) - 0.5))[inside]
        rows, columns = np.nonzero(inside)
        boxes.append([int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1])
    return np.clip(image, 0, 255).astype(np.uint8), boxes


def overlaps(boxes, truth):
    """IoU of each true box with each box, both x0 y0 x1 y1."""
    a, b = np.asarray(truth, float)[:, None], np.asarray(boxes, float)[None]
    sides = np.clip(np.minimum(a[..., 2:], b[..., 2:]) - np.maximum(a[..., :2], b[..., :2]), 0, None)
    common = sides.prod(-1)
    return common / ((a[..., 2:] - a[..., :2]).prod(-1) + (b[..., 2:] - b[..., :2]).prod(-1) - common)


def search(image, mode):
    peer = cv2.ximgproc.segmentation.createSelectiveSearchSegmentation()
    peer.setBaseImage(image)
    getattr(peer, "switchToSelectiveSearch" + mode)()
    boxes = peer.process().astype(np.int64)
    boxes[:, 2:] += boxes[:, :2]
    return boxes


def figures(found, truths):
    """Per number of boxes: the share of true boxes with an IoU of at least 0.5, and the mean over all of the best IoU."""
    rows = []
    for count in COUNTS:
        best = np.concatenate([overlaps(boxes[:count], truth).max(1) for boxes, truth in zip(found, truths)])
        rows.append([float((best >= 0.5).mean()), float(best.mean())])
    return np.array(rows)


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    sets = {"photographs": [], "scenes": []}
    for name, boxes in PHOTOGRAPHS.items():
        cv2.imwrite(str(FOLDER / f"{name}.jpg"), photograph(name), [cv2.IMWRITE_JPEG_QUALITY, 85])
        sets["photographs"].append({"picture": f"{name}.jpg", "boxes": boxes})
    for index in range(SCENES):
        image, boxes = scene(7000 + 10 * index)
        cv2.imwrite(str(FOLDER / f"scene{index}.jpg"), image, [cv2.IMWRITE_JPEG_QUALITY, 85])
        sets["scenes"].append({"picture": f"scene{index}.jpg", "boxes": boxes})
    peer = []
    for name, members in sets.items():
        images, truths = [cv2.imread(str(FOLDER / member["picture"])) for member in members], [member["boxes"] for member in members]
        for mode in ("Fast", "Quality"):
            runs = [[search(image, mode) for image in images] for _ in range(RUNS if mode == "Fast" else 2)]
            rows = np.mean([figures(found, truths) for found in runs], axis=0)
            peer.append({"set": name, "mode": mode, "boxes": [len(boxes) for boxes in runs[0]], "counts": COUNTS,
                         "recall": [round(value, 4) for value in rows[:, 0]], "mabo": [round(value, 4) for value in rows[:, 1]]})
            print(peer[-1], flush=True)
    versions = {"opencv": cv2.__version__, "scikit-image": skimage.__version__, "matplotlib": matplotlib.__version__}
    text = ",\n".join(f'  "{key}": [\n' + ",\n".join("    " + json.dumps(row) for row in rows) + "\n  ]"
                      for key, rows in (sets | {"peer": peer}).items())
    head = json.dumps({"script": "tests/Parity/generators/proposals.py", "versions": versions})[1:-1]
    (FOLDER / "proposals.json").write_text("{\n  " + head + ",\n" + text + "\n}\n")


if __name__ == "__main__":
    main()
