"""What each metric says of one participation, written from the wording of schemas/metrics and from nothing else.

yes and no are what the metric counts; missing = in the basis, but the metric does not know; not_counted = the
metric is not about this person.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from definitions_as_written import written
from understood import Participation

HEALTH = ("mycket_bra", "bra", "nagorlunda", "daligt", "mycket_daligt")


def said(answer: bool | None) -> str:
    return "missing" if answer is None else ("yes" if answer else "no")


def extent(one: Participation, activity: str) -> Decimal | None:
    """Per cent of full time; a number outside 0-100 counts as missing (rule out-of-range)."""
    per_cent: Decimal | None = one.values[f"{activity}_pct"]
    return per_cent if per_cent is not None and 0 <= per_cent <= 100 else None


def does(one: Participation, activity: str) -> bool | None:
    """The answer; where it is blank, a stated extent answers too."""
    answer: bool | None = one.values[activity]
    if answer is None and extent(one, activity) is not None:
        return bool(extent(one, activity))
    return answer


def any_of(*answers: bool | None) -> bool | None:
    """Yes if any is yes, but only where all are known: otherwise only the successes would be counted."""
    return None if None in answers else any(answers)


def moved_on(one: Participation) -> str:
    return said(any_of(does(one, "work_after"), does(one, "study_after"), one.further_rehab_after))


def work_or_study(one: Participation) -> str:
    return said(any_of(does(one, "work_after"), does(one, "study_after")))


def work_study_or_seeking(one: Participation) -> str:
    return said(any_of(does(one, "work_after"), does(one, "study_after"), one.seeking_after))


def more_than_before(one: Participation, activity: str) -> bool | None:
    """Whether the extent is greater at exit; None where it cannot be seen."""
    before, after = does(one, f"{activity}_before"), does(one, f"{activity}_after")
    if before is None or after is None:
        return None
    if not after:
        return False
    if not before:
        return True
    earlier, later = extent(one, f"{activity}_before"), extent(one, f"{activity}_after")
    return None if earlier is None or later is None else later > earlier


def started_or_increased(one: Participation) -> str:
    """Known where the change of work and of studies is known, both: as for the other metrics."""
    return said(any_of(more_than_before(one, "work"), more_than_before(one, "study")))


def steps_better(one: Participation) -> int | None:
    if one.health_before is None or one.health_after is None:
        return None
    return HEALTH.index(one.health_before) - HEALTH.index(one.health_after)


def health_better(one: Participation) -> str:
    steps = steps_better(one)
    return said(None if steps is None else steps > 0)


def health_same(one: Participation) -> str:
    steps = steps_better(one)
    return said(None if steps is None else steps == 0)


def health_worse(one: Participation) -> str:
    steps = steps_better(one)
    return said(None if steps is None else steps < 0)


def is_public(one: Participation, moment: str) -> bool | None:
    """Partly public support is public; “uppgift saknas” beside nothing public says nothing."""
    sources = one.values[f"support_{moment}"]
    if sources is None:
        return None
    counts = {written("support")["sources"][code]["public"] for code, _ in sources}
    return True if "yes" in counts else (None if "unknown" in counts else False)


def public_support_before(one: Participation) -> str:
    return said(is_public(one, "before") if is_public(one, "after") is not None else None)


def public_support_after(one: Participation) -> str:
    return said(is_public(one, "after") if is_public(one, "before") is not None else None)


def left_public_support(one: Participation) -> str:
    before, after = is_public(one, "before"), is_public(one, "after")
    if before is False:
        return "not_counted"
    return said(None if before is None or after is None else not after)


ANSWERS: dict[str, Callable[[Participation], str]] = {
    answer.__name__: answer
    for answer in (
        moved_on, work_or_study, work_study_or_seeking, started_or_increased, health_better, health_same,
        health_worse, public_support_before, public_support_after, left_public_support,
    )
}  # fmt: skip
BEGUN = {f"begun_within_{months}": months for months in (3, 6, 12)}
"""Metrics that also need to know which insatser tell of the time after the start."""


def insatser_that_tell(participations: list[Participation]) -> set[str]:
    return {one.insats_id for one in participations if one.activity_started_on or one.activity_known_to}


def begun_within(one: Participation, months: int, telling: set[str]) -> str:
    """Of those without work and studies before the start: began in time, and had begun when the insats ended."""
    before = any_of(does(one, "work_before"), does(one, "study_before"))
    if before is True:
        return "not_counted"
    day, at_exit = one.activity_started_on, any_of(does(one, "work_after"), does(one, "study_after"))
    is_impossible = day is not None and (day < one.start_date or day > one.received_on)
    if before is None or one.insats_id not in telling or is_impossible:
        return "missing"
    if day is not None and (day <= one.exit_date or at_exit):
        return said(day < months_later(one.start_date, months))
    return "no" if at_exit is False else "missing"


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the month's last where it has no such day."""
    month = day.month - 1 + months
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + month // 12, month % 12 + 1, last)
        except ValueError:
            continue
    raise AssertionError
