"""
Names and shapes of the state dicts of zoo_models.py: one text file a network below fixtures/zoo/parameters, a line a tensor; with names as arguments,
only these.
"""
import sys
from pathlib import Path

import torch
import torchvision

import zoo_models

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "zoo" / "parameters"

FOLDER.mkdir(parents=True, exist_ok=True)
for name in sys.argv[1:] or zoo_models.MODELS:
    state = zoo_models.MODELS[name]().state_dict()
    lines = [f"{key} {'x'.join(map(str, value.shape))}" for key, value in state.items() if not key.endswith("num_batches_tracked")]
    head = f"# torchvision {torchvision.__version__}, torch {torch.__version__}: tests/Parity/generators/zoo_parameters.py\n"
    (FOLDER / f"{name}.txt").write_text(head + "\n".join(lines) + "\n")
    print(name, len(lines))
