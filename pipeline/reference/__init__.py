"""Figures from outside are held against themselves: parts against printed totals, without mending anything."""

from pipeline.reference.sums import sum_faults, unchecked_sums

__all__ = ["sum_faults", "unchecked_sums"]
