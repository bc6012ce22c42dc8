"""Numbers for the inner counts of one subject and one block of crossed dimensions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product

from pipeline.audit.figures_file import Group

PARTS = ("completed", "left_out")
TOGETHER = ("completed or left out",)
Block = tuple[str, ...]
Segment = tuple[int, ...]
"""Quarters that every table takes together or not at all."""


def segments(spans: Iterable[tuple[int, ...]]) -> tuple[Segment, ...]:
    """The quarters of some spans, put together where no span tells them apart.

    >>> segments([(1, 2, 3), (3,)])
    ((1, 2), (3,))
    """
    held: dict[int, set[tuple[int, ...]]] = {}
    for span in set(spans):
        for quarter in span:
            held.setdefault(quarter, set()).add(span)
    found: dict[frozenset[tuple[int, ...]], list[int]] = {}
    for quarter in sorted(held):
        found.setdefault(frozenset(held[quarter]), []).append(quarter)
    return tuple(tuple(quarters) for quarters in found.values())


@dataclass(frozen=True)
class Numbering:
    """A rectangle of inner counts: group × segment × part × answer, numbered from `start`.

    `parts`: one alone where no table of these groups tells the parts apart, so that they are counted together.
    """

    start: int
    groups: tuple[Group, ...]
    segments: tuple[Segment, ...]
    answers: tuple[object, ...]
    parts: tuple[str, ...] = PARTS
    _found: dict[object, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def size(self) -> int:
        return len(self.groups) * len(self.segments) * len(self.parts) * len(self.answers)

    def numbers(
        self, group: Group, quarters: tuple[int, ...], parts: Iterable[str], answers: frozenset[object]
    ) -> frozenset[int]:
        """The inner counts in a group, some quarters, parts and answers."""
        places = product(
            self._of_group(group),
            [at for at, segment in enumerate(self.segments) if segment[0] in quarters],
            self._of_parts(parts),
            [at for at, answer in enumerate(self.answers) if answer in answers],
        )
        return frozenset(
            self.start + ((g * len(self.segments) + s) * len(self.parts) + p) * len(self.answers) + a
            for g, s, p, a in places
        )

    def _of_parts(self, parts: Iterable[str]) -> tuple[int, ...]:
        wanted = tuple(parts)
        if self.parts == PARTS or not wanted:
            return tuple(PARTS.index(part) for part in wanted)
        if wanted not in (PARTS, self.parts):
            raise ValueError(wanted)
        return (0,)

    def _of_group(self, group: Group) -> tuple[int, ...]:
        if group not in self._found:
            wanted = set(group)
            self._found[group] = tuple(at for at, inner in enumerate(self.groups) if wanted <= set(inner))
        return self._found[group]
