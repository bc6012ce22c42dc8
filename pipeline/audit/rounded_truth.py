"""What the local database knows of a rounded table: where there are few people, whatever is counted there."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from pipeline.audit.figures_file import DIMENSIONS, Group
from pipeline.audit.given_out import source_of_truth
from pipeline.audit.rounded_table import INNERMOST, RoundedTable
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.sql import identifier, read_sql

_NAMES = dict(zip(("yes", "no", "missing"), INNERMOST, strict=True))


@dataclass(frozen=True)
class FewPeople:
    """`places`: innermost counts of few people, or in a group of few. `most`: the most that is counted in such a place.

    One person may be counted several times, so a small group is not always a small count.
    """

    places: frozenset[tuple[Group, str]]
    most: int

    def shown(self, table: RoundedTable) -> tuple[str, ...]:
        """The places that the table prints unchanged."""
        return tuple(
            f"{table.row(group).id} {count}"
            for group, count in sorted(self.places)
            if not table.may_be_changed(group, count)
        )


def read_few_people(
    connection: duckdb.DuckDBPyConnection, metric: Metric, table: RoundedTable, least: int
) -> FewPeople:
    """Count the people behind every innermost count. Groups of fewer than `least` people are few, answer by answer."""
    dimensions = tuple(name for name in DIMENSIONS if any(name == own for own, _ in table.innermost[0]))
    among = identifier(metric.share.among.column) if metric.share.among else "true"
    query = read_sql(
        __file__, "rounded_truth", groups=", ".join(map(identifier, dimensions)), asked=among,
        source=source_of_truth(connection), yes=f"case when {among} then {identifier(metric.share.counts.column)} end",
    )  # fmt: skip
    spans = {"first": table.quarters[0], "last": table.quarters[-1]}
    places, most = set(), table.base - 1
    for *codes, answer, participations, people, whole in connection.execute(query, spans).fetchall():
        if people < table.base or whole < least:
            places.add((tuple(zip(dimensions, codes, strict=True)), _NAMES[answer]))
        if people < table.base:
            most = max(most, participations)
    return FewPeople(frozenset(places), most)
