"""Warps: OpenCV where positions are multiples of 1/32 (it rounds them to that) or no ties, scikit-image elsewhere; elastic fields."""
import cv2
import numpy as np
from skimage.transform import ProjectiveTransform, warp

import splitmix

BORDERS = {"Constant": cv2.BORDER_CONSTANT, "Replicate": cv2.BORDER_REPLICATE, "Reflect": cv2.BORDER_REFLECT,
           "Reflect101": cv2.BORDER_REFLECT_101, "Wrap": cv2.BORDER_WRAP}
SKIMAGE_BORDERS = {"Constant": "constant", "Replicate": "edge", "Reflect": "symmetric", "Reflect101": "reflect", "Wrap": "wrap"}
FLAGS = {"Nearest": cv2.INTER_NEAREST, "Bilinear": cv2.INTER_LINEAR, "Bicubic": cv2.INTER_CUBIC}

# Determinants are powers of two, so the way back has finite binary fractions too.
DYADIC = [[1, 0.5, 2.25, -1, 0.5, 11.5], [0.5, 0, -3.25, 0, 2, 1.75], [1, 0, 4, 0, 1, -3]]
QUAD = [[0, 0], [30, 0], [30, 22], [0, 22]]
QUAD_TO = [[3, 2], [27, -1], [33, 19], [-2, 24]]


def map_of(size, target, seed, grid):
    """Positions from 8 pixels outside to 8 pixels outside, rounded down to 1/grid."""
    u = splitmix.uniform(seed, target[0] * target[1] * 2).astype(np.float64).reshape(target[1], target[0], 2)
    return (np.floor(u * (grid * (np.array(size) + 16))) / grid - 8).astype(np.float32)


def fill_of(image):
    return [40.0, 90.0, 200.0, 255.0] if image.dtype == np.uint8 else [0.25, 0.5, 0.75, 1.0]


def remap(size, target, interpolation, border, seed, grid):
    def run(image):
        positions = map_of(size, target, seed, grid)
        return cv2.remap(image, positions[:, :, 0], positions[:, :, 1], FLAGS[interpolation], borderMode=BORDERS[border], borderValue=fill_of(image))
    return run


def affine(matrix, interpolation, border):
    matrix = np.array(matrix, np.float64).reshape(2, 3)
    return lambda image: cv2.warpAffine(image, matrix, (33, 29), flags=FLAGS[interpolation], borderMode=BORDERS[border], borderValue=fill_of(image))


def exact(matrix, order, border):
    """scikit-image takes one constant for all channels: zero."""
    back = ProjectiveTransform(np.linalg.inv(matrix))
    return lambda image: warp(image.astype(np.float64), back, output_shape=(29, 33), order=order, mode=SKIMAGE_BORDERS[border]).astype(np.float32)


def rotation(degrees, size):
    return cv2.getRotationMatrix2D(((size[0] - 1) / 2, (size[1] - 1) / 2), degrees, 1)


def elastic(width, height, strength, sigma, seed):
    radius = int(4 * sigma + 0.5)
    noise = 2 * splitmix.uniform(seed, width * height * 2).reshape(height, width, 2) - 1
    return cv2.GaussianBlur(noise, (2 * radius + 1, 2 * radius + 1), sigma, borderType=cv2.BORDER_REFLECT_101) * np.float32(strength)


def add_cases(fixture):
    size, target = (31, 23), (37, 19)
    for index, border in enumerate(BORDERS):
        for interpolation in ("Bilinear", "Bicubic"):
            for dtype in ("byte", "float"):
                channels = 3 if dtype == "byte" else index % 4 + 1
                fixture.add("remap", "opencv", remap(size, target, interpolation, border, 77, 32), size, dtype=dtype, channels=channels,
                            interpolation=interpolation, border=border, seed=77, grid=32, width=target[0], height=target[1])
        fixture.add("remap", "opencv", remap(size, target, "Nearest", border, 78, 3), size, channels=index % 4 + 1,
                    interpolation="Nearest", border=border, seed=78, grid=3, width=target[0], height=target[1])
        for matrix in DYADIC[:2]:
            fixture.add("affine", "opencv", affine(matrix, "Bilinear", border), size, interpolation="Bilinear", border=border, matrix=matrix)
        fixture.add("affine", "opencv", affine(DYADIC[0], "Bicubic", border), size, dtype="float", channels=1,
                    interpolation="Bicubic", border=border, matrix=DYADIC[0])
        turned = np.vstack([rotation(27, size), [0, 0, 1]])
        fixture.add("affine", "skimage", exact(turned, 1, border), size, dtype="float", interpolation="Bilinear", border=border,
                    matrix=turned.ravel()[:6].tolist())
        bent = cv2.getPerspectiveTransform(np.float32(QUAD), np.float32(QUAD_TO))
        fixture.add("perspective", "skimage", exact(bent, 1, border), size, dtype="float", channels=1, interpolation="Bilinear", border=border,
                    source=np.ravel(QUAD).tolist(), target=np.ravel(QUAD_TO).tolist())
    for degrees in (13.7, -100.0, 333.0):
        matrix = rotation(degrees, size)
        fixture.add("rotate", "opencv", lambda image, m=matrix: cv2.warpAffine(image, m, size, borderMode=cv2.BORDER_REFLECT), size, kind="smooth",
                    degrees=degrees)
    bent = cv2.getPerspectiveTransform(np.float32(QUAD), np.float32(QUAD_TO))
    fixture.add("perspective", "opencv", lambda image: cv2.warpPerspective(image, bent, (33, 29), borderMode=cv2.BORDER_REPLICATE), size, kind="smooth",
                interpolation="Bilinear", border="Replicate", source=np.ravel(QUAD).tolist(), target=np.ravel(QUAD_TO).tolist())
    for strength, sigma in ((34, 4), (8, 1.5)):
        fixture.add("elastic", "opencv", lambda image, a=strength, s=sigma: elastic(28, 28, a, s, 99), (1, 1), dtype="float", channels=1,
                    strength=strength, sigma=sigma, seed=99, width=28, height=28)
