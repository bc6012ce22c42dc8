"""What lies in the periods that no row prints: counted from the quarters, which nobody outside has seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.protect.lines import Line, Lines
from pipeline.protect.places import Place
from pipeline.protect.spans import Span


def lines_of_pieces(pieces: Iterable[Place], quarters: Lines, metrics: Sequence[str]) -> Lines:
    """The line of each piece: its quarters added up. A quarter that has no line had nobody."""
    return {piece: _added(_quarters(piece, quarters), metrics) for piece in pieces}


def _quarters(piece: Place, quarters: Lines) -> list[Line]:
    places = (Place(piece.basis, Span(at, at), piece.group) for at in range(piece.span.first, piece.span.last + 1))
    return [quarters[place] for place in places if place in quarters]


def _added(lines: Sequence[Line], metrics: Sequence[str]) -> Line:
    known = sum(line.known for line in lines)
    return Line(
        known=known,
        members=sum(line.members for line in lines),
        excluded=sum(line.excluded for line in lines),
        people=known,
        classes=tuple((metric, sum(line.classes[at][1] for line in lines)) for at, metric in enumerate(metrics)),
        is_new=False,
    )
