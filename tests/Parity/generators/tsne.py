"""Fixtures of t-SNE by scikit-learn 1.2: python3 tests/Parity/generators/tsne.py [parts|digits]

parts.json: joint probabilities, divergences and gradients of small sets; digits.json: what 1,000 iterations make of scikit-learn's digits, which
digits.bin.gz holds: 1,797 x 64 bytes from 0 to 16, then labels. They are "Optical Recognition of Handwritten Digits" by E. Alpaydin and C. Kaynak,
UCI Machine Learning Repository, CC BY 4.0, as scikit-learn brings them.
"""
import gzip
import json
import os
import sys

import numpy as np
from scipy.spatial.distance import pdist, squareform
from sklearn.datasets import load_digits
from sklearn.manifold import TSNE, trustworthiness
from sklearn.manifold import _t_sne
from sklearn.neighbors import NearestNeighbors

from splitmix import seed_of, uniform

FOLDER = os.path.join(os.path.dirname(__file__), "..", "fixtures", "tsne")


def short(values):
    return [float(f"{v:.8g}") for v in np.ravel(values)]


def case(name, rows, columns, perplexity, span, duplicates=0):
    x = uniform(seed_of(name), rows * columns).reshape(rows, columns) * np.float32(10)
    x[rows - duplicates:] = x[:duplicates]
    y = (uniform(seed_of(name + " map"), rows * 2).reshape(rows, 2) - np.float32(0.5)) * np.float32(span)
    dense = _t_sne._joint_probabilities(squareform(pdist(x.astype(np.float64), "sqeuclidean")), perplexity, 0)
    divergence, gradient = _t_sne._kl_divergence(y.astype(np.float64).ravel(), dense, 1, rows, 2)
    near = NearestNeighbors(n_neighbors=min(rows - 1, int(3 * perplexity + 1)), algorithm="brute").fit(x.astype(np.float64))
    graph = near.kneighbors_graph(mode="distance")
    graph.data **= 2
    sparse = _t_sne._joint_probabilities_nn(graph, perplexity, 0)
    tree_divergence, tree_gradient = _t_sne._kl_divergence_bh(y.ravel(), sparse, 1, rows, 2, angle=0.5, verbose=0)
    sparse.sort_indices()
    return {"Name": name, "Rows": rows, "Columns": columns, "Perplexity": perplexity, "Span": span, "Duplicates": duplicates,
            "Dense": short(dense), "Divergence": divergence, "Gradient": short(gradient),
            "Starts": sparse.indptr.tolist(), "Others": sparse.indices.tolist(), "Sparse": short(sparse.data),
            "TreeDivergence": float(tree_divergence), "TreeGradient": short(tree_gradient)}


def parts():
    cases = [case("plain", 40, 5, 7, 4), case("wide", 30, 30, 5, 30), case("twice", 24, 3, 6, 2, duplicates=5)]
    write("parts.json", cases)


def agreement(points, labels):
    """The share of points whose ten nearest others mostly have their label; of equally many the lowest label wins."""
    near = NearestNeighbors(n_neighbors=10).fit(points).kneighbors(return_distance=False)
    votes = np.array([np.bincount(labels[n], minlength=10).argmax() for n in near])
    return float((votes == labels).mean())


def digits():
    data = load_digits()
    with open(os.path.join(FOLDER, "digits.bin.gz"), "wb") as file:
        file.write(gzip.compress(data.data.astype(np.uint8).tobytes() + data.target.astype(np.uint8).tobytes(), 9, mtime=0))
    found = []
    for seed in (0, 1):
        model = TSNE(init="pca" if seed == 0 else "random", learning_rate="auto", random_state=seed, n_jobs=2)
        places = model.fit_transform(data.data.astype(np.float32))
        found.append({"Divergence": float(model.kl_divergence_), "Trustworthiness": float(trustworthiness(data.data, places, n_neighbors=12)),
                      "Agreement": agreement(places, data.target)})
    write("digits.json", {"Pca": found[0], "Random": found[1]})


def write(name, content):
    with open(os.path.join(FOLDER, name), "w") as file:
        json.dump(content, file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    for part in sys.argv[1:] or ["parts", "digits"]:
        {"parts": parts, "digits": digits}[part]()
