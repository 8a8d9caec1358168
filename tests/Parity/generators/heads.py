"""Heads from scikit-learn on rows of the counter-based generator. Writes tests/Pipelines/fixtures/heads.json.

Run: /usr/bin/python3 tests/Parity/generators/heads.py
"""
import json
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn.calibration import _SigmoidCalibration
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC, LinearSVC

import splitmix

warnings.simplefilter("error")


def clouds(rows, width, classes, spread, seed):
    """Row i is of class i % classes; feature j is uniform, plus the spread where j % classes is the class."""
    features = splitmix.uniform(seed, rows * width).reshape(rows, width)
    labels = np.arange(rows) % classes
    return features + np.float32(spread) * (np.arange(width)[None] % classes == labels[:, None]).astype(np.float32), labels


def weights(rows, seed, weighted):
    return (splitmix.uniform(seed + 77, rows) + np.float32(0.5)).astype(np.float64) if weighted else None


def numbers(array):
    return [float(v) for v in np.asarray(array, np.float64).ravel()]


def linear(rows, width, classes, spread, seed, c, scale, weighted):
    x, y = clouds(rows, width, classes, spread, seed)
    w = weights(rows, seed, weighted)
    model = LinearSVC(C=c, tol=1e-10, max_iter=2_000_000, intercept_scaling=scale or 1, fit_intercept=scale > 0, random_state=0)
    model.fit(x, y, w)
    coefficients = model.coef_
    bias = np.broadcast_to(np.asarray(model.intercept_, np.float64), (len(coefficients),))
    objectives = []
    for k, row in enumerate(coefficients):
        signs = np.where(y == (1 if classes == 2 else k), 1, -1)
        slack = np.maximum(0, 1 - signs * (x.astype(np.float64) @ row + bias[k])) ** 2
        constant = bias[k] / scale if scale else 0
        objectives.append(0.5 * (row @ row + constant ** 2) + c * (slack * (1 if w is None else w)).sum())
    return dict(rows=rows, width=width, classes=classes, spread=spread, seed=seed, c=c, scale=scale, weighted=weighted,
                coefficients=numbers(coefficients), biases=numbers(bias), objectives=numbers(objectives))


def kernel(rows, width, spread, seed, c, kernel_name, degree, offset, weighted):
    x, y = clouds(rows, width, 2, spread, seed)
    w = weights(rows, seed, weighted)
    model = SVC(C=c, kernel=kernel_name, degree=degree, coef0=offset, tol=1e-9, cache_size=100).fit(x, y, w)
    other, _ = clouds(20, width, 2, spread, seed + 1)
    decisions = model.decision_function(other)
    b = model.dual_coef_[0]
    s = x[model.support_].astype(np.float64)
    if kernel_name == "rbf":
        gram = np.exp(-model._gamma * ((s[:, None] - s[None]) ** 2).sum(2))
    else:
        gram = (model._gamma * (s @ s.T) + offset) ** degree
    return dict(rows=rows, width=width, spread=spread, seed=seed, c=c, kernel=kernel_name, degree=degree, offset=offset, weighted=weighted,
                gamma=float(model._gamma), objective=float(0.5 * b @ gram @ b - np.abs(b).sum()), decisions=numbers(decisions),
                support=[int(i) for i in sorted(model.support_)])


def logistic(rows, width, classes, spread, seed, c, weighted):
    x, y = clouds(rows, width, classes, spread, seed)
    model = LogisticRegression(C=c, tol=1e-6, max_iter=1000, solver="newton-cg", multi_class="multinomial" if classes > 2 else "ovr")
    model.fit(x.astype(np.float64), y, weights(rows, seed, weighted))
    return dict(rows=rows, width=width, classes=classes, spread=spread, seed=seed, c=c, weighted=weighted,
                coefficients=numbers(model.coef_), biases=numbers(model.intercept_), probabilities=numbers(model.predict_proba(x)[:8]))


