"""The numbers of a native chart: whole per cents as shares with two decimals, and nothing finer anywhere."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.charts.model import Bar, Mark, Value
from pipeline.publish.wording.numbers import limit_percent, printed_limits


@dataclass(frozen=True)
class Point:
    """A share with the lengths of its interval below and above, all in hundredths."""

    share: float
    minus: float
    plus: float


def of_mark(mark: Mark, value: Value) -> Point:
    """The limits are those printed beside the mark."""
    return _point(mark.share, printed_limits(value.detail))


def of_bar(bar: Bar) -> Point:
    return _point(bar.share, (limit_percent(bar.low, None), limit_percent(bar.high, None)))


def hundredths(share: float) -> float:
    """A share in whole per cent, half up; 0 and 1 only where it is exactly that, as in print."""
    percent = limit_percent(share, None)
    if 0 < share < 1:
        percent = min(99, max(1, percent))
    return percent / 100


def place_of(row: int, rows: int) -> float:
    """How high the middle of a row lies in a chart of `rows` rows: 0 at the foot, 1 at the head, two decimals."""
    return round(1 - (row + 0.5) / rows, 2)


def _point(share: float, limits: tuple[int, int]) -> Point:
    middle, (low, high) = hundredths(share), limits
    return Point(middle, max(0, round(100 * middle) - low) / 100, max(0, high - round(100 * middle)) / 100)
