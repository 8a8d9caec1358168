"""Makes fixtures/networks/ops.*: every op in PyTorch, forward in evaluation and gradients in training. Run with PyTorch 1.13."""
import networks_cases
import networks_losses
from networks_graph import Graph
from networks_values import Fixture


def describe(op, attributes, inputs):
    kinds = ("" if spec["kind"] == "uniform" else f" {spec['kind']}" + (" some ignored" if "ignored" in spec else "") for spec in inputs)
    shapes = " and ".join("x".join(map(str, spec["dims"])) + kind for spec, kind in zip(inputs, kinds))
    return " ".join([op, *(f"{k}={v}" for k, v in attributes.items()), "of", shapes]).replace("'", "")


def build(case):
    """A case is a list of steps (name, op, attributes, names of inputs) and its inputs; the last step gives what is compared."""
    steps, inputs = case
    graph = Graph("; ".join(describe(op, attributes, list(inputs.values())) for _, op, attributes, _ in steps))
    for name, spec in inputs.items():
        graph.input(name, spec)
    for step in steps:
        graph.step(*step)
    last, op = steps[-1][0], steps[-1][1]
    outputs = [k for k in graph.values if k == last or k.startswith(last + ":")]
    if op in networks_losses.OPS:
        return graph, [], last
    return graph, outputs, graph.lose([o for o in outputs if graph.values[o].is_floating_point()])


def add(fixture, case):
    graph, outputs, loss = build(case)
    differentiable = [k for k, spec in graph.inputs.items() if spec["kind"] == "uniform" and spec.get("gradient", True) and not k.startswith("target")]
    value, gradients = graph.gradients(loss, differentiable)
    fixture.cases.append({
        "name": graph.name, "inputs": graph.inputs, "nodes": graph.nodes, "lossValue": value, "loss": loss,
        "outputs": {o: fixture.store(f"{graph.name}/{o}", graph.values[o]) for o in outputs},
        "gradients": {k: fixture.store(f"{graph.name}/{k}", g) for k, g in gradients.items()},
    })


if __name__ == "__main__":
    ops = Fixture("ops", "networks_ops.py")
    for one in networks_cases.all_cases():
        add(ops, one)
    names = [case["name"] for case in ops.cases]
    assert len(names) == len(set(names)), sorted(n for n in names if names.count(n) > 1)
    ops.save()
