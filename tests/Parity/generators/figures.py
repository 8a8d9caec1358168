"""Curves, areas, calibration, kappa, label rankings and regression figures from scikit-learn, intervals from NumPy and SciPy, for numbers of the
counter-based generator. Writes fixtures/figures.json.

Run: /usr/bin/python3 tests/Parity/generators/figures.py
"""
import json
import pathlib
import warnings

import numpy as np
import scipy
import scipy.optimize
import scipy.special
import scipy.stats
import sklearn
from sklearn import calibration as cal
from sklearn import metrics as m

import splitmix


def plain(x):
    if isinstance(x, dict):
        return {k: plain(v) for k, v in x.items()}
    if isinstance(x, (list, tuple, np.ndarray)):
        return [plain(v) for v in x]
    x = x.item() if isinstance(x, np.generic) else x
    return None if isinstance(x, float) and not np.isfinite(x) else x


def steps(values, levels):
    """Numbers that meet each other: levels of them; 0 leaves them as they are."""
    return values if levels == 0 else np.floor(values * levels).astype(np.float32) / np.float32(levels)


def weights(seed, rows, weighted):
    return splitmix.uniform(seed + 900, rows).astype(np.float64) if weighted else None


def binary(rows, seed, share, levels, weighted):
    """share: eighths of the rows that are positive."""
    y = splitmix.bits(seed, rows) % np.uint64(8) < share
    p = steps(splitmix.uniform(seed + 100, rows), levels)
    p = np.where(y, np.sqrt(p), p).astype(np.float32)
    w = weights(seed, rows, weighted)
    out = {"rows": rows, "seed": seed, "share": share, "levels": levels, "weighted": weighted}
    p64 = p.astype(np.float64)
    both = 0 < y.sum() < rows
    if both:
        fpr, tpr, thresholds = m.roc_curve(y, p64, sample_weight=w)
        precision, recall, cuts = m.precision_recall_curve(y, p64, sample_weight=w)
        out |= {"fpr": fpr, "tpr": tpr, "thresholds": thresholds[1:], "area": m.roc_auc_score(y, p64, sample_weight=w),
                "precision": precision, "recall": recall, "cuts": cuts, "average": m.average_precision_score(y, p64, sample_weight=w)}
    out["logLoss"] = m.log_loss(y, p64, sample_weight=w, labels=[False, True])
    out["brier"] = m.brier_score_loss(y, p64, sample_weight=w, pos_label=True) if both else float(np.average((p64 - y) ** 2, weights=w))
    for strategy in ("uniform", "quantile"):
        true, said = cal.calibration_curve(y, p64, n_bins=7, strategy=strategy) if both else (np.array([]), np.array([]))
        out[strategy] = {"true": true, "said": said}
    return out


def multiclass(classes, occurring, rows, seed, levels):
    y = (splitmix.bits(seed, rows) % np.uint64(occurring)).astype(int)
    z = steps(splitmix.uniform(seed + 100, rows * classes), levels).reshape(rows, classes)
    z[np.arange(rows), y] += np.float32(0.25)
    shares = z.astype(np.float64) + 0.125  # sums of 24-bit fractions are exact in any order
    p = (shares / shares.sum(axis=1, keepdims=True)).astype(np.float32)
    p64 = p.astype(np.float64)
    out = {"classes": classes, "occurring": occurring, "rows": rows, "seed": seed, "levels": levels}
    predicted = z.argmax(axis=1)
    matrix = m.confusion_matrix(y, predicted, labels=range(classes))
    out["matrix"] = matrix
    out["ofActual"] = m.confusion_matrix(y, predicted, labels=range(classes), normalize="true")
    out["ofPredicted"] = m.confusion_matrix(y, predicted, labels=range(classes), normalize="pred")
    out["kappa"] = [m.cohen_kappa_score(y, predicted, weights=w, labels=range(classes)) for w in (None, "linear", "quadratic")]
    # Labels that occur or were predicted, as scikit-learn has it unless told the labels.
    out["averages"] = {
        a: [m.precision_score(y, predicted, average=a, zero_division=0), m.recall_score(y, predicted, average=a, zero_division=0),
            m.f1_score(y, predicted, average=a, zero_division=0), m.fbeta_score(y, predicted, beta=0.5, average=a, zero_division=0)]
        for a in ("micro", "macro", "weighted")}
    out["all"] = m.precision_recall_fscore_support(y, predicted, beta=0.5, labels=range(classes), average="macro", zero_division=0)[:3]
    out["fBeta"] = m.fbeta_score(y, predicted, beta=0.5, labels=range(classes), average=None, zero_division=0)
    out["one"] = m.precision_recall_fscore_support(y, predicted, beta=0.5, labels=range(classes), average=None, zero_division=1)[:3]
    if classes > 1:
        out["logLoss"] = m.log_loss(y, p64, labels=range(classes))
    out["brier"] = np.mean(((p64 - np.eye(classes)[y]) ** 2).sum(axis=1))
    if occurring == classes and classes > 2 and len(set(y)) == classes:
        # scikit-learn wants rows that add up to 1 closer than floats do; the order of the scores of a class is kept as it is.
        checked = m._ranking._average_multiclass_ovo_score
        out["ovo"] = [checked(m.roc_auc_score, y, z.astype(np.float64), average=a) for a in ("macro", "weighted")]
        binary_y = np.eye(classes)[y]
        out["ovr"] = [m.roc_auc_score(binary_y, z.astype(np.float64), average=a) for a in ("macro", "weighted")]
    if len(set(y)) > 1:
        slope = lambda b: np.sum(scipy.special.softmax(b * z.astype(np.float64), axis=1) * z) - np.sum(z[np.arange(rows), y].astype(np.float64))
        if slope(1e-3) < 0 < slope(1e3):
            inverse = scipy.optimize.brentq(slope, 1e-3, 1e3, xtol=1e-15, rtol=1e-14)
            loss = lambda b: -np.mean(scipy.special.log_softmax(b * z.astype(np.float64), axis=1)[np.arange(rows), y])
            out |= {"temperature": 1 / inverse, "before": loss(1), "after": loss(inverse)}
    return out


