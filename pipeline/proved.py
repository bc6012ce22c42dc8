"""An outsider's attack on a report's very bytes, before anybody has seen them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.vocabulary.order import Order

if TYPE_CHECKING:
    import duckdb


def attack_written(connection: duckdb.DuckDBPyConnection, order: Order, folder: Path, name: str) -> tuple[str, ...]:
    """Audit a written report, and lay protection.json beside it where nothing is found; else one sentence per fault.

    `name`: what the folder will be called. Which groups are small the auditor decides itself, from the derived rows.
    """
    from pipeline.audit.folder import PROOF, audit_folder
    from pipeline.audit.proof import proof_json

    audit = audit_folder(folder, order.definitions, database=connection, name=name)
    if audit.passes:
        (folder / PROOF).write_text(proof_json(audit), encoding="utf-8")
    return tuple(finding.sentence(order.language) for finding in audit.findings)
