"""What became of a delivery, in one word."""

from __future__ import annotations

from typing import Literal

from pipeline.vocabulary.columns import Label

Status = Literal["accepted", "accepted_with_remarks", "partly", "refused"]
STATUSES: dict[Status, Label] = {
    "accepted": Label("godkänd", "accepted"),
    "accepted_with_remarks": Label("godkänd med anmärkningar", "accepted with remarks"),
    "partly": Label("delvis", "partly"),
    "refused": Label("avvisad", "refused"),
}


def status_of(outcome: str, rows: int | None, set_aside: int | None, open_findings: int) -> Status:
    """One word for what became of a delivery; the receipt and the report both ask here.

    Refused: nothing of it counts. Partly: some rows are set aside. With remarks: every row is
    used, and something is still to be looked at. A file that came again says what the first one said.

    >>> status_of("used", 10, 2, 2), status_of("used", 10, 0, 1), status_of("used", 10, 0, 0)
    ('partly', 'accepted_with_remarks', 'accepted')
    >>> status_of("refused", None, None, 1), status_of("used", 3, 3, 3)
    ('refused', 'refused')
    """
    if outcome in ("refused", "withdrawn") or (rows and rows == set_aside):
        return "refused"
    if set_aside:
        return "partly"
    return "accepted_with_remarks" if open_findings else "accepted"
