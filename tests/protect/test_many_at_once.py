"""An attack that tries many cells by the same tables finds the same cells too narrow."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from made_tables import instances

from pipeline.protect import attack as attacks
from pipeline.protect.attack import Intervals, Needs, attack
from pipeline.protect.crossed import Tables, system_of
from pipeline.protect.rules import Rules
from pipeline.protect.solver import Clock
from pipeline.protect.system import Flags, System


def attacked(system: System, hidden: Flags, at_once: bool) -> Intervals:
    found = Intervals.shown(system, Needs.of(system))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(attacks, "MANY", 0)
        attack(found, hidden, Clock.start(60), at_once)
    return found


@settings(max_examples=60, deadline=None)
@given(instances())
def test_the_same_sides_are_narrow(instance: tuple[Tables, np.ndarray]) -> None:
    system = system_of(*instance, Rules())
    hidden = system.hidden_cells(system.by_rule)
    one_by_one, at_once = (attacked(system, hidden, each) for each in (False, True))
    assert at_once.narrow() == one_by_one.narrow()


@settings(max_examples=60, deadline=None)
@given(instances())
def test_every_table_found_at_once_agrees_with_all_that_is_shown(instance: tuple[Tables, np.ndarray]) -> None:
    system = system_of(*instance, Rules())
    hidden = system.hidden_cells(system.by_rule)
    low, high = system.limits
    for moved in attacked(system, hidden, at_once=True).proofs.values():
        assert not moved[~hidden].any()
        assert np.all(system.values + moved >= system.least - 1e-6)
        sums = system.matrix @ (system.values + moved)
        assert np.all((sums >= low - 1e-5) & (sums <= high + 1e-5))
