"""What the notebooks stand on: where the database is, what can be chosen, how it is drawn, and the one way out."""

from pipeline.desk.asking import UNPROTECTED, ask, columns_of
from pipeline.desk.choices import first_known, group_choices, metric_choices, name_of, period_choices, words_of
from pipeline.desk.drawn import before_and_after, dots_with_intervals, funnel_drawn, staircase, start_levels_drawn
from pipeline.desk.leaving import WAY_OUT, way_out_choices, way_out_shown
from pipeline.desk.own_answer import columns_to_ask, two_rows_said, with_intervals
from pipeline.desk.place import Place, find_place
from pipeline.desk.said import (
    change_said,
    compared_said,
    fewer_said,
    interval_said,
    level_said,
    number_said,
    paired_said,
    percent_said,
    share_said,
)
from pipeline.desk.way_out import WayOut, way_out

__all__ = [
    "UNPROTECTED", "WAY_OUT", "Place", "WayOut", "ask", "before_and_after", "change_said", "columns_of",
    "columns_to_ask", "compared_said", "dots_with_intervals", "fewer_said", "find_place", "first_known",
    "funnel_drawn", "group_choices", "interval_said", "level_said", "metric_choices", "name_of", "number_said",
    "paired_said", "percent_said", "period_choices", "share_said", "staircase", "start_levels_drawn", "two_rows_said",
    "way_out", "way_out_choices", "way_out_shown", "with_intervals", "words_of",
]  # fmt: skip
