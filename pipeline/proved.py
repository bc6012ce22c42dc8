"""Nothing is published before an outsider's attack on its very bytes has failed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import AuditFailed, Language

if TYPE_CHECKING:
    import duckdb

_MOST_NAMED = 5


def demand_proof(
    connection: duckdb.DuckDBPyConnection, definitions: Definitions, folder: Path, name: str, language: Language
) -> None:
    """Audit a written report that nobody has seen yet, and lay the proof beside it. Raises AuditFailed.

    `name`: what the folder will be called. Which groups are small the auditor decides itself, from the derived rows.
    """
    from pipeline.audit.folder import PROOF, audit_folder
    from pipeline.audit.proof import proof_json

    audit = audit_folder(folder, definitions, database=connection, name=name)
    if not audit.passes:
        named = [finding.sentence(language) for finding in audit.findings[:_MOST_NAMED]]
        raise AuditFailed(count=len(audit.findings), named=" ".join(named))
    (folder / PROOF).write_text(proof_json(audit), encoding="utf-8")
