"""Which printed rows do not add up. Pure: knows no files and no database."""

from __future__ import annotations

from decimal import Decimal

from pipeline.reference.readings import readings_of
from pipeline.vocabulary.printed_sums import SumFault
from pipeline.vocabulary.reference import PrintedRow, PrintedSum, Reference


def sum_faults(reference: Reference) -> tuple[SumFault, ...]:
    """The rows of a table whose parts miss the printed total by more than rounding, in the order printed.

    None for tables protected by random changes (cell_key), and none for rows where a number is not printed:
    the latter are counted by `unchecked_sums`.
    """
    if reference.method == "cell_key":
        return ()
    found = (_fault(reference, row, each) for row in reference.rows for each in reference.sums)
    return tuple(fault for fault in found if fault is not None)


def unchecked_sums(reference: Reference) -> int:
    """How many sums could not be checked: a number is missing, or the parts need not add up."""
    if reference.method == "cell_key":
        return len(reference.rows) * len(reference.sums)
    return sum(_numbers(reference, row, each) is None for row in reference.rows for each in reference.sums)


def _fault(reference: Reference, row: PrintedRow, printed: PrintedSum) -> SumFault | None:
    numbers = _numbers(reference, row, printed)
    if numbers is None:
        return None
    total, parts = numbers[0], sum(numbers[1:], Decimal(0))
    difference = total - parts
    if abs(difference) <= printed.tolerance:
        return None
    return SumFault(
        reference=reference.id,
        source=reference.label,
        row=row.label,
        parts=parts,
        total=total,
        difference=difference,
        readings=readings_of(reference, row, printed, difference),
    )


def _numbers(reference: Reference, row: PrintedRow, printed: PrintedSum) -> tuple[Decimal, ...] | None:
    """The total and its parts; None where one of them is not printed."""
    values = [reference.value(row, column) for column in (printed.total, *printed.parts)]
    return None if None in values else tuple(value for value in values if value is not None)
