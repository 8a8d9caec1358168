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


def edges(picture):
    shape = picture["height"], picture["width"]
    return [np.fromfile(picture[part], dtype=np.float32).reshape(shape) for part in ("strengths", "normals")]


@worker.work
def edge_boxes(timed, pictures, settings):
    """Boxes by contours, from the strengths and normals of thinned edges: times one picture, gives the boxes of the others, the best first."""
    peer = cv2.ximgproc.createEdgeBoxes(**settings)
    strengths, normals = edges(timed)

    def output():
        return json.dumps([peer.getBoundingBoxes(*edges(picture))[0].tolist() for picture in pictures]).encode()

    return lambda: peer.getBoundingBoxes(strengths, normals), output


worker.serve(f"OpenCV {cv2.__version__}, NumPy {np.__version__}")
