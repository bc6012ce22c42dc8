"""Nothing is hidden in vain: the known optimum on known tables, and no complement that could be shown again (C3)."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from audited import Audited
from hypothesis import HealthCheck, given, settings
from known_tables import CYCLE, LINKED, Z1, Known
from made_tables import LEAST, instances, plain

from pipeline.protect import suppress as search
from pipeline.protect.crossed import Tables, system_of
from pipeline.protect.rules import Rules
from pipeline.protect.solver import Clock
from pipeline.protect.suppress import suppress
from pipeline.protect.system import Flags, System

# How few complements there can be: the first proved by an exact solver, the others by trying every smaller set.
# Of the cycle's two, the search finds a dearer pair than it could: it is no exact solver.
FEWEST = {"T1": (Z1, 3), "T2": (LINKED, 1), "T5": (CYCLE, 2)}
known = pytest.mark.parametrize(("table", "fewest"), FEWEST.values(), ids=FEWEST)


def clock() -> Clock:
    return Clock.start(60)


def audited(table: Known) -> Audited:
    return Audited.of(table.tables, table.counts, table.system)


@known
def test_as_few_are_hidden_as_can_be(table: Known, fewest: int) -> None:
    system, audit = table.system, audited(table)
    hidden = suppress(system, clock())
    assert len(audit.complements(hidden)) == fewest
    assert not audit.fails(hidden)


@known
def test_sabotage_any_complement_shown_again_is_found_by_the_auditor(table: Known, fewest: int) -> None:
    assert audited(table).needless(suppress(table.system, clock())) == []


@pytest.mark.parametrize(("table", "fewest"), [FEWEST["T2"], FEWEST["T5"]], ids=["T2", "T5"])
def test_no_fewer_would_do(table: Known, fewest: int) -> None:
    """Every smaller set of complements, tried by the auditor."""
    system, audit = table.system, audited(table)
    others = [row for row in system.rows if row not in system.names_of(system.by_rule)]
    for size in range(fewest):
        for rows in itertools.combinations(others, size):
            assert audit.fails(system.by_rule | system.flags_of(rows)), rows


@settings(suppress_health_check=list(HealthCheck))
@given(instance=instances())
def test_no_complement_can_be_shown_again(instance: tuple[Tables, np.ndarray]) -> None:
    tables, counts = instance
    system = system_of(tables, counts, Rules(LEAST))
    hidden = suppress(system, clock())
    audit = Audited.of(tables, counts, system)
    assert not audit.fails(hidden)
    assert audit.needless(hidden) == []


THIRTY_EIGHT = [
    [[[0, 0], [0, 0], [1, 0]], [[6, 0], [0, 0], [0, 4]]],
    [[[0, 2], [4, 4], [14, 1]], [[0, 1], [0, 1], [0, 0]]],
]


def linked_tables() -> tuple[Tables, np.ndarray]:
    """Three dimensions, every two of them crossed with a fourth: all three together stand in the inner cells alone."""
    counts = np.array(THIRTY_EIGHT)
    dimensions = tuple(plain(name, size) for name, size in zip("abco", counts.shape, strict=True))
    every = itertools.product(("all", "leaf"), repeat=4)
    return Tables(dimensions, tuple(each for each in every if each[:-1].count("leaf") <= 2)), counts


def needless_of(system: System, hidden: Flags, made: tuple[Tables, np.ndarray]) -> list[str]:
    return Audited.of(*made, system).needless(hidden)


def test_sabotage_blocks_alone_hide_in_vain(monkeypatch: pytest.MonkeyPatch) -> None:
    """A block searched without its inner cells asks for complements that the whole does not need."""
    made = linked_tables()
    system = system_of(*made, Rules(LEAST))
    assert needless_of(system, suppress(system, clock()), made) == []
    monkeypatch.setattr(search, "MOST_TO_TIDY", 0)
    assert needless_of(system, suppress(system, clock()), made) != []
