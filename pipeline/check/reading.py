"""How each column's text is read into its type, as an SQL expression for one layout."""

from __future__ import annotations

import duckdb

from pipeline.check.source import text_of
from pipeline.vocabulary.columns import Column, Table
from pipeline.vocabulary.layouts import Layout
from pipeline.vocabulary.sql import identifier, literal


def set_reading(connection: duckdb.DuckDBPyConnection, table: Table, layout: Layout) -> None:
    """Bind the layout's words for missing, its date forms and its pivot to variables that the macros read."""
    connection.execute("set variable missing = ?::varchar[]", [[text.lower() for text in layout.missing]])
    for name, _ in layout.missing_in:
        connection.execute(f"set variable missing_{name} = ?::varchar[]", [list(layout.missing_words(name))])
    whole = [form for form in layout.dates if "%y" not in form]
    connection.execute("set variable date_forms = ?", [whole or ["%Y-%m-%d"]])
    connection.execute("set variable short_date_forms = ?::varchar[]", [list(_short_forms(layout))])
    connection.execute("set variable short_date_pivot = ?::integer", [layout.pivot])


def missing_of(column: Column, layout: Layout) -> str:
    """The column's words for missing, as the variable that holds them."""
    own = column.name in dict(layout.missing_in)
    return f"getvariable('missing_{column.name}')" if own else "getvariable('missing')"


def value_of(column: Column, layout: Layout) -> str:
    """The column's typed value. A word for missing that could be read as a value (8, 99) is held out first."""
    text = text_of(column)
    value = _read(column, layout, text)
    if column.type != "code" and any(any(map(str.isdigit, word)) for word in layout.missing_words(column.name)):
        value = f"case when not says_missing({text}, {missing_of(column, layout)}) then {value} end"
    if column.blank is not None:
        value = f"case when coalesce({text}, '') = '' then {literal(column.blank)} else {value} end"
    return f"{value} as {identifier(column.name)}"


def _read(column: Column, layout: Layout, text: str) -> str:
    expressions = {
        "text": f"read_text({text}, {missing_of(column, layout)})",
        "code": f"read_code({text}, getvariable('spelling_{column.name}'))",
        "yes_no": f"read_code({text}, getvariable('spelling_{column.name}')) = 'yes'",
        "date": f"read_date({text}, getvariable('date_forms'))",
        "whole_number": f"read_whole_number({text})",
        "number": f"read_number({text})",
    }
    if column.digits is not None:
        return f"read_digits({text}, {column.digits})"
    if column.type == "date" and _short_forms(layout):
        short = f"read_short_date({text}, getvariable('short_date_forms'), getvariable('short_date_pivot'))"
        return f"coalesce({expressions['date']}, {short})"
    scale = layout.scale(column.name)
    if column.type == "number" and scale is not None:
        ends = (column.least, column.most) if scale.best == scale.high else (column.most, column.least)
        return f"read_scale({expressions['number']}, {scale.low}, {scale.high}, {ends[0]}, {ends[1]})"
    return expressions[column.type]


def _short_forms(layout: Layout) -> tuple[str, ...]:
    return tuple(form for form in layout.dates if "%y" in form)
