"""A file outside the deliveries, opened as a delivery is but not taken in: for proposing a layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from pipeline.accept.files import DeliveredFile, _deliveries
from pipeline.accept.opened import BEYOND, CELLS_MISMATCH, ROW_NO, FileRefused, IdentityFound, OpenedSheet
from pipeline.accept.proposals import top_rows
from pipeline.accept.readers import Readers
from pipeline.accept.station import Guard, _guarded, _text_holds_identity
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
    """Every sheet of the file, or of the files in an archive, that holds a table.

    Raises Refused with the rule that a delivery would be refused for; of an archive's files all count as one here.
    """
    if _text_holds_identity(connection, [path.name], has_identity):
        raise Refused("identity-number")
    found: list[LookedThrough] = []
    with Readers() as readers:
        for file in _deliveries(path, path.parent, date.min):
            try:
                found += _sheets_of(connection, file, layouts, has_identity, readers, len(found))
            except IdentityFound as error:
                raise Refused("identity-number") from error
            except FileRefused as error:
                raise Refused(error.rule) from error
    if not found:
        raise Refused("file-empty")
    return tuple(found)


def _sheets_of(
    connection: duckdb.DuckDBPyConnection,
    file: DeliveredFile,
    layouts: Sequence[Layout],
    has_identity: Guard,
    readers: Readers,
    before: int,
) -> list[LookedThrough]:
    """The sheets of one file. Raises IdentityFound or FileRefused."""
    if _text_holds_identity(connection, [file.name], has_identity):
        raise IdentityFound
    if file.size == 0:
        raise FileRefused("file-empty")
    if file.refused is not None or file.kind is None:
        raise FileRefused(file.refused or "kind-unknown")
    with readers.on_disk(file) as disk:
        sheets = [_guarded(connection, sheet, has_identity) for sheet in readers.open(disk, file, layouts)]
        shown = [sheet for sheet in sheets if not sheet.is_hidden]
        return [_staged(connection, before + number, sheet) for number, sheet in enumerate(shown, start=1)]


def _staged(connection: duckdb.DuckDBPyConnection, number: int, sheet: OpenedSheet) -> LookedThrough:
    top = top_rows(connection, sheet) if sheet.layout is None else ()
    sheet.stage(connection)
    staged = [row[0] for row in connection.execute("describe staged").fetchall()]
    stored_as, is_numbered = f"looked_through_{number}", ROW_NO in staged
    own = [name for name in staged if name not in (ROW_NO, CELLS_MISMATCH, BEYOND)]
    columns = ", ".join(identifier(name) for name in ([ROW_NO] if is_numbered else []) + own)
    connection.execute(f"create or replace temp table {identifier(stored_as)} as select {columns} from staged")
    return LookedThrough(sheet.name, sheet.layout, tuple(own), sheet.heading_row, top, stored_as, is_numbered)
