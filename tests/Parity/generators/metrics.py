"""Figures of classifiers from scikit-learn, for labels and scores of the counter-based generator. Writes fixtures/metrics.json.

Run: /usr/bin/python3 tests/Parity/generators/metrics.py
"""
import json
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn import metrics as m

import splitmix

# classes, classes that occur, rows, seed, tenths of the rows that are right for sure
CASES = [(2, 2, 50, 1, 6), (3, 3, 200, 2, 3), (10, 10, 1000, 3, 8), (10, 7, 64, 4, 0), (5, 1, 20, 5, 9), (4, 4, 1, 6, 0)]


def case(classes, occurring, rows, seed, right):
    actual = (splitmix.bits(seed, rows) % np.uint64(occurring)).astype(int)
    other = (splitmix.bits(seed + 100, rows) % np.uint64(classes)).astype(int)
    predicted = np.where(splitmix.bits(seed + 200, rows) % np.uint64(10) < right, actual, other)
    scores = splitmix.uniform(seed + 300, rows * classes).reshape(rows, classes)
    precision, recall, f1, support = m.precision_recall_fscore_support(actual, predicted, labels=range(classes), zero_division=0)
    top = {}
    for k in range(1, classes):
        if classes > 2:
            top[str(k)] = m.top_k_accuracy_score(actual, scores, k=k, labels=range(classes))
    return {
        "classes": classes, "occurring": occurring, "rows": rows, "seed": seed, "right": right,
        "accuracy": m.accuracy_score(actual, predicted),
        "balancedAccuracy": m.balanced_accuracy_score(actual, predicted),
        "macroF1": m.f1_score(actual, predicted, average="macro", zero_division=0),
        "weightedF1": m.f1_score(actual, predicted, average="weighted", zero_division=0),
        "kappa": m.cohen_kappa_score(actual, predicted),
        "matthews": m.matthews_corrcoef(actual, predicted),
        "precision": precision.tolist(), "recall": recall.tolist(), "f1": f1.tolist(), "top": top,
    }


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    cases = [case(*c) for c in CASES]
    for c in cases:
        for key, value in c.items():
            if isinstance(value, float) and np.isnan(value):
                c[key] = None
    path = pathlib.Path(__file__).parent.parent / "fixtures" / "metrics.json"
    path.write_text(json.dumps({"made with": f"scikit-learn {sklearn.__version__}", "cases": cases}, indent=1) + "\n")
