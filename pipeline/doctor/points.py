"""One thing that was looked at, how it stands, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import UserError

State = Literal["ready", "optional", "to_do", "blocks"]


@dataclass(frozen=True)
class Point:
    """`ready`: nothing to do. `optional`: may be left so. `to_do`: a report can be made, but see to it first.

    `blocks`: no report can be made; `exit_code` is the one that it would end with. `fact` and `do` are whole sentences
    or names and numbers of files; never what stands in a delivered cell.
    """

    state: State
    name: Label
    fact: Label
    do: Label | None = None
    exit_code: int = 0


def refused(name: Label, error: UserError) -> Point:
    """What a command would stop at. The message says itself what to do."""
    return Point("blocks", name, Label(error.message("sv"), error.message("en")), None, error.exit_code)


def verdict(points: Iterable[Point]) -> int:
    """The exit code: 0 where nothing blocks, else that of the first thing that does."""
    return next((point.exit_code for point in points if point.state == "blocks"), 0)


def next_step(points: Iterable[Point]) -> Point | None:
    """What to see to first: what blocks before what should be done. None where there is nothing."""
    found = list(points)
    ordered = [point for state in ("blocks", "to_do") for point in found if point.state == state]
    return ordered[0] if ordered else None


def both(text: str) -> Label:
    """A name or number that is the same in both languages."""
    return Label(text, text)
