"""Which columns a rule looks at: what only follows from a cell that cannot be read is not told beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.rules import OVER, Rule

if TYPE_CHECKING:
    import duckdb

_SINGLE = ("code", "yes_no")
"""Where an unknown answer leaves nothing at all in the cell."""


def collect_looks(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> None:
    """Fill the temporary table receipt_looks: a rule, the column its finding stands at (null: any), one looked at."""
    single = {
        (table.name, column.name) for table in definitions.tables for column in table.columns if column.type in _SINGLE
    }
    rows = [
        (rule.id, of_column, name, (OVER.get(rule.over or "", rule.table), name) in single)
        for rule in definitions.all_rules
        for of_column, name in _looks(rule)
    ]
    connection.execute(
        "create or replace temp table receipt_looks "
        "(rule varchar, of_column varchar, column_name varchar, is_single_code boolean)"
    )
    if rows:
        connection.executemany("insert into receipt_looks values (?, ?, ?, ?)", rows)


def _looks(rule: Rule) -> set[tuple[str | None, str]]:
    if rule.breaks is None:
        return set()
    own = [name for name in (rule.column, *(name for name, _ in rule.by_column)) if name]
    return {(name, name) for name in own} | {(of_column, name) for of_column, names in rule.also for name in names}
