"""Networks as lists of steps, run by PyTorch in double precision: a step is a name, an op with attributes, and the names of what it takes ('pool:1')."""
import torch

import networks_layers
import networks_losses
import networks_values as values
import networks_windows

OPS = {**networks_windows.OPS, **networks_layers.OPS, **networks_losses.OPS}


class Graph:
    """Inputs by name, steps in order, and parameters that start from the streams of their names."""

    def __init__(self, name):
        self.name, self.inputs, self.nodes, self.parameters = name, {}, [], {}
        self.values = {}

    def input(self, name, spec):
        self.inputs[name] = spec
        self.values[name] = values.make(f"{self.name}/{name}", spec)
        return name

    def step(self, name, op, attributes, inputs):
        self.nodes.append({"name": name, "op": op, "attributes": attributes, "inputs": list(inputs)})
        shapes_of = OPS[op][1]
        if shapes_of is not None:
            for parameter, shape in shapes_of(attributes, [list(self.values[i].shape) for i in inputs]).items():
                full = f"{name}.{parameter}"
                self.parameters[full] = values.weight(f"{self.name}/{full}", shape)
        self._run(self.nodes[-1], self.values, self.parameters, training=False)
        return name

    def run(self, training, given, parameters):
        """All values by name."""
        found = dict(given)
        for node in self.nodes:
            self._run(node, found, parameters, training)
        return found

    @staticmethod
    def _run(node, found, parameters, training):
        own = {k.rsplit(".", 1)[1]: v for k, v in parameters.items() if k.startswith(node["name"] + ".")}
        outputs = OPS[node["op"]][0](node["attributes"], [found[i] for i in node["inputs"]], own, training)
        for i, value in enumerate(outputs):
            found[node["name"] if i == 0 else f"{node['name']}:{i}"] = value

    def lose(self, outputs):
        """Ends in the sum of squared distances of the outputs from targets of their shapes."""
        losses = []
        for i, output in enumerate(outputs):
            target = self.input(f"target{i}", {"kind": "uniform", "low": -1, "high": 1, "dims": list(self.values[output].shape), "batch": self.batched(output)})
            losses.append(self.step(f"distance{i}", "MeanSquaredError", {"reduction": "Sum"}, [output, target]))
        total = losses[0]
        for i, loss in enumerate(losses[1:]):
            total = self.step(f"total{i}", "Add", {}, [total, loss])
        return total

    def batched(self, value):
        return any(spec["batch"] for spec in self.inputs.values())

    def gradients(self, loss, names):
        """The loss in training, and its gradients with respect to trained parameters and the named inputs."""
        given = {k: v.clone().requires_grad_(k in names) for k, v in self.values.items() if k in self.inputs}
        parameters = {k: v.clone().requires_grad_("running_" not in k) for k, v in self.parameters.items()}
        leaves = {k: v for k, v in {**given, **parameters}.items() if v.requires_grad}
        value = self.run(True, given, parameters)[loss]
        found = torch.autograd.grad(value, list(leaves.values()), allow_unused=True)
        return value.item(), {k: torch.zeros_like(leaves[k]) if g is None else g for k, g in zip(leaves, found)}
