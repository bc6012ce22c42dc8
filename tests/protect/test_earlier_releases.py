"""What earlier releases showed stays known: releases in a row, attacked together by another program."""

from __future__ import annotations

from dataclasses import astuple, replace

import numpy as np
import pytest
from made_people import counted, simple_key
from scipy.optimize import linprog

from pipeline.protect import protect, spans_of
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import ProtectionNotFound, ProtectionTooSlow
from pipeline.vocabulary.figures import Figure, Group, ProtectedFigure
from pipeline.vocabulary.released import PublishedCell

INSATSER = ("a", "b", "c", "d", "e")


def published(release: str, figures: tuple[Figure, ...], shown: tuple[ProtectedFigure, ...]) -> list[PublishedCell]:
    spans = spans_of(figure.key for figure in figures)
    return [
        PublishedCell(
            release, figure.key.metric, figure.key.basis, *astuple(spans[figure.key.period_kind, figure.key.period]),
            figure.key.group, each.status != "hidden", figure.numerator, figure.denominator, figure.missing,
            figure.excluded,
        )
        for figure, each in zip(figures, shown, strict=True)
    ]  # fmt: skip


def release(yes: np.ndarray, no: np.ndarray, quarter: int) -> tuple[Figure, ...]:
    """The quarter and the year so far, for all and by insats. `yes` and `no`: by insats and quarter."""
    figures = []
    for period, span in ((f"2026-Q{quarter + 1}", slice(quarter, quarter + 1)), ("2026", slice(0, quarter + 1))):
        for i, group in [
            (slice(None), Group()),
            *((slice(i, i + 1), Group(insats_id=n)) for i, n in enumerate(INSATSER)),
        ]:
            counts = int(yes[i, span].sum()), int((yes + no)[i, span].sum())
            figures.append(counted(simple_key(group, period=period), *counts))
    return tuple(figures)


def bounds_on_known(shown: list[tuple[np.ndarray, int]], wanted: np.ndarray) -> tuple[float, float]:
    rows = np.array([row.ravel() for row, _ in shown])
    ends = [
        linprog(sign * wanted.ravel(), A_eq=rows, b_eq=[n for _, n in shown], bounds=(0, 1000), method="highs")
        for sign in (1, -1)
    ]
    assert all(end.status == 0 for end in ends)
    return ends[0].fun, -ends[1].fun


@pytest.mark.parametrize("seed", range(4))
def test_four_quarters_in_a_row_keep_every_small_group_uncertain(definitions: Definitions, seed: int) -> None:
    rng = np.random.default_rng(seed)
    yes, no = rng.poisson([[2], [9], [14], [20], [30]], (5, 4)), rng.poisson([[1], [4], [7], [9], [11]], (5, 4))
    earlier: list[PublishedCell] = []
    shown: list[tuple[np.ndarray, int]] = []
    small: list[np.ndarray] = []
    for quarter in range(4):
        figures = release(yes, no, quarter)
        found = protect(figures, definitions, tuple(earlier)).figures
        earlier += published(f"Q{quarter + 1}", figures, found)
        for figure, each in zip(figures, found, strict=True):
            place = np.zeros((5, 4))
            name = figure.key.group.insats_id
            first = quarter if figure.key.period_kind == "quarter" else 0
            place[slice(None) if name is None else INSATSER.index(name), first : quarter + 1] = 1
            if each.status != "hidden":
                shown.append((place, figure.denominator))
            if 0 < figure.denominator < 5:
                small.append(place)
    assert small
    for place in small:
        low, high = bounds_on_known(shown, place)
        assert low <= 1 + 1e-6 and high >= 5 - 1e-6


def test_what_two_releases_have_given_away_is_refused(definitions: Definitions) -> None:
    """T6: nine in the second quarter and twelve in the half-year are out already, so the first had three."""
    year = counted(simple_key(period="2026"), 6, 12)
    second = counted(simple_key(period="2026-Q2"), 4, 9)
    first = counted(simple_key(period="2026-Q1"), 2, 3)
    out = published("2026-Q2", (year, second), (year, second))  # type: ignore[arg-type]
    with pytest.raises(ProtectionNotFound) as refused:
        protect((first, counted(simple_key(period="2026-Q2"), 4, 9)), definitions, tuple(out))
    assert refused.value.exit_code == 5
    said = str(refused.value)
    assert "2026-Q2" in said and "--withdraw" in said
    assert "alla, 2026-Q1, alla avslutade, antalet i gruppen [bestäms av alla, 2026-Q1–2026-Q2" in said
    assert "Span(" not in said and "kind=" not in said and "None" not in said


def test_what_was_hidden_stays_hidden(definitions: Definitions) -> None:
    figure = counted(simple_key(period="2026-Q1"), 20, 40)
    [hidden] = published("2026-Q1", (figure,), (replace(protect((figure,), definitions).figures[0], status="hidden"),))
    assert protect((figure,), definitions).figures[0].status == "shown"
    assert protect((figure,), definitions, (hidden,)).figures[0].status == "hidden"


def test_no_time_is_no_answer(definitions: Definitions) -> None:
    hurried = replace(definitions, disclosure=replace(definitions.disclosure, seconds=0.0))
    figures = (
        counted(simple_key(), 30, 43),
        *(counted(simple_key(Group(insats_id=i)), n // 2, n) for i, n in (("a", 3), ("b", 40))),
    )
    figures = (counted(simple_key(), 21, 43), *figures[1:])
    with pytest.raises(ProtectionTooSlow):
        protect(figures, hurried)
