"""scikit-learn: reducers of dimensions over Fashion-MNIST."""
import gzip
import sys

import worker

try:
    import numpy as np
    import sklearn
    from sklearn.decomposition import PCA
except ImportError as error:
    worker.missing(error.name)


def pictures(folder, rows):
    """The first pictures of the training set, in single precision: what the other side reads too."""
    with gzip.open(f"{folder}/train-images-idx3-ubyte.gz") as file:
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


worker.serve(f"scikit-learn {sklearn.__version__}")
