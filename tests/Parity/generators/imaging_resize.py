"""Resize cases: OpenCV without antialiasing, PIL with it."""
import cv2
import numpy as np
from PIL import Image

OPENCV = {"Nearest": cv2.INTER_NEAREST, "Bilinear": cv2.INTER_LINEAR, "Bicubic": cv2.INTER_CUBIC, "Lanczos": cv2.INTER_LANCZOS4, "Area": cv2.INTER_AREA}
PIL = {"NearestExact": Image.Resampling.NEAREST, "Bilinear": Image.Resampling.BILINEAR, "Bicubic": Image.Resampling.BICUBIC,
       "Lanczos": Image.Resampling.LANCZOS, "Area": Image.Resampling.BOX}

# (from, to): down, up, both ways at once, halves, whole factors, one row, one column, primes.
SIZES = [((67, 43), (31, 29)), ((13, 11), (37, 41)), ((53, 9), (17, 31)), ((40, 24), (20, 12)), ((48, 36), (16, 12)),
         ((1, 17), (5, 7)), ((23, 1), (9, 3)), ((150, 3), (8, 2))]


def opencv(size, interpolation):
    return lambda image: cv2.resize(image, size, interpolation=OPENCV[interpolation])


def pil(size, interpolation):
    def resize(image):
        if image.dtype == np.uint8:
            planes = [Image.fromarray(image[:, :, c]) for c in range(image.shape[2])]
        else:
            planes = [Image.fromarray(image[:, :, c], mode="F") for c in range(image.shape[2])]
        return np.dstack([np.asarray(plane.resize(size, PIL[interpolation])) for plane in planes])
    return resize


def add_cases(fixture):
    for interpolation in OPENCV:
        for index, (before, after) in enumerate(SIZES):
            fixture.add("resize", "opencv", opencv(after, interpolation), before, channels=index % 4 + 1,
                        interpolation=interpolation, antialias=False, width=after[0], height=after[1])
        for dtype_size, after in SIZES[:2]:
            fixture.add("resize", "opencv", opencv(after, interpolation), dtype_size, dtype="float", channels=1 if after[0] > 35 else 3,
                        interpolation=interpolation, antialias=False, width=after[0], height=after[1])
    for interpolation in PIL:
        for index, (before, after) in enumerate(SIZES):
            fixture.add("resize", "pil", pil(after, interpolation), before, channels=(index + 2) % 4 + 1,
                        interpolation=interpolation, antialias=True, width=after[0], height=after[1])
        fixture.add("resize", "pil", pil((31, 29), interpolation), (67, 43), dtype="float", channels=1,
                    interpolation=interpolation, antialias=True, width=31, height=29)
