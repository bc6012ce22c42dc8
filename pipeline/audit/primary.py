"""Which hidden cells must not be found out, and how wide the doubt about them has to be.

Method: group size, and everyone or no one (P1 and P2 in docs/rojandekontroll.md). The unit is people, not rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.audit.figures_file import PublishedRow
from pipeline.audit.survey import Demand
from pipeline.audit.together import Together
from pipeline.audit.truth import Truth

ONE_OF_SEVERAL = ("health_better", "health_same", "health_worse")
"""Classes of one answer. "Not worse" is no class: all but one being not worse tells of nobody how it went."""


@dataclass(frozen=True)
class Primary:
    """What is demanded of one row: the doubt about its counts, and whether anything of it may be shown at all."""

    row: PublishedRow
    demands: tuple[Demand, ...]
    shown_though_small: bool
    has_own_record: bool
    """Everyone, or all but one, has the same outcome in a group that is large enough: one of them knows himself."""


def primaries(rows: Iterable[tuple[PublishedRow, Truth]], together: Together, least: int) -> tuple[Primary, ...]:
    """The rows that the rules protect. `least` is the smallest group that may be shown."""
    known = tuple(rows)
    alike = {_classes(row) for row, truth in known if truth.yes >= truth.known - 1}
    found = (_primary(row, truth, together, least, _is_uniform(row, truth, alike)) for row, truth in known)
    return tuple(each for each in found if each.demands or each.shown_though_small)


def _classes(row: PublishedRow) -> tuple[object, ...]:
    """The rows that are classes of one answer, of which exactly one holds for each person."""
    return (row.metric.partition("_")[0], *row.place[1:])


def _is_uniform(row: PublishedRow, truth: Truth, alike: set[tuple[object, ...]]) -> bool:
    """Everyone, or all but one, in one class of the outcome; then also what little stands beside it."""
    if row.metric in ONE_OF_SEVERAL:
        return _classes(row) in alike and (truth.yes <= 1 or truth.yes >= truth.known - 1)
    return min(truth.yes, truth.known - truth.yes) <= 1


def _primary(row: PublishedRow, truth: Truth, together: Together, least: int, is_uniform: bool) -> Primary:
    small = 1 <= truth.people_known < least
    left_out = 1 <= truth.people_left_out < least
    everyone = 1 <= truth.people < least
    uniform = truth.people_known >= least and is_uniform
    # As those with support before: how many they are is an outcome of the larger group and may be shown. What became of
    # so few may not.
    is_outcome = together.is_about_some(row)
    demands: list[Demand] = []

    def demand(count: str, value: int, floor: int, cap: float = float("inf")) -> None:
        inner = together.set_of(row, count)
        whole = together.set_of(row, "denominator") if count in ("numerator", "no") else None
        demands.append(Demand(f"{row.id} {count}", inner, floor, min(max(least, value + 1), cap), whole))

    if small and not is_outcome:
        demand("denominator", truth.known, 1)
    if small or uniform:
        cap = float(truth.known) if is_outcome or row.count("denominator") is not None else float("inf")
        demand("numerator", truth.yes, 0, cap)
        if row.metric not in ONE_OF_SEVERAL:
            demand("no", truth.known - truth.yes, 0, cap)
    if everyone:
        demand("everyone", truth.known + truth.missing, 1)
    if left_out:
        demand("excluded", truth.left_out, 0)
    shown_outcome = row.count("numerator") is not None
    shown_small = (small and row.count("denominator") is not None) or ((small or uniform) and shown_outcome)
    is_own = uniform and row.metric not in ONE_OF_SEVERAL
    return Primary(row, tuple(demands), shown_small or (left_out and bool(row.count("excluded"))), is_own)
