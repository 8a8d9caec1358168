"""Principal components from scikit-learn on rows of the counter-based generator. Writes tests/Pipelines/fixtures/pca.json.

Run: /usr/bin/python3 tests/Parity/generators/pca.py
"""
import json
import pathlib

import numpy as np
import sklearn
from scipy.stats import norm
from sklearn.decomposition import PCA, IncrementalPCA
from sklearn.preprocessing import StandardScaler

import splitmix


def rows(kind, count, width, seed):
    """Rows that both sides make to the last bit."""
    u = splitmix.uniform(seed, count * width).reshape(count, width)
    falling = u * (np.float32(1) / (np.arange(width, dtype=np.float32) + np.float32(1)))
    if kind == "falling":
        return falling
    if kind == "far":
        return falling + np.float32(64)
    if kind == "constant":
        falling[:, ::3] = np.float32(3.5)
        return falling
    if kind == "twice":
        falling[count // 2:] = falling[:count - count // 2]
        falling[:, -1] = falling[:, 0]
        return falling
    if kind == "deficient":
        left = np.floor(splitmix.uniform(seed, count * 4).reshape(count, 4) * np.float32(16))
        right = np.floor(splitmix.uniform(seed + 1, 4 * width).reshape(4, width) * np.float32(16)) - np.float32(8)
        return (left @ right).astype(np.float32)
    raise ValueError(kind)


def numbers(array):
    return [float(f"{v:.13g}") for v in np.asarray(array, np.float64).ravel()]


def likely_rank(variances):
    """Zhu and Ghodsi, Automatic dimensionality selection from the scree plot via the use of profile likelihood, 2006."""
    count = len(variances)
    best = []
    for q in range(1, count):
        first, second = variances[:q], variances[q:]
        spread = (np.sum((first - first.mean()) ** 2) + np.sum((second - second.mean()) ** 2)) / (count - 2)
        best.append(norm.logpdf(first, first.mean(), np.sqrt(spread)).sum() + norm.logpdf(second, second.mean(), np.sqrt(spread)).sum())
    return 1 + int(np.argmax(best))


def case(kind, count, width, seed, components=None, solver="full", whiten=False, standard=False, batch=None):
    x = rows(kind, count, width, seed).astype(np.float64)
    if standard:
        x = StandardScaler().fit_transform(x)
    if solver == "incremental":
        model = IncrementalPCA(components, batch_size=batch, whiten=whiten).fit(x)
    else:
        model = PCA(components, svd_solver=solver, whiten=whiten, random_state=0, iterated_power=7 if solver == "randomized" else "auto").fit(x)
    # The largest number of each component is positive.
    signs = np.sign(model.components_[np.arange(len(model.components_)), np.argmax(np.abs(model.components_), axis=1)])
    model.components_ *= signs[:, None]
    scores = model.transform(x[:3])
    return {
        "kind": kind, "rows": count, "width": width, "seed": seed, "solver": solver, "whiten": whiten, "standard": standard, "batch": batch,
        "asked": components, "rank": int(model.n_components_),
        "mean": numbers(model.mean_), "components": numbers(model.components_), "variances": numbers(model.explained_variance_),
        "ratios": numbers(model.explained_variance_ratio_), "singular": numbers(model.singular_values_), "noise": float(model.noise_variance_),
        "scores": numbers(scores), "restored": numbers(model.inverse_transform(scores)),
    }


cases = [
    case("falling", 40, 7, 1), case("falling", 40, 7, 1, 3), case("falling", 40, 7, 1, 3, whiten=True), case("falling", 40, 7, 1, 3, standard=True),
    case("falling", 40, 7, 1, 1), case("falling", 5, 5, 2), case("falling", 2, 6, 3),
    case("far", 50, 6, 4), case("far", 50, 6, 4, 2, whiten=True, standard=True),
    case("falling", 9, 20, 5), case("falling", 9, 20, 5, 4, whiten=True), case("falling", 9, 20, 5, 4, standard=True),
    case("constant", 30, 8, 6), case("constant", 30, 8, 6, 3, standard=True), case("constant", 6, 9, 7, 3),
    case("twice", 24, 7, 8), case("twice", 24, 7, 8, 2, standard=True), case("twice", 8, 12, 9),
    case("deficient", 25, 10, 10), case("deficient", 25, 10, 10, 3), case("deficient", 8, 14, 11), case("deficient", 25, 10, 10, 6),
    case("falling", 40, 7, 1, 0.8), case("falling", 40, 7, 1, 0.95), case("falling", 9, 20, 5, 0.5), case("deficient", 25, 10, 10, 0.9),
    case("falling", 40, 7, 1, "mle"), case("far", 90, 12, 12, "mle"), case("falling", 60, 30, 13, "mle"),
    case("falling", 50, 20, 14, 4, "randomized"), case("falling", 20, 50, 15, 3, "randomized", whiten=True), case("deficient", 30, 12, 16, 4, "randomized"),
    case("falling", 50, 9, 17, 3, "incremental", batch=12), case("far", 60, 8, 18, 4, "incremental", batch=20, whiten=True),
    case("falling", 24, 15, 19, 2, "incremental", batch=5), case("deficient", 40, 10, 20, 4, "incremental", batch=10),
]
likely = [
    {"variances": numbers(v), "rank": likely_rank(np.asarray(v))}
    for v in ([9.0, 8.5, 8.0, 1.0, 0.9, 0.8, 0.7], [10.0, 3.0, 2.9, 2.8], 1 / (np.arange(12) + 1.0), [5.0, 4.9, 4.8, 4.7, 1.0], [3.0, 1.0, 0.5])
]
path = pathlib.Path(__file__).parents[2] / "Pipelines" / "fixtures" / "pca.json"
path.write_text(json.dumps({"sklearn": sklearn.__version__, "cases": cases, "likely": likely}) + "\n")
