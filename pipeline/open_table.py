"""From counts to an open table: count, round, write beside, attack, and only then lay it in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.given_out import bound_own_metrics
from pipeline.interface import LocalFigures
from pipeline.interface.span import one_period
from pipeline.measure.asked import ask
from pipeline.measure.counted import counted_rows
from pipeline.measure.periods import MeasuredPeriod
from pipeline.protect.rounding import InnerCount, PublishedSum, round_small_counts
from pipeline.publication import replace_folder
from pipeline.publish.open_table import GROUPS, write_open_table
from pipeline.table_proved import Proof, prove_table
from pipeline.vocabulary.errors import QuestionRefused
from pipeline.vocabulary.figures import Group
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.open_table import ANSWERS, TABLE, Inner, OpenTable
from pipeline.vocabulary.own_metrics import own_metrics
from pipeline.vocabulary.sql import identifier, read_sql

GOAL = 5
"""How much nearer the goal figure of an insats is brought than another sum: the board reads it."""


def make_open_table(
    local: LocalFigures, metric: str, by: Sequence[str], period: str, out: Path, is_sample: bool
) -> tuple[OpenTable, Path]:
    """Write a rounded table below `out`; it and its folder. What cannot be proved is not written. Raises as
    write_proved."""
    table, folder, _ = write_proved(local, metric, by, period, out, is_sample)
    return table, folder


def write_proved(
    local: LocalFigures, metric: str, by: Sequence[str], period: str, out: Path, is_sample: bool
) -> tuple[OpenTable, Path, Proof]:
    """Write a rounded table below `out`; it, its folder and its proof. What cannot be proved is not written.

    Raises QuestionRefused, PeriodNotUnderstood, PeriodNotOver, PeriodWithoutData, TableNotProved, AuditNotPossible or
    NotWritable.
    """
    of, dimensions, span = _metric(local, metric, by), _dimensions(by), one_period(local, period)
    if not is_sample:
        _demand_bound(local, of)
    table = round_table(_asked(local, of, dimensions, span), _counted(local, of, dimensions, span))
    folder = out / table.name
    with replace_folder(folder) as beside:
        write_open_table(table, local.definitions, beside, is_sample)
        proof = prove_table(local, beside / TABLE, table.name, sorted(out.glob(f"[!.]*/{TABLE}")))
    return table, folder, proof


def _metric(local: LocalFigures, name: str, by: Sequence[str]) -> Metric:
    (found,) = ask(local.definitions, (name,), (by,)).metrics
    if not found.is_published:
        listed = ", ".join(metric.id for metric in local.definitions.metrics)
        raise QuestionRefused(
            what_sv=f"Måttet {name} publiceras inte. Välj bland: {listed}.",
            what_en=f"The metric {name} is not published. Choose from: {listed}.",
        )
    return found


def _demand_bound(local: LocalFigures, metric: Metric) -> None:
    """An open table binds nothing, so an own metric must be bound by a report: else it could be changed in between."""
    bound = [own for own, _ in bound_own_metrics(local.connection)]
    if not set(own_metrics((metric,))) <= set(bound):
        raise QuestionRefused(
            what_sv=f"Måttet {metric.id} har inte stått i någon utgiven rapport, så definitionen ligger inte fast. Ge "
            "ut en rapport med måttet först.",
            what_en=f"The metric {metric.id} has been in no report given out, so its definition is not fixed. Give "
            "out a report with it first.",
        )


def _dimensions(by: Sequence[str]) -> tuple[str, ...]:
    """In the order of figures.csv. What has been given out is known by these alone, so nothing else can be attacked."""
    if not by or not set(by) <= set(GROUPS):
        listed = ", ".join(GROUPS)
        raise QuestionRefused(
            what_sv=f"En öppen tabell delas in efter en eller två. Välj bland: {listed}.",
            what_en=f"An open table is broken down by one or two. Choose from: {listed}.",
        )
    return tuple(name for name in GROUPS if name in by)


def _asked(local: LocalFigures, metric: Metric, dimensions: tuple[str, ...], span: MeasuredPeriod) -> OpenTable:
    """The table with no counts in it yet. Groups that nobody is in have a place too."""
    codes = tuple(tuple(local.ground.codes[name]) for name in dimensions)
    if not all(codes):
        raise QuestionRefused(
            what_sv="Uppgifterna har inga grupper att dela in efter: insatser står i insatsregistret och kommuner i "
            "medlemskapen. Läs in dem, eller välj en annan indelning.",
            what_en="The data have no groups to break down by: insatser stand in the register and municipalities in "
            "the memberships. Choose another breakdown, or take those in.",
        )
    base = local.definitions.disclosure.rounding.base
    when = (span.kind, span.name, span.first, span.last)
    return OpenTable(metric.id, metric.version, *when, dimensions, codes, base, {})


def round_table(table: OpenTable, counted: Mapping[Inner, tuple[int, int]]) -> OpenTable:
    """The table with its rounded counts. `counted`: participations and people, where there are any."""
    places = table.inner_of(Group(), ANSWERS)
    inner = [InnerCount(repr(place), *counted.get(place, (0, 0))) for place in places]
    rounded = round_small_counts(inner, _sums(table), table.base)
    return replace(table, counts={place: rounded.counts[repr(place)] for place in places})


def _counted(
    local: LocalFigures, metric: Metric, dimensions: tuple[str, ...], span: MeasuredPeriod
) -> dict[Inner, tuple[int, int]]:
    """Participations and people of every innermost group and answer that anybody is in."""
    share = metric.share
    among = identifier(share.among.column) if share.among else "true"
    query = read_sql(
        __file__, "open_table_inner", groups=", ".join(map(identifier, dimensions)),
        source=counted_rows(local.connection).source,
        asked=f"coalesce({among}, true)", yes=f"case when {among} then {identifier(share.counts.column)} end",
    )  # fmt: skip
    rows = local.connection.execute(query, {"first": span.first.index, "last": span.last.index}).fetchall()
    return {(tuple(codes), answer): (count, people) for *codes, answer, count, people in rows}


def _sums(table: OpenTable) -> Iterator[PublishedSum]:
    """Everything that can be read off the table."""
    for group in table.groups:
        is_goal = group == Group(insats_id=group.insats_id) and group.insats_id is not None
        for answers in (("yes",), ("no",), ("yes", "no"), ("missing",)):
            inner = tuple(repr(place) for place in table.inner_of(group, answers))
            yield PublishedSum(f"{group} {answers}", inner, GOAL if is_goal else 1)
