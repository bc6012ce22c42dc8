"""Which printed rows do not add up. Pure: knows no files and no database."""

from __future__ import annotations

from decimal import Decimal

from pipeline.reference.readings import readings_of
from pipeline.vocabulary.printed_sums import Reading, SumFault
from pipeline.vocabulary.reference import PrintedRow, PrintedSum, Reference


def sum_faults(reference: Reference) -> tuple[SumFault, ...]:
    """The rows of a table whose parts miss the printed total by more than rounding, in the order printed; then columns.

    None for tables protected by random changes (cell_key), and none for rows where a number is not printed:
    the latter are counted by `unchecked_sums`.
    """
    if reference.method == "cell_key":
        return ()
    found = (_fault(reference, row, each) for row in reference.rows for each in reference.sums)
    down = (_fault_down(reference, name, each) for each in reference.row_sums for name, _ in reference.columns)
    return tuple(fault for fault in (*found, *down) if fault is not None)


def count_sums(reference: Reference) -> int:
    """How many sums the table has to check: in every row, and down every column."""
    return len(reference.rows) * len(reference.sums) + len(reference.columns) * len(reference.row_sums)


def unchecked_sums(reference: Reference) -> int:
    """How many sums could not be checked: a number is missing, or the parts need not add up."""
    if reference.method == "cell_key":
        return count_sums(reference)
    across = [_numbers(reference, row, each) for row in reference.rows for each in reference.sums]
    down = [_numbers_down(reference, name, each) for each in reference.row_sums for name, _ in reference.columns]
    return sum(numbers is None for numbers in (*across, *down))


def _fault(reference: Reference, row: PrintedRow, printed: PrintedSum) -> SumFault | None:
    missed = _missed(_numbers(reference, row, printed), printed.tolerance)
    if missed is None:
        return None
    total, parts = missed
    readings = readings_of(reference, row, printed, total - parts)
    return SumFault(reference.id, reference.label, row.label, parts, total, total - parts, readings)


def _fault_down(reference: Reference, column: str, printed: PrintedSum) -> SumFault | None:
    missed = _missed(_numbers_down(reference, column, printed), printed.tolerance)
    if missed is None:
        return None
    total, parts = missed
    row = next(each for each in reference.rows if each.row == printed.total)
    # Nothing printed beside the numbers tells which of two readings is the likelier.
    readings = Reading(row.label, parts, ()), Reading(None, None, ())
    return SumFault(reference.id, reference.label, reference.label_of(column), parts, total, total - parts, readings)


def _missed(numbers: tuple[Decimal, ...] | None, tolerance: Decimal) -> tuple[Decimal, Decimal] | None:
    """The printed total and what the parts give, where they are further apart than rounding takes them."""
    if numbers is None:
        return None
    total, parts = numbers[0], sum(numbers[1:], Decimal(0))
    return (total, parts) if abs(total - parts) > tolerance else None


def _numbers(reference: Reference, row: PrintedRow, printed: PrintedSum) -> tuple[Decimal, ...] | None:
    """The total and its parts; None where one of them is not printed."""
    return _whole([reference.value(row, column) for column in (printed.total, *printed.parts)])


def _numbers_down(reference: Reference, column: str, printed: PrintedSum) -> tuple[Decimal, ...] | None:
    by_name = {row.row: reference.value(row, column) for row in reference.rows}
    return _whole([by_name[name] for name in (printed.total, *printed.parts)])


def _whole(values: list[Decimal | None]) -> tuple[Decimal, ...] | None:
    return None if None in values else tuple(value for value in values if value is not None)
