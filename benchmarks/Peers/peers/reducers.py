"""scikit-learn: reducers of dimensions over Fashion-MNIST."""
import gzip
import os
import sys
import time

import worker

try:
    import numpy as np
    import sklearn
    from sklearn.decomposition import PCA
    from sklearn.manifold import TSNE
except ImportError as error:
    worker.missing(error.name)


def pictures(folder, rows, part="train"):
    """The first pictures of the training set, in single precision: what the other side reads too."""
    with gzip.open(f"{folder}/{part}-images-idx3-ubyte.gz") as file:
        return np.frombuffer(file.read(16 + 784 * rows), np.uint8, offset=16).reshape(-1, 784).astype(np.float32)


@worker.work
def pca(folder, rows, components, solver):
    """The output is the explained variance, then the components, in double precision."""
    x = pictures(folder, rows)
    state = {}

    def run():
        state["model"] = PCA(components, svd_solver=solver, random_state=0).fit(x)

    def output():
        model = state["model"]
        return np.concatenate([model.explained_variance_, model.components_.ravel()]).astype(np.float64).tobytes()

    return run, output


@worker.work
def codes(folder, file):
    """All 70,000 pictures brought to 50 components, in a file that both sides read. The output is nothing."""
    def run():
        if not os.path.exists(file):
            x = np.concatenate([pictures(folder, 60000), pictures(folder, 10000, "t10k")]) / 255
            PCA(50, svd_solver="randomized", random_state=0).fit_transform(x).astype(np.float32).tofile(file + ".part")
            os.rename(file + ".part", file)

    return run, lambda: b""


@worker.work
def tsne(file, rows, first=0):
    """The output is the seconds that a fit took, its divergence, and the places, in double precision."""
    x = np.fromfile(file, np.float32, 50 * rows, offset=4 * 50 * first).reshape(rows, 50)
    state = {}

    def run():
        start = time.perf_counter()
        model = TSNE(init="pca", learning_rate="auto", random_state=0, n_jobs=int(os.environ["OMP_NUM_THREADS"]))
        places = model.fit_transform(x)
        state["result"] = np.concatenate([[time.perf_counter() - start, model.kl_divergence_], places.ravel()])

    return run, lambda: state["result"].astype(np.float64).tobytes()


worker.serve(f"scikit-learn {sklearn.__version__}")
