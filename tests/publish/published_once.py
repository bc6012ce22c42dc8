"""The publications of the invented release in each language, which most tests only look at."""

from __future__ import annotations

from pathlib import Path

import invented
from made_once import Once

from pipeline.publish import publish
from pipeline.vocabulary.errors import Language


def published(once: Once, language: Language) -> Path:
    """The folder of the publication in a language, a copy of this worker's own."""

    def fill(folder: Path) -> None:
        publish(invented.release(language), folder)

    return once(f"published-{language}", fill)[0]
