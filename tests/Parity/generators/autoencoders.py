"""Losses of autoencoders and their gradients with respect to every parameter, by PyTorch in double precision.
Writes tests/Pipelines/fixtures/autoencoders.json.

Run: /usr/bin/python3 tests/Parity/generators/autoencoders.py
"""
import json
import pathlib

import numpy as np
import torch
import torch.nn.functional as f

import splitmix

ROWS, SIZE, HIDDEN, CODE, CONDITION = 5, 12, 7, 3, 2
torch.set_default_dtype(torch.float64)


def numbers(name, *shape):
    """Uniform in [0, 1), the stream of the name."""
    return torch.tensor(splitmix.uniform(splitmix.seed_of(name), int(np.prod(shape))).astype(np.float64).reshape(shape))


class Parameters(dict):
    def get(self, name, *shape):
        if name not in self:
            self[name] = (numbers(name, *shape) - 0.5).requires_grad_()
        return self[name]

    def dense(self, x, name, units):
        return f.linear(x, self.get(f"{name}.weight", units, x.shape[1]), self.get(f"{name}.bias", units))

    def mirrored(self, h, name, units, weight=None):
        weight = self.get(f"{name}.weight", h.shape[1], units) if weight is None else self[weight]
        return h @ weight + self.get(f"{name}.bias.value", units)


def decode(p, code, tied=False):
    h = torch.tanh(p.mirrored(code, "decoder.code", HIDDEN, "encoder.code.weight" if tied else None))
    return p.mirrored(h, "decoder.layer1", SIZE, "encoder.layer1.weight" if tied else None)


def variational(p, x, entropy, beta, condition=None):
    h = torch.tanh(p.dense(x, "encoder.layer1", HIDDEN))
    h = h if condition is None else torch.cat([h, condition], 1)
    mean, log_variance = p.dense(h, "encoder.mean", CODE), p.dense(h, "encoder.log_variance", CODE)
    code = mean + torch.exp(log_variance / 2) * (numbers("noise", ROWS, CODE) * 2 - 1)
    out = decode(p, code if condition is None else torch.cat([code, condition], 1))
    likelihood = f.binary_cross_entropy_with_logits(out, x, reduction="sum") if entropy else 0.5 * f.mse_loss(out, x, reduction="sum")
    normal = torch.distributions.Normal
    divergence = torch.distributions.kl_divergence(normal(mean, torch.exp(log_variance / 2)), normal(torch.zeros_like(mean), torch.ones_like(mean)))
    return (likelihood + beta * divergence.sum()) / ROWS


def plain(p, x, tied=False):
    h = torch.tanh(p.dense(x, "encoder.layer1", HIDDEN))
    return f.mse_loss(decode(p, p.dense(h, "encoder.code", CODE), tied), x)


def sparse(p, x):
    code = torch.sigmoid(p.dense(torch.tanh(p.dense(x, "encoder.layer1", HIDDEN)), "encoder.code", CODE))
    rate, target = code.mean(0), 0.05
    divergence = (target * torch.log(target / rate) + (1 - target) * torch.log((1 - target) / (1 - rate))).sum()
    return f.mse_loss(decode(p, code), x) + 0.3 * code.abs().sum(1).mean() + 0.2 * divergence


def contractive(p, x, activation):
    code = activation(p.dense(x, "encoder.code", CODE))
    rows = torch.autograd.functional.jacobian(lambda r: activation(p.dense(r, "encoder.code", CODE)).sum(0), x, create_graph=True)
    return f.mse_loss(p.mirrored(code, "decoder.code", SIZE), x) + 0.1 * (rows ** 2).sum() / ROWS


CASES = {
    "variational, cross-entropy": lambda p, x: variational(p, x, True, 1),
    "variational, squared error": lambda p, x: variational(p, x, False, 4),
    "conditional": lambda p, x: variational(p, x, True, 1, numbers("condition", ROWS, CONDITION)),
    "plain": plain,
    "tied": lambda p, x: plain(p, x, tied=True),
    "sparse": sparse,
    "contractive Sigmoid": lambda p, x: contractive(p, x, torch.sigmoid),
    "contractive Tanh": lambda p, x: contractive(p, x, torch.tanh),
    "contractive Silu": lambda p, x: contractive(p, x, f.silu),
    "contractive Softplus": lambda p, x: contractive(p, x, f.softplus),
    "contractive Elu": lambda p, x: contractive(p, x, f.elu),
    "contractive LeakyRelu": lambda p, x: contractive(p, x, f.leaky_relu),
    "contractive Relu": lambda p, x: contractive(p, x, f.relu),
    "contractive Linear": lambda p, x: contractive(p, x, lambda z: z),
}


def result(case):
    parameters = Parameters()
    loss = case(parameters, numbers("input", ROWS, SIZE))
    loss.backward()
    return {"loss": loss.item(), "gradients": {name: [float(f"{g:.9g}") for g in p.grad.flatten().tolist()] for name, p in sorted(parameters.items())}}


path = pathlib.Path(__file__).parents[2] / "Pipelines" / "fixtures" / "autoencoders.json"
path.write_text(json.dumps({"torch": torch.__version__, "cases": {name: result(case) for name, case in CASES.items()}}, separators=(",", ":")) + "\n")
