"""How much of a synthetic förbund stays published, and how long protection takes: linked tables of invented people.

    python benchmarks/protection.py [instance …]

Insatser of log-normal size (5-200), two genders, six age bands, five municipalities; outcome yes, no or not known
(8 %). Five or seven tables linked by their margins, each crossed with the outcome.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass

import numpy as np

from pipeline.audit.attack import Attacker
from pipeline.audit.puzzle import Puzzle, shown
from pipeline.audit.puzzle import hidden as withheld
from pipeline.audit.survey import Demand, Survey
from pipeline.protect.crossed import Dimension, Inner, Tables, key_of, system_of
from pipeline.protect.rules import Rules
from pipeline.protect.solver import Clock
from pipeline.protect.suppress import suppress
from pipeline.protect.system import Flags, System

FIVE = ("insats", "insats gender", "insats age", "municipality", "gender age")
SEVEN = (*FIVE[:3], "insats municipality", "municipality gender", "municipality age", "gender age")
DIMENSIONS = ("insats", "gender", "age", "municipality", "outcome")
AGES, MUNICIPALITIES = (0.17, 0.16, 0.25, 0.2, 0.15, 0.07), (0.4, 0.25, 0.17, 0.12, 0.06)
BUDGET = 600.0
GOAL_LEVELS = ("leaf", "all", "all", "all", "leaf")


@dataclass(frozen=True)
class Instance:
    """How many insatser, how many people, which tables."""

    insatser: int
    people: int
    tables: tuple[str, ...]
    seed: int


INSTANCES = {
    f"{len(tables)}-{insatser}-{people}-{seed}": Instance(insatser, people, tables, seed)
    for insatser, people in ((10, 600), (20, 1500), (20, 3000), (30, 3000))
    for tables in (FIVE, SEVEN)
    for seed in (1, 2)
}


def people_of(instance: Instance) -> np.ndarray:
    """Counts in the full cross. Insatser differ in whom they reach and in how it goes."""
    rng = np.random.default_rng(instance.seed)
    sizes = np.clip(rng.lognormal(3.9, 0.9, instance.insatser), 5, 200)
    sizes = np.maximum(np.round(sizes * instance.people / sizes.sum()), 5).astype(int)
    counts = np.zeros((instance.insatser, 2, len(AGES), len(MUNICIPALITIES), 3), dtype=np.int64)
    for insats, size in enumerate(sizes):
        yes = rng.uniform(0.5, 0.85)
        ages, places = (rng.dirichlet(12 * np.array(shares)) for shares in (AGES, MUNICIPALITIES))
        each = zip(
            rng.choice(2, size, p=[0.55, 0.45]), rng.choice(len(AGES), size, p=ages),
            rng.choice(len(MUNICIPALITIES), size, p=places),
            rng.choice(3, size, p=[0.92 * yes, 0.92 * (1 - yes), 0.08]), strict=True,
        )  # fmt: skip
        for place in each:
            counts[(insats, *place)] += 1
    return counts


def tables_of(instance: Instance) -> Tables:
    """Each table with all its margins, crossed with the outcome and its total."""
    sizes = (instance.insatser, 2, len(AGES), len(MUNICIPALITIES))
    plain = [Dimension.plain(f"{i:02}" for i in range(size)) for size in sizes]
    levels = {
        tuple("leaf" if name in kept else "all" for name in DIMENSIONS)
        for table in instance.tables
        for kept in _margins([*table.split(), "outcome"])
    }
    return Tables((*plain, Dimension.plain(("yes", "no", "unknown"))), tuple(sorted(levels)), True, GOAL_LEVELS)


def _margins(names: list[str]) -> list[set[str]]:
    return [{name for i, name in enumerate(names) if number >> i & 1} for number in range(2 ** len(names))]


def told(name: str, system: System, hidden: Flags, seconds: float, busy: float) -> str:
    values = np.array([cell.value for cell in system.cells if cell.rows])
    is_hidden = system.hidden_cells(hidden)[[bool(cell.rows) for cell in system.cells]]
    shown = (~is_hidden & (values > 0)).sum() / (values > 0).sum()
    primary = len(system.sensitive)
    goals = [row for row in system.names_of(hidden) if row.count("*") == 3 and row.startswith("leaf") and "yes" in row]
    size = {cell.key: cell.value for cell in system.cells}
    lost = sum(size[row.replace("leaf=yes", "*")] >= 20 for row in goals)
    return (
        f"{name:16} {len(values):6} cells {primary:6} primary {int(hidden.sum()) - primary:6} secondary "
        f"{shown:7.1%} of non-empty shown, {lost} goal figures of 20 or more hidden "
        f"{seconds:7.2f} s ({busy:.2f} s of processor)"
    )


def attacked(tables: Tables, counts: np.ndarray, system: System, hidden: Flags) -> str:
    """The auditor's own attack on every sensitive cell, as an outsider who knows only what is shown."""
    inner = Inner(tables, counts)
    known = {cell.key: cell for cell in system.cells}
    is_hidden = dict(zip(known, system.hidden_cells(hidden), strict=True))
    cells, demands = [], []
    for place in tables.places():
        cell = known[key_of(place)]
        within = frozenset(np.flatnonzero(inner.within(place)).tolist())
        cells.append(
            withheld(cell.key, within, cell.least) if is_hidden[cell.key] else shown(cell.key, within, cell.value)
        )
        if cell.need:
            demands.append(Demand(cell.key, within, cell.need.low, cell.need.high))
    start = time.perf_counter()
    survey = Survey(Attacker(Puzzle(tuple(cells))), demands)
    narrow = sum(survey.misses(at) for at in range(len(demands)))
    return f"{'':16} audited: {narrow} of {len(demands)} narrower than asked, {time.perf_counter() - start:.2f} s"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("instances", nargs="*", default=list(INSTANCES))
    parser.add_argument("--strict", action="store_true", help="every outcome of 1 to 4 is sensitive")
    parser.add_argument("--audit", action="store_true", help="let the auditor attack the result")
    parser.add_argument("--untidy", action="store_true", help="leave needless complements")
    asked = parser.parse_args()
    for name in asked.instances:
        instance = INSTANCES[name]
        rules = Rules(every_small_count=asked.strict)
        system = system_of(tables_of(instance), people_of(instance), rules)
        start, before = time.perf_counter(), time.process_time()
        hidden = suppress(system, Clock.start(BUDGET), tidy=not asked.untidy)
        print(told(name, system, hidden, time.perf_counter() - start, time.process_time() - before), flush=True)
        if asked.audit:
            print(attacked(tables_of(instance), people_of(instance), system, hidden), flush=True)


if __name__ == "__main__":
    main()
