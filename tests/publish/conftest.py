"""Publications of the invented release, made once for all tests."""

from __future__ import annotations

import csv
from pathlib import Path

import invented
import published_once
import pytest
from made_once import Once

from pipeline.publish.document import Document
from pipeline.publish.edition import Edition, open_edition
from pipeline.publish.sections.whole import write_document
from pipeline.publish.wording.words import Words, open_words
from pipeline.vocabulary.release import Release


@pytest.fixture(scope="session")
def release() -> Release:
    return invented.release()


@pytest.fixture(scope="session")
def edition(release: Release) -> Edition:
    return open_edition(release, open_words("sv"))


@pytest.fixture(scope="session")
def document(edition: Edition) -> Document:
    return write_document(edition)


@pytest.fixture(scope="session")
def sv() -> Words:
    return open_words("sv")


@pytest.fixture(scope="session")
def en() -> Words:
    return open_words("en")


@pytest.fixture(scope="session")
def folder(once: Once) -> Path:
    """The Swedish publication."""
    return published_once.published(once, "sv")


@pytest.fixture(scope="session")
def english_folder(once: Once) -> Path:
    return published_once.published(once, "en")


@pytest.fixture(scope="session")
def figures(folder: Path) -> list[dict[str, str]]:
    """figures.csv as read back."""
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
