"""PyTorch eager on a CUDA device: whole training steps in TF32 or bfloat16, forward, backward and stochastic gradient descent with momentum."""
import contextlib

import worker

try:
    import numpy as np
    import torch
except ImportError as error:
    worker.missing(error.name)

if not torch.cuda.is_available():
    worker.missing("a CUDA device")

import models

DEVICE = torch.device("cuda")


@worker.work
def train(model, batch, steps, rate, momentum, parameters, precision):
    """The output is the losses of the first steps, then the parameters after them."""
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = precision != "single"
    network = models.make(model).to(DEVICE, memory_format=torch.channels_last)
    pictures, classes = models.data(model, batch)
    pinned = pictures.contiguous(memory_format=torch.channels_last).pin_memory(), classes.pin_memory()
    optimizer = torch.optim.SGD(network.parameters(), lr=rate, momentum=momentum)
    losses = []

    def cast():
        return torch.autocast("cuda", torch.bfloat16) if precision == "bf16" else contextlib.nullcontext()

    def run():
        x, target = (tensor.to(DEVICE, non_blocking=True) for tensor in pinned)
        optimizer.zero_grad(set_to_none=True)
        with cast():
            loss = torch.nn.functional.cross_entropy(network(x), target)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())

    for _ in range(steps - 1):
        run()

    def output():
        state = network.state_dict()
        return np.concatenate(
            [np.array(losses, dtype=np.float32)] + [state[name].cpu().contiguous().numpy().ravel() for name in parameters]).tobytes()

    return run, output


worker.serve(f"PyTorch {torch.__version__} on {torch.cuda.get_device_name()}")
