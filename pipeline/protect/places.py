"""Where rows stand, which sums tie them, and which groups two of them imply. No counts, so all families share it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.protect.margins import group_key, margins
from pipeline.protect.spans import Span, atoms_of, nested, sums
from pipeline.vocabulary.figures import Basis, Group

Terms = tuple[tuple[int, "Place"], ...]


@dataclass(frozen=True)
class Place:
    """Where one row of a family stands: basis, span and group."""

    basis: Basis
    span: Span
    group: Group

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        # Places are looked up hundreds of thousands of times, and a hash of all their parts is asked for each time.
        return hash((self.basis, self.span, self.group))

    @cached_property
    def text(self) -> str:
        return f"{group_text(self.group)}|{self.span}|{self.basis}"


def group_text(group: Group) -> str:
    return "/".join(f"{name}={code}" for name, code in zip(
        ("kind", "gender", "age", "insats", "municipality"), group_key(group), strict=True) if code)  # fmt: skip


@dataclass(frozen=True)
class Implied:
    """A group that is printed nowhere and follows from rows: those a basis leaves out, or a period less another.

    `is_basic`: the others are sums of these.
    """

    text: str
    terms: Terms
    is_basic: bool


@dataclass(frozen=True)
class Shape:
    """All rows' places, the sums between them (each adds up to zero), and the groups they imply.

    `pieces`: the periods, printed by no row, that overlapping periods are made of; `piecewise`: those sums.
    """

    places: tuple[Place, ...]
    sums: tuple[tuple[str, Terms], ...]
    implied: tuple[Implied, ...]
    pieces: tuple[Place, ...]
    piecewise: tuple[tuple[str, Terms], ...]

    @property
    def assessed(self) -> tuple[Place | Implied, ...]:
        """The groups that the rules are put to."""
        return (*self.places, *self.basic)

    @property
    def everywhere(self) -> tuple[Place | Implied, ...]:
        return (*self.places, *self.pieces, *self.implied)

    @property
    def basic(self) -> tuple[Implied, ...]:
        """The smallest implied groups: where these are kept, so are the sums of them."""
        return tuple(each for each in self.implied if each.is_basic)


def draw(places: Iterable[Place]) -> Shape:
    """The shape of a set of places; the same for every order they come in."""
    ordered = tuple(sorted(places, key=lambda place: place.text))
    found = (*_margin_sums(ordered), *_time_sums(ordered))
    by_group: dict[Group, dict[tuple[Basis, Span], Place]] = {}
    for place in ordered:
        by_group.setdefault(place.group, {})[place.basis, place.span] = place
    implied = tuple(one for group, own in by_group.items() for one in _implied(group, own))
    pieces, piecewise = _pieces(ordered)
    return Shape(ordered, found, implied, pieces, piecewise)


def _margin_sums(places: tuple[Place, ...]) -> Iterable[tuple[str, Terms]]:
    tables: dict[tuple[Basis, Span], dict[Group, Place]] = {}
    for place in places:
        tables.setdefault((place.basis, place.span), {})[place.group] = place
    for table in tables.values():
        for margin in margins(table):
            whole = table[margin.whole]
            parts = tuple((1, table[part]) for part in margin.parts)
            yield f"{whole.text} = {margin.parts[0].kind}", ((-1, whole), *parts)


def _time_sums(places: tuple[Place, ...]) -> Iterable[tuple[str, Terms]]:
    for each in _by_group_and_basis(places).values():
        for total in sums(each):
            whole = each[total.whole]
            yield f"{whole.text} = periods", ((-1, whole), *((sign, each[part]) for sign, part in total.parts))


def _pieces(places: tuple[Place, ...]) -> tuple[tuple[Place, ...], tuple[tuple[str, Terms], ...]]:
    """What every period of a group is made of, where not all of it is printed; and the margins of these pieces."""
    printed = _by_group_and_basis(places)
    atoms = {key: atoms_of(spans) for key, spans in printed.items()}
    found: dict[tuple[Basis, Group], dict[Span, Place]] = {}
    for (basis, group), own in printed.items():
        # Everyone together in the pieces of the smaller groups too, so that these have their total.
        more = (
            {span for (other, _), spans in atoms.items() if other == basis for span in spans}
            if group == Group()
            else ()
        )
        cut = {*own, *atoms[basis, group], *more}
        found[basis, group] = {span: own.get(span) or Place(basis, span, group) for span in sorted(cut)}
    new = tuple(place for key, own in found.items() for span, place in own.items() if span not in printed[key])
    return new, (*_made_of(found, set(new)), *_margins_of(found, set(new)))


def _made_of(found: Mapping[tuple[Basis, Group], dict[Span, Place]], new: set[Place]) -> Iterable[tuple[str, Terms]]:
    for own in found.values():
        atoms = atoms_of(own)
        for span, whole in own.items():
            parts = [own[atom] for atom in atoms if span.holds(atom)]
            if parts and (whole in new or any(part in new for part in parts)):
                yield f"{whole.text} = pieces", ((-1, whole), *((1, part) for part in parts))


def _margins_of(found: Mapping[tuple[Basis, Group], dict[Span, Place]], new: set[Place]) -> Iterable[tuple[str, Terms]]:
    tables: dict[tuple[Basis, Span], dict[Group, Place]] = {}
    for (basis, group), own in found.items():
        for span, place in own.items():
            tables.setdefault((basis, span), {})[group] = place
    for table in tables.values():
        for margin in margins(table):
            whole, parts = table[margin.whole], [table[part] for part in margin.parts]
            if any(place in new for place in (whole, *parts)):
                yield f"{whole.text} = {margin.parts[0].kind}", ((-1, whole), *((1, part) for part in parts))


def _by_group_and_basis(places: tuple[Place, ...]) -> dict[tuple[Basis, Group], dict[Span, Place]]:
    series: dict[tuple[Basis, Group], dict[Span, Place]] = {}
    for place in places:
        series.setdefault((place.basis, place.group), {})[place.span] = place
    return series


def _implied(group: Group, own: Mapping[tuple[Basis, Span], Place]) -> Iterable[Implied]:
    spans = sorted({span for _, span in own})
    pairs = nested(spans)
    whens: list[tuple[tuple[int, Span], ...]] = [((1, span),) for span in spans]
    whens += [((1, outer), (-1, inner)) for outer, inner in pairs]
    for when in whens:
        basic = len(when) == 1 or not any(when[0][1].holds(span) and span.holds(when[1][1]) for span in spans)
        for name, side in SIDES:
            terms = [(sign * way, own.get((basis, span))) for way, span in when for sign, basis in side]
            known = tuple((sign, place) for sign, place in terms if place is not None)
            if len(known) == len(terms) > 1:
                times = " less ".join(str(span) for _, span in when)
                yield Implied(f"{group_text(group)}|{times}|{name}", known, basic)


LEFT_OUT = "left out"
SIDES: tuple[tuple[str, tuple[tuple[int, Basis], ...]], ...] = (
    ("finished", ((1, "finished"),)),
    ("completed", ((1, "completed"),)),
    (LEFT_OUT, ((1, "finished"), (-1, "completed"))),
)