def multilabel(labels, rows, seed, share, levels):
    y = (splitmix.bits(seed, rows * labels) % np.uint64(8) < share).reshape(rows, labels)
    s = steps(splitmix.uniform(seed + 100, rows * labels), levels).reshape(rows, labels).astype(np.float64)
    p = s >= 0.5
    out = {"labels": labels, "rows": rows, "seed": seed, "share": share, "levels": levels,
           "hamming": m.hamming_loss(y, p), "subset": m.accuracy_score(y, p), "coverage": m.coverage_error(y, s),
           "ranking": m.label_ranking_average_precision_score(y, s), "loss": m.label_ranking_loss(y, s),
           "f1": m.f1_score(y, p, average=None, zero_division=0)}
    out["averages"] = {a: m.f1_score(y, p, average=a, zero_division=0) for a in ("micro", "macro", "weighted")}
    return out


def regression(rows, seed, flat, weighted):
    y = np.full(rows, 3.0) if flat else splitmix.uniform(seed, rows).astype(np.float64) * 10 - 2
    p = y + steps(splitmix.uniform(seed + 100, rows), 8).astype(np.float64) - 0.25
    w = weights(seed, rows, weighted)
    return {"rows": rows, "seed": seed, "flat": flat, "weighted": weighted,
            "mae": m.mean_absolute_error(y, p, sample_weight=w), "mse": m.mean_squared_error(y, p, sample_weight=w),
            "rmse": m.mean_squared_error(y, p, squared=False, sample_weight=w), "r2": m.r2_score(y, p, sample_weight=w),
            "explained": m.explained_variance_score(y, p, sample_weight=w), "median": m.median_absolute_error(y, p),
            "max": m.max_error(y, p), "mape": m.mean_absolute_percentage_error(y, p, sample_weight=w),
            "quantiles": np.quantile(p - y, [0.05, 0.25, 0.5, 0.75, 0.95])}


def drawn(seed, resample, rows):
    b = splitmix.bits(seed, rows, resample * rows)
    return np.array([(int(x) * rows) >> 64 for x in b])


def bootstrap(rows, seed, resamples, confidence):
    x = splitmix.uniform(seed + 100, rows).astype(np.float64) ** 3
    stat = lambda v: float(np.sqrt(np.mean(v)))
    values = np.array([stat(x[drawn(seed, r, rows)]) for r in range(resamples)])
    theta = stat(x)
    low, high = (1 - confidence) / 2, (1 + confidence) / 2
    z0 = scipy.stats.norm.ppf((np.sum(values < theta) + np.sum(values == theta) / 2) / resamples)
    jack = np.array([stat(np.delete(x, i)) for i in range(rows)])
    d = jack.mean() - jack
    a = np.sum(d ** 3) / (6 * np.sum(d ** 2) ** 1.5)
    level = lambda q: scipy.stats.norm.cdf(z0 + (z0 + scipy.stats.norm.ppf(q)) / (1 - a * (z0 + scipy.stats.norm.ppf(q))))
    return {"rows": rows, "seed": seed, "resamples": resamples, "confidence": confidence, "value": theta,
            "percentile": np.quantile(values, [low, high]), "corrected": np.quantile(values, [level(low), level(high)])}


def mcnemar(b, c):
    n = b + c
    exact = 1.0 if n == 0 else min(1.0, 2 * scipy.stats.binom.cdf(min(b, c), n, 0.5))
    statistic = 0.0 if n == 0 else max(0, abs(b - c) - 1) ** 2 / n
    return {"b": b, "c": c, "exact": exact, "statistic": statistic, "corrected": scipy.stats.chi2.sf(statistic, 1)}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    data = {
        "made with": f"scikit-learn {sklearn.__version__}, NumPy {np.__version__}, SciPy {scipy.__version__}",
        "binary": [binary(*a) for a in [(40, 11, 3, 8, False), (40, 12, 4, 0, False), (60, 13, 2, 5, True), (12, 14, 0, 4, False), (12, 15, 8, 4, False),
                                        (1, 16, 8, 0, False), (30, 17, 4, 1, False)]],
        "multiclass": [multiclass(*a) for a in [(3, 3, 60, 21, 4), (5, 5, 200, 22, 0), (6, 4, 80, 23, 8), (4, 1, 10, 24, 4), (2, 2, 30, 25, 3),
                                                (10, 10, 300, 26, 16)]],
        "multilabel": [multilabel(*a) for a in [(4, 30, 31, 3, 4), (6, 50, 32, 4, 0), (5, 12, 33, 0, 4), (5, 12, 34, 8, 4), (3, 40, 35, 2, 2)]],
        "regression": [regression(*a) for a in [(50, 41, False, False), (51, 42, False, True), (9, 43, True, False), (1, 44, False, False)]],
        "bootstrap": [bootstrap(*a) for a in [(30, 51, 400, 0.95), (80, 52, 200, 0.9)]],
        "mcnemar": [mcnemar(*a) for a in [(0, 0), (1, 0), (5, 5), (10, 25), (121, 59), (4000, 4200), (0, 1000)]],
    }
    path = pathlib.Path(__file__).parent.parent / "fixtures" / "figures.json"
    text = json.dumps(plain(data), separators=(",", ":"))
    path.write_text(text.replace('},{', '},\n{').replace('":[{', '":[\n{') + "\n")
