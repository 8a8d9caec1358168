"""What the activations, normalisations, arrangements and recurrent layers are in PyTorch; see networks_windows.py for the form."""
import torch
import torch.nn.functional as F


def elementwise(function):
    return (lambda a, inputs, p, training: [function(a, *inputs)], None)


def prelu(a, inputs, p, training):
    return [F.prelu(inputs[0], p["weight"])]


def rrelu(a, inputs, p, training):
    lower, upper = a.get("lower", 0.125), a.get("upper", 1 / 3)
    assert not training or lower == upper, "random slopes are nobody's fixture"
    return [F.leaky_relu(inputs[0], (lower + upper) / 2)]


def dropout(a, inputs, p, training):
    assert not training or a["probability"] == 0, "random zeros are nobody's fixture"
    return [inputs[0]]


def dense(a, inputs, p, training):
    return [F.linear(inputs[0], p["weight"].T if a.get("transposed") else p["weight"], p.get("bias"))]


def dense_parameters(a, shapes):
    shape = [shapes[0][-1], a["units"]] if a.get("transposed") else [a["units"], shapes[0][-1]]
    return {"weight": shape, **({"bias": [a["units"]]} if a.get("hasBias", True) else {})}


def embedding(a, inputs, p, training):
    return [F.embedding(inputs[0], p["weight"])]


def batch_norm(a, inputs, p, training):
    statistics = (p["running_mean"].clone(), p["running_var"].clone())
    return [F.batch_norm(inputs[0], *statistics, p.get("weight"), p.get("bias"), training, a.get("momentum", 0.1), a.get("epsilon", 1e-5))]


def batch_norm_parameters(a, shapes):
    channels = [shapes[0][1]]
    affine = {"weight": channels, "bias": channels} if a.get("affine", True) else {}
    return {**affine, "running_mean": channels, "running_var": channels}


def layer_norm(a, inputs, p, training):
    return [F.layer_norm(inputs[0], inputs[0].shape[-a.get("axes", 1):], p.get("weight"), p.get("bias"), a.get("epsilon", 1e-5))]


def group_norm(a, inputs, p, training):
    return [F.group_norm(inputs[0], a["groups"], p.get("weight"), p.get("bias"), a.get("epsilon", 1e-5))]


def affine_of(shape):
    return lambda a, shapes: {"weight": shape(a, shapes), "bias": shape(a, shapes)} if a.get("affine", True) else {}


def local_response_norm(a, inputs, p, training):
    return [F.local_response_norm(inputs[0], a["size"], a.get("alpha", 1e-4), a.get("beta", 0.75), a.get("k", 1.0))]


def reduce(a, inputs, p, training):
    function = {"Sum": torch.sum, "Mean": torch.mean, "Max": torch.amax, "Min": torch.amin}[a["kind"]]
    return [function(inputs[0], a["axes"], keepdim=a.get("keepAxes", False))]


def take(a, inputs, p, training):
    places = slice(a["start"], a["start"] + (a["length"] - 1) * a.get("step", 1) + 1, a.get("step", 1))
    index = [slice(None)] * inputs[0].dim()
    index[a["axis"]] = places
    return [inputs[0][tuple(index)]]


def reshape(a, inputs, p, training):
    return [inputs[0].reshape([inputs[0].shape[0] if d == "N" else d for d in a["target"]])]


def recurrent_parameters(gates):
    def shapes_of(a, shapes):
        rows, units = gates * a["units"], a["units"]
        peephole = {"peephole": [3, units]} if a.get("peepholes") else {}
        return {"weight_ih_l0": [rows, shapes[0][2]], "weight_hh_l0": [rows, units], "bias_ih_l0": [rows], "bias_hh_l0": [rows], **peephole}
    return shapes_of


def recurrent(function):
    """PyTorch's own layer; with one state it takes a tensor, with two a pair."""
    def run(a, inputs, p, training):
        states = 2 if function is torch._VF.lstm and not a.get("peepholes") else 1
        if a.get("peepholes"):
            return peephole_lstm(a, inputs, p)
        call = torch._VF.rnn_relu if a.get("rectified") else function
        first = [s.unsqueeze(0) for s in inputs[1:]] or [inputs[0].new_zeros(1, inputs[0].shape[0], a["units"])] * states
        weights = [p["weight_ih_l0"], p["weight_hh_l0"], p["bias_ih_l0"], p["bias_hh_l0"]]
        sequence, *last = call(inputs[0], tuple(first) if states == 2 else first[0], weights, True, 1, 0.0, training, False, True)
        return [sequence, *(s.squeeze(0) for s in last)]
    return run


