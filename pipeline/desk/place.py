"""Where the notebooks find the database, and where a table that may be published is laid."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.interface import LocalFigures, open_database
from pipeline.vocabulary.open_table import FOLDER
from pipeline.vocabulary.own_definitions import definitions_of
from pipeline.vocabulary.project import Project, read_project


@dataclass(frozen=True)
class Place:
    """The förbund's own database, or the sample's; `tables`: the folder of open tables among its reports."""

    association: str
    database: Path
    tables: Path
    is_sample: bool
    project: Project | None = None
    """Whose own definitions hold besides; None = the program's alone."""

    @contextmanager
    def opened(self) -> Iterator[LocalFigures]:
        """A private copy of the database. Raises as open_database and definitions_of."""
        with open_database(self.database, definitions_of(self.project) if self.project else None) as base:
            yield base


def find_place(folder: Path) -> Place:
    """The project of UTFALL_PROJECT, else of the folder we stand in if it has one, else of `folder`.

    UTFALL_DATABASE names another database of the same project. Raises DefinitionFault, for a faulty utfall.toml
    too.
    """
    here = Path(os.environ.get("UTFALL_PROJECT") or (Path.cwd() if Path("utfall.toml").is_file() else folder))
    project = read_project(here)
    database = Path(os.environ.get("UTFALL_DATABASE") or project.database)
    return Place(project.association, database, project.out / FOLDER, project.is_sample, project)
