"""A year given out, counted again once with what came later: counted, protected, written beside, attacked, entered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.database import one_transaction
from pipeline.derive import derive
from pipeline.flow import take_in
from pipeline.given_out import enter_revision, open_ledger, read_revised
from pipeline.protect import protect_revision
from pipeline.publication import replace_folder
from pipeline.publish.revision import write_revision
from pipeline.vocabulary.errors import RevisionNotProved
from pipeline.vocabulary.order import Order, Progress
from pipeline.vocabulary.revision import FILE

if TYPE_CHECKING:
    import duckdb

FOLDER = "revision"


def make_revision(connection: duckdb.DuckDBPyConnection, order: Order, year: int, progress: Progress) -> Path:
    """Write the revision of a year below `out`; its folder. Raises YearNotGivenOut, RevisionNotProved or NotWritable.

    What has been revised once is written again as it was.
    """
    from pipeline.audit.revision import attack_revision

    order = take_in(connection, order, progress)
    with one_transaction(connection):
        derive(connection, order, progress)
        open_ledger(connection)
        revised = read_revised(connection, order.definitions, year)
    rows = protect_revision(revised, order.definitions.disclosure.least_people_for_share)
    folder = order.out / f"{FOLDER}-{year}"
    with replace_folder(folder) as beside:
        write_revision(year, rows, order.definitions, beside)
        is_first = not _is_entered(connection, year)
        text = (beside / FILE).read_text(encoding="utf-8")
        # What was proved when it was entered is out; since then more may have come.
        if is_first and (findings := attack_revision(text, FILE, connection, order.definitions)):
            raise RevisionNotProved(faults=", ".join(finding.cell for finding in findings))
        # Only what has been told is told once: as long as it tells of nothing new, more may come.
        if any(row.now is not None and row.now != row.given_out for row in rows):
            with one_transaction(connection):
                enter_revision(connection, year, revised, order.today)
    return folder


def _is_entered(connection: duckdb.DuckDBPyConnection, year: int) -> bool:
    return bool(connection.execute("select 1 from published.revision where year = ? limit 1", [year]).fetchone())
