"""How a delivered file itself writes dates and answers, so that what is mended is written the same way."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from pipeline.check.typed import spellings_of
from pipeline.vocabulary.columns import Column
from pipeline.vocabulary.layouts import Layout
from pipeline.vocabulary.sql import identifier

if TYPE_CHECKING:
    import duckdb

_EXAMPLE = date(2026, 1, 31)
_LOOKED_AT = 100_000
"""Rows enough to know how a file is written."""
_MOST_SPELLINGS = 500


def answers_in(
    connection: duckdb.DuckDBPyConnection, stored_as: str, heading: str, column: Column, layout: Layout
) -> tuple[str, ...]:
    """What may be chosen in a column of codes or of yes and no: the file's own spelling, else the Swedish label."""
    means = spellings_of(column, layout)
    own: dict[str, str] = {}
    for (cell,) in _commonest(connection, stored_as, f"trim({identifier(heading)})", heading, _MOST_SPELLINGS):
        code = means.get(cell.lower())
        if code is not None:
            own.setdefault(code, cell)
    if column.type == "yes_no":
        return own.get("yes", "ja"), own.get("no", "nej")
    return tuple(own.get(code.code, code.label.sv) for code in column.codes)


def day_in(connection: duckdb.DuckDBPyConnection, stored_as: str, heading: str, layout: Layout) -> str:
    """31 January 2026 as most cells under the heading write a day, among the forms that the layout can read."""
    forms = {re.sub(r"\d", "9", _EXAMPLE.strftime(form)): form for form in reversed(("%Y-%m-%d", *layout.dates))}
    shape = f"regexp_replace(trim({identifier(heading)}), '[0-9]', '9', 'g')"
    shapes = [cell for (cell,) in _commonest(connection, stored_as, shape, heading, _MOST_SPELLINGS)]
    return _EXAMPLE.strftime(next((forms[each] for each in shapes if each in forms), "%Y-%m-%d"))


def _commonest(
    connection: duckdb.DuckDBPyConnection, stored_as: str, what: str, heading: str, most: int
) -> list[tuple[str]]:
    cells = f"select {identifier(heading)} from accepted.{identifier(stored_as)} limit {_LOOKED_AT}"
    return connection.execute(
        f"select {what} as said from ({cells}) where {identifier(heading)} <> '' "
        f"group by said order by count(*) desc, said limit {most}"
    ).fetchall()
