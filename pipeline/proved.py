"""Protection that an outsider has tried: first on the figures, then on the bytes of a report nobody has seen yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.protect import Protection, Span, protect, spans_of, subject_of
from pipeline.vocabulary.errors import AuditFailed, Language, Reason
from pipeline.vocabulary.figures import Figure, FigureKey, ProtectedFigure
from pipeline.vocabulary.open_table import FOLDER, TABLE
from pipeline.vocabulary.order import Order
from pipeline.vocabulary.periods import PeriodKind, ReportPeriod
from pipeline.vocabulary.released import PublishedCell

if TYPE_CHECKING:
    import duckdb

    from pipeline.audit.findings import Finding
    from pipeline.audit.folder import Attacked

ROUNDS = 12
"""So many times more is hidden for what the audit found."""
MOST = 5
"""So many faults are named; the rest are counted."""


@dataclass(frozen=True)
class Proved:
    """What may be published, and the attack that it stood."""

    protection: Protection
    attacked: Attacked


def prove(
    connection: duckdb.DuckDBPyConnection, order: Order, figures: tuple[Figure, ...], quarters: tuple[Figure, ...],
    earlier: tuple[PublishedCell, ...], period: ReportPeriod,
) -> Proved:  # fmt: skip
    """Protect, let the auditor attack, hide what stands nearest to what it found, and protect again.

    `quarters`: every quarter of every group, published or not. `earlier`: what has been given out. The auditor sees
    links that the protection does not search. What it still finds after ROUNDS it finds again in the written files, and
    stops them. Raises ProtectionNotProved.
    """
    from pipeline.audit.figures_file import file_of
    from pipeline.audit.folder import attack_figures

    hidden: set[FigureKey] = set()
    for _ in range(ROUNDS):
        protection = protect(figures, order.definitions, earlier, hidden_too=hidden, quarters=quarters)
        written = file_of(protection.figures, period.name, period.last_quarter)
        attacked = attack_figures(written, order.definitions, connection)
        more = {figure.key for finding in attacked.findings for figure in _nearest(finding, protection.figures, order)}
        if not more:
            break
        hidden |= more
    return Proved(protection, attacked)


def _nearest(finding: Finding, figures: Sequence[ProtectedFigure], order: Order) -> tuple[ProtectedFigure, ...]:
    """The shown figures to hide: of the same group and subject, else of the same group, else the smallest beside it.

    Where its own period has none of these left, one of a period that shares quarters with it.
    """
    named = finding.cell.rpartition(" ")[0]
    own = next((figure for figure in figures if figure.key.id == named), None)
    if own is None:
        return ()
    return next((near for near in _around(own, figures, order) if near), ())


def _around(
    own: ProtectedFigure, figures: Sequence[ProtectedFigure], order: Order
) -> Iterator[tuple[ProtectedFigure, ...]]:
    key = own.key
    family = {metric.id: metric.family for metric in order.definitions.metrics}
    every = [figure for figure in figures if figure.status not in ("hidden", "zero")]
    shown = [
        figure
        for figure in every
        if (figure.key.basis, figure.key.period_kind, figure.key.period) == (key.basis, key.period_kind, key.period)
    ]
    here = [figure for figure in shown if figure.key.group == key.group]
    subject = subject_of(family[key.metric])
    yield tuple(figure for figure in here if subject_of(family[figure.key.metric]) == subject)
    yield tuple(here)
    beside = [figure for figure in shown if figure.key.metric == key.metric and figure.key.group.kind == key.group.kind]
    yield tuple(sorted(beside, key=lambda figure: (figure.denominator or 0, figure.key.id))[:1])
    yield from _overlapping(own, every, spans_of(figure.key for figure in figures))


def _overlapping(
    own: ProtectedFigure, shown: Sequence[ProtectedFigure], spans: Mapping[tuple[PeriodKind, str], Span]
) -> Iterator[tuple[ProtectedFigure, ...]]:
    """Of the same metric in a period that shares quarters: of the same group the shortest, else the smallest group."""
    span = spans[own.key.period_kind, own.key.period]
    found = []
    for figure in shown:
        other = spans[figure.key.period_kind, figure.key.period]
        if figure.key.metric == own.key.metric and other.first <= span.last and span.first <= other.last:
            found.append((other.quarters, figure.denominator or 0, figure.key.id, figure))
    same = [each for each in found if each[-1].key.group == own.key.group]
    yield tuple(figure for *_, figure in sorted(same, key=lambda each: each[:3])[:1])
    yield tuple(figure for *_, figure in sorted(found, key=lambda each: (each[1], each[2]))[:1])


def attack_written(
    connection: duckdb.DuckDBPyConnection, order: Order, folder: Path, name: str, attacked: Attacked
) -> None:
    """Audit a written report and lay protection.json beside it. Raises AuditFailed where anything is found.

    `name`: what the folder will be called. `attacked`: the figures as they should be; others are attacked anew. Which
    groups are small the auditor decides itself, from the derived rows.
    """
    from pipeline.audit.folder import PROOF, audit_folder
    from pipeline.audit.proof import proof_json

    audit = audit_folder(folder, order.definitions, database=connection, name=name, attacked=attacked)
    findings = (*audit.findings, *_in_open_tables(connection, order, attacked))
    if findings:
        raise AuditFailed(
            number=len(findings),
            faults=Reason(_listed(findings, "sv"), _listed(findings, "en")),
            steps=order.definitions.disclosure.in_order,
        )
    (folder / PROOF).write_text(proof_json(audit), encoding="utf-8")


def _in_open_tables(connection: duckdb.DuckDBPyConnection, order: Order, attacked: Attacked) -> tuple[Finding, ...]:
    """What the open tables that are out would give away together with the report."""
    paths = sorted((order.out / FOLDER).glob(f"[!.]*/{TABLE}"))
    if not paths:
        return ()
    from pipeline.audit.rounded import attack_rounded
    from pipeline.audit.rounded_table import read_rounded_table
    from pipeline.audit.rounded_truth import read_few_people

    least = order.definitions.disclosure.least_people
    versions = {metric.id: metric for metric in order.definitions.metrics}
    tables = [read_rounded_table(path.read_text(encoding="utf-8"), f"{FOLDER}/{path.parent.name}") for path in paths]
    tables = [each for each in tables if each.metric in versions and str(versions[each.metric].version) == each.version]
    few = {each.name: read_few_people(connection, versions[each.metric], each, least) for each in tables}
    return tuple(
        finding
        for own in tables
        for finding in attack_rounded(own, [each for each in tables if each != own], attacked.rows, least, few)
    )


def _listed(findings: Sequence[Finding], language: Language) -> str:
    lines = [f"  {finding.sentence(language)}" for finding in findings[:MOST]]
    more = len(findings) - MOST
    return "\n".join([*lines, *([f"  … +{more}"] if more > 0 else [])])
