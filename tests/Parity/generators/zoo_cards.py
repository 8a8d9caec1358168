"""What torchvision says of its weights IMAGENET1K_V1: preprocessing, accuracy, parameters. For the cards of the zoo."""
import json
from pathlib import Path

import torchvision
from torchvision import models

FILE = Path(__file__).resolve().parent.parent / "fixtures" / "zoo" / "cards.json"
# Their forward passes turn pictures normalised as ImageNet's into (value - 0.5) / 0.5; the zoo's networks take the latter.
TRANSFORMED = ("googlenet", "inception_v3")


def card(name):
    weights = models.get_model_weights(name).IMAGENET1K_V1
    transform = weights.transforms()
    half = [0.5, 0.5, 0.5]
    return {
        "name": name, "weights": f"{weights}", "crop": transform.crop_size[0], "resize": transform.resize_size[0],
        "interpolation": transform.interpolation.value,
        "mean": half if name in TRANSFORMED else transform.mean, "deviation": half if name in TRANSFORMED else transform.std,
        "top1": weights.meta["_metrics"]["ImageNet-1K"]["acc@1"], "top5": weights.meta["_metrics"]["ImageNet-1K"]["acc@5"],
        "parameters": weights.meta["num_params"], "least": list(weights.meta["min_size"]),
    }


names = [name for name in models.list_models(module=models) if hasattr(models.get_model_weights(name), "IMAGENET1K_V1")]
FILE.write_text(f'{{"script": "tests/Parity/generators/zoo_cards.py", "versions": "torchvision {torchvision.__version__}", "cards": [\n'
                + ",\n".join(json.dumps(card(name)) for name in names) + "\n]}\n")
print(len(names), "cards")
