"""An outsider's attack on a report's very bytes, before anybody has seen them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.vocabulary.errors import AuditFailed, Language, Reason
from pipeline.vocabulary.order import Order

if TYPE_CHECKING:
    import duckdb

    from pipeline.audit.findings import Finding


MOST = 5
"""So many faults are named; the rest are counted."""


def attack_written(connection: duckdb.DuckDBPyConnection, order: Order, folder: Path, name: str) -> None:
    """Audit a written report and lay protection.json beside it. Raises AuditFailed where anything is found.

    `name`: what the folder will be called. Which groups are small the auditor decides itself, from the derived rows.
    """
    from pipeline.audit.folder import PROOF, audit_folder
    from pipeline.audit.proof import proof_json

    audit = audit_folder(folder, order.definitions, database=connection, name=name)
    if not audit.passes:
        raise AuditFailed(
            number=len(audit.findings),
            faults=Reason(_listed(audit.findings, "sv"), _listed(audit.findings, "en")),
            steps=order.definitions.disclosure.in_order,
        )
    (folder / PROOF).write_text(proof_json(audit), encoding="utf-8")


def _listed(findings: Sequence[Finding], language: Language) -> str:
    lines = [f"  {finding.sentence(language)}" for finding in findings[:MOST]]
    more = len(findings) - MOST
    return "\n".join([*lines, *([f"  … +{more}"] if more > 0 else [])])
