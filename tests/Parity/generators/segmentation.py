"""Labels of scikit-image's felzenszwalb. Its argsort of the costs is made stable, as the order of equal costs is otherwise up to NumPy's version."""
import json
from unittest import mock

import numpy as np
import skimage
import skimage.data
from skimage.segmentation import felzenszwalb

from imaging_fixture import FIXTURES, picture

FOLDER = FIXTURES / "segmentation"
PHOTOGRAPH = (slice(60, 156), slice(130, 258))
ARGSORT = np.argsort

CASES = [
    # kind, dtype, (width, height), channels, scale, sigma, min_size
    ("noise", "byte", (37, 29), 3, 100, 0.8, 20),
    ("noise", "byte", (37, 29), 1, 30, 1.5, 1),
    ("noise", "float", (24, 40), 3, 200, 0.5, 10),
    ("smooth", "byte", (61, 47), 3, 100, 0.8, 20),
    ("smooth", "byte", (61, 47), 1, 10, 0, 0),
    ("smooth", "float", (33, 50), 3, 300, 0.3, 50),
    ("smooth", "byte", (2, 70), 3, 50, 0.8, 5),
    ("noise", "byte", (1, 9), 3, 50, 0.8, 2),
    ("noise", "byte", (9, 1), 3, 50, 0.8, 2),
    ("photograph", "byte", (128, 96), 3, 50, 0.8, 20),
    ("photograph", "byte", (128, 96), 3, 150, 0.8, 100),
    ("photograph", "byte", (128, 96), 3, 400, 2.5, 50),
]


def labels(image, scale, sigma, min_size):
    with mock.patch.object(np, "argsort", lambda values: ARGSORT(values, kind="stable")):
        return felzenszwalb(image, scale=scale, sigma=sigma, min_size=min_size, channel_axis=-1)


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    photograph = np.ascontiguousarray(skimage.data.coffee()[PHOTOGRAPH])
    (FOLDER / "coffee.ppm").write_bytes(b"P6 128 96 255\n" + photograph.tobytes())
    cases, data = [], bytearray()
    for index, (kind, dtype, (width, height), channels, scale, sigma, min_size) in enumerate(CASES):
        seed = 4000 + index
        image = photograph if kind == "photograph" else picture(kind, dtype, width, height, channels, seed)
        result = labels(image, scale, sigma, min_size)
        cases.append({
            "input": {"kind": kind, "type": dtype, "width": width, "height": height, "channels": channels, "seed": seed},
            "scale": scale, "sigma": sigma, "minimumSize": min_size, "count": int(result.max()) + 1, "offset": len(data),
        })
        data += result.astype("<u2").tobytes()
    (FOLDER / "felzenszwalb.bin").write_bytes(bytes(data))
    lines = ",\n".join("    " + json.dumps(case) for case in cases)
    head = json.dumps({"script": "tests/Parity/generators/segmentation.py", "versions": {"scikit-image": skimage.__version__, "numpy": np.__version__}})[1:-1]
    (FOLDER / "felzenszwalb.json").write_text("{\n  " + head + ",\n  \"cases\": [\n" + lines + "\n  ]\n}\n")
    print(f"felzenszwalb: {len(cases)} cases, {len(data)} bytes, segments {[case['count'] for case in cases]}")


if __name__ == "__main__":
    main()
