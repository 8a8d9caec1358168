"""Lossless pictures for the decoders of src/Imaging: runs png.py, bmp.py and pnm.py and writes fixtures/codecs/codecs.json.

Every picture is made from known samples. It counts only if OpenCV, Pillow or Netpbm decodes the file to just these samples; for bitmaps of odd
depths, where each of them rounds otherwise, ImageMagick must agree within one level. Where none of them reads a kind of file, the entry says so under
'by'. Run: /usr/bin/python3 lossless.py (Debian's python3-opencv 4.6.0, python3-pil 9.4.0, netpbm 11.1, imagemagick 6.9.11).
"""
import hashlib
import importlib
import json
import pathlib
import re
import subprocess
import sys

import cv2
import numpy as np
import PIL.Image

import splitmix

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "codecs"
ENTRIES = []


def samples(seed, height, width, channels, maximum=255):
    """Slopes with noise, so that predictors have something to do: (height, width, channels), 0..maximum."""
    y, x, c = np.mgrid[0:height, 0:width, 0:channels]
    noise = splitmix.bits(seed, height * width * channels).reshape(height, width, channels) >> np.uint64(40)
    values = (x * (maximum // 16 + c + 1) + y * (maximum // 12 + 1)) + noise.astype(np.int64) % (maximum // 20 + 2)
    return (values % (maximum + 1)).astype(np.uint16 if maximum > 255 else np.uint8)


def opencv(data):
    """OpenCV's samples in the order of channels that the file has, or None."""
    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if image is None:
        return None
    if image.ndim == 2:
        return image[:, :, None]
    return image[:, :, [2, 1, 0, 3][: image.shape[2]]] if image.shape[2] >= 3 else image


def pillow(data, channels):
    """Pillow's samples, or None. Palettes and transparent colours are applied."""
    import io

    try:
        image = PIL.Image.open(io.BytesIO(data))
        image.load()
    except Exception:
        return None
    if image.mode.startswith("I"):
        return np.array(image).astype(np.uint16)[:, :, None] if channels == 1 else None
    image = image.convert({1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}[channels])
    array = np.array(image)
    return array if array.ndim == 3 else array[:, :, None]


def netpbm(data, wide):
    """Netpbm's samples, scaled to the full range, or None."""
    reader = {b"\x89P": "pngtopam -alphapam", b"BM": "bmptopnm"}.get(data[:2], "cat")
    run = subprocess.run(f"{reader} | pamdepth {65535 if wide else 255}", shell=True, input=data, capture_output=True)
    if run.stderr.count(b"error") or not run.stdout:
        return None
    header, body = netpbm_header(run.stdout)
    width, height, channels, most = header
    array = np.frombuffer(body, ">u2" if most > 255 else np.uint8, width * height * channels).reshape(height, width, channels)
    return array.astype(np.uint16 if wide else np.uint8)


def netpbm_header(data):
    if data[:2] == b"P7":
        head, body = data.split(b"ENDHDR\n", 1)
        lines = dict(line.split(None, 1) for line in head.splitlines()[1:])
        return [int(lines[k]) for k in (b"WIDTH", b"HEIGHT", b"DEPTH", b"MAXVAL")], body
    kind, width, height, most, body = re.match(rb"(P[56])\s+(\d+)\s+(\d+)\s+(\d+)\s(.*)", data, re.S).groups()
    return [int(width), int(height), 3 if kind == b"P6" else 1, int(most)], body


def same(decoded, expected):
    if decoded is None:
        return False
    if decoded.shape[2] == 4 and expected.shape[2] == 2:  # OpenCV repeats the grey of grey and alpha
        decoded = decoded[:, :, [0, 3]]
    if decoded.shape[2] == expected.shape[2] + 1 and (decoded[:, :, -1] == np.iinfo(decoded.dtype).max).all():  # Netpbm adds alpha
        decoded = decoded[:, :, :-1]
    if decoded.shape[2] == 3 and expected.shape[2] == 1 and (decoded[:, :, :1] == decoded).all():
        decoded = decoded[:, :, :1]
    return decoded.dtype == expected.dtype and decoded.shape == expected.shape and (decoded == expected).all()


def magick(data, channels):
    """ImageMagick's samples of a BMP file, or None."""
    kind = {1: "gray", 3: "rgb", 4: "rgba"}[channels]
    run = subprocess.run(f"convert bmp:- -depth 8 {kind}:-", shell=True, input=data, capture_output=True)
    return np.frombuffer(run.stdout, np.uint8) if run.stdout else None


def nearly(decoded, expected):
    return decoded is not None and decoded.size == expected.size and np.abs(decoded.astype(int) - expected.reshape(-1)).max() <= 1


def add(name, data, expected, only_samples=None):
    """Writes the file and its entry. only_samples: why no other decoder confirms it; without it one must."""
    if expected.ndim == 2:
        expected = expected[:, :, None]
    by = []
    if same(opencv(data), expected):
        by.append("opencv")
    if same(pillow(data, expected.shape[2]), expected):
        by.append("pillow")
    if same(netpbm(data, expected.dtype == np.uint16), expected):
        by.append("netpbm")
    if not by and data[:2] == b"BM" and nearly(magick(data, expected.shape[2]), expected):
        by.append("imagemagick within 1")
    if not by:
        if only_samples is None:
            sys.exit(f"{name}: nobody else gives the samples")
        by.append("samples: " + only_samples)
    elif only_samples is not None:
        sys.exit(f"{name}: {by} confirm it, '{only_samples}' is out of date")
    (FOLDER / name).write_bytes(data)
    height, width, channels = expected.shape
    wide = expected.dtype == np.uint16
    ENTRIES.append({
        "file": name, "width": width, "height": height, "channels": channels, "bits": 16 if wide else 8,
        "sha256": hashlib.sha256(expected.astype("<u2" if wide else np.uint8).tobytes()).hexdigest(),
        "first": expected.reshape(-1)[:6].tolist(), "by": by,
    })


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*"):
        old.unlink()
    for module in ("png", "bmp", "pnm"):
        importlib.import_module(module).make(sys.modules["__main__"])
    text = json.dumps({"opencv": cv2.__version__, "pillow": PIL.__version__, "pictures": ENTRIES})
    (FOLDER / "codecs.json").write_text(text.replace('{"file"', '\n{"file"') + "\n")
    total = sum(f.stat().st_size for f in FOLDER.glob("*"))
    print(len(ENTRIES), "pictures,", total, "bytes,", sum(e["by"][0].startswith("samples") for e in ENTRIES), "confirmed by nobody else")


if __name__ == "__main__":
    main()
