"""What all tests share: an analyst with a folder of deliveries, the sample loaded once, and how hard to try."""

from __future__ import annotations

import csv
import gc
import io
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, settings
from made_once import Once, made_once

from pipeline import database
from pipeline.accept import accept, demand_participations
from pipeline.check import check, has_identity, type_rows
from pipeline.database import one_transaction, open_database
from pipeline.derive import derive
from pipeline.local import read_findings
from pipeline.measure import measure
from pipeline.vocabulary.definitions import Definitions, read_definitions
from pipeline.vocabulary.figures import Figure
from pipeline.vocabulary.order import Order
from pipeline.vocabulary.population import Population
from pipeline.vocabulary.rules import Finding

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# As the program does when a person starts it: looking for what can be thrown away takes a tenth of the time otherwise.
gc.set_threshold(50_000, 20, 100)

# There is a worker per core, and none of the tables here is large enough for DuckDB to divide between threads.
database._SETTINGS["threads"] = "1"

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "default")
TRIES = {"default": 3, "soak": 300}
QUICK = (
    "architecture",
    "audit",
    "comments",
    "interface",
    "protect",
    "publish",
    "reference",
    "spec",
    "statistics",
    "sus",
)

# With --doctest-modules every file is imported as a module, and there are several of this name.
collect_ignore_glob = ["conftest.py", "*/conftest.py"]

for name, tries in TRIES.items():
    settings.register_profile(
        name,
        max_examples=tries,
        deadline=None,
        database=None,
        derandomize=name == "default",
        # A try over the stations takes half a second: a large example now beats a small one much later.
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
settings.load_profile(PROFILE)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "soak: run by `make soak`: every property, and what is too slow for `make test`")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Every property is run again by `make soak`; what else carries the mark is run only there.

    Modules that take long are begun first: begun last, one of them would be waited for by every other worker.
    """
    items.sort(key=_is_quick)
    only_there = []
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("soak")
        elif item.get_closest_marker("soak") and PROFILE != "soak":
            only_there.append(item)
    if only_there:
        # Left out and counted apart, not skipped: a skipped test is one that something was missing for.
        config.hook.pytest_deselected(items=only_there)
        items[:] = [item for item in items if item not in only_there]


def _is_quick(item: pytest.Item) -> bool:
    """Whether a test makes neither reports nor loads of its own, as its folder tells."""
    top, *below = item.nodeid.split("/")
    return top == "pipeline" or (top == "tests" and below[0] in QUICK)


def pytest_collection_finish() -> None:
    """What has been imported and collected stays: nobody needs to look through it again for what can be thrown away."""
    gc.freeze()


class Analyst:
    """Somebody who puts deliveries in a folder and sends them through the stations, one by one or all the way."""

    def __init__(self, home: Path, definitions: Definitions, deliveries: Path | None = None) -> None:
        self.order = Order(
            association="Prov",
            municipalities=(),
            is_sample=False,
            deliveries=deliveries or home / "leveranser",
            definitions=definitions,
            database=home / "prov.duckdb",
            out=home / "rapporter",
            period=None,
            as_of=None,
            language="sv",
            today=date(2026, 11, 1),
        )
        self.said: list[tuple[str, str]] = []
        self._open = ExitStack()
        self._connection: duckdb.DuckDBPyConnection | None = None

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        if self._connection is None:
            self._connection = self._open.enter_context(open_database(self.order.database))
        return self._connection

    def close(self) -> None:
        self._open.close()
        self._connection = None

    def change(self, **orders: Any) -> None:
        """Ask for something else from now on."""
        self.order = replace(self.order, **orders)

    def deliver(self, name: str, content: str | bytes) -> Path:
        """Put a file in the deliveries folder; text is written as UTF-8."""
        path = self.order.deliveries / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def deliver_rows(self, name: str, rows: Sequence[Mapping[str, str]]) -> Path:
        """Deliver rows as a semicolon-separated CSV with every heading that any of them uses."""
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        text = io.StringIO()
        writer = csv.DictWriter(text, headings, restval="", delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return self.deliver(name, text.getvalue())

    def accept(self) -> None:
        with one_transaction(self.connection):
            accept(self.connection, self.order, has_identity, self._say)
        demand_participations(self.connection, self.order)

    def check(self) -> None:
        with one_transaction(self.connection):
            typed = type_rows(self.connection, self.order, self._say)
        with one_transaction(self.connection):
            check(self.connection, self.order, typed, self._say)

    def derive(self) -> Population:
        with one_transaction(self.connection):
            return derive(self.connection, self.order, self._say)

    def measure(self, population: Population) -> tuple[Figure, ...]:
        with one_transaction(self.connection):
            return measure(self.connection, self.order, population, self._say)

    def load(self) -> tuple[Figure, ...]:
        """Deliveries to figures, as a report does it."""
        self.accept()
        self.check()
        return self.measure(self.derive())

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql, list(values)).fetchall()

    def findings(self) -> list[Finding]:
        return list(read_findings(self.connection, self.order.definitions, self.order.as_of))

    def _say(self, station: str, at: str) -> None:
        self.said.append((station, at))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the system, one for all that look. Without one they are skipped, and fail where CI is set."""
    from looking import started_chromium

    with started_chromium() as started:
        yield started


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    return made_once(tmp_path_factory)


@pytest.fixture(scope="session")
def definitions() -> Definitions:
    return read_definitions()


@pytest.fixture
def analyst(tmp_path: Path, definitions: Definitions) -> Iterator[Analyst]:
    """An analyst with an empty folder of deliveries."""
    somebody = Analyst(tmp_path, definitions)
    yield somebody
    somebody.close()


@pytest.fixture(scope="module")
def module_analyst(tmp_path_factory: pytest.TempPathFactory, definitions: Definitions) -> Iterator[Analyst]:
    """An analyst whose deliveries a whole module looks at."""
    somebody = Analyst(tmp_path_factory.mktemp("analyst"), definitions)
    yield somebody
    somebody.close()


@pytest.fixture(scope="session")
def new_analyst(tmp_path_factory: pytest.TempPathFactory, definitions: Definitions) -> Callable[[], Analyst]:
    """Gives a new analyst, for properties that need one for every example. Close it after use."""
    return lambda: Analyst(tmp_path_factory.mktemp("analyst"), definitions)


class LoadedSample:
    """The sample, all the way to figures. Shared: look, do not load anything into it."""

    def __init__(self, analyst: Analyst) -> None:
        self.analyst = analyst
        analyst.accept()
        analyst.check()
        self.population = analyst.derive()
        self.figures = analyst.measure(self.population)
        self.rows = analyst.rows
        self.findings = analyst.findings()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, definitions: Definitions) -> Iterator[LoadedSample]:
    analyst = Analyst(tmp_path_factory.mktemp("sample"), definitions, SAMPLE)
    yield LoadedSample(analyst)
    analyst.close()


@pytest.fixture(scope="session")
def participation() -> Callable[..., dict[str, str]]:
    """A sound finished participation under canonical headings, with whatever else is recorded."""

    def recorded(number: int, **more: str) -> dict[str, str]:
        sound = {
            "participation_id": f"D{number}",
            "person_id": f"P{number}",
            "insats_id": "I01",
            "start_date": "2025-06-01",
            "exit_date": "2026-05-15",
        }
        return {**sound, **more}

    return recorded
