"""The words of metrics that a förbund has defined itself: a limit such as “8 av 10” in them counts nobody.

Such a text has no other numbers: they are refused when it is read (vocabulary/own_metrics.py). Only a whole text of
a definition is taken for it, so the same numbers in any other sentence are held against the figures like all others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from pipeline.audit.surfaces import Passage
from pipeline.vocabulary.metrics import Metric


def without_own_words(metrics: Iterable[Metric]) -> Callable[[Passage], Passage]:
    """Takes the definitions' own texts out of a passage, however its lines are broken."""
    texts = sorted({text for metric in metrics if metric.own for text in _texts(metric)}, key=len, reverse=True)
    if not texts:
        return lambda passage: passage
    found = re.compile("|".join(r"\s+".join(map(re.escape, text.split())) for text in texts))
    return lambda passage: replace(passage, cells=tuple(found.sub("…", cell) for cell in passage.cells))


def _texts(metric: Metric) -> Iterable[str]:
    for label in (metric.question, metric.numerator, metric.denominator, metric.not_for):
        yield from (label.sv, label.en)
