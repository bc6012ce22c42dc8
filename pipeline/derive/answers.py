"""The views of every answer: what a view must have written out, since it cannot hold bound values."""

from __future__ import annotations

from datetime import date

import duckdb

from pipeline.vocabulary.columns import Table
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.instruments import Instrument
from pipeline.vocabulary.metric_kinds import Share
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.own_metrics import own_column, own_metrics
from pipeline.vocabulary.sql import identifier, literal, read_sql


def build_answers(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> None:
    """Build derived.takes_part_in, stay and answer: the last with columns for each instrument.

    What own metrics count is laid ready in derived.outcome too.
    """
    connection.execute(read_sql(__file__, "takes_part_in"))
    connection.execute(read_sql(__file__, "stay"))
    connection.execute(
        read_sql(
            __file__,
            "answer_of",
            scale_columns=", ".join(
                identifier(column) for each in definitions.instruments for column in (each.before, each.after)
            ),
            scales="\n        ".join(_scale(each) for each in definitions.instruments),
            changes="\n    ".join(_change(each) for each in definitions.instruments),
            own="\n    ".join(
                _own(each, each.own, definitions.table("participation")) for each in definitions.metrics if each.own
            ),
            known_to=(newest_delivery(connection) or date.min).isoformat(),
        )
    )
    connection.execute(read_sql(__file__, "answer"))
    if own := [identifier(own_column(each.metric)) for each in own_metrics(definitions.metrics)]:
        connection.execute(read_sql(__file__, "own_outcome", own=", ".join(own)))


def _own(metric: Metric, own: Share, participation: Table) -> str:
    """The answer to a metric that is published by its definition alone, of the row `outcome`; null = not known.

    A number outside the column's own limits is no answer.
    """
    condition, column = own.counts, participation.column(own.counts.column)
    name = answer = f"outcome.{identifier(column.name)}"
    if condition.least is not None:
        answer = f"case when {name} between {column.least} and {column.most} then {name} >= {condition.least} end"
    elif condition.values:
        answer = f"{name} in ({', '.join(map(literal, condition.values))})"
    return f"{answer} as {identifier(own_column(metric.id))},"


def newest_delivery(connection: duckdb.DuckDBPyConnection) -> date | None:
    """The day up to which participations are known: that of the newest delivery of them that counts."""
    newest = connection.execute(
        "select max(stands_on) from delivery_rank join accepted.sheet using (delivery_no) "
        "where table_name = 'participation'"
    ).fetchone()
    return newest[0] if newest else None


def _scale(instrument: Instrument) -> str:
    """The instrument's two answers; one outside the scale is none."""
    return "\n        ".join(
        f"case when given.{identifier(column)} between {instrument.least} and {instrument.most} "
        f"then given.{identifier(column)} end::double as {identifier(f'{instrument.id}_{moment}')},"
        for moment, column in (("before", instrument.before), ("after", instrument.after))
    )


def _change(instrument: Instrument) -> str:
    """The change, for the better where it is positive, and the classes if the instrument has any."""
    before, after = identifier(f"{instrument.id}_before"), identifier(f"{instrument.id}_after")
    lines = [f"{instrument.sign} * ({after} - {before}) as {identifier(f'{instrument.id}_change')},"]
    for moment, column in (("before", before), ("after", after)) if instrument.classes else ():
        cases = " ".join(
            f"when {column} between {each.least} and {each.most} then {literal(each.code)}"
            for each in instrument.classes
        )
        lines.append(f"case {cases} end as {identifier(f'{instrument.id}_class_{moment}')},")
    return "\n    ".join(lines)
