"""One browser for all tests, and the invented publications that it opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import published_once
import pytest
from looking import Look, Opener, look
from made_once import Once

from pipeline.vocabulary.errors import Language

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def published(once: Once) -> Callable[[Language], Path]:
    """The folder of the invented publication in a language, made once."""
    return cache(lambda language: published_once.published(once, language))


@pytest.fixture(scope="session")
def report(published: Callable[[Language], Path]) -> str:
    """The Swedish report as text, for the tests that spoil it."""
    return (published("sv") / "report.html").read_text(encoding="utf-8")


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Opens a page, given as a file or as text, in a window of some width, with every `details` open."""
    looks: list[Look] = []

    def open_(page: Path | str, width: int, is_open: bool = True) -> Look:
        path = page if isinstance(page, Path) else tmp_path / "spoilt.html"
        if isinstance(page, str):
            path.write_text(page, encoding="utf-8")
        looks.append(look(browser, path, width, is_open))
        return looks[-1]

    yield open_
    for each in looks:
        each.page.context.close()
