"""The kinds of metric: what each counts, as columns of derived.outcome. One frozen dataclass per kind."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

KindName = Literal["share", "paired", "ordinal", "change", "distribution", "transition", "amount", "survival", "count"]


@dataclass(frozen=True)
class Condition:
    """A yes/no column; or whether a column holds one of `values`, or a number of `least` or more.

    Unknown where the column is null.
    """

    column: str
    values: tuple[str, ...] = ()
    least: float | None = None


@dataclass(frozen=True)
class Share:
    """Of those `among` whose answer is known, how many are counted. `among` None = everyone in the basis.

    `not_due`: who cannot have answered yet; they are neither known nor missing.
    """

    counts: Condition
    among: Condition | None = None
    not_due: Condition | None = None


@dataclass(frozen=True)
class Paired:
    """The same yes/no before and after: lost, gained, kept, never."""

    before: str
    after: str


@dataclass(frozen=True)
class Ordinal:
    """A change with a direction and no size: +1 better, 0 the same, -1 worse."""

    change: str


@dataclass(frozen=True)
class Change:
    """A number before and after, times `scale`.

    `smallest`: the least change that matters; `ceiling`: from where no rise shows; `totals`: the sums matter.
    `is_ceiling_low`: low numbers are good, so the ceiling is at the foot of the scale.
    """

    before: str
    after: str
    smallest: float | None = None
    ceiling: float | None = None
    scale: float = 1.0
    totals: bool = False
    not_due: Condition | None = None
    is_ceiling_low: bool = False


@dataclass(frozen=True)
class Distribution:
    """How many in each category. Several columns are crossed; `many`: a list, so that parts add to more than all.

    `before`: the same categories earlier; then both are counted among those with both known.
    `unknown`: the category that stands for not known, and is counted as missing.
    """

    category: tuple[str, ...]
    before: str | None = None
    many: bool = False
    unknown: str | None = None


@dataclass(frozen=True)
class Transition:
    """From which category before to which after."""

    before: str
    after: str


@dataclass(frozen=True)
class Amount:
    """A number that is skewed, such as days: the median says more than the mean."""

    column: str


@dataclass(frozen=True)
class Survival:
    """Days to an event, with ends that make it impossible (`end` names which) and those still waiting (censored)."""

    days: str
    end: str
    event: str
    months: tuple[int, ...] = (3, 6, 12)


@dataclass(frozen=True)
class Count:
    """How many participations, and how many people."""


Kind = Share | Paired | Ordinal | Change | Distribution | Transition | Amount | Survival | Count

KEYS: dict[KindName, tuple[str, ...]] = {
    "share": ("counts", "among", "not_due"),
    "paired": ("before", "after"),
    "ordinal": ("change",),
    "change": ("before", "after", "smallest", "ceiling", "scale", "totals", "not_due"),
    "distribution": ("category", "before", "many", "unknown"),
    "transition": ("before", "after"),
    "amount": ("column",),
    "survival": ("days", "end", "event", "months"),
    "count": (),
}
"""The keys that say what each kind counts; all others are words about it."""


def kind_name(kind: Kind) -> KindName:
    """The word that stands under `kind:` in the definition."""
    words: dict[type[object], KindName] = {
        Share: "share", Paired: "paired", Ordinal: "ordinal", Change: "change", Distribution: "distribution",
        Transition: "transition", Amount: "amount", Survival: "survival", Count: "count",
    }  # fmt: skip
    return words[type(kind)]


def counted_words(kind: Kind | Condition) -> str:
    """What is counted, in words that stay when a kind gets a new key: what is left at its usual value is not said."""
    said = [
        f"{field.name}={counted_words(value) if isinstance(value, Condition) else value!r}"
        for field in fields(kind)
        if (value := getattr(kind, field.name)) != field.default
    ]
    return f"{type(kind).__name__}({', '.join(said)})"


def columns_of(kind: Kind) -> tuple[str, ...]:
    """Every column of derived.outcome that the kind reads, in the order declared."""
    if isinstance(kind, Survival):
        return (kind.days, kind.end)
    found: list[str] = []
    for field in fields(kind):
        value = getattr(kind, field.name)
        if isinstance(value, Condition):
            found.append(value.column)
        elif isinstance(value, str) and field.name != "unknown":
            found.append(value)
        elif field.name == "category":
            found += value
    return tuple(found)
