"""Pictures that script and test both make, and the writer of a fixture: outputs in one binary file, what they are in a JSON file beside it."""
import json
from pathlib import Path

import numpy as np

import splitmix

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"


def picture(kind, dtype, width, height, channels, seed):
    """'noise' is the stream itself; 'smooth' is a folded ramp of 5 levels a column and 3 a row with a little noise. Floats are in [0, 1)."""
    count = width * height * channels
    if kind == "noise":
        flat = splitmix.byte_stream(seed, count) if dtype == "byte" else splitmix.uniform(seed, count)
        return flat.reshape(height, width, channels)
    y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(channels), indexing="ij")
    noise = splitmix.byte_stream(seed, count).reshape(height, width, channels).astype(np.int64)
    ramp = (5 * x + 3 * y + 40 * c + noise // 16) % 510
    levels = np.where(ramp < 256, ramp, 510 - ramp)
    return levels.astype(np.uint8) if dtype == "byte" else (levels / 256).astype(np.float32)


class Fixture:
    """Collects cases; an output is uint8 or float32, height x width x channels."""

    def __init__(self, name, versions, script="imaging_ops.py", folder="imaging"):
        self.name, self.versions, self.script, self.folder = name, versions, script, FIXTURES / folder
        self.cases, self.data = [], bytearray()

    def add(self, operation, peer, make, size, dtype="byte", kind="noise", channels=3, **arguments):
        width, height = size
        seed = 1000 + len(self.cases)
        output = make(picture(kind, dtype, width, height, channels, seed))
        output = output.reshape(output.shape[0], output.shape[1], -1)
        stored = np.ascontiguousarray(output, dtype=np.uint8 if output.dtype == np.uint8 else "<f4")
        self.cases.append({
            "operation": operation, "peer": peer,
            "input": {"kind": kind, "type": dtype, "width": width, "height": height, "channels": channels, "seed": seed},
            "arguments": arguments,
            "output": {"type": "byte" if stored.dtype == np.uint8 else "float", "width": stored.shape[1], "height": stored.shape[0],
                       "channels": stored.shape[2], "offset": len(self.data)},
        })
        self.data += stored.tobytes()

    def save(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / f"{self.name}.bin").write_bytes(bytes(self.data))
        lines = ",\n".join("    " + json.dumps(case) for case in self.cases)
        head = json.dumps({"script": f"tests/Parity/generators/{self.script}", "versions": self.versions})[1:-1]
        (self.folder / f"{self.name}.json").write_text("{\n  " + head + ",\n  \"cases\": [\n" + lines + "\n  ]\n}\n")
        print(f"{self.name}: {len(self.cases)} cases, {len(self.data)} bytes")
