"""Measures of detectors on random small scenes, by a plain reading of the definitions. Writes fixtures/detections.json.

PASCAL VOC: Everingham et al. 2010 and its development kit. COCO: https://cocodataset.org/#detection-eval. Kinds of errors: Bolya et al. 2020 (TIDE).
Scenes come from the counter-based generator with few distinct places, sizes and scores, so that equal overlaps and scores are common.

Run: /usr/bin/python3 tests/Parity/generators/detections.py
"""
import json
import math
import pathlib

import numpy as np

import splitmix

# seed, pictures, classes, most boxes of a class in a picture, whether there are difficult objects and crowds
GROUPS = [(100 + i, 30 if i % 8 else 1, 1 + i % 5, (100, 100, 3)[i % 3], i % 4 != 0) for i in range(90)]
THRESHOLDS = np.linspace(0.5, 0.95, 10)
RECALLS = np.linspace(0, 1, 101)
RANGES = {"all": (0, math.inf), "small": (0, 32 ** 2), "medium": (32 ** 2, 96 ** 2), "large": (96 ** 2, math.inf)}
OVERLAP, BACKGROUND, SCORE = 0.5, 0.1, 0.5


def scenes(seed, pictures, classes, flags):
    """Pictures of (objects, boxes): an object is (label, box, difficult, crowd, area), a box (label, box, score)."""
    numbers = iter(splitmix.uniform(seed, pictures * 256).astype(float).tolist())

    def draw(count):
        return int(next(numbers) * count)

    def place():
        x, y, size = draw(40) * 4, draw(30) * 4, next(numbers)
        width = 4 + 4 * int(size * size * 36)
        height = 4 + 4 * draw(width // 2)
        return x, y, x + width, y + height

    def one(objects):
        if objects and draw(10) < 8:
            base = objects[draw(len(objects))]
            x0, y0, x1, y1 = base[1]
            step = max(1, (x1 - x0) // 4)
            box = (x0 + draw(3) * step - step, y0 + draw(3) * step - step, x1 + draw(2) * step, y1 + draw(2) * step)
            return base[0] if draw(10) < 8 else draw(classes), box, draw(21) / 20
        return draw(classes), place(), draw(21) / 20

    result = []
    for _ in range(pictures):
        objects = []
        for _ in range(draw(6)):
            label, box = draw(classes), place()
            difficult, crowd, part = draw(8) == 0, draw(10) == 0, draw(4) == 0
            area = (box[2] - box[0]) * (box[3] - box[1]) * (0.5 if part else 1)
            objects.append((label, box, difficult and flags, crowd and flags, area))
        result.append((objects, [one(objects) for _ in range(draw(11))]))
    return result


def area_of(box):
    return max(0, box[2] - box[0]) * max(0, box[3] - box[1])


def shared(a, b):
    return area_of((max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])))


def iou(a, b):
    both = shared(a, b)
    return both / (area_of(a) + area_of(b) - both) if both else 0.0


def coco_overlap(box, obj):
    return (shared(box, obj[1]) / area_of(box) if area_of(box) else 0.0) if obj[3] else iou(box, obj[1])


def surest(boxes):
    return sorted(boxes, key=lambda b: -b[2])


def coco_match(objects, boxes, ignored, threshold):
    """For each box, in order, the index of its object or None."""
    taken, result = set(), []
    for box in boxes:
        best = None
        for wanted in (False, True):
            if best is not None:
                break
            for i, obj in enumerate(objects):
                if ignored[i] != wanted or (i in taken and not obj[3]):
                    continue
                overlap = coco_overlap(box[1], obj)
                if overlap >= min(threshold, 1 - 1e-10) and (best is None or overlap >= best[0]):
                    best = (overlap, i)
        result.append(None if best is None else best[1])
        if best is not None:
            taken.add(best[1])
    return result


def ranked_curve(rows, count):
    """rows: (score, right). Recall and precision, and precision made to fall."""
    right = np.cumsum([r for _, r in sorted(rows, key=lambda row: -row[0])]) if rows else np.zeros(0)
    recall, precision = right / count, right / np.arange(1, len(rows) + 1)
    return recall, np.maximum.accumulate(precision[::-1])[::-1]


