"""Which revised counts may stand beside those given out: their difference is what became of those who came late."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.vocabulary.revision import ProtectedRevision, Revised


def protect_revision(revised: Iterable[Revised], least: int) -> tuple[ProtectedRevision, ...]:
    """Hide each that would tell of few, or that they are all alike. `least`: so many people must be behind a change.

    >>> from pipeline.vocabulary.revision import Counted
    >>> late = Revised("moved_on", 1, Counted(70, 100), Counted(77, 112), 12, True)
    >>> [each.now for each in protect_revision([late], 10)]
    [Counted(numerator=77, denominator=112)]
    >>> [each.now for each in protect_revision([late], 13)]
    [None]
    """
    return tuple(
        ProtectedRevision(
            each.metric,
            each.version,
            each.given_out if each.is_out else None,
            each.now if _bears_showing(each, least) else None,
        )
        for each in revised
    )


def _bears_showing(each: Revised, least: int) -> bool:
    if not each.is_out:
        return False
    if not each.people:
        return True
    more = each.now.denominator - each.given_out.denominator
    yes = each.now.numerator - each.given_out.numerator
    return each.people >= least and not _are_alike(yes, more)


def _are_alike(yes: int, more: int) -> bool:
    """P2 of the difference: all or all but one of those who came or went have the outcome, or one or none has it."""
    size, part = abs(more), abs(yes)
    return size > 0 and (part <= 1 or part >= size - 1)
