"""Charts for a notebook: quick, plain, with every interval drawn. What is published is drawn by `publish/` instead."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from pipeline.interface.funnelled import LEAST_FOR_FLAG

BLUE, RED, GREY = "#0b3d6b", "#9c2f00", "#555555"
_SHARE = "Andel, procent, med 95 %-intervall"
_WIDE = 34
"""So many characters of a label fit on a line beside bars."""
_FEW = 12
"""So many insatser can all be named in a funnel; where there are more, those that chance does not account for."""
Row = Mapping[str, Any]


def dots_with_intervals(rows: Sequence[Row], names: Sequence[str], target: float | None = None) -> Figure:
    """A share per row with its interval and n, in the order given. Rows without anybody known are left out."""
    drawn = [(row, name) for row, name in zip(rows, names, strict=True) if row["denominator"] > 0]
    plot, axes = _rows(len(drawn))
    if target is not None:
        _goal(axes, target)
    for place, (row, _) in enumerate(drawn):
        axes.plot([100 * row["ci_low"], 100 * row["ci_high"]], [place, place], color=BLUE, linewidth=2)
        axes.plot(100 * row["value"], place, "o", color=BLUE, clip_on=False)
    axes.set_yticks(range(len(drawn)), [f"{name}  (n = {int(row['denominator'])})" for row, name in drawn])
    axes.set(xlim=(0, 100), xlabel=_SHARE)
    return plot


def before_and_after(pairs: Sequence[tuple[str, Row, Row]]) -> Figure:
    """A name with the share before (open) and after (filled), each with its interval."""
    plot, axes = _rows(len(pairs))
    for place, (_, before, after) in enumerate(pairs):
        for row, lift, fill in ((before, -0.12, "white"), (after, 0.12, BLUE)):
            axes.plot([100 * row["ci_low"], 100 * row["ci_high"]], [place + lift] * 2, color=BLUE, linewidth=1.5)
            axes.plot(100 * row["value"], place + lift, "o", color=BLUE, markerfacecolor=fill, clip_on=False)
    axes.set_yticks(range(len(pairs)), [f"{name}  (n = {int(after['denominator'])})" for name, _, after in pairs])
    axes.set(xlim=(0, 100), xlabel=f"{_SHARE}. Ofylld: före. Fylld: efter")
    return plot


def funnel_drawn(frame: pd.DataFrame, target: float | None = None) -> Figure:
    """Each insats by how many are known, with what chance allows around the common share; names, never places.

    The scale ends above the highest share and the inner limit where ten or more are known.
    """
    known = frame[frame["denominator"] > 0].sort_values("denominator")
    plot = Figure(figsize=(8, 4.6), layout="constrained")
    axes = plot.subplots()
    for name, style in (("95", "--"), ("998", ":")):
        for side in ("low", "high"):
            axes.plot(known["denominator"], 100 * known[f"common_{side}_{name}"], style, color=GREY, linewidth=1.2)
    if len(known):
        axes.axhline(100 * known["common"].iloc[0], color=GREY, linewidth=1)
    if target is not None:
        axes.axhline(100 * target, color="black", linewidth=1.2)
        axes.text(1.0, 100 * target, f" mål {100 * target:.0f} %", transform=axes.get_yaxis_transform(), va="center")
    for row in known.to_dict("records"):
        is_flagged = pd.notna(row["flagged"]) and bool(row["flagged"])
        at, colour = (row["denominator"], 100 * row["value"]), RED if is_flagged else BLUE
        axes.plot(*at, "D" if is_flagged else "o", color=colour, clip_on=False)
        if len(known) <= _FEW or is_flagged or (pd.notna(row["outside_95"]) and row["outside_95"]):
            axes.annotate(row["insats_id"], at, (6, 4), textcoords="offset points")
    axes.set(ylim=(0, _top(known, target)), xlabel="Deltaganden med känt utfall", ylabel="Andel, procent")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    _bare(axes)
    return plot


def _top(known: pd.DataFrame, target: float | None) -> int:
    """Ten per cent above all that is worth seeing, never above a hundred."""
    limits = known[known["denominator"] >= LEAST_FOR_FLAG]["common_high_95"]
    highest = max([0.0, target or 0.0, *known["value"], *limits.dropna()])
    return min(100, 10 * ceil(10 * float(highest) + 0.5))


def start_levels_drawn(frame: pd.DataFrame, label: str) -> Figure:
    """Two panels: thirds by where they started, and thirds of the same people by where they ended."""
    plot = Figure(figsize=(8, 3.6), layout="constrained")
    panels = plot.subplots(1, 2, sharey=True)
    titles = {"before": "Delade efter startläget", "after": "Samma personer, delade efter slutläget"}
    for axes, (moment, title) in zip(panels, titles.items(), strict=True):
        for row in frame[frame["grouped_by"] == moment].to_dict("records"):
            axes.plot([0, 1], [row["mean_before"], row["mean_after"]], "o-", color=BLUE, linewidth=2)
            axes.annotate(f"n = {int(row['people'])}", (1, row["mean_after"]), (8, -3), textcoords="offset points")
        axes.set_xticks([0, 1], ["före", "efter"])
        axes.set(title=title, xlim=(-0.2, 1.5))
        _bare(axes)
    panels[0].set_ylabel(f"{label}, medel")
    return plot


def staircase(labels: Sequence[str], counts: Sequence[int]) -> Figure:
    """How many are left at each step, as bars with the number beside."""
    plot, axes = _rows(len(counts), 0.7)
    axes.barh(range(len(counts)), counts, color=BLUE, height=0.6)
    for place, count in enumerate(counts):
        axes.annotate(f" {count}", (count, place), va="center")
    axes.set_yticks(range(len(counts)), [textwrap.fill(label, _WIDE) for label in labels])
    axes.set(xlabel="Deltaganden", xlim=(0, 1.1 * max([1, *counts])))
    axes.xaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    return plot


def _rows(number: int, height: float = 0.42) -> tuple[Figure, Axes]:
    """An empty chart with room for so many rows, the first on top."""
    plot = Figure(figsize=(8, 1.1 + height * number), layout="constrained")
    axes = plot.subplots()
    axes.set_ylim(max(number, 1) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0)
    axes.spines[["top", "right", "left"]].set_visible(False)
    return plot, axes


def _goal(axes: Axes, target: float) -> None:
    axes.axvline(100 * target, color="black", linewidth=1.2)
    axes.text(target, 1.0, f"Mål {100 * target:.0f} %", transform=axes.transAxes, ha="center", va="bottom")


def _bare(axes: Axes) -> None:
    axes.spines[["top", "right"]].set_visible(False)
