"""Makes the fixtures of src/Imaging's operations. Run with Debian's python3-opencv, python3-skimage, python3-pil and python3-torchvision."""
import cv2
import numpy
import PIL
import skimage
import torchvision

import imaging_colour
import imaging_filter
import imaging_resize
import imaging_warp
from imaging_fixture import Fixture

VERSIONS = {"opencv": cv2.__version__, "skimage": skimage.__version__, "pil": PIL.__version__, "numpy": numpy.__version__,
            "torchvision": torchvision.__version__}


def main():
    cv2.setNumThreads(1)
    for name, module in [("resize", imaging_resize), ("warp", imaging_warp), ("filter", imaging_filter), ("colour", imaging_colour)]:
        fixture = Fixture(name, VERSIONS)
        module.add_cases(fixture)
        fixture.save()


if __name__ == "__main__":
    main()
