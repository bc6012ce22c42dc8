"""What is found when printed parts are held against their printed total."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.reference import Reference

Fit = Literal["fits", "cut_off", "differs"]


@dataclass(frozen=True)
class ShareFit:
    """A printed per cent held against the number that a reading takes for right.

    `fits`: rounds to what is printed. `cut_off`: only without its decimals. `differs`: neither.
    """

    column: Label
    printed: Decimal
    computed: Decimal
    fit: Fit


@dataclass(frozen=True)
class Reading:
    """One way that the row could be right: `column` should be `value`. Both None: some part, nobody can tell which."""

    column: Label | None
    value: Decimal | None
    shares: tuple[ShareFit, ...]


@dataclass(frozen=True)
class SumFault:
    """A row whose parts do not add up to its printed total. `difference` = printed total - parts.

    The readings stand side by side: which of them is right is the source's to say.
    """

    reference: str
    source: Label
    row: Label
    parts: Decimal
    total: Decimal
    difference: Decimal
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class CheckedReference:
    """A table from outside, and where its printed parts miss the printed total."""

    reference: Reference
    faults: tuple[SumFault, ...]
