"""The goal metric quarter by quarter as a control chart, counted on published figures only."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pipeline.publish.charts.dot_charts import is_drawn
from pipeline.publish.edition import Edition
from pipeline.publish.measures import GOAL
from pipeline.publish.wording.periods import Span
from pipeline.publish.wording.trend_words import Noticed, noticed_in
from pipeline.statistics.runs import least_run, signals
from pipeline.statistics.trend import Chart, chart_of_shares
from pipeline.vocabulary.figures import Group, ProtectedFigure
from pipeline.vocabulary.periods import Quarter

MOST_SHOWN = 12


@dataclass(frozen=True)
class Shown:
    """A quarter with a share: its place (from 0) among all quarters, and its figure."""

    place: int
    span: Span
    figure: ProtectedFigure

    @property
    def counts(self) -> tuple[int, int]:
        assert self.figure.numerator is not None and self.figure.denominator is not None
        return self.figure.numerator, self.figure.denominator


@dataclass(frozen=True)
class Series:
    """All quarters, those shown among them, and their chart with what in it is worth a look.

    `chart` is None where fewer quarters are shown than the shortest run that a rule speaks of. `signalled` are the
    places that a rule spoke of.
    """

    spans: tuple[Span, ...]
    shown: tuple[Shown, ...]
    chart: Chart | None
    noticed: tuple[Noticed, ...]
    signalled: frozenset[int]

    @property
    def centre(self) -> Fraction:
        """The line in the middle, exact where it is a sum of counts."""
        assert self.chart is not None
        if self.chart.kind == "p_chart":
            counts = [each.counts for each in self.shown]
            return Fraction(sum(x for x, _ in counts), sum(n for _, n in counts))
        return Fraction(repr(self.chart.centre))

    def limits(self, number: int) -> tuple[float, float] | None:
        """The limits of one shown quarter (0..1); None where the chart has none."""
        if self.chart is None or self.chart.low is None or self.chart.high is None:
            return None
        return self.chart.low[number], self.chart.high[number]


def read_series(edition: Edition) -> Series:
    """Everyone who finished, up to the last quarter: the latest twelve that are shown, with those between."""
    spans = _spans(edition)
    found = [(place, span, edition.find(GOAL, "finished", span, Group())) for place, span in enumerate(spans)]
    shown = tuple(
        Shown(place, span, figure) for place, span, figure in found if figure is not None and is_drawn(figure)
    )
    if len(shown) < least_run(len(shown)):
        return Series(spans, shown, None, (), frozenset())
    chart = chart_of_shares([each.counts for each in shown])
    away = [value - chart.centre for value in chart.values]
    said = signals(chart)
    quarters = [each.span for each in shown]
    return Series(
        spans, shown, chart,
        noticed_in(said, quarters, away),
        frozenset(shown[at].place for signal in said for at in range(signal.first, signal.last + 1)),
    )  # fmt: skip


def _spans(edition: Edition) -> tuple[Span, ...]:
    """Every quarter from the first to tell of to the last. A definition of another version is another series."""
    version = edition.metric(GOAL).version
    figures = {
        Quarter(int(figure.key.period[:4]), int(figure.key.period[-1])): figure
        for figure in edition.release.select(GOAL, "finished", "quarter", group_kind="all")
        if figure.key.group == Group() and figure.key.definition_version == version
    }
    if not figures:
        return ()
    quarters = sorted(figures)
    shown = [quarter for quarter in quarters if is_drawn(figures[quarter])]
    first = min([*quarters[-MOST_SHOWN:], *shown[-MOST_SHOWN:]])
    return tuple(Span.quarter(Quarter.at(index)) for index in range(first.index, quarters[-1].index + 1))
