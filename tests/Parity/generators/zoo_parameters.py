"""Names and shapes of torchvision's state dicts, for the zoo: one text file a network below fixtures/zoo/parameters, a line a tensor."""
from pathlib import Path

import torch
import torchvision

import zoo_models

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "zoo" / "parameters"

FOLDER.mkdir(parents=True, exist_ok=True)
for name, make in zoo_models.MODELS.items():
    state = make().state_dict()
    lines = [f"{key} {'x'.join(map(str, value.shape))}" for key, value in state.items() if not key.endswith("num_batches_tracked")]
    head = f"# torchvision {torchvision.__version__}, torch {torch.__version__}: tests/Parity/generators/zoo_parameters.py\n"
    (FOLDER / f"{name}.txt").write_text(head + "\n".join(lines) + "\n")
    print(name, len(lines))
