"""The figures of a release, and what earlier releases showed, as one system of cells and relations."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pipeline.protect.layers import EVERYONE, LEFT, SUPPORT, TWICE, Family, Layer, row_name
from pipeline.protect.lines import Line
from pipeline.protect.links import NEVER_MORE
from pipeline.protect.places import LEFT_OUT, Implied, Place, Terms, group_text
from pipeline.protect.primary import Primary
from pipeline.protect.rules import GOAL, weight
from pipeline.protect.system import Cell, NotOneSystem, Relation, System

DIVISIONS = {"all": 3, "gender": 2, "age_group": 2, "insats": 2, "municipality": 2, "gender_age": 1}
"""How many divisions of people a kind of group is summed over; everyone is over them all."""


@dataclass
class Draft:
    """The system while it is drawn."""

    primary: Primary
    empty: frozenset[Place]
    cells: dict[str, Cell] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)

    def add(self, layer: Layer) -> None:
        """A layer's printed cells, the implied ones that matter, the pieces of periods, and the sums that tie them."""
        for place in layer.shape.places:
            self.put(_printed(self, layer, place))
        for where in layer.shape.implied:
            key = layer.key(where)
            needed = self.primary.needs.get(key)
            if needed or where.is_basic:
                self.put(Cell(key, layer.count(where), (), need=needed, block=layer.block, is_inner=not needed))
                self.tie(key, ((-1.0, key), *_signed(layer, where.terms)))
        for place in layer.shape.pieces:
            if place in layer.counts:
                self.put(Cell(layer.key(place), layer.counts[place], (), block=layer.block, is_inner=True))
        for name, terms in (*layer.shape.sums, *layer.shape.piecewise):
            if all(place in layer.counts for _, place in terms):
                self.tie(f"{name}|{layer.name}", tuple(_signed(layer, terms)))

    def leave_out_what_is_public(self) -> None:
        """Groups with nobody in them are known to be nothing, so they say nothing in any sum."""
        gone = {key for key, cell in self.cells.items() if cell.is_public and cell.value == 0}
        self.cells = {key: cell for key, cell in self.cells.items() if key not in gone}
        for name, tie in list(self.relations.items()):
            kept = tuple(term for term in tie.terms if term[1] not in gone)
            self.relations[name] = replace(tie, terms=kept)
            if not kept:
                del self.relations[name]

    def put(self, cell: Cell) -> None:
        self.cells[cell.key] = cell

    def tie(self, name: str, terms: tuple[tuple[float, str], ...]) -> None:
        self.relations[name] = Relation(name, terms)

    def at_least_nothing(self, name: str, terms: tuple[tuple[float, str], ...]) -> None:
        """What a sum of cells leaves can be no less than nothing."""
        self.relations[name] = Relation(name, terms, high=math.inf, follows=False)


def _signed(layer: Layer, terms: Terms) -> Iterator[tuple[float, str]]:
    return ((float(sign), layer.key(place)) for sign, place in terms)


def _printed(draft: Draft, layer: Layer, place: Place) -> Cell:
    key, count = layer.key(place), layer.counts[place]
    need = draft.primary.needs.get(key)
    is_goal = layer.is_goal and place.group.kind == "insats"
    is_size = layer.name == EVERYONE
    return Cell(
        key, count, layer.rows[place],
        cost=cost(place, count) * max(1, len(layer.rows[place])) * (GOAL if is_goal else 1.0),
        least=1.0 if is_size and place.basis == "finished" and count else 0.0,
        need=need,
        is_public=place in draft.empty,
        frozen=layer.shown_by.get(place),
        block=layer.block,
        is_inner=False,
    )  # fmt: skip


def cost(place: Place, count: int) -> float:
    """(1 + ln(1 + n)) x (1 + level): totals, longer periods and all who finished are dearer than their parts."""
    level = DIVISIONS[place.group.kind] + (place.span.quarters > 1) + (place.basis == "finished")
    return weight(count, level)


def system_of(families: tuple[Family, ...], primary: Primary, hidden_anyway: Iterable[str]) -> System:
    """All families of a release as one system. Raises NotOneSystem where the parts are not the whole."""
    draft = Draft(primary, frozenset(empty_places(families)))
    sizes = {family.members.name: family.members for family in families if family.name != LEFT or len(families) == 1}
    for layer in sizes.values():
        draft.add(layer)
    for family in families:
        _add_family(draft, family)
    _link(draft, families)
    _link_some_with_everyone(draft, families)
    _link_those_with_support(draft, {family.name: family for family in families})
    _left_out(draft, families)
    draft.leave_out_what_is_public()
    common = tuple(sorted({layer.block for layer in sizes.values()}))
    return System.build(draft.cells.values(), draft.relations.values(), hidden_anyway, common)


