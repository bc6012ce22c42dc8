"""Random releases against an attacker with all shown rows; and the same with one complement shown again."""

from __future__ import annotations

import dataclasses
import os
from itertools import product
from typing import Any

import numpy as np
from attacker import Attack, indicator, inner_cells, outcome_attack, size_attack
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_people import AGES, GENDERS, INSATSER, LAST, Participation, Row, figures_of, rows

from pipeline.protect import Protection, protect
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.figures import Figure, FigureKey, Group, ProtectedFigure

METRICS = ("moved_on", "work_or_study")
IN_SOAK = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
EXAMPLES = 300 if IN_SOAK else 2
"""Each is a whole release, protected and attacked."""
SIZES = [4, 25, 70, 160, 400] if IN_SOAK else [4, 25, 70]
"""So many people; the larger take ten seconds each."""
LEAST = 5


@st.composite
def releases(draw: st.DrawFn) -> list[Participation]:
    """Participations with skewed groups, so that some are tiny, some empty and some all alike."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    size = draw(st.sampled_from(SIZES))
    yes = draw(st.sampled_from([0.04, 0.5, 0.7, 0.97]))
    known, stays = draw(st.sampled_from([0.7, 1.0])), draw(st.sampled_from([0.7, 0.95, 1.0]))
    genders, ages, insatser = (
        rng.choice(names, size, p=rng.dirichlet([0.7] * 3)) for names in (GENDERS, AGES, INSATSER)
    )
    return [
        Participation(
            str(genders[i]), str(ages[i]), str(insatser[i]), LAST - int(rng.integers(4)), bool(rng.random() < stays),
            _answers(rng, yes, known),
        )
        for i in range(size)
    ]  # fmt: skip


def _answers(rng: np.random.Generator, yes: float, known: float = 1.0) -> tuple[tuple[str, bool | None], ...]:
    """Whoever has not moved on has neither work nor studies, and that is known of everyone of whom the first is."""
    moved_on = bool(rng.random() < yes) if rng.random() < known else None
    works = bool(rng.random() < yes) if moved_on or rng.random() < known else None
    return (("moved_on", moved_on), ("work_or_study", False if moved_on is False else works))


def implied_groups() -> list[tuple[Row, Row | None]]:
    """Every published row, and every pair of which one lies within the other."""
    published = rows()
    found: list[tuple[Row, Row | None]] = [(row, None) for row in published]
    for outer, inner in product(published, published):
        same_span = (outer.first, outer.last) == (inner.first, inner.last)
        shorter = not same_span and outer.first <= inner.first and inner.last <= outer.last
        excluded = same_span and (outer.basis, inner.basis) == ("finished", "completed")
        if outer.group == inner.group and (excluded or (shorter and outer.basis == inner.basis)):
            found.append((outer, inner))
    return found


def members(people: list[Participation], outer: Row, inner: Row | None) -> list[Participation]:
    return [one for one in people if outer.counts(one) and not (inner is not None and inner.counts(one))]


def says_too_much(people: list[Participation], metric: str) -> bool:
    answers = [dict(one.answers)[metric] for one in people]
    yes, known = answers.count(True), answers.count(True) + answers.count(False)
    return 0 < known < LEAST or (known > 0 and (yes <= 1 or yes >= known - 1))


def vector(outer: Row, inner: Row | None) -> np.ndarray:
    cells = inner_cells()
    return indicator(outer, cells) - (indicator(inner, cells) if inner else 0)


PAIRS = implied_groups()
VECTORS = [vector(*pair) for pair in PAIRS]


def found_out(people: list[Participation], published: dict[FigureKey, ProtectedFigure]) -> int:
    """How many groups that say too much, or are too small, the attacker works out."""
    inside = [members(people, *pair) for pair in PAIRS]
    found = 0
    for metric in METRICS:
        attack = outcome_attack(rows(), metric, published)
        wanted = [VECTORS[i] for i, each in enumerate(inside) if says_too_much(each, metric)]
        found += int(attack.tells(wanted).sum())
    small = [VECTORS[i] for i, each in enumerate(inside) if 0 < len(each) < LEAST]
    return found + int(size_attack(rows(), METRICS, published).tells(small).sum())


def by_key(found: Protection) -> dict[FigureKey, ProtectedFigure]:
    return {figure.key: figure for figure in found.figures}


@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(people=releases())
def test_no_sensitive_group_can_be_worked_out(definitions: Definitions, people: list[Participation]) -> None:
    figures = figures_of(people, METRICS)
    found = protect(figures, definitions)
    assert found_out(people, by_key(found)) == 0
    for figure, protected in zip(figures, found.figures, strict=True):
        assert figure.key == protected.key
        if figure.denominator + figure.missing + figure.excluded == 0:
            assert protected.status == "zero" and protected.denominator == 0


@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(people=releases(), data=st.data())
def test_order_changes_nothing(definitions: Definitions, people: list[Participation], data: st.DataObject) -> None:
    figures = figures_of(people, METRICS)
    shuffled = tuple(data.draw(st.permutations(figures)))
    assert by_key(protect(shuffled, definitions)) == by_key(protect(figures, definitions))


def test_sabotage_one_complement_shown_again_gives_the_small_group_away(definitions: Definitions) -> None:
    rng = np.random.default_rng(7)
    people = [
        Participation(gender, "25-29", "a", LAST, True, _answers(rng, 0.8))
        for gender, size in (("kvinna", 3), ("man", 60), ("ovrig", 40))
        for _ in range(size)
    ]
    figures = figures_of(people, METRICS)
    found = protect(figures, definitions)
    published, true = by_key(found), {figure.key: figure for figure in figures}
    assert found_out(people, published) == 0
    complements = [key for key, why in found.reasons if why == "complement" and key.group.kind == "gender"]
    assert complements
    for key in complements:
        shown = dataclasses.replace(published[key], status="shown", **_numbers(true[key]))
        assert found_out(people, published | {key: shown}) > 0


def _numbers(figure: Figure) -> dict[str, Any]:
    return {name: getattr(figure, name) for name in ("numerator", "denominator", "missing", "excluded")}


def test_the_attacker_subtracts() -> None:
    """The attacker himself: total and men give women, total alone does not."""
    cells = inner_cells()
    total, man, woman = (indicator(_quarter(gender), cells) for gender in (None, "man", "kvinna"))
    other = indicator(_quarter("ovrig"), cells)
    assert Attack([total, man], [other]).tells([woman])[0]
    assert not Attack([total, man], []).tells([woman])[0]
    assert not Attack([total], [other]).tells([woman])[0]


def _quarter(gender: str | None) -> Row:
    return next(row for row in rows() if row.kind == "quarter" and row.group == Group(gender=gender))
