"""Finds a free place for a letter beside its mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, cos, hypot, pi, sin

Point = tuple[float, float]
_RINGS = (0.17, 0.22, 0.28, 0.36, 0.46)
_WAYS = (0, 4, 1, 7, 3, 5, 2, 6)
"""Eighths of a turn, from the right hand: beside the mark before above or below it."""
_NEAR, _STEP = 0.045, 0.03
_APART, _STRANGE, _ON_LETTER = 1.3, 100, 1000
"""How much further off every other mark must be; what it counts to be nearer one, and to lie on another letter."""


def place_letters(
    marks: Sequence[Point],
    others: Sequence[Point],
    lines: Sequence[Sequence[Point]],
    box: tuple[float, float],
    field: tuple[Point, Point],
) -> tuple[Point, ...]:
    """The middle of a letter for each mark, in inches: the nearest place free of marks, lines and other letters.

    `box`: width and height of a letter. `field`: upper left and lower right corner to keep within. Where no place is
    free it is the one with the least in it.
    """
    taken = [*marks, *others, *(point for line in lines for point in _along(line))]
    found: list[Point] = []
    for mark in marks:
        places = [place for place in _around(mark) if _is_inside(place, box, field)] or [mark]
        strangers = [other for other in (*marks, *others) if other != mark]
        crowds = [
            _crowd(place, box, taken, found) + _STRANGE * _is_nearer_another(place, mark, strangers) for place in places
        ]
        found.append(places[crowds.index(min(crowds))])
    return tuple(found)


def _around(mark: Point) -> Iterator[Point]:
    for ring in _RINGS:
        for way in _WAYS:
            angle = way * pi / 4
            yield mark[0] + ring * cos(angle), mark[1] - ring * sin(angle)


def _is_inside(place: Point, box: tuple[float, float], field: tuple[Point, Point]) -> bool:
    (left, top), (right, foot) = field
    return left <= place[0] - box[0] / 2 and place[0] + box[0] / 2 <= right and (
        top <= place[1] - box[1] / 2 and place[1] + box[1] / 2 <= foot
    )  # fmt: skip


def _is_nearer_another(place: Point, mark: Point, strangers: Sequence[Point]) -> bool:
    """Whether a reader could take the letter for another mark's."""
    own = hypot(place[0] - mark[0], place[1] - mark[1])
    return any(hypot(place[0] - x, place[1] - y) < _APART * own for x, y in strangers)


def _crowd(place: Point, box: tuple[float, float], taken: Sequence[Point], letters: Sequence[Point]) -> int:
    """How much a letter would stand on; another letter is worse than anything else."""
    across, down = box[0] / 2 + _NEAR, box[1] / 2 + _NEAR
    on = sum(abs(x - place[0]) < across and abs(y - place[1]) < down for x, y in taken)
    return on + _ON_LETTER * sum(abs(x - place[0]) < box[0] + 0.02 and abs(y - place[1]) < box[1] for x, y in letters)


def _along(line: Sequence[Point]) -> Iterator[Point]:
    """Points along a line, close enough that no letter slips between them."""
    for start, end in pairwise(line):
        steps = max(1, ceil(hypot(end[0] - start[0], end[1] - start[1]) / _STEP))
        for step in range(steps + 1):
            yield start[0] + (end[0] - start[0]) * step / steps, start[1] + (end[1] - start[1]) * step / steps
