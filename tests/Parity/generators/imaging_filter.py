"""Blurs and borders of OpenCV."""
import cv2

from imaging_warp import BORDERS, fill_of

SIZE = (29, 17)


def add_cases(fixture):
    for index, border in enumerate(BORDERS):
        fixture.add("pad", "opencv", lambda image, b=border: cv2.copyMakeBorder(image, 5, 9, 7, 2, BORDERS[b], value=fill_of(image)), (6, 4),
                    channels=index % 4 + 1, border=border, left=7, top=5, right=2, bottom=9)
        if border == "Wrap":
            continue  # cv2.GaussianBlur and cv2.blur refuse it
        for dtype in ("byte", "float"):
            for sigma, radius in ((0.8, 2), (2.5, 8)):
                fixture.add("gaussian", "opencv", lambda image, b=border, s=sigma, r=radius: cv2.GaussianBlur(
                    image, (2 * r + 1, 2 * r + 1), s, borderType=BORDERS[b]), SIZE, dtype=dtype, channels=index + 1, border=border, sigma=sigma, radius=radius)
            fixture.add("box", "opencv", lambda image, b=border: cv2.blur(image, (7, 7), borderType=BORDERS[b]), SIZE, dtype=dtype,
                        channels=4 - index, border=border, radius=3)
