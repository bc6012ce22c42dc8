"""Goes through derived.answer once: how often each pattern of answers comes with each combination of groups.

What comes after counts patterns, of which there are few, however many participations there are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from pipeline.measure.asked.bundles import Bundle, bundled, dimension_columns
from pipeline.measure.asked.clusters import REASON, Cluster, clusters_of
from pipeline.measure.asked.glimpse import Glimpse, glimpse
from pipeline.measure.asked.populations import CONDITIONS, POPULATIONS, QUARTERS
from pipeline.measure.asked.question import Question
from pipeline.measure.asked.told_by import told_by
from pipeline.vocabulary.metric_kinds import columns_of
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.sql import identifier, read_sql

FEW_ROWS = 50_000
"""So few rows are counted one by one: patterns would save nothing, and each statement costs something."""


@dataclass(frozen=True)
class Gathered:
    """What asked_answer, asked_fine and the examples hold."""

    bundles: tuple[Bundle, ...]
    clusters: tuple[Cluster, ...]


def gather(
    connection: duckdb.DuckDBPyConnection, question: Question, declared: Mapping[str, Sequence[str]],
    known: Mapping[str, str],
) -> Gathered:  # fmt: skip
    """Make asked_answer, asked_fine, asked_combination, asked_pattern and asked_example.

    `known`: by metric, the condition under which it counts somebody as a person.
    """
    rows = _rows(connection)
    bundles = bundled(question.groupings, declared, rows < FEW_ROWS)
    clusters = clusters_of(question.metrics, None if rows < FEW_ROWS else _seen(connection, question.metrics, rows))
    dimensions = dimension_columns(question.groupings)
    counted: tuple[Bundle | Cluster, ...] = (*bundles, *clusters)
    words = {each.word: list(map(identifier, told_by(each.columns))) for each in counted}
    # Two with the same word would be taken for one. Among a hundred thousand that is less likely than one in a thousand
    # million.
    listed = ", ".join(f"{_word(columns)} as {name}" for name, columns in words.items())
    knowns = "".join(f"{sql} as {identifier(known_word(metric))}, " for metric, sql in known.items())
    connection.execute(read_sql(__file__, "asked_answer", known=knowns, words=listed))
    connection.execute(f"create or replace temp table asked_fine as {_fine(bundles, clusters)}")
    for name in ("asked_combination", "asked_pattern", "asked_key", "asked_participation"):
        connection.execute(read_sql(__file__, name))
    _read_examples(connection, dimensions, clusters)
    return Gathered(bundles, clusters)


def known_word(metric: str) -> str:
    """The column of asked_answer that says whether a metric counts the row."""
    return f"known_{metric}"


def metrics_of(clusters: Sequence[Cluster]) -> tuple[Metric, ...]:
    return tuple(metric for cluster in clusters for metric in cluster.metrics)


def _rows(connection: duckdb.DuckDBPyConnection) -> int:
    found = connection.execute("select count(*) from derived.outcome").fetchone()
    return int(found[0]) if found else 0


def _seen(connection: duckdb.DuckDBPyConnection, metrics: Sequence[Metric], rows: int) -> Glimpse:
    columns = {column for metric in metrics for column in columns_of(metric.kind)}
    return glimpse(connection, sorted(columns | {REASON}), rows)


def _word(columns: Sequence[str]) -> str:
    return f"hash({', '.join(columns)})" if columns else "0::ubigint"


def _fine(bundles: Sequence[Bundle], clusters: Sequence[Cluster]) -> str:
    return "\nunion all\n".join(
        "(" + read_sql(
            __file__, "asked_fine", population=str(POPULATIONS.index(cluster.population)), bundle=str(bundle.number),
            cluster=str(cluster.number), quarter=QUARTERS[cluster.population], whom=CONDITIONS[cluster.population],
            combination=bundle.word, pattern=cluster.word,
        ) + ")"
        for cluster in clusters
        for bundle in bundles
    )  # fmt: skip


def _read_examples(
    connection: duckdb.DuckDBPyConnection, dimensions: Mapping[str, str], clusters: Sequence[Cluster]
) -> None:
    columns = {name: identifier(name) for cluster in clusters for name in cluster.columns} | dict(dimensions)
    listed = ", ".join(f"{sql} as {identifier(name)}" for name, sql in columns.items()) or "1 as nothing"
    connection.execute(read_sql(__file__, "asked_example", columns=listed))
