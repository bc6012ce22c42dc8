"""What is said where protection fails: which cells, what fixes them, and what to merge or drop, in order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.protect.solver import OutOfTime
from pipeline.protect.suppress import Infeasible
from pipeline.protect.system import NotOneSystem
from pipeline.vocabulary.disclosure import Disclosure
from pipeline.vocabulary.errors import ProtectionNotFound, ProtectionNotProved, ProtectionTooSlow, Reason

MOST = 10
"""So many cells are named; the rest are counted."""


@contextmanager
def refused(disclosure: Disclosure) -> Iterator[None]:
    """Whatever stops the search, as the sentence for the person at the keyboard."""
    try:
        yield
    except NotOneSystem as fault:
        raise ProtectionNotProved(what=str(fault)) from fault
    except OutOfTime as fault:
        raise ProtectionTooSlow(seconds=f"{disclosure.seconds:g}", steps=disclosure.in_order) from fault
    except Infeasible as fault:
        raise ProtectionNotFound(cells=_cells(fault), steps=disclosure.in_order) from fault


def _cells(fault: Infeasible) -> Reason:
    named = fault.cells[:MOST]
    fixed = [(each.cell, ", ".join(each.fixed_by)) for each in named]
    more = len(fault.cells) - len(named)
    return Reason(
        "; ".join(f"{cell} (bestämd av {by})" if by else cell for cell, by in fixed) + (f" … +{more}" if more else ""),
        "; ".join(f"{cell} (fixed by {by})" if by else cell for cell, by in fixed) + (f" … +{more}" if more else ""),
    )
