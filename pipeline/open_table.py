"""From counts to an open table: count, round, write beside, attack, and only then lay it in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.interface import LocalFigures
from pipeline.interface.chosen import KINDS, chosen
from pipeline.interface.ground import first_quarter
from pipeline.measure.asked import ask
from pipeline.measure.periods import MeasuredPeriod, measured_periods
from pipeline.protect.rounding import InnerCount, PublishedSum, round_small_counts
from pipeline.publication import replace_folder
from pipeline.publish.open_table import GROUPS, TABLE, write_open_table
from pipeline.vocabulary.errors import (
    Language,
    PeriodNotUnderstood,
    PeriodWithoutData,
    QuestionRefused,
    Reason,
    TableNotProved,
)
from pipeline.vocabulary.figures import Group
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.open_table import ANSWERS, Inner, OpenTable
from pipeline.vocabulary.periods import ReportPeriod
from pipeline.vocabulary.sql import identifier, read_sql

if TYPE_CHECKING:
    from pipeline.audit.findings import Finding

GOAL = 5
"""How much nearer the goal figure of an insats is brought than another sum: the board reads it."""
MOST = 5
"""So many faults are named; the rest are counted."""
_ALONE = Reason("redan för sig", "by itself")
_TOGETHER = Reason(
    "ihop med utgivna rapporter och öppna tabeller bredvid", "beside reports given out and the open tables next to it"
)


def make_open_table(
    local: LocalFigures, metric: str, by: Sequence[str], period: str, out: Path, is_sample: bool
) -> tuple[OpenTable, Path]:
    """Write a rounded table below `out`; it and its folder. What cannot be proved is not written.

    Raises QuestionRefused, PeriodNotUnderstood, PeriodNotOver, PeriodWithoutData, TableNotProved or NotWritable.
    """
    of, dimensions, span = _metric(local, metric, by), _dimensions(by), _span(local, period)
    table = round_table(_asked(local, of, dimensions, span), _counted(local, of, dimensions, span))
    folder = out / table.name
    with replace_folder(folder) as beside:
        write_open_table(table, local.definitions, beside, is_sample)
        _attack(local, beside / TABLE, table.name, _others(out, folder))
    return table, folder


def _metric(local: LocalFigures, name: str, by: Sequence[str]) -> Metric:
    (found,) = ask(local.definitions, (name,), (by,)).metrics
    if not found.is_published:
        listed = ", ".join(metric.id for metric in local.definitions.metrics)
        raise QuestionRefused(
            what_sv=f"Måttet {name} publiceras inte. Välj bland: {listed}.",
            what_en=f"The metric {name} is not published. Choose from: {listed}.",
        )
    return found


def _dimensions(by: Sequence[str]) -> tuple[str, ...]:
    """In the order of figures.csv. What has been given out is known by these alone, so nothing else can be attacked."""
    if not by or not set(by) <= set(GROUPS):
        listed = ", ".join(GROUPS)
        raise QuestionRefused(
            what_sv=f"En öppen tabell delas in efter en eller två av: {listed}.",
            what_en=f"An open table is broken down by one or two of: {listed}.",
        )
    return tuple(name for name in GROUPS if name in by)


def _span(local: LocalFigures, period: str) -> MeasuredPeriod:
    last = local.ground.last
    first = first_quarter(local.connection)
    if period in KINDS:
        raise PeriodNotUnderstood(text=period)
    is_chosen = chosen(period, last, local.known_to)
    every = measured_periods(first, ReportPeriod(str(last), "quarter", last, last))
    found = tuple(filter(is_chosen, every))
    if len(found) != 1:
        raise PeriodWithoutData(period=period, first=first)
    return found[0]


def _asked(local: LocalFigures, metric: Metric, dimensions: tuple[str, ...], span: MeasuredPeriod) -> OpenTable:
    """The table with no counts in it yet. Groups that nobody is in have a place too."""
    codes = tuple(tuple(local.ground.codes[name]) for name in dimensions)
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


def _others(out: Path, folder: Path) -> tuple[Path, ...]:
    """Open tables that lie beside: what they tell is told together."""
    return tuple(path for path in sorted(out.glob(f"[!.]*/{TABLE}")) if path.parent != folder)


def _attack(local: LocalFigures, path: Path, name: str, others: Sequence[Path]) -> None:
    """First by itself, so that a refusal can say whether what has been given out is to blame. Raises TableNotProved."""
    from pipeline.audit.given_out import read_given_out
    from pipeline.audit.rounded import attack_rounded
    from pipeline.audit.rounded_table import read_rounded_table
    from pipeline.audit.rounded_truth import read_few_people

    metrics = {metric.id: metric for metric in local.definitions.metrics}
    least = local.definitions.disclosure.least_people
    own = read_rounded_table(path.read_text(encoding="utf-8"), name)
    read = (read_rounded_table(each.read_text(encoding="utf-8"), each.parent.name) for each in others)
    # By another definition something else was counted, and at other times other people.
    beside = [
        each
        for each in read
        if str(metrics[each.metric].version) == each.version and set(each.quarters) & set(own.quarters)
    ]
    few = {each.name: read_few_people(local.connection, metrics[each.metric], each, least) for each in (own, *beside)}
    if findings := attack_rounded(own, (), (), least, few):
        raise _refusal(findings, _ALONE)
    given_out = read_given_out(local.connection, local.definitions)
    if findings := attack_rounded(own, beside, given_out, least, few):
        raise _refusal(findings, _TOGETHER)


def _refusal(findings: Sequence[Finding], beside: Reason) -> TableNotProved:
    return TableNotProved(
        number=len(findings), beside=beside, faults=Reason(_listed(findings, "sv"), _listed(findings, "en"))
    )


def _listed(findings: Sequence[Finding], language: Language) -> str:
    more = [f"  … +{len(findings) - MOST}"] if len(findings) > MOST else []
    return "\n".join([*(f"  {finding.sentence(language)}" for finding in findings[:MOST]), *more])
