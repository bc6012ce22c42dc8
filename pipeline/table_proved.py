"""An open table that an outsider has tried: its written bytes, beside every other and all that has been given out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.audit.findings import Finding
from pipeline.audit.given_out import rows_given_out
from pipeline.audit.rounded import attack_rounded
from pipeline.audit.rounded_table import RoundedTable, read_rounded_table
from pipeline.audit.rounded_truth import read_few_people
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import AuditNotPossible, Language, Reason, TableNotProved

if TYPE_CHECKING:
    from pipeline.interface import LocalFigures

MOST = 5
"""So many faults are named; the rest are counted."""
_ALONE = Reason("redan för sig", "by itself")
_TOGETHER = Reason(
    "ihop med utgivna rapporter och öppna tabeller bredvid", "beside reports given out and the open tables next to it"
)


@dataclass(frozen=True)
class Proof:
    """What a table was attacked beside without anything being found: how many `figures` given out, and which tables."""

    figures: int
    tables: tuple[str, ...]


def prove_table(local: LocalFigures, written: Path, name: str, others: Sequence[Path]) -> Proof:
    """Attack a written table by itself, then beside `others`. Raises TableNotProved or AuditNotPossible."""
    own = _read(written, name)
    beside = [each for each in _beside(written, others) if _is_in_force(each, local.definitions)]
    least = local.definitions.disclosure.least_people
    few = {
        each.name: read_few_people(local.connection, local.definitions.metric(each.metric), each, least)
        for each in (own, *beside)
    }
    # First by itself, so that a refusal can say whether what has been given out is to blame.
    if findings := attack_rounded(own, (), (), least, few):
        raise _refusal(findings, _ALONE)
    given_out = rows_given_out(local.connection, local.definitions.metrics)
    if findings := attack_rounded(own, beside, given_out, least, few):
        raise _refusal(findings, _TOGETHER)
    return Proof(len(given_out), tuple(each.name for each in beside))


def _beside(written: Path, others: Sequence[Path]) -> Iterator[RoundedTable]:
    """The others, and the table that this one takes the place of where it says something else."""
    own = written.read_bytes()
    for path in others:
        if path.read_bytes() != own:
            yield _read(path, f"{path.parent.parent.name}/{path.parent.name}")


def _read(path: Path, name: str) -> RoundedTable:
    try:
        return read_rounded_table(path.read_text(encoding="utf-8"), name)
    except (OSError, ValueError) as error:
        raise AuditNotPossible(path=path, reason=type(error).__name__) from error


def _is_in_force(table: RoundedTable, definitions: Definitions) -> bool:
    """Another version of a metric counted something else."""
    return any((each.id, str(each.version)) == (table.metric, table.version) for each in definitions.metrics)


def _refusal(findings: Sequence[Finding], beside: Reason) -> TableNotProved:
    return TableNotProved(
        number=len(findings), beside=beside, faults=Reason(_listed(findings, "sv"), _listed(findings, "en")),
        cells=tuple(finding.cell for finding in findings),
    )  # fmt: skip


def _listed(findings: Sequence[Finding], language: Language) -> str:
    more = [f"  … +{len(findings) - MOST}"] if len(findings) > MOST else []
    return "\n".join([*(f"  {finding.sentence(language)}" for finding in findings[:MOST]), *more])
