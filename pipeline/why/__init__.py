"""Why a figure is what it is: its definition, the rows behind it, and where they came from. Local, never published."""

from pipeline.why.explain import Delivered, RowBehind, Why, explain
from pipeline.why.figure_id import FigureId

__all__ = ["Delivered", "FigureId", "RowBehind", "Why", "explain"]
