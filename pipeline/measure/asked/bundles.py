"""Groupings that are counted together: the fewer ways the rows are gone through, the sooner it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

from pipeline.measure.asked.question import Grouping
from pipeline.vocabulary.dimensions import DIMENSIONS, NAMES
from pipeline.vocabulary.groups import OTHER
from pipeline.vocabulary.sql import identifier, literal

MOST_COMBINATIONS = 300
"""A bundle's dimensions have at most about so many combinations: more would be slow to add up."""


@dataclass(frozen=True)
class Bundle:
    """Dimensions whose combinations are counted, and the groupings that these add up to."""

    number: int
    dimensions: tuple[str, ...]
    groupings: tuple[Grouping, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of derived.answer that hold the dimensions."""
        return tuple(each.column for each in DIMENSIONS if each.name in self.dimensions)

    @property
    def word(self) -> str:
        """The column of asked_answer that tells the combinations apart."""
        return f"combination_{self.number}"


def bundled(groupings: Sequence[Grouping], declared: Mapping[str, Sequence[str]], is_small: bool) -> tuple[Bundle, ...]:
    """Every grouping in one of the bundles; all in one where there are so few rows that it does not matter."""
    found: list[Bundle] = []
    wide: Grouping = ()
    together: list[Grouping] = []
    for grouping in groupings:
        wider = tuple(name for name in NAMES if name in {*wide, *grouping})
        combinations = prod(max(2, len(declared[name])) for name in wider)
        if together and combinations > MOST_COMBINATIONS and not is_small:
            found.append(Bundle(len(found), wide, tuple(together)))
            wider, together = grouping, []
        wide = wider
        together.append(grouping)
    return (*found, Bundle(len(found), wide, tuple(together)))


def dimension_columns(groupings: Sequence[Grouping]) -> dict[str, str]:
    """By name: the expression over derived.answer for each dimension asked for. An empty list is the others."""
    asked = {name for grouping in groupings for name in grouping}
    columns = {}
    for dimension in DIMENSIONS:
        if dimension.name in asked:
            column = identifier(dimension.column)
            none = f"case when len({column}) = 0 then [{literal(OTHER)}] else {column} end"
            columns[dimension.name] = none if dimension.is_many else column
    return columns
