"""The whole way on one page: accept, check, derive, measure, protect, publish."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.accept import accept
from pipeline.check import check, has_identity, with_kept_layouts
from pipeline.database import one_transaction
from pipeline.derive import derive
from pipeline.local import write_local
from pipeline.measure import measure
from pipeline.protect import protect
from pipeline.publication import replace_folder
from pipeline.publish import publish
from pipeline.release import compose
from pipeline.vocabulary.order import Order, Progress
from pipeline.vocabulary.release import Release

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Report:
    """What was published, where it lies, and where the analyst's own list of findings lies."""

    release: Release
    folder: Path
    findings: Path


def report(connection: duckdb.DuckDBPyConnection, order: Order, progress: Progress) -> Report:
    """From delivered files to a published report. Raises UserError where the user can mend what is wrong."""
    with one_transaction(connection):
        accept(connection, order, has_identity, progress)
    order = replace(order, definitions=with_kept_layouts(connection, order.definitions))
    with one_transaction(connection):
        check(connection, order, progress)
    with one_transaction(connection):
        population = derive(connection, order, progress)
        figures = measure(connection, order, population, progress)
        progress("protect", "")
        protection = protect(figures, order.definitions)
        findings = write_local(connection, order, protection)
    release = compose(connection, order, population, protection)
    progress("publish", release.period.name)
    with replace_folder(order.out / release.period.name) as folder:
        publish(release, folder)
    return Report(release, order.out / release.period.name, findings)
