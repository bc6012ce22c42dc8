"""From a file on disk to a proposed layout: opened and guarded as a delivery is, and nothing of it kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pipeline.accept.headings import unique_headings
from pipeline.accept.unknown import LookedThrough, Refused, look_through
from pipeline.check import has_identity
from pipeline.propose import Delivered, Proposed, find_heading_row, profile_table, propose_layout
from pipeline.propose.edited import Edited, propose_edit
from pipeline.propose.station import best_table
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import FileNotUsable, HeadingsMissing
from pipeline.vocabulary.layouts import Layout
from pipeline.vocabulary.sql import identifier

if TYPE_CHECKING:
    import duckdb


def propose_for(path: Path, name: str, table: str | None, definitions: Definitions, language: str) -> Proposed | Edited:
    """A layout called `name` for an unknown file; for a known one the edits that its layout's text needs.

    Of a workbook the sheet that says most. Raises FileNotUsable or HeadingsMissing.
    """
    with _scratch() as connection:
        try:
            sheets = look_through(connection, path, definitions.recognisable, has_identity)
        except Refused as error:
            rule = definitions.rule(error.rule)
            raise FileNotUsable(
                what_sv=f"{rule.message.sv} {rule.do.sv}", what_en=f"{rule.message.en} {rule.do.en}"
            ) from error
        for sheet in sheets:
            if sheet.layout is not None:
                return _edit(connection, path.name, sheet, sheet.layout, definitions, language)
        described = [each for sheet in sheets if (each := _described(connection, path.name, sheet, definitions))]
    if not described:
        raise HeadingsMissing()
    proposed = [_propose(name, each, table, definitions, language) for each in described]
    return max(proposed, key=lambda each: sum(placing.score for placing in each.placings))


def _propose(name: str, delivered: Delivered, table: str | None, definitions: Definitions, language: str) -> Proposed:
    chosen = definitions.table(table) if table else best_table(delivered, definitions.tables, definitions.layouts)
    return propose_layout(name, delivered, chosen, definitions.layouts, language)


def _edit(
    connection: duckdb.DuckDBPyConnection,
    file: str,
    sheet: LookedThrough,
    layout: Layout,
    definitions: Definitions,
    language: str,
) -> Edited:
    if layout.part is not None or layout.select is not None:
        return Edited(layout, layout.text)
    delivered = _profiled(connection, file, sheet, sheet.heading_row, [(each, each) for each in sheet.headings])
    return propose_edit(delivered, layout, definitions.table(layout.table), definitions.layouts, language)


@contextmanager
def _scratch() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database that is gone afterwards, with what it may have spilled to disk."""
    import duckdb

    with TemporaryDirectory(prefix="utfall-") as folder:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "temp_directory": folder,
            "memory_limit": "2GB",
            "autoinstall_known_extensions": "false",
        }
        with duckdb.connect(config=settings) as connection:
            connection.execute("set enable_progress_bar = false")
            yield connection


def _described(
    connection: duckdb.DuckDBPyConnection, file: str, sheet: LookedThrough, definitions: Definitions
) -> Delivered | None:
    """The sheet's headings, found without a layout, and a profile for each; None where it has no heading row."""
    if sheet.is_numbered:
        names = [each for layout in definitions.layouts for _, headings in layout.columns for each in headings]
        row = find_heading_row(sheet.top, names)
        if row == 0:
            return None
        headings = unique_headings(sheet.top[row - 1])
        connection.execute(f"delete from {identifier(sheet.stored_as)} where row_no <= ?", [row])
    else:
        row, headings = sheet.heading_row, sheet.headings
    columns = list(zip(headings, sheet.headings, strict=False))
    return _profiled(connection, file, sheet, row, columns)


def _profiled(
    connection: duckdb.DuckDBPyConnection, file: str, sheet: LookedThrough, row: int, columns: list[tuple[str, str]]
) -> Delivered:
    profiles = profile_table(connection, sheet.stored_as, columns)
    rows = profiles[0].rows if profiles else 0
    return Delivered(file, sheet.sheet, row, rows, profiles)
