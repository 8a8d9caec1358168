"""Makes the fixture of src/Training/Augmentation: each transform with its parameters given, by torchvision, PIL and SciPy.

Geometry runs on tensors, as torchvision's tensors blend the border with the fill (PIL repeats the edge for half a pixel)."""
import cv2
import numpy as np
import PIL
import scipy
import torch
import torchvision
from PIL import Image
from scipy.ndimage import map_coordinates
from torchvision.transforms import InterpolationMode, RandomResizedCrop, functional
from torchvision.transforms.autoaugment import RandAugment, _apply_op

import imaging_colour
import imaging_warp
import splitmix
from imaging_fixture import Fixture

VERSIONS = {"torchvision": torchvision.__version__, "torch": torch.__version__, "pil": PIL.__version__, "numpy": np.__version__,
            "scipy": scipy.__version__, "opencv": cv2.__version__}
SIZE = (31, 24)
LINEAR = InterpolationMode.BILINEAR


def tensor(image):
    return torch.from_numpy(np.ascontiguousarray(image.transpose(2, 0, 1)))


def array(result):
    return result.numpy().transpose(1, 2, 0)


def on_tensor(function, *arguments, **options):
    return lambda image: array(function(tensor(image), *arguments, **options))


def on_pil(function, *arguments, **options):
    return lambda image: np.asarray(function(Image.fromarray(image), *arguments, **options))


def largest(size):
    """The fallback of RandomResizedCrop: at the whole area no try fits into a long picture."""
    def run(image):
        y, x, height, width = RandomResizedCrop.get_params(Image.fromarray(image), [1, 1], [3 / 4, 4 / 3])
        return image[y:y + height, x:x + width]
    return run


def jitter(steps):
    names = {"Brightness": "adjust_brightness", "Contrast": "adjust_contrast", "Saturation": "adjust_saturation", "Hue": "adjust_hue"}

    def run(image):
        """In floats, rounded to levels after each step: torchvision's own bytes are cut off instead, by another rule for hue."""
        result = tensor(image) / 255
        for name, value in steps:
            result = (getattr(functional, names[name])(result, value) * 255).round() / 255
        return array((result * 255).round().to(torch.uint8))
    return run


def elastic(strength, sigma, seed):
    def run(image):
        height, width, _ = image.shape
        field = imaging_warp.elastic(width, height, strength, sigma, int(splitmix.bits(seed, 2)[1])).astype(np.float64)
        y, x = np.meshgrid(np.arange(height), np.arange(width), indexing="ij")
        at = np.array([y + field[:, :, 1], x + field[:, :, 0]])
        planes = [map_coordinates(image[:, :, c].astype(np.float64), at, order=1, mode="grid-constant") for c in range(image.shape[2])]
        return np.round(np.stack(planes, axis=2)).astype(np.uint8)
    return run


def pca(strength, seed):
    noise = imaging_colour.pca_noise(int(splitmix.bits(seed, 1)[0]), strength)
    return lambda image: np.round(255 * noise(image / 255)).astype(np.uint8)


def crops(mirrored):
    """The views one below the other."""
    def run(image):
        views = (functional.ten_crop if mirrored else functional.five_crop)(Image.fromarray(image), [11, 14])
        return np.concatenate([np.asarray(view) for view in views])
    return run


def pad_crop(padding, x, y, width, height, mode, fill):
    def run(image):
        padded = functional.pad(Image.fromarray(image), padding, tuple(fill) if mode == "constant" else 0, mode)
        return np.asarray(functional.crop(padded, y, x, height, width))
    return run


def geometry(fixture):
    add = fixture.add
    for angle, shift, scale, shear in ((20, (3, -2), 0.8, (0, 0)), (-35, (0, 0), 1.3, (12, 0)), (0, (-4, 5), 1, (-8, 15)), (170, (1, 1), 1, (5, 5))):
        add("affine", "torchvision", on_tensor(functional.affine, float(angle), list(shift), scale, [float(s) for s in shear], LINEAR), SIZE, kind="smooth",
            degrees=-angle, shiftX=shift[0], shiftY=shift[1], factor=scale, shearX=-shear[0], shearY=-shear[1])
    add("rotate", "torchvision", on_tensor(functional.rotate, 25.0, LINEAR), SIZE, kind="smooth", degrees=25)
    add("translate", "torchvision", on_tensor(functional.affine, 0.0, [7, -5], 1.0, [0.0, 0.0]), SIZE, x=7, y=-5)
    right, bottom = SIZE[0] - 1, SIZE[1] - 1
    for corners in ([[4, 2], [28, 5], [25, 20], [1, 23]], [[0, 0], [20, 7], [30, 23], [9, 14]]):
        start = [[0.5, 0.5], [right + 0.5, 0.5], [right + 0.5, bottom + 0.5], [0.5, bottom + 0.5]]
        end = [[x + 0.5, y + 0.5] for x, y in corners]
        add("perspective", "torchvision", on_tensor(functional.perspective, start, end, LINEAR), SIZE, kind="smooth", corners=np.ravel(corners).tolist())
    for strength, sigma in ((34, 4), (8, 1.5)):
        add("elastic", "scipy", elastic(strength, sigma, 77), (28, 28), channels=1, kind="smooth", strength=strength, sigma=sigma, seed=77)


