"""OpenCV: decoding and resizing."""
import sys

import worker

try:
    import cv2
    import numpy as np
except ImportError as error:
    worker.missing(error.name)

cv2.setNumThreads(int(sys.argv[1]))


@worker.work
def decode(file):
    data = np.fromfile(file, dtype=np.uint8)
    state = {}

    def run():
        state["picture"] = cv2.imdecode(data, cv2.IMREAD_COLOR)

    return run, lambda: cv2.cvtColor(state["picture"], cv2.COLOR_BGR2RGB).tobytes()


@worker.work
def resize(file, width, height):
    picture = np.fromfile(file, dtype=np.uint8).reshape(427, 640, 3)
    state = {}

    def run():
        state["picture"] = cv2.resize(picture, (width, height), interpolation=cv2.INTER_LINEAR)

    return run, lambda: state["picture"].tobytes()


worker.serve(f"OpenCV {cv2.__version__}, NumPy {np.__version__}")
