"""Figures from outside: read from their own forms, and held against themselves, parts against printed totals.

Nothing is mended.
"""

from pipeline.reference.adding import MOST_COLUMNS, MOST_ROWS, Wanted, as_reference, demand_small
from pipeline.reference.cube import Cube
from pipeline.reference.outside_file import read_outside
from pipeline.reference.sums import count_sums, sum_faults, unchecked_sums
from pipeline.reference.written import reference_text

__all__ = [
    "MOST_COLUMNS", "MOST_ROWS", "Cube", "Wanted", "as_reference", "count_sums", "demand_small", "read_outside",
    "reference_text", "sum_faults", "unchecked_sums",
]  # fmt: skip
