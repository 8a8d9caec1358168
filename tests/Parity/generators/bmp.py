"""BMP files of every depth, header, row order and compression, and some that OpenCV and Pillow write."""
import io
import struct

import cv2
import numpy as np
import PIL.Image

import splitmix

RGB, RLE8, RLE4, MASKS, ALPHA_MASKS = 0, 1, 2, 3, 6

UNCONFIRMED = {"4444": "ImageMagick shifts four bits where we scale them", "4444-behind": "none of them reads compression 6"}


def padded(row):
    return row + bytes(-len(row) % 4)


def pack(values, depth):
    bits = ((values[:, None] >> np.arange(depth - 1, -1, -1)) & 1).astype(np.uint8).reshape(-1)
    return np.packbits(bits).tobytes()


def file(width, height, depth, pixels, palette=None, compression=RGB, masks=(), header=40, top_down=False, used=None, gap=0):
    colours = b"" if palette is None else b"".join(bytes(c[::-1]) + (b"" if header == 12 else b"\0") for c in palette)
    count = 0 if palette is None else len(palette) if used is None else used
    if header == 12:
        info = struct.pack("<IHHHH", 12, width, height, 1, depth)
    else:
        info = struct.pack("<IiiHHIIiiII", header, width, -height if top_down else height, 1, depth, compression, len(pixels), 2835, 2835, count, 0)
        mask_bytes = b"".join(struct.pack("<I", m) for m in masks)
        info = info + mask_bytes if header == 40 else (info + mask_bytes).ljust(header, b"\0")
    start = 14 + len(info) + len(colours) + gap
    return struct.pack("<2sIHHI", b"BM", start + len(pixels), 0, 0, start) + info + colours + bytes(gap) + pixels


def rows(picture, top_down, encode):
    return b"".join(padded(encode(row)) for row in (picture if top_down else picture[::-1]))


def make_indexed(common):
    for depth in (1, 4, 8):
        for header in (12, 40, 108, 124):
            for top_down in ((False, True) if header == 40 else (False,)):
                seed = 5000 + depth * 10 + header
                values = common.samples(seed, 7, 13, 1, (1 << depth) - 1)
                palette = splitmix.byte_stream(seed, 3 << depth).reshape(-1, 3)
                pixels = rows(values, top_down, lambda r: pack(r.reshape(-1), depth))
                data = file(13, 7, depth, pixels, palette, header=header, top_down=top_down, gap=2 if header == 108 else 0)
                common.add(f"bmp-p{depth}-h{header}{'-top' if top_down else ''}.bmp", data, palette[values[:, :, 0]])
    greys = np.arange(256, dtype=np.uint8).repeat(3).reshape(-1, 3)[::-1]
    values = common.samples(5100, 5, 6, 1)
    common.add("bmp-grey.bmp", file(6, 5, 8, rows(values, False, lambda r: r.tobytes()), greys), 255 - values)


