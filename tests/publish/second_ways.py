"""The four ways from start to exit a second time: differences of counts in figures.csv."""

from __future__ import annotations

Row = dict[str, str]


def ways_again(by_metric: dict[str, Row]) -> tuple[int, int, int, int] | None:
    """Kept, left, gained, never; None where the three figures are not of the same participations."""
    names = ("public_support_before", "public_support_after", "left_public_support")
    counts = [(by_metric[name]["numerator"], by_metric[name]["denominator"]) for name in names if name in by_metric]
    if len(counts) < 3 or not all(all(pair) for pair in counts):
        return None
    (before, known), (after, known_after), (left, had) = ((int(x), int(n)) for x, n in counts)
    if known != known_after or had != before or not known:
        return None
    return before - left, left, after - before + left, known - after - left
