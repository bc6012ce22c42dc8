"""What the headings that no layout reads resemble: noted when a file is taken in or refused, said in its findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import duckdb

from pipeline.accept.headings import SEARCHED_ROWS
from pipeline.accept.opened import BEYOND, CELLS_MISMATCH, ROW_NO, OpenedSheet
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.layouts import Layout, fold_heading
from pipeline.vocabulary.likeness import Nearest, nearest_layout
from pipeline.vocabulary.rules import Rule
from pipeline.vocabulary.sql import identifier, read_sql

_MOST_SAID = 6
Place = tuple[str, str | None, str | None]
"""A file, a sheet and a heading; the file alone for a refused one."""


def note_unknown(
    connection: duckdb.DuckDBPyConnection, number: int, sheets: Iterable[OpenedSheet], layouts: Sequence[Layout]
) -> None:
    """Keep, for sheets that no layout knows, which headings resemble those of the nearest layout.

    Only cells that resemble a heading are kept, and only from a row most of whose cells do: no record value.
    The sheets have been looked through for personal numbers.
    """
    for sheet in sheets:
        nearest = nearest_layout(top_rows(connection, sheet), layouts)
        if nearest is not None:
            _keep(connection, number, sheet.name, nearest)


def note_unread(connection: duckdb.DuckDBPyConnection, number: int, sheet: OpenedSheet, layout: Layout) -> None:
    """Keep which unread headings of a known sheet resemble columns that the layout found no heading for."""
    nearest = nearest_layout([sheet.headings], [layout], least_share=0.0)
    if nearest is not None:
        _keep(connection, number, sheet.name, nearest)


def top_rows(connection: duckdb.DuckDBPyConnection, sheet: OpenedSheet) -> tuple[tuple[str, ...], ...]:
    """The first rows of a sheet that no layout knows, blank ones among them: their numbers are a spreadsheet's."""
    if sheet.heading_row > 0:
        return (sheet.headings,)
    sheet.stage(connection)
    staged = [row[0] for row in connection.execute("describe staged").fetchall()]
    columns = ", ".join(identifier(name) for name in staged if name not in (ROW_NO, CELLS_MISMATCH, BEYOND))
    rows = connection.execute(
        f"select {ROW_NO}, {columns} from staged where {ROW_NO} <= {SEARCHED_ROWS} order by {ROW_NO}"
    ).fetchall()
    by_number = {row[0]: tuple(cell or "" for cell in row[1:]) for row in rows}
    return tuple(by_number.get(number, ()) for number in range(1, max(by_number, default=0) + 1))


def _keep(connection: duckdb.DuckDBPyConnection, number: int, sheet: str | None, nearest: Nearest) -> None:
    rows: list[tuple[str | None, str, float]] = [(each.heading, each.column, each.likeness) for each in nearest.likened]
    rows += [(None, column, 0.0) for column in nearest.lacking]
    for heading, column, likeness in rows:
        connection.execute(
            "insert into accepted.proposal values (?, ?, ?, ?, ?, ?)",
            [number, sheet, heading, nearest.layout.id, column, likeness],
        )


def read_likenesses(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> Mapping[Place, Label]:
    """What to add to a finding: for a heading what it resembles, for a file its nearest layout and what differs."""
    layouts = {layout.id: layout for layout in definitions.layouts}
    said: dict[Place, Label] = {}
    files: dict[str, dict[str, list[Label]]] = {}
    for file, sheet, heading, layout_id, column in connection.execute(read_sql(__file__, "proposal_list")).fetchall():
        if layout_id not in layouts:
            continue
        label = _column_label(layouts[layout_id], column, definitions)
        sentence = _likeness_said(heading, column, label)
        if heading is not None:
            said[(file, sheet, heading)] = sentence
        files.setdefault(file, {}).setdefault(layout_id, []).append(sentence)
    for file, by_layout in files.items():
        layout_id, sentences = max(by_layout.items(), key=lambda each: len(each[1]))
        said[(file, None, None)] = _file_said(layout_id, sentences)
    return said


def likened_do(near: Mapping[Place, Label], rule: Rule, file: str, sheet: str | None, column: str | None) -> Label:
    """What to do about a finding, with what the heading or the file resembles where the finding is about that."""
    if rule.id not in ("layout-unknown", "column-unread"):
        return rule.do
    said = near.get((file, sheet, column))
    if said is None:
        return rule.do
    return Label(f"{said.sv} {rule.do.sv}", f"{said.en} {rule.do.en}")


def _column_label(layout: Layout, column: str, definitions: Definitions) -> Label:
    table = next((table for table in definitions.tables if table.name == layout.table), None)
    if table is None or fold_heading(column) not in {fold_heading(name) for name in table.column_names}:
        return Label(column, column)
    return next(each.label for each in table.columns if each.name == column)


def _likeness_said(heading: str | None, column: str, label: Label) -> Label:
    names = Label(*(said if said == column else f"{said} ({column})" for said in (label.sv, label.en)))
    if heading is None:
        return Label(f"Rubriken {names.sv} saknas.", f"The heading {names.en} is missing.")
    return Label(f"Rubriken ”{heading}” liknar {names.sv}.", f"The heading “{heading}” resembles {names.en}.")


def _file_said(layout: str, sentences: Sequence[Label]) -> Label:
    shown, more = sentences[:_MOST_SAID], len(sentences) - _MOST_SAID
    besides = Label(f" … och {more} till.", f" … and {more} more.") if more > 0 else Label("", "")
    return Label(
        f"Närmast är layouten {layout}. {' '.join(each.sv for each in shown)}{besides.sv} "
        "”utfall layout FIL” föreslår en layout för filen.",
        f"The nearest layout is {layout}. {' '.join(each.en for each in shown)}{besides.en} "
        "“utfall layout FILE” proposes a layout for the file.",
    )
