"""Makes fixtures/networks/training.*: ten training steps of small networks in PyTorch (double precision) with each optimizer. Run with PyTorch 1.13."""
import torch
import torch.nn.functional as F

from networks_models import Language, Linear, Recurrent, Residual, SmallCnn, make
from networks_values import Fixture, classes

STEPS = 10
SEGMENTS, LENGTH, ROWS = 6, 5, 3
LBFGS = {"kind": "Lbfgs", "learningRate": 1}

RULES = {
    "sgd": {"optimizer": {"kind": "Sgd", "learningRate": 0.1}},
    "momentum": {"optimizer": {"kind": "Sgd", "learningRate": 0.05, "momentum": 0.9}},
    "nesterov": {"optimizer": {"kind": "Sgd", "learningRate": 0.05, "momentum": 0.9, "nesterov": True}},
    "decay": {"optimizer": {"kind": "Sgd", "learningRate": 0.05, "momentum": 0.9}, "penalty": {"l2": 0.05}},
    "sparse": {"optimizer": {"kind": "Sgd", "learningRate": 0.05}, "penalty": {"l1": 0.02, "l2": 0.01, "includesBiases": True}},
    "adagrad": {"optimizer": {"kind": "AdaGrad", "learningRate": 0.02, "initialSum": 0.01}},
    "adadelta": {"optimizer": {"kind": "AdaDelta", "learningRate": 1}},
    "rmsprop": {"optimizer": {"kind": "RmsProp", "learningRate": 0.002}},
    "rmsprop-centred": {"optimizer": {"kind": "RmsProp", "learningRate": 0.002, "momentum": 0.8, "centred": True, "epsilon": 1e-3}},
    "adam": {"optimizer": {"kind": "Adam", "learningRate": 0.003}},
    "adam-decay": {"optimizer": {"kind": "Adam", "learningRate": 0.003, "beta1": 0.8, "beta2": 0.99}, "penalty": {"l2": 0.1}},
    "adamw": {"optimizer": {"kind": "AdamW", "learningRate": 0.003, "weightDecay": 0.5}},
    "clip-norm": {"optimizer": {"kind": "Sgd", "learningRate": 0.1, "momentum": 0.9}, "penalty": {"l2": 0.05}, "clipping": {"kind": "Norm", "limit": 0.5}},
    "clip-value": {"optimizer": {"kind": "Sgd", "learningRate": 0.1}, "clipping": {"kind": "Value", "limit": 0.02}},
    "average": {"optimizer": {"kind": "Adam", "learningRate": 0.01}, "averageDecay": 0.8},
    "rates": {"optimizer": {"kind": "AdamW", "learningRate": 0.003, "weightDecay": 0.5}, "rateFactors": {"fc": 0.25, "fc1": 0.5, "conv1": 2, "lstm": 3}},
}
NETWORKS = {"cnn": SmallCnn, "residual": Residual, "recurrent": Recurrent}
FROZEN = {"cnn": ["conv1"], "residual": ["conv1", "layer1.0.conv1", "layer2.0.bn2.weight"], "recurrent": ["embedding", "gru"]}


def covers(prefix, name):
    return name == prefix or name.startswith(prefix + ".")


def factor(rule, name):
    fits = [prefix for prefix in rule.get("rateFactors", {}) if covers(prefix, name)]
    return rule["rateFactors"][max(fits, key=len)] if fits else 1


def optimizer(rule, module):
    """One group a parameter: its learning rate, and for AdamW its decay, which leaves alone what is no weight."""
    o = rule["optimizer"]
    groups = [{"params": [p], "lr": o["learningRate"] * factor(rule, name), "weight_decay": o.get("weightDecay", 0) if p.dim() > 1 else 0}
              for name, p in module.named_parameters() if p.requires_grad]
    if o["kind"] == "Sgd":
        return torch.optim.SGD(groups, o["learningRate"], o.get("momentum", 0), nesterov=o.get("nesterov", False))
    if o["kind"] == "AdaGrad":
        return torch.optim.Adagrad(groups, o["learningRate"], initial_accumulator_value=o["initialSum"], eps=1e-10)
    if o["kind"] == "AdaDelta":
        return torch.optim.Adadelta(groups, o["learningRate"], 0.9, 1e-6)
    if o["kind"] == "RmsProp":
        return torch.optim.RMSprop(groups, o["learningRate"], 0.99, o.get("epsilon", 1e-8), 0, o.get("momentum", 0), o.get("centred", False))
    make_adam = torch.optim.AdamW if o["kind"] == "AdamW" else torch.optim.Adam
    return make_adam(groups, o["learningRate"], (o.get("beta1", 0.9), o.get("beta2", 0.999)), 1e-8)


def penalised(rule, module):
    penalty = rule.get("penalty", {})
    return [p for p in module.parameters() if p.requires_grad and (p.dim() > 1 or penalty.get("includesBiases"))]


