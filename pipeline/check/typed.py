"""Turns rows as delivered into typed rows, through the layout: one SELECT per sheet, built from definitions."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import pyarrow as pa

from pipeline.vocabulary.columns import Column, Table
from pipeline.vocabulary.layouts import Layout, fold_heading
from pipeline.vocabulary.sql import identifier, literal, read_sql

_SQL_TYPES = {
    "text": "varchar",
    "code": "varchar",
    "codes": "varchar",
    "yes_no": "boolean",
    "date": "date",
    "whole_number": "bigint",
    "number": "decimal(18, 4)",
}
ROW_NO, CELLS_MISMATCH = "row_no", "has_cells_mismatch"
_YES = ("ja", "j", "yes", "y", "1", "1.0", "true", "sant", "x")
_NO = ("nej", "n", "no", "0", "0.0", "false", "falskt")


@dataclass(frozen=True)
class Sheet:
    """A stored sheet to be typed, as the ledger has it."""

    delivery_no: int
    sheet_no: int
    stored_as: str
    is_numbered: bool
    heading_row: int
    layout: Layout
    received_on: object


def create_typed(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Create checked.<table>: the row's address, what could not be read (one bit per column), and the typed columns."""
    columns = ", ".join(f"{identifier(column.name)} {_SQL_TYPES[column.type]}" for column in table.columns)
    extra = ", insats_type varchar, has_register boolean" if table.name == "participation" else ""
    connection.execute(
        f"create table if not exists checked.{table.name} (row_key bigint not null, delivery_no integer not null, "
        "sheet_no integer not null, row_no bigint not null, has_cells_mismatch boolean not null, "
        f"received_on date not null, unread bigint not null, {columns}{extra})"
    )


def insert_typed(connection: duckdb.DuckDBPyConnection, table: Table, sheet: Sheet, first_key: int) -> None:
    """Read one sheet into checked.<table>. Row keys count upwards from `first_key`."""
    available = _prepare_source(connection, table, sheet)
    connection.execute("set variable missing = ?::varchar[]", [[text.lower() for text in sheet.layout.missing]])
    connection.execute("set variable date_forms = ?", [list(sheet.layout.dates) or ["%Y-%m-%d"]])
    _set_spellings(connection, table, sheet.layout)
    _read_code_lists(connection, table, sheet.layout, available)
    place = {"first_key": first_key, "delivery_no": sheet.delivery_no, "sheet_no": sheet.sheet_no}
    connection.execute(_typed_statement(table, sheet.layout, available), place | {"received_on": sheet.received_on})
    if sheet.layout.select is not None:
        connection.execute(read_sql(__file__, "used_row"), place | {"table_name": table.name})


def _typed_statement(table: Table, layout: Layout, available: dict[str, str]) -> str:
    """The one statement that types a sheet, with an expression per column of the table."""
    of_participants = table.name == "participation"
    lists = [column for column in table.columns if column.type == "codes"]
    single = [(bit, column) for bit, column in enumerate(table.columns) if column.type not in ("codes", "text")]
    return read_sql(
        __file__,
        "typed",
        table=table.name,
        texts=",\n        ".join(_text(column, layout, available) for column in table.columns),
        list_texts="".join(f"{_as_text(column)},\n        " for column in lists),
        values=",\n        ".join(_value(column) for column in table.columns if column.type != "codes")
        + "".join(f",\n        {_as_text(column)}" for _, column in single),
        unread=" | ".join(_unread(bit, column, f"read.{identifier(column.name)}") for bit, column in single) or "0",
        unread_lists="".join(
            f" | {_unread(table.columns.index(column), column, _list_codes(column))}" for column in lists
        ),
        columns=", ".join(
            _list_codes(column) if column.type == "codes" else f"read.{identifier(column.name)}"
            for column in table.columns
        ),
        lists=" ".join(_list_join(column) for column in lists),
        register_columns=", register.insats_type, (select count(*) > 0 from insats_register)"
        if of_participants
        else "",
        register_join="left join insats_register register on register.insats_id = read.insats_id"
        if of_participants
        else "",
    )


def _prepare_source(connection: duckdb.DuckDBPyConnection, table: Table, sheet: Sheet) -> dict[str, str]:
    """Create the view `source` (row_no, has_cells_mismatch, text columns); canonical column to source column."""
    if sheet.layout.select is None:
        stored = f"accepted.{identifier(sheet.stored_as)}"
        connection.execute(
            f"create or replace temp view source as select rowid as place, {_numbering(sheet)} * from {stored}"
        )
        headings = [row[0] for row in connection.execute("describe source").fetchall()]
        return _match(table, sheet.layout, headings)
    view_delivered(connection, sheet, "temp view delivered", "rowid as place")
    connection.execute(f"create or replace temp table selected as {sheet.layout.select}")
    connection.execute(
        "create or replace temp view source as select rowid as place, delivered_rows[1] as row_no, "
        "false as has_cells_mismatch, * from selected"
    )
    headings = [row[0] for row in connection.execute("describe source").fetchall()]
    return {name: name for name in headings if name in table.column_names}


