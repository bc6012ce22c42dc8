"""What points at people without being a valid number: look-alikes, e-mail addresses, telephone numbers.

Warnings that tell the place, never the value. Looked for once in every stored sheet, also in columns that no layout
reads. A column in which most filled cells give the same warning gets one finding, not one for every row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import duckdb

from pipeline.check.identity_text import CENTURY, DAY, MONTH
from pipeline.check.understood import understood_headings
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.sql import identifier, literal, read_sql

JUDGED_AS = "personal trace"
"""The table name under which these findings stand: they are not judged again with the canonical tables."""

FEWEST_FOR_A_COLUMN, MOST_ROWS_LISTED = 3, 100
LARGE_ROWS = 20_000
_SHEETS_AT_A_TIME = 100
_SHORTEST = len("a@b.se")

_DASH = r"[-+\x{2010}-\x{2015}\x{2212}]"
_SPACE = r"[ \x{00a0}]"
_NUMBER_WITH_DASH = f"{CENTURY}[0-9]{{2}}{MONTH}{DAY}{_SPACE}*{_DASH}{_SPACE}*[0-9]{{4}}"
_TWELVE_DIGITS = f"(?:18|19|20)[0-9]{{2}}{MONTH}{DAY}[0-9]{{4}}"
_DATE_WITH_DASHES = f"{CENTURY}[0-9]{{2}}-{MONTH}-{DAY}-[0-9]{{4}}"
_INTERNATIONAL = r"(?:\+[1-9]|0046)(?:[ ()/\x{00a0}-]{0,3}[0-9]){8,13}"
_AREA_CODE = f"(?:08|0[1-9][0-9]{{1,2}}){_SPACE}?[-/\\x{{2010}}-\\x{{2015}}]{_SPACE}?[0-9](?:{_SPACE}?[0-9]){{4,7}}"
_MOBILE = f"07[02369](?:[0-9]{{7}}|{_SPACE}[0-9]{{3}}{_SPACE}[0-9]{{2}}{_SPACE}[0-9]{{2}})"


@dataclass(frozen=True)
class Trace:
    """A rule, the pattern that breaks it, and a cheap test that every cell at fault passes. `{cell}` is the column."""

    rule: str
    worth_a_look: str
    pattern: str


TRACES = (
    Trace(
        "identity-lookalike",
        "strlen({cell}) >= 11 and {cell} not like '____-__-__'",
        f"(?:^|[^0-9-])(?:{_NUMBER_WITH_DASH}|{_TWELVE_DIGITS}|{_DATE_WITH_DASHES})(?:$|[^0-9-])",
    ),
    Trace(
        "email-address",
        "contains({cell}, '@')",
        r"[^\s@<>(),;:]@[^\s@<>(),;:.]+(?:\.[^\s@<>(),;:.]+)*\.[^\s@<>(),;:.0-9_-]{2,}",
    ),
    Trace(
        "phone-number",
        "strlen({cell}) >= 8 and {cell} not like '____-__-__' and (contains({cell}, '-') or contains({cell}, '+') "
        "or contains({cell}, '/') or strlen({cell}) >= 10 and (contains({cell}, '07') or contains({cell}, '0046')) "
        "or strlen({cell}) <> length({cell}))",
        f"(?:^|[^0-9A-Za-z+-])(?:{_INTERNATIONAL}|{_AREA_CODE}|{_MOBILE})(?:$|[^0-9A-Za-z-])",
    ),
)
_WORD = hashlib.sha256(repr((TRACES, FEWEST_FOR_A_COLUMN, MOST_ROWS_LISTED)).encode()).hexdigest()


@dataclass(frozen=True)
class _Sheet:
    delivery_no: int
    stored: str
    sheet_no: int
    row_no: str
    rows: int
    columns: tuple[str, ...]


def find_traces(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> None:
    """Write findings for every delivery that has not been looked through for these traces yet."""
    rows = connection.execute(
        read_sql(__file__, "personal_trace_sheet"), {"judged_as": JUDGED_AS, "word": _WORD}
    ).fetchall()
    for number in {row[0] for row in rows}:
        connection.execute("delete from checked.finding where table_name = ? and delivery_no = ?", [JUDGED_AS, number])
        connection.execute("insert or replace into checked.delivery values (?, ?, ?)", [number, JUDGED_AS, _WORD])
    sheets = [_described(connection, *row) for row in rows]
    small = [sheet for sheet in sheets if sheet.rows <= LARGE_ROWS and sheet.columns]
    for start in range(0, len(small), _SHEETS_AT_A_TIME):
        for sheet in _with_traces(connection, small[start : start + _SHEETS_AT_A_TIME]):
            _look_through(connection, sheet, sheet.columns)
    for sheet in sheets:
        if sheet.rows > LARGE_ROWS and sheet.columns:
            understood = understood_headings(connection, definitions, sheet.delivery_no, sheet.sheet_no, sheet.columns)
            left = tuple(column for column in sheet.columns if column not in understood)
            if left:
                _look_through(connection, sheet, _suspects(connection, replace(sheet, columns=left)))


def _described(
    connection: duckdb.DuckDBPyConnection,
    delivery_no: int,
    sheet_no: int,
    stored_as: str,
    is_numbered: bool,
    heading_row: int,
    rows: int,
) -> _Sheet:
    stored = f"accepted.{identifier(stored_as)}"
    described = connection.execute(f"describe {stored}").fetchall()
    columns = tuple(name for name, kind, *_ in described if kind == "VARCHAR")
    row_no = "row_no" if is_numbered else f"rowid + {heading_row + 1}"
    return _Sheet(delivery_no, stored, sheet_no, row_no, rows, columns)


def _with_traces(connection: duckdb.DuckDBPyConnection, sheets: Sequence[_Sheet]) -> list[_Sheet]:
    """Those of some small sheets that hold any trace. One statement: a pattern takes longer to prepare than to try."""
    anything = " or ".join(f"({_holds('cell', trace)})" for trace in TRACES)
    cells = " union all ".join(
        f"select {place} as place, unnest([{', '.join(map(identifier, sheet.columns))}]) as cell from {sheet.stored}"
        for place, sheet in enumerate(sheets)
    )
    found = connection.execute(f"select distinct place from ({cells}) where {anything} order by place").fetchall()
    return [sheets[place] for (place,) in found]


def _look_through(connection: duckdb.DuckDBPyConnection, sheet: _Sheet, columns: Sequence[str]) -> None:
    """One pass over the sheet counts; only a column that holds a trace is read again for its rows."""
    asked = [(column, trace) for column in columns for trace in TRACES]
    counts = ", ".join(f"count_if({_holds(column, trace)})" for column, trace in asked)
    counted = connection.execute(f"select {counts} from {sheet.stored}").fetchone() if asked else None
    for (column, trace), count in zip(asked, counted or (), strict=False):
        if count:
            _write(connection, sheet, column, trace, int(count))


def _suspects(connection: duckdb.DuckDBPyConnection, sheet: _Sheet) -> list[str]:
    """The columns of a large sheet that are worth a pass over their rows.

    Most have short values, or few different ones, which are cheaper to list than the patterns are to try on all rows.
    """
    lengths = connection.execute(
        f"select {', '.join(f'max(strlen({identifier(column)}))' for column in sheet.columns)} from {sheet.stored}"
    ).fetchone()
    long = [column for column, most in zip(sheet.columns, lengths or (), strict=False) if (most or 0) >= _SHORTEST]
    return [column for column in long if not _few_values_and_no_trace(connection, sheet.stored, column)]


def _few_values_and_no_trace(connection: duckdb.DuckDBPyConnection, stored: str, column: str) -> bool:
    cell = identifier(column)
    first = connection.execute(
        f"select count(distinct {cell}) from (select {cell} from {stored} limit {LARGE_ROWS})"
    ).fetchone()
    if first is None or first[0] > LARGE_ROWS // 4:
        return False
    anything = " or ".join(f"({_holds(column, trace)})" for trace in TRACES)
    found = connection.execute(
        f"select count(*) from (select distinct {cell} from {stored}) where {anything}"
    ).fetchone()
    return found == (0,)


def _holds(column: str, trace: Trace) -> str:
    # `case` and not `and`: the pattern is then tried on the few cells that are worth a look.
    cell = identifier(column)
    return f"case when {trace.worth_a_look.format(cell=cell)} then regexp_matches({cell}, {literal(trace.pattern)}) end"


def _write(connection: duckdb.DuckDBPyConnection, sheet: _Sheet, column: str, trace: Trace, count: int) -> None:
    stored, cell = sheet.stored, identifier(column)
    row = connection.execute(f"select count_if({cell} <> '') from {stored}").fetchone()
    is_most = count >= FEWEST_FOR_A_COLUMN and count * 2 > (int(row[0]) if row else 0)
    places = f"select {sheet.row_no} as row_no from {stored} where {_holds(column, trace)}"
    if is_most or count > MOST_ROWS_LISTED:
        places = "select null::bigint as row_no"
    connection.execute(
        read_sql(__file__, "personal_trace", places=places),
        {
            "judged_as": JUDGED_AS,
            "delivery_no": sheet.delivery_no,
            "sheet_no": sheet.sheet_no,
            "column_name": column,
            "rule": trace.rule,
        },
    )
