"""Learning rates that PyTorch's schedulers give, step by step, for a base rate of 1. Writes fixtures/schedules.json.

Run: /usr/bin/python3 tests/Parity/generators/schedules.py
"""
import json
import pathlib

import torch
from torch.optim import lr_scheduler as s

import splitmix

LENGTH = 60


def rates(make, observe=None, key="lr"):
    parameter = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.SGD([parameter], lr=1.0)
    scheduler = make(optimizer)
    seen = []
    for i in range(LENGTH):
        seen.append(optimizer.param_groups[0][key])
        optimizer.step()
        if i + 1 < LENGTH:
            scheduler.step(*([observe(i)] if observe else []))
    return seen


def losses(i):
    """Falls for a while, then wanders."""
    return max(1.0 - 0.1 * i, 0.2) + 0.05 * float(splitmix.uniform(7, 1, i)[0])


CASES = {
    "constant": rates(lambda o: s.LambdaLR(o, lambda t: 1)),
    "step": rates(lambda o: s.StepLR(o, 7, 0.3)),
    "multiStep": rates(lambda o: s.MultiStepLR(o, [3, 20, 41], 0.2)),
    "exponential": rates(lambda o: s.ExponentialLR(o, 0.93)),
    "inverseTime": rates(lambda o: s.LambdaLR(o, lambda t: (1 + 0.2 * t) ** -0.75)),
    "cosine": rates(lambda o: s.CosineAnnealingLR(o, LENGTH, 0.05)),
    "cosineRestarts": rates(lambda o: s.CosineAnnealingWarmRestarts(o, 8, 1, 0.01)),
    "cosineLongerRestarts": rates(lambda o: s.CosineAnnealingWarmRestarts(o, 5, 2, 0.0)),
    "oneCycle": rates(lambda o: s.OneCycleLR(o, 1.0, total_steps=LENGTH, cycle_momentum=False)),
    "oneCycleLinear": rates(lambda o: s.OneCycleLR(o, 1.0, total_steps=LENGTH, pct_start=0.4, anneal_strategy="linear", div_factor=10,
                                                   final_div_factor=100, cycle_momentum=False)),
    "oneCycleThreePhases": rates(lambda o: s.OneCycleLR(o, 1.0, total_steps=LENGTH, three_phase=True, cycle_momentum=False)),
    "oneCycleMomentum": rates(lambda o: s.OneCycleLR(o, 1.0, total_steps=LENGTH), key="momentum"),
    "oneCycleMomentumLinear": rates(lambda o: s.OneCycleLR(o, 1.0, total_steps=LENGTH, pct_start=0.4, anneal_strategy="linear", base_momentum=0.5,
                                                           max_momentum=0.9), key="momentum"),
    "oneCycleMomentumThreePhases": rates(lambda o: s.OneCycleLR(o, 1.0, total_steps=LENGTH, three_phase=True), key="momentum"),
    "warmUp": rates(lambda o: s.SequentialLR(o, [s.LinearLR(o, 0.1, 1.0, 9), s.ExponentialLR(o, 0.9)], [9])),
    "plateau": rates(lambda o: s.ReduceLROnPlateau(o, "min", 0.5, 3, 1e-4, "rel", 2, 0.01), losses),
    "plateauAbsolute": rates(lambda o: s.ReduceLROnPlateau(o, "max", 0.1, 2, 0.02, "abs", 0, 1e-4), lambda i: -losses(i)),
}

if __name__ == "__main__":
    path = pathlib.Path(__file__).parent.parent / "fixtures" / "schedules.json"
    path.write_text(json.dumps({"made with": f"PyTorch {torch.__version__}", **CASES}) + "\n")
