"""What machines read of a report: its figures as rows and as tables for PxWeb, and what describes them."""

from __future__ import annotations

from pipeline.publish.open_data.rows import HEADER, figure_rows, figures_csv

__all__ = ["HEADER", "figure_rows", "figures_csv"]