def view_delivered(connection: duckdb.DuckDBPyConnection, sheet: Sheet, view: str, place: str) -> None:
    """Create a view of the sheet for a layout's own SQL: row_no, has_cells_mismatch, and the cells, blank ones null."""
    stored = f"accepted.{identifier(sheet.stored_as)}"
    cells = (
        f"nullif(columns(* exclude ({ROW_NO}, {CELLS_MISMATCH})), '')"
        if sheet.is_numbered
        else "nullif(columns(*), '')"
    )
    numbering = f"{ROW_NO}, {CELLS_MISMATCH}," if sheet.is_numbered else _numbering(sheet)
    connection.execute(f"create or replace {view} as select {place}, {numbering} {cells} from {stored}")


def _numbering(sheet: Sheet) -> str:
    """Row numbers for a sheet that was stored without: its rows follow each other from the heading on."""
    if sheet.is_numbered:
        return ""
    return f"rowid + {sheet.heading_row + 1} as {ROW_NO}, false as {CELLS_MISMATCH},"


def _match(table: Table, layout: Layout, headings: list[str]) -> dict[str, str]:
    folded: dict[str, str] = {}
    for heading in headings:
        folded.setdefault(fold_heading(heading), heading)
    found: dict[str, str] = {}
    for column in table.columns:
        for spelling in layout.headings(column.name):
            if fold_heading(spelling) in folded:
                found[column.name] = folded[fold_heading(spelling)]
                break
    return found


def _set_spellings(connection: duckdb.DuckDBPyConnection, table: Table, layout: Layout) -> None:
    """Register what each delivered spelling means as the table `spelling`, and as one map per column."""
    rows = [
        (column.name, delivered, code)
        for column in table.columns
        for delivered, code in spellings_of(column, layout).items()
    ]
    names, delivered, codes = zip(*rows, strict=True) if rows else ((), (), ())
    connection.register(
        "spelling_rows",
        pa.table(
            {
                "column_name": pa.array(names, pa.string()),
                "delivered": pa.array(delivered, pa.string()),
                "code": pa.array(codes, pa.string()),
            }
        ),
    )
    connection.execute("create or replace temp table spelling as select * from spelling_rows")
    connection.unregister("spelling_rows")
    for column in table.columns:
        if column.type in ("code", "yes_no"):
            connection.execute(
                f"set variable spelling_{column.name} = (select map_from_entries(list((delivered, code))) "
                f"from spelling where column_name = {literal(column.name)})"
            )


def spellings_of(column: Column, layout: Layout) -> dict[str, str]:
    """Every way to write each of the column's codes, lower case: the layout's own before the shared ones."""
    pairs: dict[str, str] = {}
    if column.type == "yes_no":
        pairs |= dict.fromkeys(_YES, "yes") | dict.fromkeys(_NO, "no")
    for code in column.codes:
        for spelling in (code.code, code.label.sv, code.label.en, *code.spellings):
            pairs[spelling.lower()] = code.code
    for delivered, code_name in layout.spellings(column.name):
        pairs[delivered.lower()] = code_name
    return pairs


def _read_code_lists(
    connection: duckdb.DuckDBPyConnection, table: Table, layout: Layout, available: dict[str, str]
) -> None:
    """Read each distinct list text once: a delivery of millions of rows has a few hundred of them."""
    connection.execute("create or replace temp table list_text (column_name varchar, text varchar)")
    for column in table.columns:
        if column.type == "codes":
            connection.execute(
                f"insert into list_text select distinct {literal(column.name)}, {_cleaned(column, layout, available)} "
                "from source"
            )
    connection.execute(read_sql(__file__, "list_reading"))


def _cleaned(column: Column, layout: Layout, available: dict[str, str]) -> str:
    if column.name in available:
        return f"cleaned({identifier(available[column.name])})"
    constant = dict(layout.constants).get(column.name)
    return "null::varchar" if constant is None else literal(constant)


def _text(column: Column, layout: Layout, available: dict[str, str]) -> str:
    return f"{_cleaned(column, layout, available)} as {_as_text(column)}"


def _as_text(column: Column) -> str:
    return identifier(f"text of {column.name}")


def _value(column: Column) -> str:
    text = f"cells.{_as_text(column)}"
    expressions = {
        "text": f"read_text({text})",
        "code": f"read_code({text}, getvariable('spelling_{column.name}'))",
        "yes_no": f"read_code({text}, getvariable('spelling_{column.name}')) = 'yes'",
        "date": f"read_date({text}, getvariable('date_forms'))",
        "whole_number": f"read_whole_number({text})",
        "number": f"read_number({text})",
    }
    return f"{expressions[column.type]} as {identifier(column.name)}"


def _unread(bit: int, column: Column, value: str) -> str:
    """A bit where something stands that is neither understood nor a word for missing."""
    text = f"read.{_as_text(column)}"
    return f"(case when {value} is null and {text} is not null and not says_missing({text}) then {1 << bit} else 0 end)"


def _list_codes(column: Column) -> str:
    return f"list_{column.name}.codes"


def _list_join(column: Column) -> str:
    name = f"list_{column.name}"
    return (
        f"left join list_reading {name} on {name}.column_name = {literal(column.name)} "
        f"and {name}.text = read.{_as_text(column)}"
    )
