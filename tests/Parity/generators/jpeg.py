"""Makes tests/Parity/fixtures/jpeg: files of every kind that the decoder reads, each with libjpeg-turbo's pixels (NAME.png beside NAME.jpg).

Needs cjpeg and jpegtran of libjpeg-turbo (made with 2.1.5), and Python with numpy, OpenCV (4.6), Pillow (9.4) and scikit-image (0.19, for
its public-domain photographs). Pixels come from OpenCV, for four components (which OpenCV multiplies in 8 bits) from Pillow; where a file is
edited into a form that libjpeg does not read, from the file before the edit. The two large photographs keep only the SHA-256 of their
pixels, in photographs.txt. Of some files (see the tests) the bytes are also what our encoder must write for source.png and source-grey.png.
"""
import base64
import hashlib
import io
import pathlib
import struct
import subprocess
import tempfile

import cv2
import numpy as np
from PIL import Image, ImageOps
from skimage import data

OUT = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "jpeg"
WIDTH, HEIGHT = 48, 35


def run(tool, pixels, *options, scans=None):
    """Runs cjpeg on pixels (RGB or grey array), or jpegtran on bytes."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        source = folder / "source"
        if isinstance(pixels, bytes):
            source.write_bytes(pixels)
        else:
            Image.fromarray(pixels).save(source, "PPM")
        arguments = [tool, *options]
        if scans:
            (folder / "scans").write_text(scans)
            arguments += ["-scans", str(folder / "scans")]
        return subprocess.run([*arguments, str(source)], check=True, capture_output=True).stdout


def cjpeg(pixels, *options, quality=90, **more):
    return run("cjpeg", pixels, "-quality", str(quality), "-dct", "int", *options, **more)


def segments(file):
    """(marker, start, end) of the segments up to the first scan header."""
    at = 2
    while True:
        marker, length = file[at + 1], struct.unpack(">H", file[at + 2:at + 4])[0]
        yield marker, at, at + 2 + length
        at += 2 + length
        if marker == 0xDA:
            return


def find(file, marker):
    return next((start, end) for found, start, end in segments(file) if found == marker)


def without(file, marker):
    start, end = find(file, marker)
    return file[:start] + file[end:]


def patched(file, at, *values):
    return file[:at] + bytes(values) + file[at + len(values):]


def with_dnl(file):
    """The height moves from the frame header into a DNL segment behind the only scan."""
    start, _ = find(file, 0xC0)
    height = file[start + 5:start + 7]
    return patched(file, start + 5, 0, 0)[:-2] + b"\xff\xdc\x00\x04" + height + b"\xff\xd9"


def with_one_quantisation_index(file):
    """Three scans that all use table 0, which is defined anew before the second."""
    tables = [(start, end) for marker, start, end in segments(file) if marker == 0xDB]
    colour = file[tables[1][0]:tables[1][1]]
    frame, _ = find(file, 0xC0)
    file = patched(patched(file, frame + 15, 0), frame + 18, 0)
    second = file.index(b"\xff\xda", file.index(b"\xff\xda") + 2)
    file = file[:second] + patched(colour, 4, 0) + file[second:]
    return file[:tables[1][0]] + file[tables[1][1]:]


def cmyk(pixels, **options):
    stream = io.BytesIO()
    ink = np.dstack([255 - pixels, np.linspace(0, 200, pixels.shape[1], dtype=np.uint8)[None, :].repeat(pixels.shape[0], 0)])
    Image.fromarray(ink, "CMYK").save(stream, "JPEG", quality=92, **options)
    return stream.getvalue()


def with_transform(file, transform):
    """Adobe's segment with another transform; a new one where there is none."""
    adobe = b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00" + bytes([transform])
    try:
        start, end = find(file, 0xEE)
        return file[:start] + adobe + file[end:]
    except StopIteration:
        return file[:2] + adobe + file[2:]


def rotated(pixels, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "JPEG", quality=90, exif=exif.tobytes())
    return stream.getvalue()


def expected(file):
    picture = Image.open(io.BytesIO(file))
    if picture.mode == "CMYK":
        return np.asarray(picture.convert("RGB"))
    pixels = cv2.imdecode(np.frombuffer(file, np.uint8), cv2.IMREAD_UNCHANGED | cv2.IMREAD_IGNORE_ORIENTATION)
    return pixels if pixels.ndim == 2 else pixels[:, :, ::-1]


def keep(name, file, pixels=None):
    (OUT / f"{name}.jpg").write_bytes(file)
    Image.fromarray(np.ascontiguousarray(expected(file) if pixels is None else pixels)).save(OUT / f"{name}.png", optimize=True)


def samplings(source):
    for name, factors in {
        "444": "1x1", "422": "2x1", "420": "2x2", "440": "1x2", "411": "4x1", "410": "4x2", "441": "1x4", "repeat-3x1": "3x1", "repeat-1x3": "1x3",
        "mixed": "2x2,2x1,1x2", "small-luma": "1x1,2x2,2x1", "four-to-two": "4x1,2x1,1x1",
    }.items():
        keep(name, cjpeg(source, "-sample", factors))
    keep("repeat-4x4", cjpeg(source, "-sample", "4x4", scans="0;1;2;"))
    keep("half-of-four", cjpeg(source, "-sample", "2x4,1x2,2x2", scans="0;1;2;"))
    keep("grey", cjpeg(np.asarray(Image.fromarray(source).convert("L"))))
    keep("grey-2x2", run("jpegtran", cjpeg(source, "-sample", "2x2"), "-grayscale"))


