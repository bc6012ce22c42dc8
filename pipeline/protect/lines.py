"""What rows print, read from the figures: one line per family of metrics and place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.protect.places import Place
from pipeline.protect.spans import Span, spans_of
from pipeline.vocabulary.errors import ProtectionNotProved
from pipeline.vocabulary.figures import Figure, FigureKey
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.released import PublishedCell


@dataclass(frozen=True)
class Line:
    """The counts of one row of a family. `classes`: those counted as yes, by metric.

    `people`: at least so many distinct people among those known. `is_new`: this release has the row. `shown_by`: the
    earlier release that has shown it. `was_hidden`: an earlier one has hidden it.
    """

    known: int
    members: int
    excluded: int
    people: int
    classes: tuple[tuple[str, int], ...]
    is_new: bool = True
    shown_by: str | None = None
    was_hidden: bool = False


class SaidOtherwise(Exception):
    """The figures say otherwise than an earlier release about the same group, or divide people otherwise."""

    def __init__(self, release: str, place: Place, family: str) -> None:
        self.release = release
        self.cell = f"{place.text}|known:{family}"
        super().__init__(self.cell)


Lines = dict[Place, Line]
Numbers = tuple[int, int, int, int]


@dataclass
class _Read:
    """A row while it is read: the numbers of each metric, and who has shown or hidden them before."""

    numbers: dict[str, Numbers]
    people: list[int]
    shown_by: set[str]
    hidden_by: set[str]


def read_lines(
    figures: tuple[Figure, ...], earlier: tuple[PublishedCell, ...], metrics: tuple[Metric, ...]
) -> dict[str, Lines]:
    """The lines by family. Raises ProtectionNotProved where two figures of one thing differ."""
    family = {metric.id: metric.family for metric in metrics}
    order = {metric.id: i for i, metric in enumerate(metrics)}
    found: dict[str, dict[Place, _Read]] = {}
    for figure, place in zip(figures, places_of(figure.key for figure in figures), strict=True):
        read = _at(found, family[figure.key.metric], place)
        read.people.append(figure.persons_at_least)
        _put(read, figure.key, (figure.numerator, figure.denominator, figure.missing, figure.excluded))
    for cell in earlier:
        place = Place(cell.basis, Span(cell.first_quarter, cell.last_quarter), cell.group)
        read = _at(found, family[cell.metric], place)
        (read.shown_by if cell.is_shown else read.hidden_by).add(cell.release)
        numbers = (cell.numerator, cell.denominator, cell.missing, cell.excluded)
        if read.numbers.setdefault(cell.metric, numbers) != numbers:
            raise SaidOtherwise(cell.release, place, family[cell.metric])
    _divided_alike(found)
    return {
        name: {place: _line(read, name, place, order) for place, read in rows.items()}
        for name, rows in sorted(found.items())
    }


def places_of(keys: Iterable[FigureKey]) -> list[Place]:
    """The place of every row of one release, in the order given."""
    keys = tuple(keys)
    spans = spans_of(keys)
    return [Place(key.basis, spans[key.period_kind, key.period], key.group) for key in keys]


def _divided_alike(found: Mapping[str, Mapping[Place, _Read]]) -> None:
    """In one period no kind of group is divided in two ways, so that both add up to everyone."""
    for family, rows in found.items():
        new = {(place.basis, place.span, place.group.kind) for place, read in rows.items() if read.people}
        for place, read in rows.items():
            if not read.people and (place.basis, place.span, place.group.kind) in new and any(_said(read)):
                raise SaidOtherwise(min(read.shown_by | read.hidden_by), place, family)


def _said(read: _Read) -> Iterable[int]:
    return (number for numbers in read.numbers.values() for number in numbers)


def _at(found: dict[str, dict[Place, _Read]], family: str, place: Place) -> _Read:
    return found.setdefault(family, {}).setdefault(place, _Read({}, [], set(), set()))


def _put(read: _Read, key: FigureKey, numbers: Numbers) -> None:
    if read.numbers.setdefault(key.metric, numbers) != numbers:
        raise ProtectionNotProved(what=f"{key.metric}, {key.basis}, {key.period}")


def _line(read: _Read, family: str, place: Place, order: dict[str, int]) -> Line:
    sizes = {numbers[1:] for numbers in read.numbers.values()}
    if len(sizes) != 1:
        raise ProtectionNotProved(what=f"{family}, {place.basis}, {place.group.kind}")
    known, missing, excluded = sizes.pop()
    classes = tuple((metric, read.numbers[metric][0]) for metric in sorted(read.numbers, key=order.__getitem__))
    return Line(
        known, known + missing, excluded, min(read.people, default=known), classes,
        is_new=bool(read.people), shown_by=min(read.shown_by, default=None), was_hidden=bool(read.hidden_by),
    )  # fmt: skip
