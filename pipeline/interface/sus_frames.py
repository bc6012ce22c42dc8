"""SUS's reports as frames, with what has been worked out from their counts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipeline.interface.frames import from_rows
from pipeline.sus import SusAsked, sus_table

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.interface.opened import LocalFigures

COLUMNS = (
    "report", "title", "first", "last", "category", "label", "known", "missing", "before", "after", "change",
    "change_percent", "share_before", "share_after", "finished",
)  # fmt: skip


def sus_frame(base: LocalFigures, asked: SusAsked) -> pd.DataFrame:
    """One row per row of the report, in SUS's order. `finished` = the participations the whole report is about."""
    table = sus_table(base.connection, base.definitions, asked)
    rows = [
        {
            "report": asked.report,
            "title": table.title.sv,
            "first": asked.first,
            "last": asked.last,
            "label": row.label.sv,
            "finished": table.finished,
            **{name: getattr(row, name) for name in COLUMNS if hasattr(row, name) and name != "label"},
        }
        for row in table.rows
    ]
    return from_rows(rows, COLUMNS)


def asked_of(report: str, first: date | str, last: date | str, **whom: str | None) -> SusAsked:
    """What is asked for, from words: days as 2026-01-31. Raises ValueError for one that does not exist."""
    from typing import get_args

    from pipeline.sus.words import SusReport

    if report not in get_args(SusReport):
        raise ValueError(f"SUS's reports are {', '.join(get_args(SusReport))}")
    days = (day if isinstance(day, date) else date.fromisoformat(day) for day in (first, last))
    return SusAsked(report, *days, **whom)  # type: ignore[arg-type]
