"""The short table at the end of a run: deliveries, rows, goal metrics, and where the files lie."""

from __future__ import annotations

from pipeline.flow import Report
from pipeline.vocabulary.figures import ProtectedFigure
from pipeline.vocabulary.order import Order
from pipeline.vocabulary.release import DeliveryAccount, Release

_GOALS = ("moved_on", "health_better", "left_public_support")


def print_summary(made: Report, order: Order) -> None:
    """Print what came in, what became of it, the goal metrics and the paths."""
    release = made.release
    print("\n".join([*_delivery_lines(release), "", *_goal_lines(release), "", *_path_lines(made, order)]))


def _delivery_lines(release: Release) -> list[str]:
    sv = release.language == "sv"
    heads = (
        ("leverans", "rader", "=", "godkända", "+", "åt sidan", "+", "upprepade", "+", "ersatta")
        if sv
        else ("delivery", "rows", "=", "accepted", "+", "set aside", "+", "repeated", "+", "superseded")
    )
    rows = [heads, *(_account_cells(account, release) for account in release.deliveries)]
    whole = [row for row in rows if len(row) == len(heads)]
    widths = [max(len(row[0]) for row in rows), *(max(len(row[at]) for row in whole) for at in range(1, len(heads)))]
    return [_aligned(row, widths) for row in rows]


def _account_cells(account: DeliveryAccount, release: Release) -> tuple[str, ...]:
    if account.refused_rule is not None:
        word = "avvisad" if release.language == "sv" else "refused"
        message = release.definitions.rule(account.refused_rule).message[release.language]
        return (account.file, f"{word}: {message}")
    parts = (account.accepted, account.set_aside, account.repeated, account.superseded)
    cells = [account.file, str(account.rows), "="]
    for part in parts:
        cells += [str(part), "+"]
    return tuple(cells[:-1])


def _aligned(row: tuple[str, ...], widths: list[int]) -> str:
    if len(row) == 2:
        return f"{row[0]:<{widths[0]}}  {row[1]}"
    first = f"{row[0]:<{widths[0]}}"
    rest = (f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
    return "  ".join([first, *rest])


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


def _path_lines(made: Report, order: Order) -> list[str]:
    sv = made.release.language == "sv"
    return [
        f"{'rapport' if sv else 'report'}: {made.folder / 'report.html'}",
        f"{'anmärkningar (sprid inte)' if sv else 'findings (do not spread)'}: {made.findings}",
        f"{'databas (sprid inte)' if sv else 'database (do not spread)'}: {order.database}",
    ]
