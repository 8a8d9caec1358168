"""What PyTorch's optimizers make of given gradients, and the paths of its L-BFGS on given functions. Writes fixtures/optimisers.json.

Run: /usr/bin/python3 tests/Parity/generators/optimisers.py
"""
import json
import pathlib

import torch

import splitmix

STEPS = 12
KEPT = (1, 2, STEPS)
RATE = 0.01
SHAPES = {"conv.weight": (5, 7), "conv.bias": (7, 1), "norm.weight": (3, 1)}
L1, L2 = 1e-3, 1e-2


def numbers(seed, shape):
    """From -1 up to 1."""
    count = shape[0] * shape[1]
    return torch.from_numpy(2 * splitmix.uniform(seed, count) - 1).reshape(shape)


def short(values):
    """Nine digits tell every float apart."""
    return [float("%.9g" % v) for v in values]


def flat(tensors):
    return short(torch.cat([t.detach().reshape(-1) for t in tensors]).tolist())


def walk(make, penalised=(), clip=None, average=None, cycle=None):
    """Parameters after the kept steps; gradient i of step t comes from stream 1000 (t + 1) + i, the weights from stream i."""
    parameters = [torch.nn.Parameter(numbers(i, shape)) for i, shape in enumerate(SHAPES.values())]
    optimizer = make(dict(zip(SHAPES, parameters)))
    averages = [p.detach().clone() for p in parameters]
    kept = []
    for step in range(STEPS):
        for i, (name, shape) in enumerate(SHAPES.items()):
            p = parameters[i]
            p.grad = numbers(1000 * (step + 1) + i, shape)
            if name in penalised:
                p.grad += L2 * p.detach() + L1 * p.detach().sign()
        if clip:
            clip(parameters)
        if cycle:
            cycle(optimizer.param_groups[0], 0.95 - 0.02 * step)
        optimizer.step()
        if average:
            averages = [average * a + (1 - average) * p.detach() for a, p in zip(averages, parameters)]
        if step + 1 in KEPT:
            kept.append(flat(parameters))
    return {"weights": kept, **({"average": flat(averages)} if average else {})}


def plain(kind, **options):
    return lambda p: kind(p.values(), lr=RATE, **options)


def adamw(p):
    """Decay of weights alone."""
    weights = {"params": [p["conv.weight"]], "weight_decay": 0.1}
    others = {"params": [p["conv.bias"], p["norm.weight"]], "weight_decay": 0}
    return torch.optim.AdamW([weights, others], lr=RATE)


def rates(p):
    return torch.optim.SGD([{"params": [p["conv.weight"], p["conv.bias"]], "lr": 0.1 * RATE}, {"params": [p["norm.weight"]]}], lr=RATE, momentum=0.9)


def norm(parameters):
    torch.nn.utils.clip_grad_norm_(parameters, 0.5)


def value(parameters):
    torch.nn.utils.clip_grad_value_(parameters, 0.3)


def momentum(group, value):
    group["momentum"] = value


def beta(group, value):
    group["betas"] = (value, group["betas"][1])


WEIGHTS = ("conv.weight",)
O = torch.optim
FIRST_ORDER = {
    "sgd": walk(plain(O.SGD)),
    "sgd momentum": walk(plain(O.SGD, momentum=0.9)),
    "sgd nesterov": walk(plain(O.SGD, momentum=0.9, nesterov=True)),
    "sgd weight decay": walk(plain(O.SGD, momentum=0.9, weight_decay=L2)),
    "sgd penalty": walk(plain(O.SGD, momentum=0.9), penalised=WEIGHTS),
    "sgd penalty, clipped norm": walk(plain(O.SGD, momentum=0.9), penalised=WEIGHTS, clip=norm),
    "sgd penalty, clipped values": walk(plain(O.SGD, momentum=0.9), penalised=WEIGHTS, clip=value),
    "sgd average": walk(plain(O.SGD, momentum=0.9), average=0.9),
    "sgd rates": walk(rates),
    "adagrad": walk(plain(O.Adagrad)),
    "adagrad started": walk(plain(O.Adagrad, initial_accumulator_value=0.1)),
    "adadelta": walk(plain(O.Adadelta)),
    "rmsprop": walk(plain(O.RMSprop)),
    "rmsprop momentum": walk(plain(O.RMSprop, momentum=0.5)),
    "rmsprop centred": walk(plain(O.RMSprop, centered=True)),
    "rmsprop centred momentum": walk(plain(O.RMSprop, centered=True, momentum=0.5, alpha=0.9)),
    "adam": walk(plain(O.Adam)),
    "adam options": walk(plain(O.Adam, betas=(0.8, 0.95), eps=1e-3)),
    "adam penalty": walk(plain(O.Adam), penalised=WEIGHTS),
    "adamw": walk(adamw),
    "sgd cycled": walk(plain(O.SGD, momentum=0.5), cycle=momentum),
    "sgd nesterov cycled": walk(plain(O.SGD, momentum=0.5, nesterov=True), cycle=momentum),
    "rmsprop cycled": walk(plain(O.RMSprop, momentum=0.5), cycle=momentum),
    "adam cycled": walk(plain(O.Adam), cycle=beta),
}


def quadratic(x):
    i = torch.arange(len(x), dtype=x.dtype)
    return ((i + 1) * (x - i) ** 2 / 2).sum()


def rosenbrock(x):
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


def logistic(x):
    """Forty points in five dimensions, whose labels a plane with noise gives, and a little L2."""
    data = 2 * torch.from_numpy(splitmix.uniform(77, 200).astype("float64")).reshape(40, 5) - 1
    noise = 2 * torch.from_numpy(splitmix.uniform(78, 40).astype("float64")) - 1
    label = torch.where(data[:, 0] - 0.5 * data[:, 1] + 0.5 * noise > 0, 1.0, -1.0).double()
    return torch.nn.functional.softplus(-label * (data @ x[:5] + x[5])).mean() + 0.005 * (x ** 2).sum()


def path(function, start, iterations, **options):
    """The places after each iteration, in double precision."""
    x = torch.nn.Parameter(torch.tensor(start, dtype=torch.float64))
    optimizer = torch.optim.LBFGS([x], max_iter=1, max_eval=1000, line_search_fn="strong_wolfe", **options)

    def closure():
        optimizer.zero_grad()
        loss = function(x)
        loss.backward()
        return loss

    places = []
    for _ in range(iterations):
        optimizer.step(closure)
        places.append(short(x.tolist()))
    return {"start": start, "places": places}


LBFGS = {
    "quadratic": path(quadratic, [3.0, -4.0, 7.0, 0.5, 2.0], 8, history_size=10),
    "rosenbrock": path(rosenbrock, [-1.2, 1.0], 45, history_size=10),
    "rosenbrock of four": path(rosenbrock, [-1.2, 1.0, -0.5, 0.8], 60, history_size=3),
    "logistic": path(logistic, [0.0] * 6, 20, history_size=5),
    "logistic, small steps": path(logistic, [1.0, -2.0, 3.0, 0.0, 0.0, -3.0], 20, history_size=5, lr=0.1),
}

out = pathlib.Path(__file__).parent.parent / "fixtures" / "optimisers.json"
content = {"made with": f"PyTorch {torch.__version__}", "kept": KEPT, "firstOrder": FIRST_ORDER, "lbfgs": LBFGS}
out.write_text(json.dumps(content) + "\n")
