"""A file outside the deliveries, opened as a delivery is but not taken in: for proposing a layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from pipeline.accept.files import _describe
from pipeline.accept.opened import BEYOND, CELLS_MISMATCH, ROW_NO, FileUnreadable, IdentityFound, OpenedSheet
from pipeline.accept.proposals import top_rows
from pipeline.accept.station import Guard, _guarded, _open, _text_holds_identity
from pipeline.vocabulary.layouts import Layout
from pipeline.vocabulary.sql import identifier


class Refused(Exception):
    """The file would be refused as a delivery; `rule` says why."""

    def __init__(self, rule: str) -> None:
        self.rule = rule
        super().__init__(rule)


@dataclass(frozen=True)
class LookedThrough:
    """A sheet in which no personal number stands, staged as the table `stored_as`: a text column per heading.

    `headings` are the layout's where one knows the sheet, else names of our own, and then `top` holds the first rows.
    """

    sheet: str | None
    layout: Layout | None
    headings: tuple[str, ...]
    heading_row: int
    top: tuple[tuple[str, ...], ...]
    stored_as: str
    is_numbered: bool


def look_through(
    connection: duckdb.DuckDBPyConnection, path: Path, layouts: Sequence[Layout], has_identity: Guard
) -> tuple[LookedThrough, ...]:
    """Every sheet of the file that holds a table. Raises Refused with the rule that a delivery would be refused for."""
    file = _describe(path, path.parent, date.min)
    if _text_holds_identity(connection, [path.name], has_identity):
        raise Refused("identity-number")
    if file.size == 0:
        raise Refused("file-empty")
    if file.kind is None:
        raise Refused("kind-unknown")
    try:
        sheets = [_guarded(connection, sheet, has_identity) for sheet in _open(file, layouts)]
        found = tuple(_staged(connection, number, sheet) for number, sheet in enumerate(sheets, start=1))
    except IdentityFound as error:
        raise Refused("identity-number") from error
    except FileUnreadable as error:
        raise Refused("file-unreadable") from error
    if not found:
        raise Refused("file-empty")
    return found


def _staged(connection: duckdb.DuckDBPyConnection, number: int, sheet: OpenedSheet) -> LookedThrough:
    top = top_rows(connection, sheet) if sheet.layout is None else ()
    sheet.stage(connection)
    staged = [row[0] for row in connection.execute("describe staged").fetchall()]
    stored_as, is_numbered = f"looked_through_{number}", ROW_NO in staged
    own = [name for name in staged if name not in (ROW_NO, CELLS_MISMATCH, BEYOND)]
    columns = ", ".join(identifier(name) for name in ([ROW_NO] if is_numbered else []) + own)
    connection.execute(f"create or replace temp table {identifier(stored_as)} as select {columns} from staged")
    return LookedThrough(sheet.name, sheet.layout, tuple(own), sheet.heading_row, top, stored_as, is_numbered)
