"""Publications of the invented release, made once for all tests."""

from __future__ import annotations

import csv
from pathlib import Path

import invented
import pytest

from pipeline.publish import publish
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
def folder(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Swedish publication."""
    made = tmp_path_factory.mktemp("sv")
    publish(release, made)
    return made


@pytest.fixture(scope="session")
def english_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("en")
    publish(invented.release("en"), made)
    return made


@pytest.fixture(scope="session")
def figures(folder: Path) -> list[dict[str, str]]:
    """figures.csv as read back."""
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
