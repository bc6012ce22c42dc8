"""Reports on the sample, shared by the tests that only look at them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from made_once import Once
from running import SAMPLE, Made, Run, utfall, utfall_anew


@pytest.fixture(scope="session")
def made(once: Once) -> Made:
    return _reported(once, "analyst", lambda folder: utfall_anew("report", cwd=folder))


@pytest.fixture(scope="session")
def own(once: Once) -> Made:
    """A förbund of its own with the sample's deliveries: what it reports is given out."""

    def report(folder: Path) -> Run:
        _settle(folder)
        return utfall("report", cwd=folder)

    return _reported(once, "förbund", report)


@pytest.fixture(scope="session")
def in_a_row(once: Once) -> Path:
    """A förbund of its own that has given out the second quarter, and then the third."""

    def report(folder: Path) -> None:
        _settle(folder)
        for period in ("2026-Q2", "2026-Q3"):
            run = utfall("report", "--period", period, cwd=folder)
            assert run.code == 0, run.err

    return once("i_rad", report)[0]


def _reported(once: Once, name: str, report: Callable[[Path], Run]) -> Made:
    folder, run = once(name, lambda folder: dataclasses.asdict(report(folder)))
    return Made(Run(**run), folder)


def _settle(folder: Path) -> None:
    text = f'association = "Vår"\ndeliveries = "{SAMPLE.as_posix()}"\n'
    (folder / "utfall.toml").write_text(text, encoding="utf-8")