def scaled(values, most):
    """To 0..255, rounded to the nearest."""
    return ((2 * values.astype(np.int64) * 255 + most) // (2 * most)).astype(np.uint8)


def make_masked(common):
    kinds = {
        "555": (16, RGB, (), (5, 5, 5, 0), (0x7C00, 0x3E0, 0x1F, 0)), "565": (16, MASKS, 3, (5, 6, 5, 0), (0xF800, 0x7E0, 0x1F, 0)),
        "4444": (16, MASKS, 4, (4, 4, 4, 4), (0x0F00, 0xF0, 0x0F, 0xF000)),
        "4444-behind": (16, ALPHA_MASKS, 4, (4, 4, 4, 4), (0x0F00, 0xF0, 0x0F, 0xF000)),
        "101010": (32, MASKS, 3, (10, 10, 10, 0), (0x3FF00000, 0xFFC00, 0x3FF, 0)),
        "rgb": (32, MASKS, 3, (8, 8, 8, 0), (0xFF, 0xFF00, 0xFF0000, 0)),
    }
    for name, (depth, compression, stored, bits, masks) in kinds.items():
        channels = 4 if bits[3] else 3
        values = np.stack([common.samples(5200 + i, 5, 7, 1, (1 << b) - 1)[:, :, 0] for i, b in enumerate(bits[:channels])], axis=2).astype(np.uint64)
        shifts = np.array([(m & -m).bit_length() - 1 for m in masks[:channels]], np.uint64)
        words = (values << shifts).sum(axis=2).astype("<u2" if depth == 16 else "<u4")
        picture = np.stack([scaled(values[:, :, i], (1 << bits[i]) - 1) for i in range(channels)], axis=2)
        pixels = rows(words, False, lambda r: r.tobytes())
        data = file(7, 5, depth, pixels, compression=compression, masks=masks[:stored] if stored else (), header=108 if name == "4444" else 40)
        common.add(f"bmp-{name}.bmp", data, picture, UNCONFIRMED.get(name))


def make_bytes(common):
    values = common.samples(5300, 6, 5, 4)
    bgra = values[:, :, [2, 1, 0, 3]]
    masks = (0xFF0000, 0xFF00, 0xFF, 0xFF000000)
    common.add("bmp-24.bmp", file(5, 6, 24, rows(bgra[:, :, :3], False, lambda r: r.tobytes())), values[:, :, :3])
    common.add("bmp-24-h12.bmp", file(5, 6, 24, rows(bgra[:, :, :3], False, lambda r: r.tobytes()), header=12), values[:, :, :3])
    common.add("bmp-24-top.bmp", file(5, 6, 24, rows(bgra[:, :, :3], True, lambda r: r.tobytes()), top_down=True), values[:, :, :3])
    common.add("bmp-32.bmp", file(5, 6, 32, rows(bgra, False, lambda r: r.tobytes())), values[:, :, :3])
    for header in (56, 108, 124):
        data = file(5, 6, 32, rows(bgra, False, lambda r: r.tobytes()), compression=MASKS, masks=masks, header=header)
        common.add(f"bmp-32-alpha-h{header}.bmp", data, values)


def rle(values, depth, literal):
    """Run-length codes of a picture, bottom row first: runs, and literals of three and more pixels."""
    out = bytearray()
    for row in values[::-1]:
        row, at = row.reshape(-1).tolist(), 0
        while at < len(row):
            run = 1
            while at + run < len(row) and row[at + run] == row[at] and run < 255:
                run += 1
            count = min(len(row) - at, 9)
            if run < 3 and literal and count >= 3:
                part = row[at : at + count]
                code = bytes(part) if depth == 8 else pack(np.array(part), 4)
                out += bytes([0, count]) + code + bytes(len(code) % 2)
                at += count
            else:
                out += bytes([run, row[at] if depth == 8 else row[at] * 17])
                at += run
        out += b"\0\0"
    return bytes(out[:-2]) + b"\0\1"


def make_run_length(common):
    for depth in (8, 4):
        palette = splitmix.byte_stream(5400 + depth, 3 << depth).reshape(-1, 3)
        noise = common.samples(5410, 9, 21, 1, (1 << depth) - 1)
        flat = noise // 4 * 4
        for name, values, literal in (("runs", flat, False), ("mixed", np.where(noise % 3 == 0, noise, flat), True)):
            data = file(21, 9, depth, rle(values, depth, literal), palette, compression=RLE8 if depth == 8 else RLE4)
            common.add(f"bmp-rle{depth}-{name}.bmp", data, palette[values[:, :, 0]])
    palette = splitmix.byte_stream(5500, 768).reshape(-1, 3)
    codes = bytes([3, 7, 0, 2, 2, 1, 4, 9, 0, 0, 0, 3, 5, 6, 8, 0, 0, 1])
    skipped = np.zeros((4, 10), np.uint8)
    skipped[3, :3], skipped[2, 5:9], skipped[1, :3] = 7, 9, (5, 6, 8)
    common.add("bmp-rle8-skips.bmp", file(10, 4, 8, codes, palette, compression=RLE8), palette[skipped])


def make_foreign(common):
    for channels in (1, 3, 4):
        values = common.samples(5600 + channels, 11, 14, channels)
        ok, data = cv2.imencode(".bmp", values if channels == 1 else values[:, :, [2, 1, 0, 3][:channels]])
        assert ok
        common.add(f"bmp-opencv-{channels}.bmp", data.tobytes(), values[:, :, : min(channels, 3)])  # its fourth byte is not declared as alpha
    for mode, channels in (("1", 1), ("L", 1), ("RGB", 3)):
        values = common.samples(5700 + channels, 11, 14, channels)
        image = PIL.Image.fromarray(values.squeeze()).convert(mode)
        out = io.BytesIO()
        image.save(out, "BMP")
        common.add(f"bmp-pillow-{mode}.bmp", out.getvalue(), np.array(image.convert("L" if mode == "1" else mode)))


def make(common):
    make_indexed(common)
    make_masked(common)
    make_bytes(common)
    make_run_length(common)
    make_foreign(common)
