"""Fit a forest of symmetric trees (:mod:`convert.clean.forest`) with CatBoost and write it as data.

Needs the ``train`` dependency group (numpy, catboost); nothing of it is needed at run time.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from catboost import CatBoostClassifier, Pool

from convert.clean.forest import SCALE, TOP
from convert.clean.series import Columns

#: Rows of columns, their labels (1 article, 0 furniture) and weights.
Rows: TypeAlias = tuple[np.ndarray, np.ndarray, np.ndarray]

#: Forests that are fitted alike but for chance.
Models: TypeAlias = list[Any]

PARAMETERS = {
    "learning_rate": 0.1, "boosting_type": "Plain",
    "bootstrap_type": "Bernoulli", "subsample": 0.8, "thread_count": 1, "verbose": False,
    "allow_writing_files": False,
}  # fmt: skip


def matrix(columns: Columns) -> np.ndarray:
    """A row for each line, with the byte of each column."""
    return np.array([np.frombuffer(column, dtype=np.uint8) for column in columns.values()]).T


def fit(rows: Sequence[Rows], shape: Mapping[str, Any], draws: int = 1, **more: Any) -> Models:
    """Forests of all rows that have a weight and a label, as many as ``draws``: a forest depends on chance, the mean of
    several less so. ``shape``: CatBoost's settings for their size (``iterations``, ``depth``, ``border_count``), for
    how far they trust few rows (``l2_leaf_reg``, in units of their weights) and for the share of columns that a level
    may ask (``rsm``)."""
    x, y, weight = (np.concatenate(parts) for parts in zip(*rows, strict=True))
    use = np.isfinite(y) & (weight > 0)
    pool = Pool(x[use].astype(np.float32), y[use].astype(int), weight=weight[use])
    return [CatBoostClassifier(**PARAMETERS, **shape, **more, random_seed=1 + draw).fit(pool) for draw in range(draws)]


def telling(models: Models, count: int) -> list[int]:
    """The columns, so many at most, that tell most, in their order."""
    gains = np.mean([model.get_feature_importance() for model in models], axis=0)
    return sorted(int(at) for at in np.argsort(-gains, kind="stable")[:count])


def scores(models: Models, x: np.ndarray) -> np.ndarray:
    """The log-odds of each row."""
    rows = x.astype(np.float32)
    found: np.ndarray = np.mean(
        [model.predict(rows, prediction_type="RawFormulaVal", thread_count=1) for model in models], axis=0
    )
    return found


def exported(models: Models, names: Sequence[str], group_of: Callable[[str], str]) -> str:
    """The mean of the models as :func:`convert.clean.forest.loads` reads it. A tree belongs to the group of the column
    that it asks about first, and adds its mean over the rows that it was fitted on to that of the group."""
    start = 0.0
    means: dict[str, float] = {}
    trees: list[list[Any]] = []
    for data in map(_saved, models):
        scale, (bias,) = data["scale_and_bias"]
        start += bias / len(models)
        for tree in data["oblivious_trees"]:
            asked = [[names[split["float_feature_index"]], int(split["border"])] for split in tree["splits"]]
            values = scale / len(models) * np.array(tree["leaf_values"])
            group = group_of(asked[0][0])
            low = values.min()
            start += low
            added = np.round((values - low) * SCALE).astype(int)
            weights = np.array(tree["leaf_weights"]) + 1e-9
            means[group] = means.get(group, 0.0) + float(np.average(added, weights=weights))
            while added.any():
                part = np.minimum(added, TOP)
                trees.append([group, asked, part.astype(np.uint8).tobytes().hex()])
                added = added - part
    groups = {group: round(mean) for group, mean in sorted(means.items())}
    rows = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    return f'{{"bias": {round(start * SCALE)}, "groups": {json.dumps(groups)}, "trees": [\n{rows}\n]}}\n'


def _saved(model: Any) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found
