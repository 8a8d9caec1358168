"""What the ops that slide a window over a picture are in PyTorch: each takes attributes, inputs and parameters, and gives a list of outputs."""
import torch
import torch.nn.functional as F


def amounts(padding, size, kernel, stride, dilation):
    """[top, left, bottom, right]; 'same' gives ceil(size / stride) places, the larger half at the end."""
    if padding != "same":
        return padding
    before, after = [], []
    for axis in range(2):
        places = -(-size[axis] // stride[axis])
        total = max((places - 1) * stride[axis] + dilation[axis] * (kernel[axis] - 1) + 1 - size[axis], 0)
        before.append(total // 2)
        after.append(total - total // 2)
    return before + after


def around(x, padding, value=0.0):
    top, left, bottom, right = padding
    return F.pad(x, (left, right, top, bottom), value=value)


def conv2d(a, inputs, p, training):
    x, kernel = inputs[0], a["kernel"]
    stride, dilation = a.get("stride", [1, 1]), a.get("dilation", [1, 1])
    padding = amounts(a.get("padding", [0] * 4), x.shape[2:], kernel, stride, dilation)
    return [F.conv2d(around(x, padding), p["weight"], p.get("bias"), stride, 0, dilation, a.get("groups", 1))]


def conv1d(a, inputs, p, training):
    x = F.pad(inputs[0], (a.get("paddingBefore", 0), a.get("paddingAfter", 0)))
    return [F.conv1d(x, p["weight"], p.get("bias"), a.get("stride", 1), 0, a.get("dilation", 1), a.get("groups", 1))]


def conv_transpose2d(a, inputs, p, training):
    """Everything that the kernel reaches, cut by the padding; rows beyond the reach hold the bias alone."""
    top, left, bottom, right = a.get("padding", [0] * 4)
    extra = a.get("outputPadding", [0, 0])
    y = F.conv_transpose2d(inputs[0], p["weight"], None, a.get("stride", 1), 0, 0, a.get("groups", 1), a.get("dilation", 1))
    y = F.pad(y, (-left, extra[1] - right, -top, extra[0] - bottom))
    return [y if "bias" not in p else y + p["bias"].reshape(-1, 1, 1)]


def is_symmetric(padding):
    return padding != "same" and padding[:2] == padding[2:]


def max_pool2d(a, inputs, p, training):
    x, kernel, stride = inputs[0], a["kernel"], a["stride"]
    dilation, padding, ceiling = a.get("dilation", [1, 1]), a.get("padding", [0] * 4), a.get("ceiling", False)
    if is_symmetric(padding):
        y, indices = F.max_pool2d(x, kernel, stride, padding[:2], dilation, ceiling, return_indices=True)
        return [y, indices] if a.get("withIndices") else [y]
    assert not ceiling and not a.get("withIndices")
    padding = amounts(padding, x.shape[2:], kernel, stride, dilation)
    return [F.max_pool2d(around(x, padding, -torch.inf), kernel, stride, 0, dilation)]


def average_pool2d(a, inputs, p, training):
    x, kernel, stride = inputs[0], a["kernel"], a["stride"]
    padding, ceiling, counts = a.get("padding", [0] * 4), a.get("ceiling", False), a.get("countPadding", True)
    if is_symmetric(padding):
        return [F.avg_pool2d(x, kernel, stride, padding[:2], ceiling, counts)]
    assert not ceiling
    padding = amounts(padding, x.shape[2:], kernel, stride, [1, 1])
    mean = F.avg_pool2d(around(x, padding), kernel, stride)
    return [mean if counts else mean / F.avg_pool2d(around(torch.ones_like(x), padding), kernel, stride)]


def adaptive_pool2d(a, inputs, p, training):
    pool = F.adaptive_max_pool2d if a.get("kind") == "Max" else F.adaptive_avg_pool2d
    return [pool(inputs[0], a["output"])]


def max_unpool2d(a, inputs, p, training):
    maxima, indices, like = inputs
    height, width = like.shape[2:]
    flat = maxima.new_zeros(*maxima.shape[:2], height * width).scatter(2, indices.flatten(2), maxima.flatten(2))
    return [flat.unflatten(2, (height, width))]


def upsample2d(a, inputs, p, training):
    if a.get("kind", "Nearest") == "Nearest":
        return [F.interpolate(inputs[0], scale_factor=tuple(map(float, a["factor"])), mode="nearest")]
    size = [inputs[0].shape[2] * a["factor"][0], inputs[0].shape[3] * a["factor"][1]]
    return [F.interpolate(inputs[0], size=size, mode="bilinear", align_corners=a.get("alignCorners", False))]


def pad2d(a, inputs, p, training):
    top, left, bottom, right = a["amount"]
    sides = (left, right, top, bottom)
    kind = a.get("kind", "Constant")
    if kind == "Constant":
        return [F.pad(inputs[0], sides, value=a.get("value", 0))]
    return [F.pad(inputs[0], sides, mode={"Edge": "replicate", "Reflect": "reflect"}[kind])]


def conv_parameters(a, shapes):
    kernel = a["kernel"] if isinstance(a["kernel"], list) else [a["kernel"]]
    bias = {"bias": [a["channels"]]} if a.get("hasBias", True) else {}
    return {"weight": [a["channels"], shapes[0][1] // a.get("groups", 1), *kernel], **bias}


def transposed_parameters(a, shapes):
    bias = {"bias": [a["channels"]]} if a.get("hasBias", True) else {}
    return {"weight": [shapes[0][1], a["channels"] // a.get("groups", 1), *a["kernel"]], **bias}


OPS = {
    "Conv1d": (conv1d, conv_parameters), "Conv2d": (conv2d, conv_parameters), "ConvTranspose2d": (conv_transpose2d, transposed_parameters),
    "MaxPool2d": (max_pool2d, None), "AveragePool2d": (average_pool2d, None), "AdaptivePool2d": (adaptive_pool2d, None),
    "MaxUnpool2d": (max_unpool2d, None), "Upsample2d": (upsample2d, None), "Pad2d": (pad2d, None),
}
