"""The model of the trend: the goal metric quarter by quarter, with the limits that chance keeps to."""

from __future__ import annotations

from itertools import groupby

from pipeline.publish.charts.model import Chart, KeyEntry, LineLabel, MarkShape, TrendBody, TrendPoint
from pipeline.publish.charts.trend_figures import Series, Shown
from pipeline.publish.edition import Edition
from pipeline.publish.measures import GOAL
from pipeline.publish.wording.notes import absence_notes, absence_of, source_note
from pipeline.publish.wording.numbers import percent_text, share_text, sign, target_text
from pipeline.publish.wording.periods import Span, span_name
from pipeline.publish.wording.trend_words import noticed_note, trend_title
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import Group


def trend(edition: Edition, series: Series) -> Chart:
    """The goal metric for everyone, quarter by quarter."""
    words = edition.words
    title = trend_title(words, series.noticed, series.chart is not None)
    return Chart(
        id="trend",
        title=title,
        subtitle=_subtitle(words, series),
        key=_key(words, series),
        body=_body(edition, series),
        notes=(
            *noticed_note(words, series.noticed),
            *_absences(edition, series),
            *_ruled_note(words, series),
            source_note(edition),
        ),
        empty=words.say("Färre än sju kvartal kan redovisas. Det är för få för att bedöma en förändring."),
        alt=words.say(
            "Linjediagram med en punkt per kvartal: andelen som gick vidare, alla insatser tillsammans, {span}, med en "
            "mittlinje. {title}. Alla tal står i tabellen vid diagrammet.", span=_whole(words, series), title=title,
        ),
    )  # fmt: skip


def centre_text(edition: Edition, series: Series) -> str:
    """The share of the line in the middle; never said to be the target where it falls short of it."""
    centre, target = series.centre, edition.metric(GOAL).target
    return percent_text(edition.words, centre.numerator, centre.denominator, None if target is None else float(target))


def _whole(words: Words, series: Series) -> str:
    """“första kvartalet 2024 till tredje kvartalet 2026”, or the only quarter."""
    if series.spans[0] == series.spans[-1]:
        return span_name(words, series.spans[0])
    return words.say(
        "{first} till {last}", first=span_name(words, series.spans[0]), last=span_name(words, series.spans[-1])
    )


def _subtitle(words: Words, series: Series) -> str:
    return words.say("Andel som gick vidare per kvartal, alla avslutade, {span}", span=_whole(words, series))


def _absences(edition: Edition, series: Series) -> tuple[str, ...]:
    """Names the quarters that have no point."""
    shown = {each.span for each in series.shown}
    absent = [
        absence_of(span_name(edition.words, span), edition.find(GOAL, "finished", span, Group()))
        for span in series.spans
        if span not in shown
    ]
    return absence_notes(edition.words, absent)


def _ruled_note(words: Words, series: Series) -> tuple[str, ...]:
    """What the lines are counted on: the base period, and how."""
    if series.chart is None:
        return ()
    base = words.say(
        "{first} till {last}",
        first=span_name(words, series.shown[0].span), last=span_name(words, series.shown[-1].span),
    )  # fmt: skip
    if series.chart.kind == "run":
        return (words.say(
            "Mittlinjen är medianen av de redovisade kvartalen, {base}. Gränser dras när minst tolv kvartal kan "
            "redovisas.", base=base,
        ),)  # fmt: skip
    if series.chart.kind == "xmr":
        return (words.say(
            "Mittlinjen och gränserna är räknade på de redovisade kvartalen, {base}. Något kvartal är litet, och "
            "därför följer gränserna hur mycket ett kvartal brukar skilja sig från det förra.", base=base,
        ),)  # fmt: skip
    return (words.say(
        "Mittlinjen och gränserna är räknade på de redovisade kvartalen, {base}. Ett kvartal hamnar mycket sällan "
        "utanför dem av en slump.", base=base,
    ),)  # fmt: skip


def _key(words: Words, series: Series) -> tuple[KeyEntry, ...]:
    if series.chart is None or not (series.signalled or series.chart.low):
        return ()
    return (
        KeyEntry(words.say("kvartal"), shape="disc", is_point=True),
        *((KeyEntry(words.say("värt att titta på"), shape="diamond", is_point=True),) if series.signalled else ()),
        *((KeyEntry(words.say("gräns för vad som väntas av en slump"), line="limit"),) if series.chart.low else ()),
    )


def _body(edition: Edition, series: Series) -> TrendBody:
    words, target = edition.words, edition.metric(GOAL).target
    if series.chart is None:
        return TrendBody((), LineLabel(0.0, ""), None, LineLabel(0.0, ""), (), (), ())
    share = None if target is None else float(target)
    return TrendBody(
        points=tuple(_point(series, number, each) for number, each in enumerate(series.shown)),
        centre=LineLabel(series.chart.centre, _centre_label(edition, series)),
        target=None if share is None else LineLabel(share, words.say("Mål {target}", target=target_text(words, share))),
        latest=_latest(words, series),
        quarters=tuple(words.say("K{number}", number=span.first.number) for span in series.spans),
        years=_years(series.spans),
        ticks=("0", "20", "40", "60", "80", sign(100)),
    )


def _centre_label(edition: Edition, series: Series) -> str:
    share = centre_text(edition, series)
    if series.chart is not None and series.chart.kind == "run":
        return edition.words.say("Median {share}", share=share)
    return edition.words.say("Genomsnitt {share}", share=share)


def _point(series: Series, number: int, shown: Shown) -> TrendPoint:
    limits = series.limits(number)
    low, high = limits if limits is not None else (None, None)
    assert shown.figure.value is not None
    shape: MarkShape = "diamond" if shown.place in series.signalled else "disc"
    return TrendPoint(shown.place, shown.figure.value, shape, low, high)


def _latest(words: Words, series: Series) -> LineLabel:
    """The share of the last quarter shown, with its name where it is not the last of all."""
    last = series.shown[-1]
    assert last.figure.value is not None
    share = share_text(words, last.figure)
    if last.place == len(series.spans) - 1:
        return LineLabel(last.figure.value, share)
    named = words.say("{quarter}: {share}", quarter=span_name(words, last.span), share=share)
    return LineLabel(last.figure.value, named)


def _years(spans: tuple[Span, ...]) -> tuple[tuple[int, int, str], ...]:
    found = []
    for year, places in groupby(range(len(spans)), key=lambda place: spans[place].first.year):
        numbers = list(places)
        found.append((numbers[0], numbers[-1], str(year)))
    return tuple(found)
