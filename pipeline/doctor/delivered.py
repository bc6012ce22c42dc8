"""The deliveries folder, by names and dates alone: no file in it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.doctor.points import Point, refused
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import FolderMissing
from pipeline.vocabulary.project import Project

_NAME = Label("Leveransmappen", "Deliveries")


@dataclass(frozen=True)
class DeliveredNames:
    """Files that a load would read, by their path below the folder; those without a day among their folders."""

    names: tuple[str, ...]
    days: tuple[date, ...]
    undated: tuple[str, ...]


def delivered_names(folder: Path) -> DeliveredNames:
    """What lies in the folder. A folder that is not there holds nothing."""
    from pipeline.accept import delivered_paths, received_in

    paths = [path.relative_to(folder) for path in delivered_paths(folder)] if folder.is_dir() else []
    days = {path.as_posix(): received_in(path.parts[:-1]) for path in paths}
    return DeliveredNames(
        names=tuple(days),
        days=tuple(sorted({day for day in days.values() if day is not None})),
        undated=tuple(name for name, day in days.items() if day is None),
    )


def delivery_points(project: Project, found: DeliveredNames) -> Iterator[Point]:
    """How many files, in how many days, and the latest of them."""
    if not project.deliveries.is_dir():
        yield refused(_NAME, FolderMissing(path=project.deliveries, option="deliveries i utfall.toml"))
        return
    if not found.names:
        yield Point(
            "blocks",
            _NAME,
            Label("inga filer att läsa", "no files to read"),
            Label(
                f"Lägg filerna i en mapp med dagens datum, som {project.deliveries / '2026-10-05'}",
                f"Put the files in a folder named for the day, as {project.deliveries / '2026-10-05'}",
            ),
            3,
        )
        return
    latest = found.days[-1].isoformat() if found.days else "-"
    number, days = len(found.names), len(found.days)
    yield Point(
        "ready",
        _NAME,
        Label(
            f"{number} filer, {days} leveransdagar, den senaste {latest}",
            f"{number} files, {days} days, the latest {latest}",
        ),
    )
    if found.undated:
        yield Point(
            "to_do",
            Label("Filer utan dag", "Files without a day"),
            Label(
                f"{len(found.undated)} filer ligger inte i en mapp med datum",
                f"{len(found.undated)} files lie in no folder with a date",
            ),
            Label(
                "Flytta dem till en mapp som 2026-10-05: dagen avgör vad som ersätter vad.",
                "Move them to a folder such as 2026-10-05: the day decides what replaces what.",
            ),
        )
