"""What the losses are in PyTorch, written out where it has none; see networks_windows.py for the form."""
import torch
import torch.nn.functional as F


def reduction(a):
    return a.get("reduction", "Mean").lower()


def elementwise(function):
    return (lambda a, inputs, p, training: [function(a, inputs[0], inputs[1])], None)


def per_class(function):
    return (lambda a, inputs, p, training: [function(a, *inputs)], None)


def cross_entropy(a, scores, target, weight=None):
    return F.cross_entropy(
        scores, target, weight, ignore_index=a.get("ignoredClass", -100), reduction=reduction(a), label_smoothing=a.get("smoothing", 0.0))


def nll(a, scores, target, weight=None):
    return F.nll_loss(scores, target, weight, ignore_index=a.get("ignoredClass", -100), reduction=reduction(a))


def binary(a, x, y):
    function = F.binary_cross_entropy_with_logits if a.get("fromLogits", True) else F.binary_cross_entropy
    return function(x, y, reduction=reduction(a))


def hinge(a, x, y):
    rows = torch.clamp(a.get("margin", 1) - y * x, min=0) ** (2 if a.get("squared") else 1)
    return rows.sum() if reduction(a) == "sum" else rows.mean()


def rows_of(scores, target, a):
    """Scores [rows, C] and targets [rows] of the rows that count."""
    flat = scores.movedim(1, -1).reshape(-1, scores.shape[1])
    counts = target.reshape(-1) != a.get("ignoredClass", -100)
    return flat[counts], target.reshape(-1)[counts]


def weighted(a, losses, target, weight):
    """The sum of the rows' losses, each times the weight of its class; or that over the sum of the weights."""
    weights = torch.ones_like(losses) if weight is None else weight[target]
    total = (weights * losses).sum()
    return total if reduction(a) == "sum" else total / weights.sum()


def multi_class_hinge(a, scores, target, weight=None):
    scores, target = rows_of(scores, target, a)
    right = scores.gather(1, target.unsqueeze(1))
    margins = torch.clamp(a.get("margin", 1) - right + scores, min=0) ** (2 if a.get("squared") else 1)
    others = torch.ones_like(scores).scatter(1, target.unsqueeze(1), 0.0)
    return weighted(a, (margins * others).sum(1) / scores.shape[1], target, weight)


def focal(a, scores, target, weight=None):
    scores, target = rows_of(scores, target, a)
    log = F.log_softmax(scores, 1).gather(1, target.unsqueeze(1)).squeeze(1)
    return weighted(a, -((1 - log.exp()) ** a.get("gamma", 2)) * log, target, weight)


OPS = {
    "MeanSquaredError": elementwise(lambda a, x, y: F.mse_loss(x, y, reduction=reduction(a))),
    "MeanAbsoluteError": elementwise(lambda a, x, y: F.l1_loss(x, y, reduction=reduction(a))),
    "SmoothL1": elementwise(lambda a, x, y: F.smooth_l1_loss(x, y, beta=a.get("beta", 1), reduction=reduction(a))),
    "BinaryCrossEntropy": elementwise(binary),
    "Hinge": elementwise(hinge),
    "CrossEntropy": per_class(cross_entropy),
    "NegativeLogLikelihood": per_class(nll),
    "MultiClassHinge": per_class(multi_class_hinge),
    "Focal": per_class(focal),
}
