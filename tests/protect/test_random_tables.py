"""Random tables of two to four dimensions, protected, then attacked by another program with another formulation."""

from __future__ import annotations

import itertools
import math
import os

import numpy as np
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from inner_attacker import interval
from made_tables import LEAST, instances, known_below_by_rounding, plain

from pipeline.protect.crossed import Place, Tables, system_of
from pipeline.protect.rules import Rules
from pipeline.protect.solver import Clock
from pipeline.protect.suppress import suppress
from pipeline.protect.system import System

NO_HURRY = Clock(math.inf)
"""Whether it agrees is asked, not how long it takes: the clock counts a pause of the machine too."""
TRIES = 10_000 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 25
CLOSE = 1e-5


def hidden_places(system: System, tables: Tables, hidden: np.ndarray) -> dict[str, Place]:
    names = {system.rows[i] for i in np.flatnonzero(hidden)}
    found = {" / ".join(f"{level}={block}" if level != "all" else "*" for level, block in place): place
             for place in tables.places()}  # fmt: skip
    return {name: found[name] for name in names}


def weak(system: System, tables: Tables, counts: np.ndarray, hidden: np.ndarray) -> list[str]:
    """Sensitive cells whose interval another solver finds narrower than what hiding everything would give."""
    places = hidden_places(system, tables, hidden)
    everything = {place for place in tables.places() if not _is_public(system, place)}
    least = {place: next(c.least for c in system.cells if c.key == name) for name, place in places.items()}
    all_least = {place: _cell(system, place).least for place in everything}
    found = []
    for cell in (cell for cell in system.cells if cell.need):
        assert cell.need is not None and cell.key in places, cell.key
        low, high = interval(tables, counts, set(places.values()), places[cell.key], least)
        if low > cell.need.low + CLOSE or high < cell.need.high - CLOSE:
            widest = interval(tables, counts, everything, places[cell.key], all_least)
            if low > max(cell.need.low, widest[0]) + CLOSE or high < min(cell.need.high, widest[1]) - CLOSE:
                found.append(cell.key)
    return found


def _cell(system: System, place: Place):  # type: ignore[no-untyped-def]
    key = " / ".join(f"{level}={block}" if level != "all" else "*" for level, block in place)
    return next(cell for cell in system.cells if cell.key == key)


def _is_public(system: System, place: Place) -> bool:
    return bool(_cell(system, place).is_public)


@settings(max_examples=TRIES, deadline=None, suppress_health_check=list(HealthCheck))
@example(instance=known_below_by_rounding())
@given(instance=instances())
def test_protector_and_another_attacker_agree(instance: tuple[Tables, np.ndarray]) -> None:
    tables, counts = instance
    system = system_of(tables, counts, Rules(LEAST))
    hidden = suppress(system, NO_HURRY)
    assert weak(system, tables, counts, hidden) == []


def test_sabotage_less_is_asked_and_the_attacker_says_so() -> None:
    """With every upper end lowered by one, some table of a hundred is too weakly protected."""
    rng = np.random.default_rng(5)
    tables = Tables((plain("a", 3), plain("b", 3), plain("o", 2)), tuple(itertools.product(("all", "leaf"), repeat=3)))
    found = 0
    for _ in range(20):
        counts = rng.poisson(2.0, (3, 3, 2))
        lenient = suppress(system_of(tables, counts, Rules(LEAST - 1)), NO_HURRY)
        system = system_of(tables, counts, Rules(LEAST))
        hidden = lenient | system.by_rule
        found += bool(weak(system, tables, counts, hidden))
    assert found > 0


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(instance=instances(), seed=st.integers(0, 1000))
def test_order_and_a_second_run_change_nothing(instance: tuple[Tables, np.ndarray], seed: int) -> None:
    tables, counts = instance
    system = system_of(tables, counts, Rules(LEAST))
    first = system.names_of(suppress(system, NO_HURRY))
    rng = np.random.default_rng(seed)
    cells, relations = list(system.cells), list(system.relations)
    rng.shuffle(cells)  # type: ignore[arg-type]
    rng.shuffle(relations)  # type: ignore[arg-type]
    again = System.build(cells, relations)
    assert again.names_of(suppress(again, NO_HURRY)) == first