def nearest(rows, width, classes, spread, seed, k, metric, weighting, levels):
    x, y = clouds(rows, width, classes, spread, seed)
    other, _ = clouds(40, width, classes, spread, seed + 1)
    if levels:
        x, other = np.floor(x * levels), np.floor(other * levels)
    k = min(k, rows)
    model = KNeighborsClassifier(k, metric=metric, weights=weighting, algorithm="brute").fit(x, y)
    clear = [True] * len(other)
    if k < rows:
        distances = model.kneighbors(other, k + 1)[0]
        clear = [bool(d[k] - d[k - 1] > 1e-5) for d in distances]
    return dict(rows=rows, width=width, classes=classes, spread=spread, seed=seed, k=k, metric=metric, weighting=weighting, levels=levels,
                predictions=[int(p) for p in model.predict(other)], votes=numbers(model.predict_proba(other)), clear=clear)


def platt(rows, seed, shift, factor, every=3, gap=0.5):
    y = np.arange(rows) % every == 0
    scores = (splitmix.uniform(seed, rows).astype(np.float64) + np.where(y, gap, 0.0) - shift) * factor
    model = _SigmoidCalibration().fit(scores, y)
    return dict(rows=rows, seed=seed, shift=shift, factor=factor, every=every, gap=gap, slope=float(-model.a_), offset=float(-model.b_))


def ridge(rows, width, seed, alpha, weighted):
    x, _ = clouds(rows, width, 2, 0.5, seed)
    y = splitmix.uniform(seed + 9, rows).astype(np.float64) * 10
    model = Ridge(alpha=alpha, solver="cholesky").fit(x.astype(np.float64), y, weights(rows, seed, weighted))
    return dict(rows=rows, width=width, seed=seed, alpha=alpha, weighted=weighted, coefficients=numbers(model.coef_), bias=float(model.intercept_))


fixture = {
    "sklearn": sklearn.__version__,
    "linear": [linear(60, 8, 2, 0.4, 1, 1.0, 1.0, False), linear(60, 8, 2, 0.2, 2, 0.05, 2.0, False), linear(90, 7, 3, 0.5, 3, 1.0, 1.0, False),
               linear(40, 60, 2, 0.3, 4, 10.0, 1.0, False), linear(80, 6, 2, 0.3, 5, 2.0, 0.0, False), linear(75, 9, 3, 0.3, 6, 0.5, 1.0, True)],
    "kernel": [kernel(60, 6, 0.3, 11, 1.0, "rbf", 3, 0.0, False), kernel(120, 5, 0.2, 12, 100.0, "rbf", 3, 0.0, False),
               kernel(60, 6, 0.3, 13, 1.0, "poly", 3, 0.0, False), kernel(80, 4, 0.3, 14, 5.0, "poly", 2, 1.0, False),
               kernel(70, 6, 0.3, 15, 2.0, "rbf", 3, 0.0, True), kernel(30, 80, 0.5, 16, 1.0, "rbf", 3, 0.0, False)],
    "logistic": [logistic(80, 6, 3, 0.3, 21, 1.0, False), logistic(80, 6, 2, 0.3, 22, 0.5, False), logistic(100, 5, 4, 0.4, 23, 50.0, True),
                 logistic(30, 70, 3, 0.3, 24, 1.0, False)],
    "nearest": [nearest(90, 6, 3, 0.4, 31, 5, "euclidean", "uniform", 0), nearest(90, 6, 3, 0.4, 32, 7, "euclidean", "distance", 0),
                nearest(90, 6, 3, 0.4, 33, 5, "cosine", "uniform", 0), nearest(90, 6, 3, 0.4, 34, 6, "cosine", "distance", 0),
                nearest(120, 4, 4, 0.5, 35, 4, "euclidean", "uniform", 3), nearest(80, 8, 3, 0.5, 36, 3, "euclidean", "distance", 6),
                nearest(8, 4, 2, 0.5, 37, 20, "euclidean", "uniform", 0)],
    "platt": [platt(60, 41, 0.5, 3.0), platt(31, 42, 0.2, 0.5), platt(200, 43, 0.9, 10.0),
              # Rare and far off: whole steps are too long.
              platt(3000, 44, 1.2, 3.0, 60, 1.0)],
    "ridge": [ridge(50, 6, 51, 1.0, False), ridge(50, 6, 52, 0.01, True), ridge(20, 45, 53, 2.0, False), ridge(20, 45, 54, 0.5, True)],
}
path = pathlib.Path(__file__).parents[2] / "Pipelines" / "fixtures" / "heads.json"
path.parent.mkdir(exist_ok=True)
path.write_text(json.dumps(fixture) + "\n")
