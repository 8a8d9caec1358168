"""Colours: OpenCV, scikit-image (double precision) and torchvision."""
import cv2
import numpy as np
import torch
from skimage import color
from torchvision.transforms import functional

import splitmix

SIZE = (37, 23)


def tensor(image):
    return torch.from_numpy(np.ascontiguousarray(image.transpose(2, 0, 1)))


def tv(name, *arguments):
    return lambda image: getattr(functional, name)(tensor(image), *arguments).numpy().transpose(1, 2, 0)


def cv(code, swap=False):
    def convert(image):
        result = cv2.cvtColor(image, code)
        return result[:, :, [0, 2, 1]] if swap else result
    return convert


def sk(function, **arguments):
    return lambda image: function(image.astype(np.float64), **arguments).astype(np.float32)



def normals(seed, count):
    u = splitmix.uniform(seed, 2 * count).astype(np.float64)
    return np.sqrt(-2 * np.log(1 - u[0::2])) * np.cos(2 * np.pi * u[1::2])


def pca_noise(seed, strength):
    values = np.array([0.2175, 0.0188, 0.0045])
    vectors = np.array([[-0.5675, 0.7192, 0.4009], [-0.5808, -0.0045, -0.8140], [-0.5836, -0.6948, 0.4203]])
    shift = vectors @ (values * strength * normals(seed, 3))
    return lambda image: np.clip(image + shift, 0, 1).astype(np.float32)


def add_cases(fixture):
    for kind in ("noise", "smooth"):
        byte, real = {"kind": kind}, {"kind": kind, "dtype": "float"}
        fixture.add("hsv", "opencv", cv(cv2.COLOR_RGB2HSV_FULL), SIZE, **byte)
        fixture.add("hsv", "skimage", sk(color.rgb2hsv), SIZE, **real)
        fixture.add("hsv back", "opencv", cv(cv2.COLOR_HSV2RGB_FULL), SIZE, **byte)
        fixture.add("hsv back", "skimage", sk(color.hsv2rgb), SIZE, **real)
        fixture.add("lab", "opencv", cv(cv2.COLOR_RGB2LAB), SIZE, **byte)
        fixture.add("lab", "skimage", sk(color.rgb2lab), SIZE, **real)
        fixture.add("ycbcr", "opencv", cv(cv2.COLOR_RGB2YCrCb, True), SIZE, range="Full", **byte)
        fixture.add("ycbcr", "opencv", cv(cv2.COLOR_RGB2YCrCb, True), SIZE, range="Full", **real)
        fixture.add("ycbcr", "skimage", lambda image: (color.rgb2ycbcr(image.astype(np.float64)) / 255).astype(np.float32), SIZE, range="Studio", **real)
        fixture.add("ycbcr back", "opencv", lambda image: cv2.cvtColor(np.ascontiguousarray(image[:, :, [0, 2, 1]]), cv2.COLOR_YCrCb2RGB), SIZE,
                    range="Full", **byte)
        fixture.add("grey", "opencv", cv(cv2.COLOR_RGB2GRAY), SIZE, **byte)
        for dtype in ("byte", "float"):
            for factor in (0.4, 1.7):
                fixture.add("brightness", "torchvision", tv("adjust_brightness", factor), SIZE, factor=factor, kind=kind, dtype=dtype)
                fixture.add("contrast", "torchvision", tv("adjust_contrast", factor), SIZE, factor=factor, kind=kind, dtype=dtype)
                fixture.add("saturation", "torchvision", tv("adjust_saturation", factor), SIZE, factor=factor, kind=kind, dtype=dtype)
                fixture.add("gamma", "torchvision", tv("adjust_gamma", factor, 0.9), SIZE, factor=factor, gain=0.9, kind=kind, dtype=dtype)
            fixture.add("hue", "torchvision", tv("adjust_hue", -0.3), SIZE, factor=-0.3, kind=kind, dtype=dtype)
    fixture.add("contrast", "torchvision", tv("adjust_contrast", 0.6), SIZE, channels=1, dtype="float", factor=0.6)
    fixture.add("lab back", "skimage", lambda image: color.lab2rgb(color.rgb2lab(image.astype(np.float64))).astype(np.float32), SIZE, dtype="float")
    fixture.add("planar", "torchvision", lambda image: functional.normalize(functional.to_tensor(image), [0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
                .numpy().reshape(3, SIZE[1], SIZE[0]).transpose(1, 2, 0), SIZE, mean=[0.485, 0.456, 0.406], deviation=[0.229, 0.224, 0.225])
    fixture.add("pca noise", "numpy", pca_noise(5, 0.1), SIZE, dtype="float", seed=5, strength=0.1)
