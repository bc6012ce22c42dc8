"""What is said where protection fails: which cells, what fixes them, and what to merge or drop, in order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.protect.lines import SaidOtherwise
from pipeline.protect.naming import in_words
from pipeline.protect.solver import OutOfTime
from pipeline.protect.suppress import Infeasible, Unprotected
from pipeline.protect.system import NotOneSystem
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import (
    AlreadyGivenAway,
    Language,
    ProtectionNotFound,
    ProtectionNotProved,
    ProtectionTooSlow,
    Reason,
    SaidOtherwiseBefore,
)

MOST, MOST_THAT_FIX = 10, 3
"""So many cells are named, and of each so many that fix it; the rest are counted."""


@contextmanager
def refused(definitions: Definitions) -> Iterator[None]:
    """Whatever stops the search, as the sentence for the person at the keyboard."""
    disclosure = definitions.disclosure
    try:
        yield
    except SaidOtherwise as fault:
        raise SaidOtherwiseBefore(what=in_words(fault.cell, definitions), release=fault.release) from fault
    except NotOneSystem as fault:
        raise ProtectionNotProved(what=in_words(str(fault), definitions)) from fault
    except OutOfTime as fault:
        raise ProtectionTooSlow(seconds=f"{disclosure.seconds:g}", steps=disclosure.in_order) from fault
    except Infeasible as fault:
        given_away = any(each.fixed_by for each in fault.cells)
        refusal = AlreadyGivenAway if given_away else ProtectionNotFound
        raise refusal(cells=_cells(fault, definitions), steps=disclosure.in_order) from fault


def _cells(fault: Infeasible, definitions: Definitions) -> Reason:
    named = fault.cells[:MOST]
    more = f" … +{len(fault.cells) - len(named)}" if len(fault.cells) > len(named) else ""
    return Reason(
        "; ".join(_cell(each, definitions, "sv") for each in named) + more,
        "; ".join(_cell(each, definitions, "en") for each in named) + more,
    )


def _cell(each: Unprotected, definitions: Definitions, language: Language) -> str:
    name = format(in_words(each.cell, definitions), language)
    word, by = ("utgåva", "bestäms av") if language == "sv" else ("release", "fixed by")
    named = each.fixed_by[:MOST_THAT_FIX]
    shown = "; ".join(f"{format(in_words(cell, definitions), language)}, {word} {release}" for cell, release in named)
    more = f" … +{len(each.fixed_by) - len(named)}" if len(each.fixed_by) > len(named) else ""
    return f"{name} [{by} {shown}{more}]" if shown else name
