"""The model of the funnel: insatser against what chance allows each, without ranks."""

from __future__ import annotations

from string import ascii_uppercase

from pipeline.publish.charts.funnel_figures import Funnel, Held, limits_at, read_funnel
from pipeline.publish.charts.model import (
    Chart,
    FunnelBody,
    FunnelLimits,
    FunnelPoint,
    KeyEntry,
    LineStyle,
    MarkShape,
)  # fmt: skip
from pipeline.publish.edition import Edition
from pipeline.publish.many import MOST_NAMES
from pipeline.publish.wording.funnel_words import (
    Place,
    can_change_note,
    funnel_title,
    hindrance_sentence,
    place_words,
)
from pipeline.publish.wording.notes import absence_notes, source_note
from pipeline.publish.wording.numbers import count_text, share_text, sign
from pipeline.publish.wording.periods import span_name
from pipeline.publish.wording.statements import comparison_note, of_text
from pipeline.publish.wording.words import Words

SHAPES: dict[Place, MarkShape] = {"inside": "disc", "outside_95": "diamond", "outside_998": "square"}
_CURVE_POINTS = 80
_TICKS, _STEPS = 6, (1, 2, 5)


def funnel(edition: Edition) -> Chart:
    """The goal metric for each insats against how many finished it, with 95 and 99.8 % limits around everyone."""
    words, found, span = edition.words, read_funnel(edition), span_name(edition.words, edition.year)
    places = [each.place for each in found.held]
    changeable = sum(each.can_change for each in found.held)
    title = funnel_title(words, len(places), places.count("outside_95"), places.count("outside_998"), changeable)
    body = _body(edition, found)
    return Chart(
        id="funnel",
        title=title,
        subtitle=words.say("Andel som gick vidare per insats, efter hur många som avslutat, {span}", span=span),
        key=_key(words, places),
        body=body,
        notes=_notes(edition, found),
        empty=hindrance_sentence(words, found.hindrance) if found.hindrance is not None else "",
        alt=words.say(
            "Trattdiagram med en punkt per insats: andelen som gick vidare {span} mot antalet avslutade, en linje vid "
            "andelen för alla, och en 95 %-gräns och en 99,8 %-gräns på var sida, som närmar sig linjen när antalet "
            "ökar. {title}. Alla tal står i tabellen vid diagrammet.", span=span, title=title,
        ),
    )  # fmt: skip


def _notes(edition: Edition, found: Funnel) -> tuple[str, ...]:
    words, spread = edition.words, found.spread
    least = edition.release.definitions.disclosure.least_people_for_share
    beyond = words.say(
        "Insatserna skiljer sig åt mer än en slump ger. Då hamnar fler utanför gränserna än vad som väntas."
    )
    if found.hindrance is not None:
        return (*absence_notes(words, found.absent), source_note(edition))
    return (
        *absence_notes(words, found.absent),
        *((can_change_note(words),) if any(each.can_change for each in found.held) else ()),
        words.say(
            "Bara insatser med minst {n} personer är med. De hålls mot andelen för alla, där de själva ingår, och inte "
            "mot målet.",
            n=count_text(words, least),
        ),
        *_unnamed_note(words, found),
        *((beyond,) if spread is not None and spread.spread == "beyond_chance" else ()),
        comparison_note(words),
        source_note(edition),
    )


def _unnamed_note(words: Words, found: Funnel) -> tuple[str, ...]:
    """Where those outside the limits are named, if they are too many for a letter each."""
    number = sum(each.place != "inside" for each in found.held)
    if number <= MOST_NAMES:
        return ()
    return (words.say("{n} insatser ligger utanför gränserna. De står i tabellen.", n=count_text(words, number)),)


def _body(edition: Edition, found: Funnel) -> FunnelBody:
    words = edition.words
    outside = [each for each in found.held if each.place != "inside"]
    if len(outside) > MOST_NAMES:
        outside = []
    letters = {each.group: _letter(number) for number, each in enumerate(outside)}
    people = [each.figure.denominator or 0 for each in found.held]
    share = share_text(words, found.everyone) if found.everyone is not None else ""
    return FunnelBody(
        points=tuple(_point(each, letters.get(each.group, "")) for each in found.held),
        centre=found.centre,
        centre_label=words.say("Alla {share}", share=share),
        limits=_curves(found.centre, people),
        people_ticks=_people_ticks(words, max(people, default=1)),
        people_title=words.say("Antal avslutade med känt utfall"),
        ticks=("0", "20", "40", "60", "80", sign(100)),
        named=tuple(_named(edition, each, letters[each.group]) for each in outside),
    )


def _point(held: Held, letter: str) -> FunnelPoint:
    assert held.figure.denominator is not None and held.figure.value is not None
    return FunnelPoint(held.figure.denominator, held.figure.value, SHAPES[held.place], letter)


def _letter(number: int) -> str:
    """A … Z, then AA, AB …"""
    rest, last = divmod(number, len(ascii_uppercase))
    return (_letter(rest - 1) if rest else "") + ascii_uppercase[last]


def _named(edition: Edition, held: Held, letter: str) -> str:
    words, figure = edition.words, held.figure
    assert figure.numerator is not None and figure.denominator is not None
    return words.say(
        "{letter}: {name}, {counts} ({share}), {place}", letter=letter, name=edition.name(held.group),
        counts=of_text(words, figure.numerator, figure.denominator), share=share_text(words, figure),
        place=place_words(words, held.place, held.is_over, held.can_change),
    )  # fmt: skip


def _curves(centre: float, people: list[int]) -> tuple[FunnelLimits, ...]:
    """Limits from the smallest insats to the end of the scale, and at each insats: no point belies its limit."""
    if not people:
        return ()
    first, last = min(people), _scale(max(people))[-1]
    even = {first + round((last - first) * number / _CURVE_POINTS) for number in range(_CURVE_POINTS + 1)}
    return tuple(FunnelLimits(each, limits_at(each, centre)) for each in sorted(even | set(people)))


def _people_ticks(words: Words, most: int) -> tuple[tuple[int, str], ...]:
    return tuple((each, count_text(words, each)) for each in _scale(most))


def _scale(most: int) -> tuple[int, ...]:
    """Even numbers from 0 to past the largest insats, at most seven of them.

    >>> _scale(45)
    (0, 10, 20, 30, 40, 50)
    """
    step = next(
        each * 10**power for power in range(1, 9) for each in _STEPS if most * 1.04 <= each * 10**power * _TICKS
    )
    count = next(number for number in range(1, _TICKS + 1) if most * 1.04 <= number * step)
    return tuple(step * number for number in range(count + 1))


def _key(words: Words, places: list[Place]) -> tuple[KeyEntry, ...]:
    """Only the marks that are drawn, and what the lines are."""
    marks: tuple[tuple[Place, str], ...] = (
        ("inside", words.say("inom gränserna")),
        ("outside_95", words.say("utanför 95 %-gränsen")),
        ("outside_998", words.say("utanför 99,8 %-gränsen")),
    )
    lines: tuple[tuple[LineStyle, str], ...] = (
        ("limit", words.say("95 %-gräns")),
        ("far_limit", words.say("99,8 %-gräns")),
    )
    if not places:
        return ()
    return (
        *(KeyEntry(text, shape=SHAPES[place], is_point=True) for place, text in marks if place in places),
        *(KeyEntry(text, line=line) for line, text in lines),
    )
