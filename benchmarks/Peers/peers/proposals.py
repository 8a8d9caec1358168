"""OpenCV: selective search."""
import json
import sys

import worker

try:
    import cv2
    import numpy as np
except ImportError as error:
    worker.missing(error.name)

if not hasattr(getattr(cv2, "ximgproc", None), "segmentation"):
    worker.missing("cv2.ximgproc.segmentation")

cv2.setNumThreads(int(sys.argv[1]))


def load(picture):
    samples = np.fromfile(picture["file"], dtype=np.uint8).reshape(picture["height"], picture["width"], 3)
    return np.ascontiguousarray(samples[..., ::-1])


def search(image, mode):
    peer = cv2.ximgproc.segmentation.createSelectiveSearchSegmentation()
    peer.setBaseImage(image)
    getattr(peer, "switchToSelectiveSearch" + mode)()
    return peer.process()


@worker.work
def selective_search(mode, timed, pictures, draws):
    """Times one picture; gives, of several draws of their order, the boxes (x, y, width, height) of the others."""
    image = load(timed)

    def output():
        return json.dumps([[search(load(picture), mode).tolist() for picture in pictures] for _ in range(draws)]).encode()

    return lambda: search(image, mode), output


worker.serve(f"OpenCV {cv2.__version__}, NumPy {np.__version__}")
