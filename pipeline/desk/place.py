"""Where the notebooks find the database, and where a table that may be published is laid."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.interface import LocalFigures, open_database
from pipeline.vocabulary.definitions import read_definitions
from pipeline.vocabulary.open_table import FOLDER
from pipeline.vocabulary.project import read_project


@dataclass(frozen=True)
class Place:
    """The förbund's own database, or the sample's; `tables`: the folder of open tables among its reports."""

    association: str
    database: Path
    tables: Path
    is_sample: bool
    metrics: Path | None = None
    """Where the förbund's own metrics lie, if it has any."""

    @contextmanager
    def opened(self) -> Iterator[LocalFigures]:
        """A private copy of the database, read by the program's definitions and the förbund's own metrics.

        Raises as open_database and read_definitions.
        """
        with open_database(self.database, read_definitions(own_metrics=self.metrics)) as base:
            yield base


def find_place(folder: Path) -> Place:
    """The project of UTFALL_PROJECT, else of the folder we stand in if it has one, else of `folder`.

    UTFALL_DATABASE names another database of the same project. Raises DefinitionFault for a faulty utfall.toml.
    """
    here = Path(os.environ.get("UTFALL_PROJECT") or (Path.cwd() if Path("utfall.toml").is_file() else folder))
    project = read_project(here)
    database = Path(os.environ.get("UTFALL_DATABASE") or project.database)
    return Place(project.association, database, project.out / FOLDER, project.is_sample, project.metrics)