def cropping(fixture):
    add = fixture.add
    for side in (10, 23, 24, 33, 40):
        add("centre crop", "torchvision", on_pil(functional.center_crop, [side, side - 3]), SIZE, height=side, width=side - 3)
    for x, y, width, height, mode in ((0, 0, 31, 24, "constant"), (6, 1, 30, 20, "constant"), (8, 8, 31, 24, "edge"), (3, 7, 33, 25, "reflect"),
                                      (1, 0, 20, 30, "symmetric")):
        border = {"constant": "Constant", "edge": "Replicate", "reflect": "Reflect101", "symmetric": "Reflect"}[mode]
        add("pad and crop", "torchvision", pad_crop(4, x, y, width, height, mode, (40, 90, 200)), SIZE, x=x - 4, y=y - 4, width=width, height=height,
            border=border, fill=[40, 90, 200])
    for x, y, width, height in ((0, 0, 31, 24), (5, 3, 20, 11), (13, 9, 7, 9)):
        add("resized crop", "torchvision", on_pil(functional.resized_crop, y, x, height, width, [16, 14], LINEAR), SIZE, x=x, y=y, width=width, height=height)
    for size in ((90, 20), (17, 61), (50, 30)):
        add("largest", "torchvision", largest(size), size)
    for size in ((31, 24), (24, 31), (37, 90)):
        add("shorter side", "torchvision", on_pil(functional.resize, 20, LINEAR), size, side=20)
    add("resize", "torchvision", on_pil(functional.resize, [12, 40], LINEAR), SIZE, height=12, width=40)
    add("crops", "torchvision", crops(False), SIZE, mirrored=False)
    add("crops", "torchvision", crops(True), SIZE, mirrored=True)
    add("horizontal flip", "torchvision", on_pil(functional.hflip), SIZE)
    add("vertical flip", "torchvision", on_pil(functional.vflip), SIZE)


def colours(fixture):
    add = fixture.add
    for steps in ([["Brightness", 1.3], ["Contrast", 0.7], ["Saturation", 1.4], ["Hue", 0.1]], [["Hue", -0.3], ["Contrast", 1.4]],
                  [["Saturation", 0.3], ["Brightness", 0.6]]):
        add("jitter", "torchvision", jitter(steps), SIZE, kinds=[name for name, _ in steps], values=[value for _, value in steps])
    add("greyscale", "torchvision", on_pil(functional.to_grayscale, 3), SIZE)
    for sigma, radius in ((0.7, 2), (3.1, 11)):
        add("blur", "torchvision", on_tensor(functional.gaussian_blur, [2 * radius + 1] * 2, [sigma] * 2), SIZE, sigma=sigma, radius=radius)
    add("pca", "numpy", pca(0.3, 5), SIZE, strength=0.3, seed=5)
    add("erase", "torchvision", on_tensor(functional.erase, 3, 5, 9, 12, torch.tensor([40, 90, 200])[:, None, None]), SIZE, x=5, y=3, width=12, height=9,
        fill=[40, 90, 200])
    mean, deviation = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
    add("tensor", "torchvision", lambda image: array(functional.normalize(functional.to_tensor(image), mean, deviation)), SIZE, mean=mean, deviation=deviation)


def rand_augment(fixture):
    space = RandAugment()._augmentation_space(31, (SIZE[1], SIZE[0]))
    geometric = {"ShearX", "ShearY", "TranslateX", "TranslateY", "Rotate"}
    names = {"Color": "Colour", "Posterize": "Posterise", "Solarize": "Solarise", "Equalize": "Equalise"}
    for name, (magnitudes, signed) in space.items():
        for bin_, sign in ((4, 1), (9, -1 if signed else 1), (30, 1)):
            value = float(magnitudes[bin_]) * sign if magnitudes.ndim else 0.0
            run = on_tensor(_apply_op, name, value, InterpolationMode.BILINEAR, None)
            fixture.add("rand augment", "torchvision", run, SIZE, kind="smooth" if name in geometric else "noise", name=names.get(name, name), bin=bin_,
                        negative=sign < 0)
    for name in ("AutoContrast", "Equalize"):
        fixture.add("rand augment", "torchvision", on_tensor(_apply_op, name, 0.0, LINEAR, None), (64, 48), kind="smooth", channels=1,
                    name=names.get(name, name), bin=0, negative=False)


def main():
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    fixture = Fixture("transforms", VERSIONS, "augmentation.py", "augmentation")
    for part in (geometry, cropping, colours, rand_augment):
        part(fixture)
    fixture.save()


if __name__ == "__main__":
    main()