def coco_ap(rows, count):
    recall, falling = ranked_curve(rows, count)
    return float(np.mean([falling[recall >= r][0] if (recall >= r).any() else 0.0 for r in RECALLS]))


def coco_class(pictures, label, most):
    """The twelve figures of a class; None where it has no such object."""
    table = {}
    for name, (low, high) in RANGES.items():
        figures = []
        for threshold in THRESHOLDS:
            rows, count, right_within = [], 0, {1: 0, 10: 0, most: 0}
            for objects, boxes in pictures:
                objects = [o for o in objects if o[0] == label]
                boxes = surest([b for b in boxes if b[0] == label])[:most]
                ignored = [o[2] or o[3] or not low <= o[4] <= high for o in objects]
                count += ignored.count(False)
                for rank, (box, match) in enumerate(zip(boxes, coco_match(objects, boxes, ignored, threshold))):
                    if match is None and low <= area_of(box[1]) <= high:
                        rows.append((box[2], False))
                    elif match is not None and not ignored[match]:
                        rows.append((box[2], True))
                        for limit in right_within:
                            right_within[limit] += rank < limit
            figures.append((coco_ap(rows, count), *[right_within[k] / count for k in (1, 10, most)]) if count else None)
        table[name] = None if figures[0] is None else np.array(figures)
    everything = table["all"]
    if everything is None:
        return [None] * 12
    mean = {name: None if t is None else t.mean(axis=0) for name, t in table.items()}
    part = [[None if mean[n] is None else mean[n][k] for n in ("small", "medium", "large")] for k in (0, 3)]
    return [mean["all"][0], everything[0][0], everything[5][0], *part[0], *mean["all"][1:], *part[1]]


def voc_class(pictures, label):
    rows, count = [], 0
    for objects, boxes in pictures:
        objects = [o for o in objects if o[0] == label]
        count += sum(not (o[2] or o[3]) for o in objects)
        found = set()
        for box in surest([b for b in boxes if b[0] == label]):
            overlaps = [iou(box[1], o[1]) for o in objects]
            best = int(np.argmax(overlaps)) if overlaps else None
            if best is None or overlaps[best] < OVERLAP:
                rows.append((box[2], False))
            elif not (objects[best][2] or objects[best][3]):
                rows.append((box[2], best not in found))
                found.add(best)
    if not count:
        return [None, None]
    recall, falling = ranked_curve(rows, count)
    eleven = sum(falling[recall >= i / 10][0] if (recall >= i / 10).any() else 0 for i in range(11)) / 11
    steps = np.diff(np.concatenate([[0], recall]))
    return [float(eleven), float((steps * falling).sum())]


def kinds(objects, boxes, most):
    """For each box (its kind, the index of the object that mending it would find), in the order given; the set of missed objects."""
    result, used = {}, set()
    counted = [i for i, o in enumerate(objects) if not (o[2] or o[3])]
    for label in {b[0] for b in boxes}:
        own = [i for i, o in enumerate(objects) if o[0] == label]
        order = sorted((i for i, b in enumerate(boxes) if b[0] == label), key=lambda i: -boxes[i][2])
        for i in order[most:]:
            result[i] = ("ignored", None)
        matches = coco_match([objects[i] for i in own], [boxes[i] for i in order[:most]], [i not in counted for i in own], OVERLAP)
        for i, match in zip(order, matches):
            if match is not None:
                result[i] = ("right" if own[match] in counted else "ignored", None)
                used.add(own[match])
    covered = set()
    for i, (label, box, _) in enumerate(boxes):
        if i in result:
            continue
        own = max(((iou(box, objects[j][1]), -j) for j in counted if objects[j][0] == label), default=(0, None))
        other = max(((iou(box, objects[j][1]), -j) for j in counted if objects[j][0] != label), default=(0, None))
        if BACKGROUND <= own[0] < OVERLAP:
            kind, target = "localisation", -own[1]
        elif other[0] >= OVERLAP:
            kind, target = "confusion", -other[1]
        elif own[0] >= OVERLAP:
            kind, target = "duplicate", None
        else:
            kind, target = ("background" if max(own[0], other[0]) <= BACKGROUND else "both"), None
        target = None if target in used else target
        result[i] = (kind, target)
        covered |= {target}
    return [result[i] for i in range(len(boxes))], {j for j in counted if j not in used and j not in covered}


