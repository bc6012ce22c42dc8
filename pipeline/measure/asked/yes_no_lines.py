"""Shares, pairs of yes and no, and changes with a direction: lines from counts."""

from __future__ import annotations

import numpy as np

from pipeline.measure.asked.counted import Counted
from pipeline.measure.asked.line import Line, divided, missing_of, share_line
from pipeline.statistics.at_once import mid_p_of_each, sign_test_of_each, tango_of_each
from pipeline.vocabulary.metrics import Metric

TANGO = "Tango 1998"


def share_lines(metric: Metric, counted: Counted) -> tuple[Line, ...]:
    """The share itself."""
    known = counted.of(metric.id, "known")
    missing = missing_of(metric, counted, known, ("not_counted", "not_yet_due"))
    waiting = counted.counts.get((metric.id, "not_yet_due"))
    return (share_line("share", counted.of(metric.id, "yes"), known, missing, not_yet_due=waiting),)


def paired_lines(metric: Metric, counted: Counted) -> tuple[Line, ...]:
    """Before, after and their difference, for the better where it is positive; lost, gained, kept and never."""
    kept, lost, gained, never = (counted.of(metric.id, name) for name in ("kept", "lost", "gained", "never"))
    pairs = kept + lost + gained + never
    missing = missing_of(metric, counted, pairs)
    return (
        share_line("before", kept + lost, pairs, missing),
        share_line("after", kept + gained, pairs, missing),
        difference_line(metric, lost, gained, pairs, missing),
        share_line("lost", lost, pairs, missing),
        share_line("gained", gained, pairs, missing),
        share_line("kept", kept, pairs, missing),
        share_line("never", never, pairs, missing),
    )


def difference_line(
    metric: Metric, lost: np.ndarray, gained: np.ndarray, pairs: np.ndarray, missing: np.ndarray,
    category: str | None = None,
) -> Line:  # fmt: skip
    """After less before, turned where less is better; numerator = the net number of people."""
    down, up = (gained, lost) if metric.better == "lower" else (lost, gained)
    low, high = tango_of_each(up, down, pairs)
    known, everyone = pairs > 0, pairs + missing
    return Line(
        "difference", "share", TANGO, pairs, missing, divided(up - down, pairs), category, up - down, low, high,
        np.where(known, divided(up - down - missing, everyone), np.nan),
        np.where(known, divided(up - down + missing, everyone), np.nan),
        p_value=np.where(known, mid_p_of_each(lost, gained), np.nan),
    )  # fmt: skip


def ordinal_lines(metric: Metric, counted: Counted) -> tuple[Line, ...]:
    """Better, same and worse; the net of better less worse; and how often after is the better of the two."""
    better, same, worse = (counted.of(metric.id, name) for name in ("better", "same", "worse"))
    pairs = better + same + worse
    missing = missing_of(metric, counted, pairs)
    low, high = tango_of_each(better, worse, pairs)
    known, everyone = pairs > 0, pairs + missing
    net = Line(
        "net", "share", TANGO, pairs, missing, divided(better - worse, pairs), None, better - worse, low, high,
        np.where(known, divided(better - worse - missing, everyone), np.nan),
        np.where(known, divided(better - worse + missing, everyone), np.nan),
        p_value=np.where(known, sign_test_of_each(better, worse), np.nan),
    )  # fmt: skip
    superiority = Line(
        "superiority", "probability", "(better + same/2) / pairs", pairs, missing, divided(better + same / 2, pairs)
    )
    return (
        share_line("better", better, pairs, missing),
        share_line("same", same, pairs, missing),
        share_line("worse", worse, pairs, missing),
        net,
        superiority,
    )
