"""torchvision's models as torch.onnx writes them, and what PyTorch computes with them.

    exports.py FOLDER NAME COUNT [OPSET]
writes, each whole or not at all and the last one last:
    NAME.onnx                  as a user exports it: for evaluation, batch normalisation folded into the convolutions before it
    NAME-kept.onnx             for fine-tuning: normalisation kept, parameters under their names
    NAME-peer.safetensors      "input", "target"; "scores" in evaluation; of a fine-tuning step in training mode the "loss" and, for each parameter,
                               "single/..." and "double/...", its gradient in single and in double precision; "statistics/...", the running ones after it
Nothing drops at random, so that a training step gives the same numbers on both sides.
"""
import copy
import os
import sys

import worker

try:
    import torch
    import torchvision
    from torch import nn
except ImportError as error:
    worker.missing(error.name)

import models

SIDE = 224
CLASSES = 1000
MODELS = {
    "resnet18": {},
    "mobilenet_v2": {},
    "squeezenet1_1": {},
    "densenet121": {},
    "googlenet": {"aux_logits": False, "init_weights": True, "transform_input": True},
    "efficientnet_b0": {"stochastic_depth_prob": 0.0},
}


def data(count, seed):
    generator = torch.Generator().manual_seed(seed)
    return torch.randn((count, 3, SIDE, SIDE), generator=generator), torch.randint(CLASSES, (count,), generator=generator)


def make(name):
    """Seeded weights, normalisation's too, and running statistics of a real batch: deep networks vanish or grow without bound on those that they start with."""
    torch.manual_seed(models.SEED)
    model = getattr(torchvision.models, name)(weights=None, **MODELS[name]).train()
    for module in model.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
    norms = [module for module in model.modules() if isinstance(module, nn.BatchNorm2d)]
    momenta = [norm.momentum for norm in norms]
    for norm in norms:
        norm.momentum = 1.0
        nn.init.uniform_(norm.weight, 0.5, 1.5)
        nn.init.uniform_(norm.bias, -0.5, 0.5)
    with torch.no_grad():
        model(data(4, models.SEED + 2)[0])
    for norm, momentum in zip(norms, momenta):
        norm.momentum = momentum
    return model


def fine_tune(model, pictures, target):
    """The loss of a step in training mode and the gradients of the parameters; the model keeps its new running statistics."""
    model.train().zero_grad(set_to_none=True)
    loss = nn.functional.cross_entropy(model(pictures), target)
    loss.backward()
    return loss.detach(), {name: parameter.grad.float() for name, parameter in model.named_parameters()}


def export(path, model, training, fold, opset):
    draft = f"{path}.{os.getpid()}.tmp"
    torch.onnx.export(
        model, torch.zeros(1, 3, SIDE, SIDE), draft, opset_version=opset, training=training, do_constant_folding=fold,
        input_names=["input"], output_names=["output"], dynamic_axes={"input": {0: "N"}, "output": {0: "N"}})
    os.replace(draft, path)


def write(folder, name, count, opset=13):
    path = os.path.join(folder, name)
    model = make(name).eval()
    pictures, target = data(count, models.SEED + 1)
    with torch.no_grad():
        scores = model(pictures)
        export(f"{path}.onnx", model, torch.onnx.TrainingMode.EVAL, True, opset)
        export(f"{path}-kept.onnx", model, torch.onnx.TrainingMode.PRESERVE, False, opset)
    tensors = {"input": pictures, "target": target, "scores": scores}
    exact, exact_gradients = fine_tune(copy.deepcopy(model).double(), pictures.double(), target)
    loss, gradients = fine_tune(model, pictures, target)
    tensors |= {"loss": exact.float().reshape(1)} | {f"single/{key}": value for key, value in gradients.items()}
    tensors |= {f"double/{key}": value for key, value in exact_gradients.items()}
    tensors |= {f"statistics/{key}": value for key, value in model.named_buffers() if "running" in key}
    draft = f"{path}-peer.safetensors.{os.getpid()}.tmp"
    models.save_safetensors(draft, tensors)
    os.replace(draft, f"{path}-peer.safetensors")


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2], int(sys.argv[3]), *map(int, sys.argv[4:]))
