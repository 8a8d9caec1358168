"""Makes an ONNX model small without changing what it computes.

    halve.py FROM TO
needs python3-onnx and python3-numpy. Steps and weights that no output depends on go. Weights that half precision does not change are stored in it, each with a
Cast to single precision behind it; a weight that it would change stays as it is. Computation stays in single precision.
"""
import sys

import numpy as np
import onnx
from onnx import helper, numpy_helper


def prune(graph):
    wanted = {output.name for output in graph.output}
    nodes = []
    for node in reversed(graph.node):
        if wanted.intersection(node.output):
            wanted.update(node.input)
            nodes.insert(0, node)
    weights = [weight for weight in graph.initializer if weight.name in wanted]
    replace(graph.node, nodes)
    replace(graph.initializer, weights)


def halve(graph):
    casts = []
    for weight in graph.initializer:
        numbers = numpy_helper.to_array(weight)
        halves = numbers.astype(np.float16)
        if numbers.dtype == np.float32 and np.array_equal(halves.astype(np.float32), numbers):
            name = weight.name
            weight.CopyFrom(numpy_helper.from_array(halves, f"{name}.half"))
            casts.append(helper.make_node("Cast", [f"{name}.half"], [name], name=f"{name}.widened", to=onnx.TensorProto.FLOAT))
    replace(graph.node, casts + list(graph.node))


def replace(field, items):
    copies = [type(item).FromString(item.SerializeToString()) for item in items]
    del field[:]
    field.extend(copies)


model = onnx.load(sys.argv[1])
prune(model.graph)
halve(model.graph)
onnx.checker.check_model(model)
onnx.save(model, sys.argv[2])
