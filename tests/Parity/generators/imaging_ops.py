"""Makes the fixtures of src/Imaging's operations. Run with Debian's python3-opencv, python3-skimage, python3-pil and python3-torchvision."""
import cv2
import numpy
import PIL
import skimage

import imaging_resize
from imaging_fixture import Fixture

VERSIONS = {"opencv": cv2.__version__, "skimage": skimage.__version__, "pil": PIL.__version__, "numpy": numpy.__version__}


def main():
    cv2.setNumThreads(1)
    for name, module in [("resize", imaging_resize)]:
        fixture = Fixture(name, VERSIONS)
        module.add_cases(fixture)
        fixture.save()


if __name__ == "__main__":
    main()
