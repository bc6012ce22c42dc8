"""The second look at the finished rows stops the run when the search was wrong."""

from __future__ import annotations

import dataclasses

import pytest
from made_people import counted, simple_key

from pipeline.protect import protect
from pipeline.protect.recheck import assert_rules_kept
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import ProtectionNotProved
from pipeline.vocabulary.figures import ProtectedFigure


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
