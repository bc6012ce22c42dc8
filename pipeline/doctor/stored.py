"""The database, and what it holds of deliveries, registers and releases. Only read, and not waited for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.doctor.points import Point, refused
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import UserError
from pipeline.vocabulary.sql import read_sql

if TYPE_CHECKING:
    import duckdb

_NAME = Label("Databasen", "The database")
_REGISTERS = {
    "insats": Label("insatsregister", "register of insatser"),
    "membership": Label("medlemskap", "memberships"),
    "budget": Label("budget", "budget"),
}


@dataclass(frozen=True)
class Stored:
    """What the database holds. `read`: names in the ledger; `tables`: canonical tables with the latest day of each.

    `last`: the period of the latest release in force and the day it was given out.
    """

    read: frozenset[str]
    tables: dict[str, date]
    last: tuple[str, date] | None


def database_points(path: Path) -> tuple[tuple[Point, ...], Stored | None]:
    """How the database stands, and what it holds; None where it cannot be read or is not there."""
    if not path.exists():
        fact = Label("finns inte ännu, skapas vid första körningen", "is not there yet, made by the first run")
        return (Point("optional", _NAME, fact),), None
    from pipeline.database import lock_for_reading

    try:
        with lock_for_reading(path, "looked_at", wait_seconds=0.0) as connection:
            stored = _stored(connection)
    except UserError as error:
        return (refused(_NAME, error),), None
    changed = datetime.fromtimestamp(path.stat().st_mtime).date().isoformat()
    size = max(1, path.stat().st_size // 1_000_000)
    fact = Label(f"läsbar, {size} MB, ändrad {changed}", f"readable, {size} MB, changed {changed}")
    return (Point("ready", _NAME, fact),), stored


def _stored(connection: duckdb.DuckDBPyConnection) -> Stored:
    there = {row[0] for row in connection.execute(read_sql(__file__, "there")).fetchall()}
    read, tables, last = [], [], None
    if {"accepted.delivery", "accepted.sheet", "accepted.withdrawn"} <= there:
        read = connection.execute("select distinct file from accepted.delivery").fetchall()
        tables = connection.execute(read_sql(__file__, "register")).fetchall()
    if "published.in_force" in there:
        last = connection.execute(read_sql(__file__, "last_release")).fetchone()
    return Stored(
        read=frozenset(row[0] for row in read),
        tables=dict(tables),
        last=(str(last[0]), last[1]) if last else None,
    )


def unread_points(stored: Stored | None, names: Sequence[str]) -> Iterator[Point]:
    """Files in the folder whose names the ledger does not have. A zip file counts by what is in it."""
    read = stored.read if stored else frozenset()
    archives = {name.rpartition(".zip/")[0] + ".zip" for name in read if ".zip/" in name}
    new = [name for name in names if name not in read and name not in archives]
    if new:
        yield Point(
            "to_do",
            Label("Inte inläst", "Not taken in"),
            Label(f"{len(new)} av {len(names)} filer", f"{len(new)} of {len(names)} files"),
            Label("utfall load läser in dem och skriver kvitton.", "utfall load takes them in and writes receipts."),
        )


def participation_points(stored: Stored | None, names: Sequence[str]) -> Iterator[Point]:
    """Where every file has been taken in and none holds participations: a report has nothing to count."""
    if stored is None or "participation" in stored.tables or not names or list(unread_points(stored, names)):
        return
    yield Point(
        "blocks",
        Label("Deltaganden", "Participations"),
        Label("inga i de filer som är inlästa", "none in the files that have been taken in"),
        Label(
            "Lägg insatsernas filer med deltaganden i leveransmappen. Kvittona säger varför en fil är avvisad.",
            "Put the files of participations among the deliveries. The receipts say why a file was refused.",
        ),
        3,
    )


def register_points(stored: Stored | None) -> Iterator[Point]:
    """The registers that have been taken in and count; nothing is said before the first load."""
    if stored is None:
        return
    for table, label in _REGISTERS.items():
        name = Label(f"Register: {label.sv}", f"Register: {label.en}")
        if table in stored.tables:
            day = stored.tables[table].isoformat()
            yield Point("ready", name, Label(f"det senaste från {day}", f"the latest of {day}"))
        else:
            yield Point("to_do", name, Label("saknas", "missing"), _LACKING[table])


_LACKING = {
    "insats": Label(
        "Leverera ett insatsregister: utan det blir en felskriven insats en ny insats.",
        "Deliver a register of insatser: without it a misspelt insats becomes a new insats.",
    ),
    "membership": Label(
        "Leverera medlemskapen: utan dem tas kommunerna ur deltagandena.",
        "Deliver the memberships: without them the municipalities are taken from the participations.",
    ),
    "budget": Label(
        "Leverera budgeten: utan den har rapporten inga pengar.",
        "Deliver the budget: without it the report has no money.",
    ),
}
