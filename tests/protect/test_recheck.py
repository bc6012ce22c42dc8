"""The second look stops the run when the first was wrong."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from made_people import counted, simple_key

from pipeline.protect import protect
from pipeline.protect.complement import Search
from pipeline.protect.counts import count, read_families
from pipeline.protect.primary import assess
from pipeline.protect.proof import prove
from pipeline.protect.recheck import assert_not_determined, assert_rules_kept
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import ProtectionNotProved
from pipeline.vocabulary.figures import Group, ProtectedFigure

INSATSER = {"a": 3, "b": 20, "c": 40, "d": 60}


def search_of(definitions: Definitions) -> Search:
    parts = [counted(simple_key(Group(insats_id=each)), size // 2, size) for each, size in INSATSER.items()]
    total = counted(simple_key(), sum(each.numerator for each in parts), sum(INSATSER.values()))
    rows = read_families((total, *parts), definitions.metrics)["moved_on"]
    family = count("moved_on", rows, definitions.metrics)
    return Search.prepare(family, assess(family, definitions.disclosure).sensitive, 5)


def test_a_complement_shown_again_is_noticed(definitions: Definitions) -> None:
    search = search_of(definitions)
    hidden = prove(search, search.sensitive[: len(search.family.plan.places)])
    assert hidden.sum() == 2
    assert_not_determined(search, hidden)
    for number in np.flatnonzero(hidden):
        less = hidden.copy()
        less[number] = False
        with pytest.raises(ProtectionNotProved) as stopped:
            assert_not_determined(search, less)
        assert stopped.value.exit_code == 5


@pytest.mark.parametrize(
    "change",
    [
        {"status": "shown", "numerator": 2, "denominator": 4, "missing": 0},
        {"status": "shown", "numerator": 12, "denominator": 12, "missing": 0},
        {"status": "shown", "numerator": 1, "denominator": 12, "missing": 0},
        {"status": "no_data", "numerator": 0, "denominator": 0, "missing": 3},
        {"status": "shown"},
        {"missing": 1},
        {"value": 0.5},
        {"target_reached": False},
    ],
)
def test_a_row_that_breaks_a_rule_is_noticed(definitions: Definitions, change: dict[str, object]) -> None:
    hidden = protect((counted(simple_key(), 2, 4),), definitions).figures[0]
    assert_rules_kept((hidden,), definitions.metrics, definitions.disclosure)
    changed: ProtectedFigure = dataclasses.replace(hidden, **change)  # type: ignore[arg-type]
    with pytest.raises(ProtectionNotProved):
        assert_rules_kept((changed,), definitions.metrics, definitions.disclosure)
