"""What is said where protection fails: which cells, what fixes them, and what to merge or drop, in order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.protect.naming import in_words
from pipeline.protect.solver import OutOfTime
from pipeline.protect.suppress import Infeasible, Unprotected
from pipeline.protect.system import NotOneSystem
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import Language, ProtectionNotFound, ProtectionNotProved, ProtectionTooSlow, Reason

MOST = 10
"""So many cells are named; the rest are counted."""


@contextmanager
def refused(definitions: Definitions) -> Iterator[None]:
    """Whatever stops the search, as the sentence for the person at the keyboard."""
    disclosure = definitions.disclosure
    try:
        yield
    except NotOneSystem as fault:
        raise ProtectionNotProved(what=in_words(str(fault), definitions)) from fault
    except OutOfTime as fault:
        raise ProtectionTooSlow(seconds=f"{disclosure.seconds:g}", steps=disclosure.in_order) from fault
    except Infeasible as fault:
        raise ProtectionNotFound(cells=_cells(fault, definitions), steps=disclosure.in_order) from fault


def _cells(fault: Infeasible, definitions: Definitions) -> Reason:
    named = fault.cells[:MOST]
    more = f" … +{len(fault.cells) - len(named)}" if len(fault.cells) > len(named) else ""
    return Reason(
        "; ".join(_cell(each, definitions, "sv") for each in named) + more,
        "; ".join(_cell(each, definitions, "en") for each in named) + more,
    )


def _cell(each: Unprotected, definitions: Definitions, language: Language) -> str:
    name = format(in_words(each.cell, definitions), language)
    shown = [f"{format(in_words(cell, definitions), language)} ({release})" for cell, release in each.fixed_by]
    if not shown:
        return name
    return f"{name} [{'bestäms av' if language == 'sv' else 'fixed by'} {'; '.join(shown)}]"
