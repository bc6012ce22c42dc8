"""What the notebooks stand on: where the database is, what can be chosen, how it is drawn, and the one way out."""

from pipeline.desk.asking import UNPROTECTED, ask, columns_of
from pipeline.desk.choices import group_choices, name_of, period_choices
from pipeline.desk.drawn import before_and_after, dots_with_intervals, funnel_drawn, staircase, start_levels_drawn
from pipeline.desk.leaving import WAY_OUT, way_out_choices, way_out_shown
from pipeline.desk.place import Place, find_place
from pipeline.desk.said import change_said, interval_said, level_said, number_said, percent_said, share_said
from pipeline.desk.way_out import WayOut, way_out

__all__ = [
    "UNPROTECTED", "WAY_OUT", "Place", "WayOut", "ask", "before_and_after", "change_said", "columns_of",
    "dots_with_intervals", "find_place", "funnel_drawn", "group_choices", "interval_said", "level_said", "name_of",
    "number_said", "percent_said", "period_choices", "share_said", "staircase", "start_levels_drawn", "way_out",
    "way_out_choices", "way_out_shown",
]  # fmt: skip