def peephole_lstm(a, inputs, p):
    """Gers et al. 2002: the input and forget gates see the cell before the step, the output gate the cell after it."""
    x, units = inputs[0], a["units"]
    h, c = inputs[1:] or [x.new_zeros(x.shape[0], units)] * 2
    steps = []
    for t in range(x.shape[1]):
        sums = F.linear(x[:, t], p["weight_ih_l0"], p["bias_ih_l0"]) + F.linear(h, p["weight_hh_l0"], p["bias_hh_l0"])
        i, f, g, o = sums.chunk(4, 1)
        i, f = torch.sigmoid(i + p["peephole"][0] * c), torch.sigmoid(f + p["peephole"][1] * c)
        c = f * c + i * torch.tanh(g)
        h = torch.sigmoid(o + p["peephole"][2] * c) * torch.tanh(c)
        steps.append(h)
    return [torch.stack(steps, 1), h, c]


OPS = {
    "Sigmoid": elementwise(lambda a, x: torch.sigmoid(x)),
    "Tanh": elementwise(lambda a, x: torch.tanh(x)),
    "HardTanh": elementwise(lambda a, x: F.hardtanh(x, a.get("min", -1.0), a.get("max", 1.0))),
    "Softplus": elementwise(lambda a, x: F.softplus(x, a.get("beta", 1))),
    "Softsign": elementwise(lambda a, x: F.softsign(x)),
    "Relu": elementwise(lambda a, x: F.relu(x)),
    "Relu6": elementwise(lambda a, x: F.relu6(x)),
    "LeakyRelu": elementwise(lambda a, x: F.leaky_relu(x, a.get("slope", 0.01))),
    "Elu": elementwise(lambda a, x: F.elu(x, a.get("alpha", 1.0))),
    "Selu": elementwise(lambda a, x: F.selu(x)),
    "Gelu": elementwise(lambda a, x: F.gelu(x, approximate="tanh" if a.get("tanhApproximation") else "none")),
    "Silu": elementwise(lambda a, x: F.silu(x)),
    "HardSwish": elementwise(lambda a, x: F.hardswish(x)),
    "HardSigmoid": elementwise(lambda a, x: F.hardsigmoid(x)),
    "ParametricRelu": (prelu, lambda a, shapes: {"weight": [shapes[0][1] if a.get("perChannel") else 1]}),
    "RandomisedLeakyRelu": (rrelu, None),
    "Dropout": (dropout, None),
    "Add": elementwise(lambda a, x, y: x + y),
    "Subtract": elementwise(lambda a, x, y: x - y),
    "Multiply": elementwise(lambda a, x, y: x * y),
    "Softmax": elementwise(lambda a, x: F.softmax(x, a.get("axis", -1))),
    "LogSoftmax": elementwise(lambda a, x: F.log_softmax(x, a.get("axis", -1))),
    "Concat": elementwise(lambda a, *x: torch.cat(x, a.get("axis", 1))),
    "Flatten": elementwise(lambda a, x: torch.flatten(x, a.get("axis", 1))),
    "Transpose": elementwise(lambda a, x: x.permute(a["order"])),
    "Slice": (take, None), "Reshape": (reshape, None), "Reduce": (reduce, None),
    "Dense": (dense, dense_parameters),
    "Embedding": (embedding, lambda a, shapes: {"weight": [a["count"], a["size"]]}),
    "BatchNorm": (batch_norm, batch_norm_parameters),
    "LayerNorm": (layer_norm, affine_of(lambda a, shapes: list(shapes[0][-a.get("axes", 1):]))),
    "GroupNorm": (group_norm, affine_of(lambda a, shapes: [shapes[0][1]])),
    "LocalResponseNorm": (local_response_norm, None),
    "Rnn": (recurrent(torch._VF.rnn_tanh), recurrent_parameters(1)),
    "Lstm": (recurrent(torch._VF.lstm), recurrent_parameters(4)),
    "Gru": (recurrent(torch._VF.gru), recurrent_parameters(3)),
}
