"""The short table at the end of a run: deliveries, rows, goal metrics, and where the files lie."""

from __future__ import annotations

from pathlib import Path

from pipeline.account_lines import delivery_lines
from pipeline.flow import Loaded, Report
from pipeline.receipt_files import folder_of
from pipeline.vocabulary.figures import ProtectedFigure
from pipeline.vocabulary.order import Order
from pipeline.vocabulary.release import Release

_GOALS = ("moved_on", "health_better", "left_public_support")


def print_summary(made: Report, order: Order) -> None:
    """Print what came in, what became of it, the goal metrics and the paths."""
    release = made.release
    deliveries = delivery_lines(release.deliveries, release.definitions, release.language)
    lines = [*deliveries, "", *_goal_lines(release), "", *_changed_lines(made, order), *_path_lines(made, order)]
    print("\n".join(lines))


def print_loaded(loaded: Loaded, order: Order) -> None:
    """Print what came in, what became of it, and where the findings and the database lie."""
    deliveries = delivery_lines(loaded.deliveries, order.definitions, order.language)
    print("\n".join([*deliveries, "", *_local_lines(loaded.findings, order)]))


def _goal_lines(release: Release) -> list[str]:
    return [
        f"{release.definitions.metric(metric).label[release.language]}: {_goal(figure, release.language)}"
        for metric in _GOALS
        for figure in _main_figures(release, metric)
    ]


def _main_figures(release: Release, metric: str) -> tuple[ProtectedFigure, ...]:
    """The metric for everyone: rolling twelve months where there are so many, else the year."""
    of_period = (
        release.select(metric, "finished", "rolling", release.period.name, "all"),
        release.select(metric, "finished", "year", str(release.period.year), "all"),
    )
    return next((figures for figures in of_period if figures), ())


def _goal(figure: ProtectedFigure, language: str) -> str:
    if figure.status == "hidden":
        return ".."
    if not figure.denominator or figure.numerator is None or figure.ci_low is None or figure.ci_high is None:
        return "uppgift saknas" if language == "sv" else "no data"
    whole = (200 * figure.numerator + figure.denominator) // (2 * figure.denominator)
    of, interval = ("av", "95 %-intervall") if language == "sv" else ("of", "95 % interval")
    low, high = (int(limit * 100 + 0.5) for limit in (figure.ci_low, figure.ci_high))
    return f"{figure.numerator} {of} {figure.denominator} ({whole} %, {interval} {low}–{high} %)"


def _changed_lines(made: Report, order: Order) -> list[str]:
    """What earlier releases showed otherwise, and why it matters; nothing where nothing has changed."""
    if not made.changed:
        return []
    if order.language == "sv":
        what = f"{made.changed} tal visas annorlunda än i den förra utgåvan som visade dem (utfall releases)."
        why = "Sprid inte båda: skillnaden mellan två utgåvor kan peka ut någon, och den prövas ännu inte."
    else:
        what = (
            f"{made.changed} figures are shown otherwise than in the release before that showed them (utfall releases)."
        )
        why = "Do not spread both: the difference between two releases may give somebody away, and is not audited yet."
    return [what, why, ""]


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
