"""PyTorch: whole training steps, forward, backward and stochastic gradient descent with momentum."""
import sys

import worker

try:
    import numpy as np
    import torch
except ImportError as error:
    worker.missing(error.name)

import models

torch.set_num_threads(int(sys.argv[1]))


@worker.work
def train(model, batch, steps, rate, momentum, parameters):
    """The output is the losses of the first steps, then the parameters after them."""
    network = models.make(model)
    pictures, classes = models.data(model, batch)
    optimizer = torch.optim.SGD(network.parameters(), lr=rate, momentum=momentum)
    losses = []

    def run():
        optimizer.zero_grad(set_to_none=True)
        loss = torch.nn.functional.cross_entropy(network(pictures), classes)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())

    for _ in range(steps - 1):
        run()

    def output():
        state = network.state_dict()
        return np.concatenate([np.array(losses, dtype=np.float32)] + [state[name].numpy().ravel() for name in parameters]).tobytes()

    return run, output


worker.serve(f"PyTorch {torch.__version__}")
