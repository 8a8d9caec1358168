"""PBM, PGM, PPM and PAM files, as text and binary, with maxima of their own, and some that OpenCV and Pillow write."""
import io

import cv2
import numpy as np
import PIL.Image


def scaled(values, most, full):
    return ((2 * values.astype(np.int64) * full + most) // (2 * most)).astype(np.uint16 if full > 255 else np.uint8)


def text(values, space=" "):
    return "\n".join(space.join(str(int(v)) for v in row.reshape(-1)) for row in values).encode() + b"\n"


def make_bits(common):
    bits = common.samples(6000, 6, 19, 1, 1)
    white = (1 - bits) * np.uint8(255)
    packed = b"".join(np.packbits(row.reshape(-1)).tobytes() for row in bits)
    common.add("pnm-p1.pbm", b"P1\n# dense\n19 6\n" + text(bits, ""), white)
    common.add("pnm-p1-spaced.pbm", b"P1 19 6\n" + text(bits), white)
    common.add("pnm-p4.pbm", b"P4\n19 6\n" + packed, white)


def make_levels(common):
    for channels, plain, binary in ((1, 2, 5), (3, 3, 6)):
        for most in (255, 65535, 1, 15, 100, 1000):
            values = common.samples(6100 + most + channels, 5, 8, channels, most)
            full = 65535 if most > 255 else 255
            picture = values if most == full else scaled(values, most, full)
            body = values.astype(">u2").tobytes() if most > 255 else values.tobytes()
            suffix = "pgm" if channels == 1 else "ppm"
            common.add(f"pnm-p{plain}-{most}.{suffix}", f"P{plain}\n8 5\n# maximum\n{most}\n".encode() + text(values), picture)
            common.add(f"pnm-p{binary}-{most}.{suffix}", f"P{binary} 8\t5 {most}\n".encode() + body, picture)


def make_pam(common):
    for channels, kind in ((1, "GRAYSCALE"), (2, "GRAYSCALE_ALPHA"), (3, "RGB"), (4, "RGB_ALPHA")):
        for most in (255, 65535):
            values = common.samples(6300 + channels, 5, 8, channels, most)
            body = values.astype(">u2").tobytes() if most > 255 else values.tobytes()
            data = f"P7\nWIDTH 8\nHEIGHT 5\nDEPTH {channels}\nMAXVAL {most}\nTUPLTYPE {kind}\nENDHDR\n".encode() + body
            common.add(f"pnm-p7-{channels}-{most.bit_length()}.pam", data, values)


def make_foreign(common):
    for channels, suffix in ((1, "pgm"), (3, "ppm")):  # its PAM files hold blue, green, red
        for most in (255, 65535):
            values = common.samples(6400 + channels, 7, 9, channels, most)
            ok, data = cv2.imencode("." + suffix, values if channels == 1 else values[:, :, [2, 1, 0, 3][:channels]])
            assert ok
            common.add(f"pnm-opencv-{channels}-{most.bit_length()}.{suffix}", data.tobytes(), values)
    for mode, channels in (("1", 1), ("L", 1), ("RGB", 3)):
        values = common.samples(6500 + channels, 7, 9, channels)
        image = PIL.Image.fromarray(values.squeeze()).convert(mode)
        out = io.BytesIO()
        image.save(out, "PPM")
        common.add(f"pnm-pillow-{mode}.pnm", out.getvalue(), np.array(image.convert("L" if mode == "1" else mode)))


def make(common):
    make_bits(common)
    make_levels(common)
    make_pam(common)
    make_foreign(common)
