"""PNG files of every colour type, depth and interlace method, put together chunk by chunk, and some that OpenCV and Pillow write."""
import io
import struct
import zlib

import cv2
import numpy as np
import PIL.Image

import splitmix

GREY, RGB, PALETTE, GREY_ALPHA, RGBA = 0, 2, 3, 4, 6
DEPTHS = {GREY: (1, 2, 4, 8, 16), RGB: (8, 16), PALETTE: (1, 2, 4, 8), GREY_ALPHA: (8, 16), RGBA: (8, 16)}
STORED = {GREY: 1, RGB: 3, PALETTE: 1, GREY_ALPHA: 2, RGBA: 4}
LETTERS = {GREY: "g", RGB: "c", PALETTE: "p", GREY_ALPHA: "ga", RGBA: "ca"}
ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def pack(values, depth):
    """A line of samples as bytes, the first sample in the highest bits."""
    if depth == 16:
        return values.astype(">u2").tobytes()
    if depth == 8:
        return values.astype(np.uint8).tobytes()
    bits = ((values[:, None] >> np.arange(depth - 1, -1, -1)) & 1).astype(np.uint8).reshape(-1)
    return np.packbits(bits).tobytes()


def paeth(a, b, c):
    p = a + b - c
    pa, pb, pc = abs(p - a), abs(p - b), abs(p - c)
    return a if pa <= pb and pa <= pc else b if pb <= pc else c


def filtered(lines, step, seed):
    """Every line with a filter of its own; all five occur."""
    kinds = splitmix.byte_stream(seed, len(lines))
    above, out = bytes(len(lines[0])), bytearray()
    for row, line in enumerate(lines):
        kind = (row + int(kinds[row])) % 5
        out.append(kind)
        for i, x in enumerate(line):
            a = line[i - step] if i >= step else 0
            b, c = above[i], above[i - step] if i >= step else 0
            out.append((x - (0, a, b, (a + b) >> 1, paeth(a, b, c))[kind]) & 255)
        above = line
    return bytes(out)


def encode(values, color, depth, interlaced, seed, extra=b"", pieces=1):
    height, width, stored = values.shape
    step = max(1, stored * depth // 8)
    body = b""
    for x, y, dx, dy in ADAM7 if interlaced else ((0, 0, 1, 1),):
        part = values[y::dy, x::dx]
        if part.size:
            body += filtered([pack(row.reshape(-1), depth) for row in part], step, seed)
    data = zlib.compress(body, 9)
    cut = -(-len(data) // pieces)
    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, int(interlaced))
    idat = b"".join(chunk(b"IDAT", data[i : i + cut]) for i in range(0, len(data), cut))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + idat + chunk(b"IEND", b"")


def stored_values(color, depth, seed, height, width, common):
    most = (1 << depth) - 1
    return common.samples(seed, height, width, STORED[color], most)


def palette_of(depth, seed):
    return splitmix.byte_stream(seed, 3 << depth).reshape(-1, 3)


def decoded(values, color, depth, palette=None, alphas=None, key=None):
    """What the stored values mean."""
    if color == PALETTE:
        if alphas is None:
            return palette[values[:, :, 0]]
        full = np.full((len(palette), 1), 255, np.uint8)
        full[: len(alphas), 0] = alphas
        return np.hstack([palette, full])[values[:, :, 0]]
    most = 65535 if depth == 16 else 255
    picture = values.astype(np.uint16) if depth == 16 else (values.astype(np.int64) * 255 // ((1 << depth) - 1)).astype(np.uint8)
    if key is None:
        return picture
    alpha = np.where((values == np.array(key)).all(axis=2, keepdims=True), 0, most).astype(picture.dtype)
    return np.concatenate([picture, alpha], axis=2)


def make_kinds(common):
    for color, depths in DEPTHS.items():
        for depth in depths:
            for interlaced in (False, True):
                seed = 1000 + color * 100 + depth * 2 + interlaced
                values = stored_values(color, depth, seed, 19, 23, common)
                palette = palette_of(depth, seed) if color == PALETTE else None
                extra = chunk(b"PLTE", palette.tobytes()) if color == PALETTE else b""
                name = f"png-{LETTERS[color]}{depth:02}-{'adam7' if interlaced else 'plain'}.png"
                common.add(name, encode(values, color, depth, interlaced, seed, extra, pieces=1 + depth % 3), decoded(values, color, depth, palette))


def make_sizes(common):
    """Adam7's passes lose columns and rows one after the other as the picture shrinks."""
    for width, height in ((1, 1), (2, 1), (1, 2), (3, 2), (4, 5), (5, 4), (5, 5), (8, 8), (9, 9), (1, 9), (9, 1), (17, 3)):
        values = common.samples(width * 31 + height, height, width, 3)
        common.add(f"png-size-{width}x{height}.png", encode(values, RGB, 8, True, 7), values)
        bits = common.samples(width * 37 + height, height, width, 1, 1)
        common.add(f"png-size-{width}x{height}-bits.png", encode(bits, GREY, 1, True, 7), bits * np.uint8(255))


def make_transparent(common):
    for depth in DEPTHS[PALETTE]:
        seed = 3000 + depth
        values, palette = stored_values(PALETTE, depth, seed, 9, 14, common), palette_of(depth, seed)
        alphas = splitmix.byte_stream(seed + 1, max(1, len(palette) - 1))
        extra = chunk(b"PLTE", palette.tobytes()) + chunk(b"tRNS", alphas.tobytes())
        common.add(f"png-trns-p{depth:02}.png", encode(values, PALETTE, depth, False, seed, extra), decoded(values, PALETTE, depth, palette, alphas))
    for color in (GREY, RGB):
        for depth in DEPTHS[color]:
            seed = 3100 + color * 20 + depth
            values = stored_values(color, depth, seed, 9, 14, common)
            key = [int(v) for v in values[4, 5]]
            extra = chunk(b"tRNS", struct.pack(f">{len(key)}H", *key))
            name = f"png-trns-{LETTERS[color]}{depth:02}.png"
            common.add(name, encode(values, color, depth, depth == 8, seed, extra), decoded(values, color, depth, key=key))


def make_foreign(common):
    """Filters and compression as libpng and Pillow choose them."""
    for channels in (1, 3, 4):
        for most in (255, 65535):
            values = common.samples(4000 + channels, 33, 47, channels, most)
            ok, data = cv2.imencode(".png", values if channels == 1 else values[:, :, [2, 1, 0, 3][:channels]])
            assert ok
            common.add(f"png-opencv-{channels}-{most.bit_length()}.png", data.tobytes(), values)
    for mode, channels in (("1", 1), ("L", 1), ("LA", 2), ("P", 1), ("RGB", 3), ("RGBA", 4)):
        values = common.samples(4100 + channels, 33, 47, channels)
        image = PIL.Image.fromarray(values.squeeze(), {"1": "L", "P": "L"}.get(mode, mode))
        image = image.convert(mode) if mode == "1" else image
        if mode == "P":
            image = PIL.Image.fromarray(values.squeeze(), "P")
            image.putpalette(splitmix.byte_stream(4200, 768).tolist())
        out = io.BytesIO()
        image.save(out, "PNG")
        picture = np.array(image.convert("RGB" if mode == "P" else "L" if mode == "1" else mode))
        common.add(f"png-pillow-{mode}.png", out.getvalue(), picture)


def make(common):
    make_kinds(common)
    make_sizes(common)
    make_transparent(common)
    make_foreign(common)
