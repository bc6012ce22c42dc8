"""What became of a delivery, in one word."""

from __future__ import annotations

from typing import Literal

from pipeline.vocabulary.columns import Label

Status = Literal["accepted", "accepted_with_remarks", "partly", "refused", "superseded", "repeated"]
STATUSES: dict[Status, Label] = {
    "accepted": Label("godkänd", "accepted"),
    "accepted_with_remarks": Label("godkänd med anmärkningar", "accepted with remarks"),
    "partly": Label("delvis", "partly"),
    "refused": Label("avvisad", "refused"),
    "superseded": Label("ersatt", "superseded"),
    "repeated": Label("dubblett", "duplicate"),
}


def status_of(
    outcome: str,
    rows: int | None,
    set_aside: int | None,
    open_findings: int,
    accepted: int | None = None,
    superseded: int | None = None,
    answered: int = 0,
) -> Status:
    """One word for what became of a delivery; the receipt and the report both ask here.

    Refused: nothing of it counts. Partly: some rows are set aside. With remarks: every row is
    used, and something is still to be looked at. Superseded: a later delivery holds in place of every row that
    is not set aside. Duplicate: every row came before, in the same file or another. `answered`: the rows that a
    correction says to be right, or takes away; then it is none.

    >>> status_of("used", 10, 2, 2), status_of("used", 10, 0, 1), status_of("used", 10, 0, 0)
    ('partly', 'accepted_with_remarks', 'accepted')
    >>> status_of("refused", None, None, 1), status_of("used", 3, 3, 3)
    ('refused', 'refused')
    >>> status_of("used", 9, 0, 0, accepted=0, superseded=9), status_of("used", 9, 0, 0, accepted=0, superseded=0)
    ('superseded', 'repeated')
    >>> status_of("used", 4, 0, 0, accepted=0, superseded=0, answered=4)
    'accepted'
    """
    if outcome in ("refused", "withdrawn") or (rows and rows == set_aside):
        return "refused"
    if outcome == "repeated":
        return "repeated"
    if rows and accepted == 0 and superseded:
        return "superseded"
    if set_aside:
        return "partly"
    if rows and accepted == 0 and not answered:
        return "repeated"
    return "accepted_with_remarks" if open_findings else "accepted"
