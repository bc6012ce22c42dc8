"""What the tests of protection share."""

from __future__ import annotations

import pytest

from pipeline.vocabulary.definitions import Definitions, read_definitions


@pytest.fixture(scope="session")
def definitions() -> Definitions:
    return read_definitions()
