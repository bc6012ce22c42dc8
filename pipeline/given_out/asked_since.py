"""Frozen rows and answers that metrics have asked for since: a metric is new, and the row is given out already."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.given_out.own_bound import bound_own_metrics
from pipeline.standing import standing_columns
from pipeline.vocabulary.own_metrics import is_own_column, own_column
from pipeline.vocabulary.sql import identifier, read_sql

if TYPE_CHECKING:
    import duckdb

_FROZEN = "published.frozen"
_NOT_FROZEN = ("is_finished",)
"""Of every frozen row it is true."""


def fill_in_what_is_asked_since(connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Freeze new answers of rows frozen before, as they are today; the frozen columns that no metric asks for now.

    Nothing has been told of a new answer, so today's is the first; that of an own metric is so until a release has told
    of it. Of a row that is no longer there, or cannot be told from another of the same person, insats and quarter, it
    is not known.
    """
    asked = dict(standing_columns(connection, "derived.outcome"))
    frozen = dict(standing_columns(connection, _FROZEN))
    new = [name for name in asked if name not in frozen and name not in _NOT_FROZEN]
    for name in new:
        connection.execute(f"alter table {_FROZEN} add column {identifier(name)} {asked[name]}")
    untold = [*new, *_untold(connection, asked, frozen)]
    if untold:
        nothing = ", ".join(f"{identifier(name)} = null" for name in untold)
        connection.execute(f"update {_FROZEN} set {nothing}")
        answers = ", ".join(f"{identifier(name)} = now.{identifier(name)}" for name in untold)
        connection.execute(read_sql(__file__, "asked_since", answers=answers))
    return tuple(name for name in frozen if asked and name not in asked and name != "release_no")


def _untold(connection: duckdb.DuckDBPyConnection, *tables: Iterable[str]) -> list[str]:
    """Answers to own metrics, in all of the tables, that no release in force has told of."""
    told = {own_column(own.metric) for own, _ in bound_own_metrics(connection)}
    shared = set.intersection(*map(set, tables))
    return sorted(name for name in shared - told if is_own_column(name))
