"""The numbers that rows print, layer by layer: group sizes, known outcomes, and each outcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.protect.lines import Line, Lines
from pipeline.protect.links import subject_of
from pipeline.protect.pieces import lines_of_pieces
from pipeline.protect.places import Implied, Place, Shape, draw
from pipeline.vocabulary.errors import ProtectionNotProved
from pipeline.vocabulary.metrics import Metric

SUPPORT, LEFT = "public_support", "left_public_support"
"""Two families that print parts of one table of pairs: who had support before, after, and who lost it."""
BEFORE, AFTER = "public_support_before", "public_support_after"
EVERYONE = "members:all"
"""How many there are in a group, whatever they have answered."""
TWICE = (f"yes:{BEFORE}", f"known:{LEFT}")
"""One number that both families print: those with support before."""


@dataclass(frozen=True)
class Layer:
    """One number at every place where it is printed. `rows`: who prints it; `block`: the search it belongs to."""

    name: str
    block: str
    shape: Shape
    counts: Mapping[Place, int]
    rows: Mapping[Place, tuple[str, ...]]
    shown_by: Mapping[Place, str]
    is_goal: bool = False

    def key(self, where: Place | Implied) -> str:
        return f"{where.text}|{self.name}"

    def count(self, where: Place | Implied) -> int:
        """How many; of an implied group, what the subtraction gives."""
        if isinstance(where, Place):
            return self.counts[where]
        return sum(sign * self.counts[place] for sign, place in where.terms)


@dataclass(frozen=True)
class Family:
    """One family of metrics. `no`: known less yes, of each class; none where the classes divide the known."""

    name: str
    lines: Lines
    shape: Shape
    members: Layer
    known: Layer
    classes: tuple[Layer, ...]
    no: tuple[Layer, ...]

    @property
    def is_about_some(self) -> bool:
        """Whether an answer decides whom in a group it is about."""
        return self.members.name != EVERYONE

    @property
    def outcomes(self) -> tuple[Layer, ...]:
        return (*self.classes, *self.no)


def _yes(number: int) -> Callable[[Line], int]:
    return lambda line: line.classes[number][1]


def _no(number: int) -> Callable[[Line], int]:
    return lambda line: line.known - line.classes[number][1]


def row_name(family: str, place: Place) -> str:
    return f"{place.text}|{family}"


def families_of(
    lines: Mapping[str, Lines], metrics: tuple[Metric, ...], quarters: Mapping[str, Lines] = MappingProxyType({})
) -> tuple[Family, ...]:
    """All families in the order of their names. Raises ProtectionNotProved where they disagree on who is there.

    `quarters`: by family, every quarter of every group, printed or not. Without them nothing is known of what periods
    that overlap have in common.
    """
    shapes: dict[frozenset[Place], Shape] = {}
    by_id = {metric.id: metric for metric in metrics}
    pieces = {name: _pieces(own, quarters.get(name), shapes) for name, own in lines.items()}
    members = _members(lines, pieces, by_id, shapes)
    return tuple(
        _family(name, own, pieces[name], by_id, members[name], shapes, _also_printed(name, lines))
        for name, own in sorted(lines.items())
    )


def _also_printed(name: str, lines: Mapping[str, Lines]) -> dict[Place, tuple[str, ...]]:
    """The rows of the other family that print the number of those with support before."""
    other = {SUPPORT: LEFT, LEFT: SUPPORT}.get(name)
    if other is None or other not in lines:
        return {}
    return {place: (row_name(other, place),) for place, line in lines[other].items() if line.is_new}


def _shape(places: Lines | Mapping[Place, object], shapes: dict[frozenset[Place], Shape]) -> Shape:
    key = frozenset(places)
    if key not in shapes:
        shapes[key] = draw(key)
    return shapes[key]


def _pieces(lines: Lines, quarters: Lines | None, shapes: dict[frozenset[Place], Shape]) -> Lines:
    if quarters is None:
        return {}
    metrics = [metric for metric, _ in next(iter(lines.values())).classes]
    return lines_of_pieces(_shape(lines, shapes).pieces, quarters, metrics)


def _family(
    name: str, lines: Lines, pieces: Lines, by_id: Mapping[str, Metric], members: Layer,
    shapes: dict[frozenset[Place], Shape], also: Mapping[Place, tuple[str, ...]],
) -> Family:  # fmt: skip
    ids = [metric for metric, _ in next(iter(lines.values())).classes]
    is_goal = any(by_id[metric].target for metric in ids)
    shape = _shape(lines, shapes)
    rows = {place: (row_name(name, place),) if line.is_new else () for place, line in lines.items()}
    both = {place: (*own, *also.get(place, ())) for place, own in rows.items()}
    shown = {place: line.shown_by for place, line in lines.items() if line.shown_by}

    def layer(what: str, count: Callable[[Line], int]) -> Layer:
        printed = both if what in TWICE else rows
        return Layer(
            what,
            subject_of(name),
            shape,
            {place: count(line) for place, line in (*lines.items(), *pieces.items())},
            printed,
            shown,
            is_goal,
        )

    if any([metric for metric, _ in line.classes] != ids for line in lines.values()):
        raise ProtectionNotProved(what=name)
    divided = len(ids) > 2 and all(sum(n for _, n in line.classes) == line.known for line in lines.values())
    return Family(
        name, lines, shape, members,
        known=layer(f"known:{name}", lambda line: line.known),
        classes=tuple(layer(f"yes:{metric}", _yes(i)) for i, metric in enumerate(ids)),
        no=() if divided else tuple(
            layer(f"no:{metric}", _no(i)) for i, metric in enumerate(ids)
        ),
    )  # fmt: skip


def _members(
    lines: Mapping[str, Lines], pieces: Mapping[str, Lines], by_id: Mapping[str, Metric],
    shapes: dict[frozenset[Place], Shape],
) -> dict[str, Layer]:  # fmt: skip
    """The group sizes, which all families about the same people print."""
    alike: dict[str, list[str]] = {}
    for name in sorted(lines):
        among = by_id[next(iter(lines[name].values())).classes[0][0]].share.among
        alike.setdefault(among.column if among else "all", []).append(name)
    found: dict[str, Layer] = {}
    for population, names in alike.items():
        layer = _members_of(f"members:{population}", {name: lines[name] for name in names}, pieces[names[0]], shapes)
        found |= dict.fromkeys(names, layer)
    return found


def _members_of(name: str, lines: Mapping[str, Lines], pieces: Lines, shapes: dict[frozenset[Place], Shape]) -> Layer:
    counts: dict[Place, int] = {}
    rows: dict[Place, tuple[str, ...]] = {}
    shown: dict[Place, str] = {}
    for family, own in lines.items():
        for place, line in own.items():
            if counts.setdefault(place, line.members) != line.members:
                raise ProtectionNotProved(what=f"{family}, {place.basis}, {place.group.kind}")
            rows[place] = (*rows.get(place, ()), *((row_name(family, place),) if line.is_new else ()))
            if line.shown_by:
                shown.setdefault(place, line.shown_by)
    shape = _shape(counts, shapes)
    counts |= {place: line.members for place, line in pieces.items()}
    # Searched first: what hides a group's size hides its row in every family.
    return Layer(name, f" {name}", shape, counts, rows, shown)