def penalise(rule, module):
    """L1 |w| + L2 / 2 w^2 becomes part of the gradients."""
    penalty = rule.get("penalty", {})
    for p in penalised(rule, module):
        p.grad += penalty.get("l1", 0) * torch.sign(p.data) + penalty.get("l2", 0) * p.data


def clip(rule, module):
    kind, parameters = rule.get("clipping", {}).get("kind"), [p for p in module.parameters() if p.requires_grad]
    if kind == "Norm":
        norm = torch.sqrt(sum((p.grad ** 2).sum() for p in parameters)).item()
        for p in parameters:
            p.grad *= min(1.0, rule["clipping"]["limit"] / norm)
    elif kind == "Value":
        torch.nn.utils.clip_grad_value_(parameters, rule["clipping"]["limit"])


def stored(fixture, name, tensors):
    return {key: fixture.store(f"{name}/{key}", value) for key, value in tensors.items() if "num_batches" not in key}


def train(fixture, network, title, rule, frozen=()):
    """Ten steps, each on a batch of its own."""
    module = make(network, NETWORKS[network], frozen)
    steps, losses, average = optimizer(rule, module), [], {k: v.clone() for k, v in module.named_parameters()}
    for step in range(STEPS):
        inputs, target = module.batch(f"{network}/{step}")
        steps.zero_grad()
        loss = F.cross_entropy(module(*inputs), target)
        loss.backward()
        losses.append(loss.item())
        penalise(rule, module)
        clip(rule, module)
        steps.step()
        decay = rule.get("averageDecay", 0)
        average = {k: decay * average[k] + (1 - decay) * v.detach() for k, v in module.named_parameters()}
    name = f"{network} {title}"
    more = {"averages": stored(fixture, f"{name}/average", average)} if "averageDecay" in rule else {}
    weights = stored(fixture, name, module.state_dict())
    fixture.cases.append({"name": name, "network": network, "rule": rule, "frozen": list(frozen), "losses": losses, "weights": weights, **more})


def minimise(fixture, network, model, rule, steps):
    """L-BFGS with a search for the strong Wolfe conditions, always on the same batch."""
    module = make(network, model)
    search = torch.optim.LBFGS(module.parameters(), 1, 20, tolerance_grad=1e-7, tolerance_change=1e-9, history_size=10, line_search_fn="strong_wolfe")
    inputs, target = module.batch(f"{network}/0")
    losses = []

    def closure():
        search.zero_grad()
        loss = F.cross_entropy(module(*inputs), target)
        penalty = sum(rule.get("penalty", {}).get("l2", 0) / 2 * (p ** 2).sum() for p in penalised(rule, module))
        (loss + penalty).backward()
        last[0] = loss.item()
        return loss + penalty

    last = [0.0]
    for _ in range(steps):
        with torch.no_grad():
            losses.append(F.cross_entropy(module(*inputs), target).item())
        search.step(closure)
    weights = stored(fixture, f"{network} lbfgs", module.state_dict()) if network == "linear" else {}
    fixture.cases.append({"name": f"{network} lbfgs", "network": network, "rule": rule, "frozen": [], "losses": losses, "weights": weights})


def carry(fixture):
    """Truncated back-propagation: a text in segments, the states carried on, the gradients cut."""
    name, rule = "language", {"optimizer": {"kind": "Sgd", "learningRate": 0.5, "momentum": 0.5}, "clipping": {"kind": "Norm", "limit": 1.0}}
    module = make(name, Language)
    text = torch.from_numpy(classes(f"{name}/text", ROWS * (SEGMENTS * LENGTH + 1), 11)).reshape(ROWS, -1)
    states = [torch.zeros(1, ROWS, units).double() for units in (9, 8, 8)]
    steps, losses = optimizer(rule, module), []
    for segment in range(SEGMENTS):
        at = segment * LENGTH
        steps.zero_grad()
        scores, states = module(text[:, at:at + LENGTH], states)
        loss = F.cross_entropy(scores, text[:, at + 1:at + LENGTH + 1])
        loss.backward()
        losses.append(loss.item())
        clip(rule, module)
        steps.step()
    weights = stored(fixture, name, {**module.state_dict(), "gru:1": states[0], "lstm:1": states[1], "lstm:2": states[2]})
    fixture.cases.append({"name": name, "network": name, "rule": rule, "frozen": [], "losses": losses, "weights": weights})


if __name__ == "__main__":
    fixture = Fixture("training", "networks_training.py")
    for network in NETWORKS:
        for title, rule in RULES.items():
            train(fixture, network, title, rule)
        train(fixture, network, "frozen", RULES["momentum"], FROZEN[network])
        minimise(fixture, network, NETWORKS[network], {"optimizer": LBFGS}, STEPS)
    minimise(fixture, "linear", Linear, {"optimizer": LBFGS, "penalty": {"l2": 0.1, "includesBiases": True}}, STEPS)
    carry(fixture)
    fixture.save()
