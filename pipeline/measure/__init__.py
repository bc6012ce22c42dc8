"""Outcomes become figures: one per metric, group and period, with counts, share, interval and verdict."""

from pipeline.measure.figures import read_quarters
from pipeline.measure.station import measure

__all__ = ["measure", "read_quarters"]