def empty_places(families: tuple[Family, ...]) -> Iterator[Place]:
    """Groups with nobody in them are published as 0, which everyone may know. Some of a group may be nobody."""
    for family in families:
        if family.is_about_some and len(families) > 1:
            continue
        for place, line in family.lines.items():
            if line.members + line.excluded == 0:
                yield place


def _add_family(draft: Draft, family: Family) -> None:
    for layer in (family.known, *family.classes, *family.no):
        draft.add(layer)
    for where in _everywhere(draft, family):
        known = family.known.key(where)
        if family.no:
            for yes, no in zip(family.classes, family.no, strict=True):
                draft.tie(f"{known} = {yes.name}", ((-1.0, known), (1.0, yes.key(where)), (1.0, no.key(where))))
        else:
            draft.tie(f"{known} = classes", ((-1.0, known), *((1.0, each.key(where)) for each in family.classes)))
        if family.members.key(where) in draft.cells:
            unknown = ((1.0, family.members.key(where)), (-1.0, known))
            draft.at_least_nothing(f"{where.text}|missing:{family.name}", unknown)


def _link(draft: Draft, families: tuple[Family, ...]) -> None:
    """Of every group: what one metric's numbers say of another's."""
    layers = {layer.name: layer for family in families for layer in (family.known, *family.outcomes)}
    for less, more in NEVER_MORE:
        if less in layers and more in layers:
            smaller, larger = layers[less], layers[more]
            for where in smaller.shape.everywhere:
                if smaller.key(where) in draft.cells and larger.key(where) in draft.cells:
                    draft.at_least_nothing(
                        f"{where.text}|{less} within {more}", ((1.0, larger.key(where)), (-1.0, smaller.key(where)))
                    )


def _link_some_with_everyone(draft: Draft, families: tuple[Family, ...]) -> None:
    """Of every group: those whom a family is about are no more than everyone. Of support more is told below."""
    everyone = next((family.members for family in families if not family.is_about_some), None)
    if everyone is None:
        return
    for some in {family.members.name: family.members for family in families if family.is_about_some}.values():
        for where in some.shape.everywhere:
            if some.key(where) in draft.cells and everyone.key(where) in draft.cells:
                terms = ((1.0, everyone.key(where)), (-1.0, some.key(where)))
                draft.at_least_nothing(f"{where.text}|{some.name} within everyone", terms)


def _link_those_with_support(draft: Draft, families: Mapping[str, Family]) -> None:
    """Of every group: those with support before, or of whom it is unknown, and those without are no more than all."""
    if LEFT not in families or SUPPORT not in families:
        return
    left, support = families[LEFT], families[SUPPORT]
    some = replace(left.members, block=support.known.block)
    before = next(layer for layer in support.classes if layer.name == TWICE[0])
    draft.add(some)
    for where in some.shape.everywhere:
        terms = (
            (1.0, support.members.key(where)), (-1.0, some.key(where)), (-1.0, support.known.key(where)),
            (1.0, before.key(where)),
        )  # fmt: skip
        if all(key in draft.cells for _, key in terms):
            draft.at_least_nothing(f"{where.text}|those with support", terms)


def _everywhere(draft: Draft, family: Family) -> Iterator[Place | Implied]:
    """The printed places, and the implied groups whose every layer is a cell."""
    layers = (family.known, *family.outcomes)
    for where in family.shape.everywhere:
        if all(layer.key(where) in draft.cells for layer in layers):
            yield where


def _left_out(draft: Draft, families: tuple[Family, ...]) -> None:
    """A completed row prints how many it leaves out: finished = completed + left out, of everyone there."""
    for family in families:
        for place, line in family.lines.items():
            if place.basis == "completed":
                printed = (row_name(family.name, place),) if line.is_new else ()
                _print_left_out(draft, place, line, printed)


def _print_left_out(draft: Draft, place: Place, line: Line, printed: tuple[str, ...]) -> None:
    key = f"{group_text(place.group)}|{place.span}|{LEFT_OUT}|{EVERYONE}"
    fresh = Cell(key, line.excluded, (), cost(place, line.excluded), block=f" {EVERYONE}")
    cell = draft.cells.get(key, fresh)
    if cell.value != line.excluded:
        raise NotOneSystem(key)
    frozen = cell.frozen or line.shown_by
    draft.put(replace(cell, rows=(*cell.rows, *printed), frozen=frozen, is_public=place in draft.empty))
