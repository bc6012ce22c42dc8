"""Which fault is planted in which insats's last delivery."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.sample import planted
from pipeline.sample.rows import AT_EXIT, Cells, Rows, answered, blanked, changed, doubled, finished, without_one


def with_faults(insats_id: str, rows: Rows) -> Rows:
    """The insats's rows with its planted faults."""
    plant = {
        "I01": _dates_out_of_order, "I02": _unreadable, "I04": _contradictions, "I05": _ids, "I09": _insatser,
    }.get(insats_id)  # fmt: skip
    return plant(rows) if plant else rows


def before_correction(rows: Rows) -> Rows:
    """What was delivered first: three rows wrong, one that should not be there and one that is missing."""
    rows = changed(rows, _ongoing_elsewhere, lambda cells: {**cells, "municipality": "1082"})
    rows = changed(rows, _planned_unanswered, lambda cells: {**cells, "exit_reason": "övrigt"})
    rows = changed(rows, _in_rehab, lambda cells: {**cells, "further_rehab_after": "nej"})
    rows = doubled(rows, _works, lambda cells: {**cells, "participation_id": "D90000001"}, None, None)
    return without_one(rows, _in_rehab)


def _dates_out_of_order(rows: Rows) -> Rows:
    rows = changed(rows, finished, _exit_before_start, planted.EXIT_BEFORE_START)
    return changed(rows, finished, lambda cells: {**cells, "exit_date": "2026-11-15"}, planted.EXIT_AFTER_RECEIPT)


def _exit_before_start(cells: Cells) -> Cells:
    start = date.fromisoformat(cells["start_date"])
    return {**cells, "exit_date": (start - timedelta(days=30)).isoformat()}


def _unreadable(rows: Rows) -> Rows:
    rows = changed(rows, _ongoing, lambda cells: {**cells, "gender": "X"}, planted.GENDER_UNREADABLE)
    rows = changed(rows, finished, lambda cells: {**cells, "start_date": "2025-13-45"}, planted.START_UNREADABLE)
    return changed(rows, answered, lambda cells: blanked(cells, "exit_date", "exit_reason"), planted.AFTER_WITHOUT_EXIT)


def _contradictions(rows: Rows) -> Rows:
    rows = changed(rows, _works_not, lambda cells: {**cells, "work_after_pct": "50"}, planted.EXTENT_CONTRADICTS)
    return changed(rows, _ongoing, _aged_67, planted.AGE_OUTSIDE)


def _aged_67(cells: Cells) -> Cells:
    return {**cells, "birth_year": str(int(cells["start_date"][:4]) - 67)}


def _ids(rows: Rows) -> Rows:
    rows = changed(rows, finished, lambda cells: blanked(cells, "participation_id"), planted.ID_MISSING)
    return doubled(rows, finished, lambda cells: blanked(cells, *AT_EXIT), planted.TWICE, planted.TWICE)


def _insatser(rows: Rows) -> Rows:
    rows = changed(rows, finished, lambda cells: {**cells, "insats_id": "I99"}, planted.INSATS_UNKNOWN)
    rows = changed(rows, finished, lambda cells: {**cells, "insats_id": "S01"}, planted.INSATS_STRUCTURAL)
    rows = changed(rows, answered, _degrees_125, planted.DEGREE_ABOVE_100)
    return doubled(rows, finished, lambda cells: cells, None, planted.SAME_ROW)


def _degrees_125(cells: Cells) -> Cells:
    return {**cells, "support_after": "sjukpenning:75|rehabiliteringspenning:50"}


def _ongoing(cells: Cells) -> bool:
    """Recorded with personal data and not finished: a group of one among the finished would hide its neighbours too."""
    return cells["birth_year"] != "" and not finished(cells)


def _ongoing_elsewhere(cells: Cells) -> bool:
    return not finished(cells) and cells["municipality"] not in ("", "1082")


def _planned_unanswered(cells: Cells) -> bool:
    return cells["exit_reason"] == "enligt plan" and not answered(cells)


def _in_rehab(cells: Cells) -> bool:
    return cells["further_rehab_after"] == "ja"


def _works(cells: Cells) -> bool:
    return cells["work_after"] == "ja"


def _works_not(cells: Cells) -> bool:
    return cells["work_after"] == "nej"
