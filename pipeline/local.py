"""What stays with the analyst: the account of every file, the list of findings, and why figures are hidden."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.accept.proposals import likened_do, read_likenesses
from pipeline.check import with_kept_layouts
from pipeline.insertion import insert_rows
from pipeline.protect import Protection
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import writing_fault
from pipeline.vocabulary.order import Order
from pipeline.vocabulary.release import DeliveryAccount, RuleCount
from pipeline.vocabulary.rules import Finding
from pipeline.vocabulary.sql import read_sql

if TYPE_CHECKING:
    import duckdb


def read_accounts(connection: duckdb.DuckDBPyConnection, as_of: object | None) -> tuple[DeliveryAccount, ...]:
    """Every delivery received by the date, with what became of its rows, in the order received."""
    rows = connection.execute(read_sql(__file__, "delivery_account"), {"as_of": as_of}).fetchall()
    return tuple(DeliveryAccount(*row) for row in rows)


def read_findings(
    connection: duckdb.DuckDBPyConnection, definitions: Definitions, as_of: object | None
) -> Iterable[Finding]:
    """Every finding, file by file and row by row, as it is read from the database."""
    rules = {rule.id: rule for rule in with_kept_layouts(connection, definitions).all_rules}
    near = read_likenesses(connection, definitions)
    found = connection.execute(read_sql(__file__, "finding_list"), {"as_of": as_of})
    while rows := found.fetchmany(10_000):
        for file, sheet, row, column, rule_id, severity, *confirmed in rows:
            rule = rules[rule_id]
            do = likened_do(near, rule, file, sheet, column)
            yield Finding(rule_id, severity, file, sheet, row, column, rule.message, do, *confirmed)


def count_by_rule(findings: Iterable[Finding]) -> tuple[RuleCount, ...]:
    """How often each rule was broken, and how many of its findings somebody has confirmed."""
    counts: dict[str, int] = {}
    confirmed: dict[str, int] = {}
    for finding in findings:
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
        confirmed[finding.rule] = confirmed.get(finding.rule, 0) + (finding.confirmed_by is not None)
    return tuple(RuleCount(rule, counts[rule], confirmed[rule]) for rule in sorted(counts))


def write_local(connection: duckdb.DuckDBPyConnection, order: Order, protection: Protection) -> Path:
    """Keep the reasons for hiding in the database, and write the list of findings beside it; its path."""
    keep_protected(connection, protection)
    return write_finding_list(connection, order)


def write_finding_list(connection: duckdb.DuckDBPyConnection, order: Order) -> Path:
    """Write the list of findings beside the database; its path. Swapped in whole. Raises NotWritable or NoRoom."""
    path = finding_list(order.database)
    beside = path.with_name(f".{path.name}.new")
    labels = {(each.name, column.name): column.label for each in order.definitions.tables for column in each.columns}
    try:
        write_findings(read_findings(connection, order.definitions, order.as_of), beside, order.language, labels)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise writing_fault(error, path, "--database") from error
    return path


def finding_list(database: Path) -> Path:
    """Where the list of findings of a database lies."""
    return database.with_suffix(".findings.csv")


_HEADINGS = (
    Label("fil", "file"),
    Label("blad", "sheet"),
    Label("rad", "row"),
    Label("kolumn", "column"),
    Label("vad", "what"),
    Label("att göra", "what to do"),
    Label("följd", "consequence"),
    Label("regel", "rule"),
    Label("bekräftad av", "confirmed by"),
    Label("skäl", "reason"),
)
CONSEQUENCES = {
    "refuse_file": Label("filen avvisad", "file refused"),
    "set_aside": Label("raden ställd åt sidan", "row set aside"),
    "warn": Label("anmärkning, raden räknas", "remark, the row counts"),
}
CONFIRMED = Label("bekräftad, raden räknas", "confirmed, the row counts")


def write_findings(
    findings: Iterable[Finding], path: Path, language: str, labels: Mapping[tuple[str, str], Label]
) -> None:
    """Write the full list for the analyst, as Swedish Excel opens it: semicolons and a byte-order mark.

    Columns are named by their table's heading in the reader's language; one that no table knows, as delivered.
    """
    elsewhere = {name: label for (_, name), label in labels.items()}
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow([heading[language] for heading in _HEADINGS])
        for each in findings:
            label = labels.get((each.table or "", each.column or "")) or elsewhere.get(each.column or "")
            column = label[language] if label else each.column
            place = [each.file, each.sheet or "", each.row or "", column or ""]
            consequence = CONFIRMED if each.confirmed_by else CONSEQUENCES[each.severity]
            said = [each.message[language], each.do[language], consequence[language], each.rule]
            writer.writerow([*place, *said, each.confirmed_by or "", each.confirmed_why or ""])


def keep_protected(connection: duckdb.DuckDBPyConnection, protection: Protection) -> None:
    """Keep the protected figures with the reason for each hidden one. Reasons are in no published file."""
    connection.execute(read_sql(__file__, "protected_figure"))
    reasons = dict(protection.reasons)
    rows = [
        (
            figure.key.metric,
            figure.key.definition_version,
            figure.key.period_kind,
            figure.key.period,
            figure.key.basis,
            *astuple(figure.key.group),
            figure.numerator,
            figure.denominator,
            figure.missing,
            figure.excluded,
            figure.value,
            figure.ci_low,
            figure.ci_high,
            figure.status,
            figure.target,
            figure.target_reached,
            figure.certainty,
            reasons.get(figure.key),
        )
        for figure in protection.figures
    ]
    insert_rows(connection, "protected.figure", rows)
