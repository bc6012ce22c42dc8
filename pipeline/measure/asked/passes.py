"""One pass: the groupings that can be counted together, and the SQL that names their groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.measure.asked.question import Grouping, Question, many_of
from pipeline.vocabulary.dimensions import DIMENSIONS
from pipeline.vocabulary.metrics import Among
from pipeline.vocabulary.sql import identifier

QUARTERS: dict[Among, str] = {"finished": "exit_quarter", "started": "start_quarter", "registered": "start_quarter"}
CONDITIONS: dict[Among, str] = {
    "finished": "is_finished",
    "started": "is_started",
    "registered": "not is_misregistered",
}
BASES: dict[Among, tuple[str, ...]] = {
    "finished": ("finished", "completed"),
    "started": ("started",),
    "registered": ("registered",),
}


@dataclass(frozen=True)
class Pass:
    """Groupings in which each participation stands equally often: once, or once for each group it belongs to."""

    population: Among
    many: tuple[str, ...]
    groupings: tuple[Grouping, ...]

    @property
    def dimensions(self) -> tuple[str, ...]:
        return tuple(each.name for each in DIMENSIONS if any(each.name in grouping for grouping in self.groupings))

    @property
    def source(self) -> str:
        """The rows to count; with many groups each, a row for each of them."""
        quarter, whom = QUARTERS[self.population], CONDITIONS[self.population]
        many = "".join(f" replace (unnest({identifier(name)}) as {identifier(name)})" for name in self.many)
        return f"select *{many}, {quarter} as quarter from asked_answer where {whom} and {quarter} is not null"

    @property
    def listed(self) -> str:
        """The dimensions as the beginning of a list of columns."""
        return "".join(f"{identifier(name)}, " for name in self.dimensions)

    @property
    def bits(self) -> str:
        """Which of the groupings a row belongs to, as `bits_of` numbers them."""
        return f"grouping_id({', '.join(map(identifier, self.dimensions))})" if self.dimensions else "0"

    @property
    def place(self) -> str:
        """The group of a cell in one word, as `place_of` writes it."""
        parts = "".join(f", coalesce({identifier(name)}, '')" for name in self.dimensions)
        return f"concat_ws(chr(31), bits::varchar{parts})"

    def bits_of(self, grouping: Grouping) -> int:
        """A one for every dimension that is added up, the first of them highest: grouping_id in SQL."""
        return sum(1 << place for place, name in enumerate(reversed(self.dimensions)) if name not in grouping)

    def place_of(self, grouping: Grouping, codes: tuple[str, ...]) -> str:
        own = dict(zip(grouping, codes, strict=True))
        return chr(31).join([str(self.bits_of(grouping)), *(own.get(name, "") for name in self.dimensions)])


def grouping_sets(groupings: Iterable[Grouping], *more: str) -> str:
    """The grouping sets of groupings, each with the quarter and whatever else is told apart."""
    return ", ".join(
        f"({', '.join(['quarter', 'is_completed', *more, *map(identifier, grouping)])})"
        for grouping in dict.fromkeys(groupings)
    )


def passes_of(question: Question, population: Among) -> tuple[Pass, ...]:
    """The question's groupings, those with a dimension of many groups apart."""
    kinds = dict.fromkeys(many_of(grouping) for grouping in question.groupings)
    return tuple(
        Pass(population, many, tuple(each for each in question.groupings if many_of(each) == many)) for many in kinds
    )
