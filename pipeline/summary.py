"""The short table at the end of a run: deliveries, rows, goal metrics, and where the files lie."""

from __future__ import annotations

from pathlib import Path

from pipeline.account_lines import delivery_lines
from pipeline.flow import Loaded, Report
from pipeline.next_step import next_step
from pipeline.publish.edition import open_edition
from pipeline.publish.wording.periods import span_name
from pipeline.publish.wording.statements import in_short
from pipeline.publish.wording.titles import capital
from pipeline.publish.wording.words import open_words
from pipeline.receipt_files import folder_of
from pipeline.vocabulary.figures import Group
from pipeline.vocabulary.order import Order
from pipeline.vocabulary.release import Release

_GOALS = ("moved_on", "health_better", "left_public_support")


def print_summary(made: Report, order: Order) -> None:
    """Print what came in, what became of it, the goal metrics and the paths."""
    release = made.release
    deliveries = delivery_lines(release.deliveries, release.definitions, release.language)
    lines = [
        *deliveries,
        "",
        *_goal_lines(release),
        "",
        *_late_lines(made, order),
        *_given_out_lines(made, order),
        *_open_data_lines(order),
        *_path_lines(made, order),
        "",
        _after_report(made, order),
    ]
    print("\n".join(lines))


def print_loaded(loaded: Loaded, order: Order) -> None:
    """Print what came in, what became of it, and where the findings and the database lie."""
    deliveries = delivery_lines(loaded.deliveries, order.definitions, order.language)
    to_mend = any(each.status in _TO_MEND for each in loaded.deliveries)
    step = next_step("load_to_mend" if to_mend else "load", order.language)
    print("\n".join([*deliveries, "", *_local_lines(loaded.findings, order), "", step]))


_TO_MEND = ("refused", "partly", "accepted_with_remarks")


def _after_report(made: Report, order: Order) -> str:
    if order.is_draft:
        return next_step("draft", order.language, period=made.release.period.name)
    if order.is_sample:
        return next_step("sample_report", order.language)
    return next_step("report", order.language, folder=made.folder)


def _goal_lines(release: Release) -> list[str]:
    """The goal metrics for everyone on the span of the report's front page, as it prints them."""
    edition = open_edition(release, open_words(release.language))
    lines = [f"{capital(span_name(edition.words, edition.main))}:"]
    for metric in _GOALS:
        figure = edition.find(metric, "finished", edition.main, Group())
        lines.append(f"  {edition.metric(metric).label[release.language]}: {in_short(edition.words, figure)}")
    return lines


def _late_lines(made: Report, order: Order) -> list[str]:
    """What came after its quarter was given out, and what becomes of it; nothing where nothing did."""
    late = made.late
    if not late.people:
        return []
    if order.language == "sv":
        what = f"Efter att kvartalen gavs ut har {late.come} rader kommit och {late.gone} gått (en ändrad rad är båda)."
        why = "De räknas inte här: ett utgivet kvartal ändras inte, för skillnaden skulle kunna peka ut någon."
    else:
        what = f"Since the quarters were given out, {late.come} rows have come and {late.gone} gone."
        why = (
            "They are not counted here: a quarter given out is not changed, for the difference could tell of somebody."
        )
    return [what, why, ""]


def _given_out_lines(made: Report, order: Order) -> list[str]:
    """That the report binds those after it, and how to take that back; nothing for a draft, or the same again."""
    if made.release_no is None:
        return []
    if order.language == "sv":
        what = (
            f"Utgåva {made.release_no} är införd: senare rapporter ändrar inte dess kvartal och skyddas ihop med den."
        )
        back = f"Var det för tidigt, och ingen utanför har sett den: utfall releases --withdraw {made.release_no}"
    else:
        what = f"Release {made.release_no} is entered: later reports keep its quarters and are protected with it."
        back = f"If it was too early, and nobody outside has seen it: utfall releases --withdraw {made.release_no}"
    return [what, back, ""]


def _open_data_lines(order: Order) -> list[str]:
    """That a portal cannot be told of the data, and what to write so that it can; nothing where it can."""
    if order.is_draft:
        sv, en = "dcat.rdf skrivs inte för ett utkast.", "dcat.rdf is not written for a draft."
    elif order.open_data.missing:
        keys = ", ".join(order.open_data.missing)
        sv = f"dcat.rdf (för Sveriges dataportal) skrevs inte: {keys} saknas i utfall.toml."
        en = f"dcat.rdf (for Sveriges dataportal) was not written: {keys} is missing in utfall.toml."
    else:
        return []
    return [sv if order.language == "sv" else en, ""]


def _path_lines(made: Report, order: Order) -> list[str]:
    report = "rapport" if order.language == "sv" else "report"
    return [f"{report}: {made.folder / 'report.html'}", *_local_lines(made.findings, order)]


def _local_lines(findings: Path, order: Order) -> list[str]:
    sv = order.language == "sv"
    receipts = "kvitton (vart och ett bara till sin avsändare)" if sv else "receipts (each to its own sender only)"
    return [
        f"{receipts}: {folder_of(order.database)}",
        f"{'anmärkningar (sprid inte)' if sv else 'findings (do not spread)'}: {findings}",
        f"{'databas (sprid inte)' if sv else 'database (do not spread)'}: {order.database}",
    ]
