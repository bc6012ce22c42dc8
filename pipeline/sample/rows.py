"""Rows of a delivery on their way into a file: what an extract holds on its day, and faults planted in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pipeline.sample.answers import AT_EXIT as OWN_AT_EXIT
from pipeline.sample.answers import DAYS_AFTER, known_by, read_answers
from pipeline.sample.drawing import Drawing
from pipeline.sample.planted import Fault
from pipeline.vocabulary.errors import WrongUsage

Cells = Mapping[str, str]
Suits = Callable[[Cells], bool]
Change = Callable[[Cells], Cells]

AT_EXIT = (
    "exit_date", "exit_reason", "support_after", "work_after", "work_after_pct", "study_after", "study_after_pct",
    "seeking_after", "further_rehab_after", "health_after", *OWN_AT_EXIT, *DAYS_AFTER, "activity_started_on",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One row, canonical column to text, and the fault planted in it if any."""

    cells: Cells
    fault: Fault | None = None


Rows = tuple[Row, ...]


def drawn_rows(drawing: Drawing, insats_id: str) -> Rows:
    """The insats's participations in order of start, as an administrator keeps them."""
    names = [column.name for column in drawing.wording.drawn]
    answers = read_answers(drawing.wording)
    drawn = drawing.delivered(insats_id).fetchall()
    every = [Row(answers.of(dict(zip(names, (cell or "" for cell in cells), strict=True)))) for cells in drawn]
    return tuple(sorted(every, key=lambda row: (row.cells["start_date"], row.cells["participation_id"])))


def extract(rows: Rows, until: date) -> Rows:
    """What the rows looked like on a day: later starts are not there, later exits have not happened."""
    day = until.isoformat()
    begun = (row for row in rows if row.cells["start_date"] <= day)
    seen = (row.cells if row.cells["exit_date"] <= day else blanked(row.cells, *AT_EXIT) for row in begun)
    return tuple(Row(known_by(cells, until)) for cells in seen)


def blanked(cells: Cells, *columns: str) -> Cells:
    return {**cells, **dict.fromkeys(columns, "")}


def changed(rows: Rows, suits: Suits, change: Change, fault: Fault | None = None) -> Rows:
    """One suitable row changed."""
    at = _place(rows, suits)
    return (*rows[:at], Row(change(rows[at].cells), fault), *rows[at + 1 :])


def doubled(rows: Rows, suits: Suits, change: Change, first: Fault | None, second: Fault | None) -> Rows:
    """One suitable row followed by a copy of itself with a change."""
    at = _place(rows, suits)
    pair = (replace(rows[at], fault=first), Row(change(rows[at].cells), second))
    return (*rows[:at], *pair, *rows[at + 1 :])


def without_one(rows: Rows, suits: Suits) -> Rows:
    at = _place(rows, suits)
    return (*rows[:at], *rows[at + 1 :])


def finished(cells: Cells) -> bool:
    return cells["exit_date"] != ""


def answered(cells: Cells) -> bool:
    return cells["work_after"] != ""


def _place(rows: Rows, suits: Suits) -> int:
    """A suitable row without a fault. The places spread over the file as faults are planted."""
    places = [at for at, row in enumerate(rows) if row.fault is None and suits(row.cells)]
    if not places:
        raise WrongUsage(
            what_sv="Så få deltaganden räcker inte till ett stökigt exempel. Be om minst 500.",
            what_en="So few participations do not make a messy sample. Ask for at least 500.",
        )
    planted = sum(row.fault is not None for row in rows)
    return places[len(places) * (planted % 4 + 1) // 5]
