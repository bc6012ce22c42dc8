"""Faults that a correction had mended and that a later file of the sender's brings back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pipeline.receipt_counterparts import TWINS
from pipeline.receipt_rows import Stored, cells_of
from pipeline.vocabulary.columns import Label, Table
from pipeline.vocabulary.rules import Rule
from pipeline.vocabulary.sql import identifier, read_sql

if TYPE_CHECKING:
    import duckdb

Place = tuple[int, int, int]
"""Delivery, sheet and row."""
_MOST_PAIRS = 10_000


def read_came_back(
    connection: duckdb.DuckDBPyConnection,
    stored: Mapping[tuple[int, int], Stored],
    tables: tuple[Table, ...],
    rules: Mapping[str, Rule],
) -> dict[Place, dict[str, Label]]:
    """What to say of each such row, by rule. `stored`: the sheets of every delivery concerned.

    A row is told only where its cells are as they were before the correction: that is looked up in the files.
    """
    said: dict[Place, dict[str, Label]] = {}
    for table in tables:
        key = ", ".join(f"typed.{identifier(name)}" for name in table.key)
        columns = ", ".join(f"typed.{identifier(name)}" for name in table.column_names)
        same_key = " and ".join(f"earlier.{identifier(name)} = later.{identifier(name)}" for name in table.key)
        pairs = connection.execute(
            read_sql(__file__, "receipt_back", table=table.name, key=key, columns=columns, same_key=same_key),
            {"twin_rules": list(TWINS)},
        ).fetchmany(_MOST_PAIRS)
        for pair in pairs:
            now, rule, column, before, by, day = pair[:3], pair[3], pair[4], pair[5:8], pair[8:11], pair[11]
            if by[2] is None:
                said.setdefault(now, {})[rule] = Label(
                    f"Raden var borttagen i leverans {day}, men finns kvar i den nya filen.",
                    f"The row was removed in the delivery {day}, but the new file has it still.",
                )
            elif _is_old_value(connection, stored, (now, before, by), rules[rule], column):
                said.setdefault(now, {})[rule] = Label(
                    f"Raden var rättad i leverans {day}, men den nya filen har det gamla värdet.",
                    f"The row was mended in the delivery {day}, but the new file has the old value.",
                )
    return said


def _is_old_value(
    connection: duckdb.DuckDBPyConnection,
    stored: Mapping[tuple[int, int], Stored],
    places: tuple[Place, Place, Place],
    rule: Rule,
    column: str | None,
) -> bool:
    """Whether something was changed among the cells the rule looks at, and all of that is as it was before."""
    names = [name for name in (column, *rule.candidates(column)) if name]
    now, before, mended = (_cells(connection, stored, place, names) for place in places)
    changed = [name for name in names if before.get(name) != mended.get(name)]
    return bool(changed) and all(now.get(name) == before.get(name) for name in changed)


def _cells(
    connection: duckdb.DuckDBPyConnection,
    stored: Mapping[tuple[int, int], Stored],
    place: Place,
    names: list[str],
) -> dict[str, str]:
    sheet = stored.get(place[:2])
    cells = cells_of(connection, sheet, [place[2]]).get(place[2]) if sheet else None
    if sheet is None or cells is None:
        return {}
    return {name: cells[sheet.place_of[name]].strip() for name in names if name in sheet.place_of}
