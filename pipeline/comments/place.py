"""Where an insats's comment on a year lies."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from pipeline.vocabulary.release import Insats

ENDING = ".txt"
LOG = "regelhinder" + ENDING
"""The förbund's own file, beside those of its insatser."""


def year_folder(folder: Path, year: int) -> Path:
    return folder / str(year)


def file_name(insats: Insats) -> str:
    """Its id, with every sign that a file's name may not have as %XX: an id never leads out of the folder.

    >>> file_name(Insats("I01", "Kompassen", True)), file_name(Insats("../x", "", True))
    ('I01.txt', '..%2Fx.txt')
    """
    return quote(insats.insats_id, safe=" ()") + ENDING