def errors(pictures, classes, most):
    rows, objects, missed = [], [0] * classes, [0] * classes
    for number, (truth, boxes) in enumerate(pictures):
        found, gone = kinds(truth, boxes, most)
        for obj in truth:
            objects[obj[0]] += not (obj[2] or obj[3])
        for j in gone:
            missed[truth[j][0]] += 1
        for box, (kind, target) in zip(boxes, found):
            if kind != "ignored":
                rows.append([box[0], box[2], kind, None if target is None else (number, target, truth[target][0])])

    def mean(rows, counts):
        figures = []
        for label in range(classes):
            if objects[label]:
                figures.append(coco_ap([(s, k == "right") for l, s, k, _ in rows if l == label], counts[label]) if counts[label] else 0.0)
        return float(np.mean(figures)) if figures else None

    def mended(kind):
        best = {}
        for row in rows:
            if row[2] == kind and row[3] is not None and (row[3] not in best or best[row[3]][1] < row[1]):
                best[row[3]] = row
        for row in rows:
            if row[2] != kind:
                yield row
            elif row[3] is not None and best[row[3]] is row:
                yield [row[3][2], row[1], "right", None]

    plain = mean(rows, objects)
    result = {"average": plain}
    for kind in ("localisation", "confusion", "both", "duplicate", "background"):
        result[kind] = [sum(r[2] == kind for r in rows), None if plain is None else mean(list(mended(kind)), objects) - plain]
    left = mean(rows, [o - m for o, m in zip(objects, missed)])
    result["missed"] = [sum(missed), None if plain is None else left - plain]
    return result


def confusion(pictures, classes):
    matrix = np.zeros((classes + 1, classes + 1), dtype=int)
    for objects, boxes in pictures:
        boxes = [b for b in boxes if b[2] >= SCORE]
        free_objects, free_boxes = {i for i, o in enumerate(objects) if not (o[2] or o[3])}, []
        for label in range(classes):
            own = [i for i, o in enumerate(objects) if o[0] == label]
            order = sorted((i for i, b in enumerate(boxes) if b[0] == label), key=lambda i: -boxes[i][2])
            ignored = [objects[i][2] or objects[i][3] for i in own]
            for i, match in zip(order, coco_match([objects[i] for i in own], [boxes[i] for i in order], ignored, OVERLAP)):
                if match is None:
                    free_boxes.append(i)
                elif own[match] in free_objects:
                    free_objects.remove(own[match])
                    matrix[label, label] += 1
        pairs = [(-iou(boxes[f][1], objects[t][1]), -boxes[f][2], f, t) for f in free_boxes for t in free_objects]
        for overlap, _, f, t in sorted(pairs):
            if -overlap >= OVERLAP and f in free_boxes and t in free_objects:
                free_boxes.remove(f)
                free_objects.remove(t)
                matrix[objects[t][0], boxes[f][0]] += 1
        for t in free_objects:
            matrix[objects[t][0], classes] += 1
        for f in free_boxes:
            matrix[classes, boxes[f][0]] += 1
    return matrix.tolist()


def group(seed, pictures, classes, most, flags):
    drawn = scenes(seed, pictures, classes, flags)
    return {
        "seed": seed, "pictures": pictures, "classes": classes, "most": most, "flags": flags,
        "boxes": sum(len(b) for _, b in drawn), "objects": sum(len(o) for o, _ in drawn),
        "coco": [coco_class(drawn, label, most) for label in range(classes)],
        "voc": [voc_class(drawn, label) for label in range(classes)],
        "errors": errors(drawn, classes, most), "confusion": confusion(drawn, classes),
    }


if __name__ == "__main__":
    text = ",\n".join(json.dumps(group(*g)) for g in GROUPS)
    path = pathlib.Path(__file__).parent.parent / "fixtures" / "detections.json"
    path.write_text(f'{{"made with": "numpy {np.__version__}", "groups": [\n{text}\n]}}\n')
