"""Everything that is looked at, in the order a new user needs it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.doctor.points import Point, verdict
from pipeline.doctor.program import extras_points, program_points
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import UserError


@dataclass(frozen=True)
class Part:
    """Points that belong together."""

    heading: Label
    points: tuple[Point, ...]


_PROGRAM = Label("Programmet", "The program")
_SETTINGS = Label("Inställningarna", "The settings")
_DATA = Label("Uppgifterna", "The data")
_REPORT = Label("Rapporten", "The report")
_EXTRAS = Label("Tillval", "Extras")


def examine(folder: Path) -> tuple[Part, ...]:
    """Look at the program and at the project in the folder. What cannot be looked at is left out, never guessed.

    Where a package is missing only the program is told of; where utfall.toml cannot be read, nothing that rests on it.
    """
    program = Part(_PROGRAM, tuple(program_points()))
    if verdict(program.points):
        return (program,)
    from pipeline.doctor.settings import broken_project
    from pipeline.vocabulary.project import read_project

    try:
        project = read_project(folder)
    except UserError as error:
        return program, Part(_SETTINGS, (broken_project(error),))
    from pipeline.doctor.delivered import delivered_names, delivery_points
    from pipeline.doctor.reported import report_points
    from pipeline.doctor.settings import definition_points, project_point, wish_points, write_points
    from pipeline.doctor.stored import database_points, participation_points, register_points, unread_points

    settings = Part(_SETTINGS, (project_point(project), *definition_points(project), *write_points(project)))
    names = delivered_names(project.deliveries)
    database, stored = database_points(project.database)
    data = (
        *delivery_points(project, names),
        *database,
        *unread_points(stored, names.names),
        *participation_points(stored, names.names),
        *register_points(stored),
    )
    # Comparing definitions with those of the last report needs definitions that can be read.
    report = () if verdict(settings.points) else tuple(report_points(project, stored))
    extras = (*extras_points(project.slides), *wish_points(project))
    return program, settings, Part(_DATA, data), Part(_REPORT, report), Part(_EXTRAS, extras)