def processes(source):
    grey = np.asarray(Image.fromarray(source).convert("L"))
    keep("progressive-420", cjpeg(source, "-progressive", "-sample", "2x2"))
    keep("progressive-444", cjpeg(source, "-progressive", "-sample", "1x1", quality=97))
    keep("progressive-grey", cjpeg(grey, "-progressive"))
    keep("progressive-restart", cjpeg(source, "-progressive", "-sample", "2x1", "-restart", "3B"))
    keep("progressive-fine", cjpeg(source, "-progressive", scans="0,1,2: 0-0, 0, 3; 0: 1-20, 0, 4; 0: 21-63, 0, 2; 2: 1-63, 0, 1; 1: 1-63, 0, 2;"
         "0,1,2: 0-0, 3, 2; 0: 1-20, 4, 3; 0: 1-20, 3, 2; 0: 1-63, 2, 1; 1: 1-63, 2, 1; 0,1,2: 0-0, 2, 1; 0: 0-0, 1, 0; 1,2: 0-0, 1, 0;"
         "0: 1-63, 1, 0; 1: 1-63, 1, 0; 2: 1-63, 1, 0;"))
    keep("restart-units", cjpeg(source, "-sample", "2x2", "-restart", "2B"))
    keep("restart-rows", cjpeg(source, "-sample", "2x1", "-restart", "1"))
    keep("optimised-420", cjpeg(source, "-sample", "2x2", "-optimize"))
    keep("optimised-grey", cjpeg(grey, "-optimize"))
    keep("scans-apart", cjpeg(source, "-sample", "2x2", "-optimize", scans="0;1;2;"))
    keep("scans-two", cjpeg(source, "-sample", "2x1", scans="0;1 2;"))
    keep("tables-anew", with_one_quantisation_index(cjpeg(source, "-sample", "2x2", scans="0;1;2;")))
    keep("words-in-tables", cjpeg(source, quality=2))
    keep("quality-100", cjpeg(source, "-sample", "1x1", quality=100))
    keep("quality-20", cjpeg(source, "-sample", "2x2", "-baseline", quality=20))
    original = cjpeg(source, "-sample", "2x2")
    keep("height-behind", with_dnl(original), expected(original))


def sizes(source):
    for width, height in [(1, 1), (2, 2), (3, 3), (4, 5), (5, 4), (8, 8), (16, 16), (17, 1), (1, 17), (33, 18)]:
        keep(f"size-{width}x{height}", cjpeg(np.ascontiguousarray(source[:height, 8:8 + width]), "-sample", "2x2"))
    keep("size-4x5-440", cjpeg(np.ascontiguousarray(source[:5, 8:12]), "-sample", "1x2"))


def colours(source):
    rgb = cjpeg(source, "-rgb")
    keep("rgb", rgb)
    keep("rgb-by-letters", without(rgb, 0xEE))
    keep("adobe-ycc", with_transform(without(cjpeg(source), 0xE0), 1))
    keep("adobe-rgb", with_transform(without(cjpeg(source, "-sample", "1x1"), 0xE0), 0))
    keep("jfif-over-adobe", with_transform(cjpeg(source), 0))
    keep("cmyk", cmyk(source))
    keep("cmyk-420", cmyk(source, subsampling=2))
    keep("cmyk-without-adobe", without(cmyk(source), 0xEE))
    keep("ycck", with_transform(cmyk(source), 2))
    turned = rotated(source, 6)
    keep("turned", turned, np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(turned)))))


def photographs():
    lines = []
    rocket = data.rocket()
    coffee = np.ascontiguousarray(cv2.resize(data.coffee(), (640, 427), interpolation=cv2.INTER_AREA))
    for name, file in {
        "photo-rocket": cjpeg(rocket, "-sample", "2x2", quality=85),
        "photo-coffee": cjpeg(coffee, "-progressive", "-sample", "2x2", quality=75),
    }.items():
        (OUT / f"{name}.jpg").write_bytes(file)
        lines.append(f"{name} {hashlib.sha256(np.ascontiguousarray(expected(file)).tobytes()).hexdigest()}\n")
    (OUT / "photographs.txt").write_text("".join(lines))


def print_seeds(source):
    """The tiny files of tests/Unit/Imaging/Codecs/Jpeg/JpegSeeds.cs, as base64."""
    tiny = np.ascontiguousarray(source[4:17, 10:29])
    grey = np.asarray(Image.fromarray(tiny).convert("L"))
    fine = "0: 0-0, 0, 1; 0: 1-5, 0, 2; 0: 6-63, 0, 2; 0: 1-63, 2, 1; 0: 0-0, 1, 0; 0: 1-63, 1, 0;"
    for name, file in {
        "Progressive": cjpeg(tiny, "-progressive", "-sample", "2x2", quality=60),
        "ProgressiveGrey": cjpeg(grey, "-progressive", scans=fine, quality=85),
        "ProgressiveRestart": cjpeg(tiny, "-progressive", "-sample", "1x1", "-restart", "2B", quality=50),
        "Restart": cjpeg(tiny, "-sample", "2x1", "-restart", "1B", "-optimize", quality=60),
        "ScansApart": cjpeg(tiny, "-sample", "2x2", "-optimize", scans="0;1;2;", quality=60),
        "Cmyk": run("jpegtran", cmyk(tiny), "-optimize", "-copy", "all"),
    }.items():
        print(name, base64.b64encode(file).decode())


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    source = np.ascontiguousarray(cv2.resize(data.astronaut()[:380], (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA))
    Image.fromarray(source).save(OUT / "source.png", optimize=True)
    Image.fromarray(source).convert("L").save(OUT / "source-grey.png", optimize=True)
    samplings(source)
    processes(source)
    sizes(source)
    colours(source)
    photographs()
    print_seeds(source)


if __name__ == "__main__":
    main()
