"""The whole way on one page: accept, check, derive, measure, protect, publish."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.accept import accept, demand_participations, ensure_ledger
from pipeline.check import check, has_identity, type_rows, with_kept_layouts
from pipeline.database import one_transaction
from pipeline.derive import account, derive, put_away
from pipeline.given_out import Late, demand_own_as_given_out, enter_release, open_ledger, read_earlier, read_late
from pipeline.local import read_accounts, write_finding_list, write_local
from pipeline.measure import measure, read_quarters
from pipeline.proved import attack_written, prove
from pipeline.publication import folder_name, keep_published, replace_folder, same_figures
from pipeline.publish import publish, publish_dialog
from pipeline.receipts import write_receipts
from pipeline.release import compose
from pipeline.vocabulary.errors import ReportDiffers
from pipeline.vocabulary.order import Order, Progress, period_of
from pipeline.vocabulary.release import DeliveryAccount, Insats, Release

if TYPE_CHECKING:
    import duckdb

    from pipeline.audit.folder import Attacked
    from pipeline.protect import Protection
    from pipeline.vocabulary.figures import Figure
    from pipeline.vocabulary.population import Population


@dataclass(frozen=True)
class Report:
    """What was written, where it lies, and where the analyst's own list of findings lies."""

    release: Release
    folder: Path
    findings: Path
    release_no: int | None
    """Its number in the ledger; None for a draft, for invented data, and for what has been given out before."""
    late: Late
    """What came after its quarter was given out: this report leaves it out."""


@dataclass(frozen=True)
class Loaded:
    """What became of every delivery, and where the analyst's own list of findings lies."""

    deliveries: tuple[DeliveryAccount, ...]
    findings: Path


def take_in(connection: duckdb.DuckDBPyConnection, order: Order, progress: Progress) -> Order:
    """New deliveries into the database, typed and judged. Raises UserError where the user can mend what is wrong.

    The order comes back with the layouts of every version that a delivery was read with.
    """
    with one_transaction(connection):
        accept(connection, order, has_identity, progress)
    return judge(connection, order, progress)


def judge(connection: duckdb.DuckDBPyConnection, order: Order, progress: Progress) -> Order:
    """What has been taken in, typed and judged as the definitions are now, and the order with the layouts kept."""
    with one_transaction(connection):
        ensure_ledger(connection)
        order = replace(order, definitions=with_kept_layouts(connection, order.definitions))
        typed = type_rows(connection, order, progress)
        if typed.replaces:
            # They rest on rows that are no more. If the run ends here, nobody can ask them.
            put_away(connection)
    with one_transaction(connection):
        check(connection, order, typed, progress)
    return order


def load(connection: duckdb.DuckDBPyConnection, order: Order, progress: Progress) -> Loaded:
    """Take in new deliveries and account for every row; nothing is published."""
    order = take_in(connection, order, progress)
    loaded = account_for(connection, order, progress)
    demand_participations(connection, order)
    return loaded


def find_insatser(connection: duckdb.DuckDBPyConnection, order: Order, progress: Progress) -> tuple[Insats, ...]:
    """Take in new deliveries; the insatser that a report would have, as the register or the deliveries name them."""
    order = take_in(connection, order, progress)
    demand_participations(connection, order)
    with one_transaction(connection):
        return derive(connection, order, progress).insatser


def account_for(connection: duckdb.DuckDBPyConnection, order: Order, progress: Progress) -> Loaded:
    """What became, by the order's date, of every row already taken in."""
    order = replace(order, definitions=with_kept_layouts(connection, order.definitions))
    with one_transaction(connection):
        account(connection, order, progress)
        findings = write_finding_list(connection, order)
        write_receipts(connection, order)
    return Loaded(read_accounts(connection, order.as_of), findings)


def report(connection: duckdb.DuckDBPyConnection, order: Order, progress: Progress) -> Report:
    """From delivered files to a published report. Raises UserError where the user can mend what is wrong."""
    order = _take_in_and_answer(connection, order, progress)
    return build(connection, order, progress)


def build(connection: duckdb.DuckDBPyConnection, order: Order, progress: Progress) -> Report:
    """From what has been taken in and judged to a published report. Raises UserError."""
    ready = _make_ready(connection, order, progress)
    release = ready.release
    published = order.out / folder_name(release.period, order)
    progress("publish", release.period.name)
    with replace_folder(published) as folder:
        publish(release, folder, order.with_slides)
        progress("audit", release.period.name)
        attack_written(connection, order, folder, release.period.name, ready.attacked)
        number = None if order.is_draft else _give_out(connection, order, ready, folder)
    return Report(release, published, ready.findings, number, read_late(connection))


def dialog(connection: duckdb.DuckDBPyConnection, order: Order, progress: Progress) -> Path:
    """The same figures as a report that lies there, set for a talk with each insats; its folder.

    Nothing new is given out: figures that are not the report's, to the byte, are not published. Raises ReportDiffers
    where there is no such report, else as `report`.
    """
    return build_dialog(connection, _take_in_and_answer(connection, order, progress), progress)


def build_dialog(connection: duckdb.DuckDBPyConnection, order: Order, progress: Progress) -> Path:
    """From what has been taken in and judged to a dialog beside its report. Raises UserError."""
    ready = _make_ready(connection, order, progress)
    release = ready.release
    reported = order.out / folder_name(release.period, order)
    published = reported.with_name(f"{reported.name}-dialog")
    progress("publish", published.name)
    with replace_folder(published) as folder:
        publish_dialog(release, folder)
        if not same_figures(folder, reported):
            raise ReportDiffers(path=reported, period=release.period.name)
        progress("audit", published.name)
        attack_written(connection, order, folder, release.period.name, ready.attacked)
    return published


def _take_in_and_answer(connection: duckdb.DuckDBPyConnection, order: Order, progress: Progress) -> Order:
    """Take in, and write receipts also where there is nothing to measure: then a sender has most need of one."""
    order = take_in(connection, order, progress)
    with one_transaction(connection):
        account(connection, order, progress)
        write_receipts(connection, order)
    return order


@dataclass(frozen=True)
class _Ready:
    """All that a publication needs, before a byte of it is written."""

    population: Population
    figures: tuple[Figure, ...]
    protection: Protection
    attacked: Attacked
    findings: Path
    release: Release


def _make_ready(connection: duckdb.DuckDBPyConnection, order: Order, progress: Progress) -> _Ready:
    demand_participations(connection, order)
    with one_transaction(connection):
        population = derive(connection, order, progress)
        open_ledger(connection)
        demand_own_as_given_out(connection, order.definitions.metrics)
        figures = measure(connection, order, population, progress)
        progress("protect", "")
        proved = prove(
            connection, order, figures, read_quarters(connection, order.definitions),
            read_earlier(connection, order.definitions), period_of(order, population),
        )  # fmt: skip
        findings = write_local(connection, order, proved.protection)
    release = compose(connection, order, population, proved.protection)
    return _Ready(population, figures, proved.protection, proved.attacked, findings, release)


def _give_out(connection: duckdb.DuckDBPyConnection, order: Order, ready: _Ready, folder: Path) -> int | None:
    """Enter the report in the ledger as its folder is about to be swapped in: its number, None if it is no new one.

    Invented data are of nobody: a report on them binds nothing.
    """
    period = ready.release.period
    with one_transaction(connection):
        keep_published(connection, order.out / period.name, order.language)
        if order.is_sample:
            return None
        return enter_release(connection, order, ready.population, period, ready.figures, ready.protection, folder)
