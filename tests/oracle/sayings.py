"""What each metric that is asked for says of one participation: from the wording of schemas/ and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from added_up import OTHER, age_group
from answers import (
    ANSWERS,
    BEGUN,
    HEALTH,
    any_of,
    begun_within,
    does,
    extent,
    insatser_that_tell,
    is_public,
    months_later,
    said,
    steps_better,
)
from definitions_as_written import written
from understood import Participation

NEVER = date(9999, 12, 31)
CLASSES = ((0, 5, "dalig"), (6, 7, "mattlig"), (8, 9, "bra"), (10, 10, "utmarkt"))


@dataclass
class Known:
    """What a metric must know beside the participation: the newest day, who else the person is, what insatser tell."""

    newest: date
    tells_activity: set[str] = field(default_factory=set)
    follows_up: dict[int, set[str]] = field(default_factory=lambda: {6: set(), 12: set()})
    others: dict[int, list[Participation]] = field(default_factory=dict)


def know(participations: list[Participation], newest: date) -> Known:
    known = Known(newest, insatser_that_tell(participations))
    by_person = defaultdict(list)
    for one in participations:
        for months, insatser in known.follows_up.items():
            if any(one.values[f"{what}_{months}_months"] is not None for what in ("work", "study", "public_support")):
                insatser.add(one.insats_id)
        if one.person_id is not None and one.exit_reason != "felregistrering":
            by_person[one.person_id].append(one)
    for one in participations:
        theirs = by_person[one.person_id] if one.exit_reason != "felregistrering" else []
        known.others[id(one)] = [each for each in theirs if each is not one]
    return known


def paired(before: bool | None, after: bool | None) -> str:
    if before is None or after is None:
        return "missing"
    return {(True, True): "kept", (True, False): "lost", (False, True): "gained", (False, False): "never"}[
        before, after
    ]


def direction(change: Decimal | int | None) -> str:
    if change is None:
        return "missing"
    return "better" if change > 0 else ("worse" if change < 0 else "same")


def has_group(one: Participation, moment: str, group: str) -> bool | None:
    """Whether one of the sources is a public one of the group; beside “uppgift saknas” a no is not known."""
    sources = one.values[f"support_{moment}"]
    if sources is None:
        return None
    known = [written("support")["sources"][code] for code, _ in sources]
    if any(each["public"] == "yes" and each["group"] == group for each in known):
        return True
    return None if any(each["public"] == "unknown" for each in known) else False


def state(one: Participation, moment: str) -> str | None:
    found = {group: has_group(one, moment, group) for group in ("ohalsa", "arbetsmarknad", "bistand")}
    if is_unsaid(one, moment):
        return None
    held = [group for group, holds in found.items() if holds]
    return "flera" if len(held) > 1 else (held[0] if held else "ej_offentlig")


def is_unsaid(one: Participation, moment: str) -> bool:
    sources = one.values[f"support_{moment}"]
    return sources is None or any(written("support")["sources"][code]["public"] == "unknown" for code, _ in sources)


def degree(one: Participation, moment: str) -> Decimal | None:
    """Per cent of a whole public support; a public source without a degree is a whole one, and more is not had."""
    if is_unsaid(one, moment):
        return None
    parts = (
        Decimal(100) if of is None else of
        for code, of in one.values[f"support_{moment}"]
        if written("support")["sources"][code]["public"] == "yes"
    )
    return min(Decimal(100), sum(parts, Decimal(0)))


def lives_on_own(one: Participation, with_study: bool) -> bool | None:
    public = is_public(one, "after")
    if public is None:
        return None
    kinds = {written("support")["sources"][code].get("own") for code, _ in one.support_after}
    return not public and ("wage" in kinds or (with_study and "study" in kinds))


def occupation(one: Participation, moment: str) -> str | None:
    """Work before studies before seeking; each class needs a no to those before it."""
    for name, answer in (
        ("arbete", does(one, f"work_{moment}")),
        ("studier", does(one, f"study_{moment}")),
        ("soker", one.values[f"seeking_{moment}"]),
    ):
        if answer is None:
            return None
        if answer:
            return name
    return "ovriga"


def within(one: Participation, column: str, least: int, most: int) -> Decimal | None:
    number: Decimal | None = one.values[column]
    return number if number is not None and least <= number <= most else None


def scale_change(one: Participation, instrument: str, most: int) -> Decimal | None:
    before, after = (within(one, f"{instrument}_{moment}", 0, most) for moment in ("before", "after"))
    return None if before is None or after is None else after - before


def work_class(one: Participation, moment: str) -> str | None:
    ability = within(one, f"work_ability_{moment}", 0, 10)
    return next((name for low, high, name in CLASSES if ability is not None and low <= ability <= high), None)


def work_extent(one: Participation, moment: str) -> Decimal | None:
    works = does(one, f"work_{moment}")
    return None if works is None else (extent(one, f"work_{moment}") if works else Decimal(0))


def gender_group(one: Participation) -> str:
    return one.gender if one.gender in written("groups")["genders"] else OTHER


def good_health(one: Participation, moment: str) -> bool | None:
    health = one.values[f"health_{moment}"]
    return None if health is None else health in HEALTH[:2]


def full_years(one: Participation, moment: str) -> Decimal | None:
    days: Decimal | None = one.values[f"support_days_{moment}"]
    return None if days is None or days < 0 else min(Decimal(1), days / 365)


def more_days_than_a_year(one: Participation) -> bool | None:
    """A yes on one side is enough; a no needs both."""
    days = [one.values[f"support_days_{moment}"] for moment in ("before", "after")]
    if any(each is not None and each > 365 for each in days):
        return True
    return None if None in days else False


def year_after_is_over(one: Participation, known: Known) -> bool:
    return one.exit_date is not None and one.exit_date + timedelta(days=365) <= known.newest


def followed_up(one: Participation, known: Known, months: int) -> str:
    if one.insats_id not in known.follows_up[months]:
        return "missing"
    if months_later(one.exit_date, months) > known.newest:
        return "not_yet_due"
    return said(any_of(one.values[f"work_{months}_months"], one.values[f"study_{months}_months"]))


def left(one: Participation) -> date:
    return one.exit_date or NEVER


def is_parallel(one: Participation, known: Known) -> bool:
    return any(each.start_date < left(one) and one.start_date < left(each) for each in known.others[id(one)])


def is_reentry(one: Participation, known: Known) -> bool:
    return any(
        each.exit_date is not None
        and each.exit_date <= one.start_date <= months_later(each.exit_date, 12)
        and (each.start_date, each.exit_date) != (one.start_date, one.exit_date)
        for each in known.others[id(one)]
    )


Answer = Callable[[Participation, Known], Any]

SHARES: dict[str, Answer] = {
    **{name: (lambda one, _, answer=answer: answer(one)) for name, answer in ANSWERS.items()},
    **{
        name: lambda one, known, months=months: begun_within(one, months, known.tells_activity)
        for name, months in BEGUN.items()
    },
    "self_support": lambda one, _: said(lives_on_own(one, with_study=True)),
    "self_support_wage": lambda one, _: said(lives_on_own(one, with_study=False)),
    "health_top": lambda one, _: "missing" if steps_better(one) is None else said(one.health_before == HEALTH[0]),
    "work_ability_kept": lambda one, _: said(
        None if scale_change(one, "work_ability", 10) is None else scale_change(one, "work_ability", 10) >= 0
    ),
    "followup_6": lambda one, known: followed_up(one, known, 6),
    "followup_12": lambda one, known: followed_up(one, known, 12),
    "coverage": lambda one, _: said(one.registration_level != "anonymous"),
    "young": lambda one, _: "not_counted" if age_group(one) == OTHER else said(age_group(one) in ("16-24", "25-29")),
    "reentry": lambda one, known: said(is_reentry(one, known)),
    "support_hae_cut": lambda one, _: said(more_days_than_a_year(one)),
    "parallel": lambda one, known: said(is_parallel(one, known)),
}
PAIRS: dict[str, Answer] = {
    "public_support": lambda one, _: paired(is_public(one, "before"), is_public(one, "after")),
    **{
        f"support_{group}": lambda one, _, group=group: paired(
            has_group(one, "before", group), has_group(one, "after", group)
        )
        for group in ("ohalsa", "arbetsmarknad", "bistand")
    },
    "work": lambda one, _: paired(does(one, "work_before"), does(one, "work_after")),
    "study": lambda one, _: paired(does(one, "study_before"), does(one, "study_after")),
    "work_or_study_pairs": lambda one, _: paired(
        any_of(does(one, "work_before"), does(one, "study_before")),
        any_of(does(one, "work_after"), does(one, "study_after")),
    ),
    "health_good": lambda one, _: paired(good_health(one, "before"), good_health(one, "after")),
}
DIRECTIONS: dict[str, Answer] = {
    "self_rated_health": lambda one, _: direction(steps_better(one)),
    "work_ability_direction": lambda one, _: direction(scale_change(one, "work_ability", 10)),
}
CHANGES: dict[str, Answer] = {
    "eq_vas": lambda one, _: (within(one, "eq_vas_before", 0, 100), within(one, "eq_vas_after", 0, 100)),
    "work_ability": lambda one, _: (
        within(one, "work_ability_before", 0, 10),
        within(one, "work_ability_after", 0, 10),
    ),
    "support_degree": lambda one, _: (degree(one, "before"), degree(one, "after")),
    "status_hae": lambda one, _: (degree(one, "before"), degree(one, "after")),
    "work_extent": lambda one, _: (work_extent(one, "before"), work_extent(one, "after")),
    "support_hae": lambda one, known: (
        (full_years(one, "before"), full_years(one, "after")) if year_after_is_over(one, known) else "not_yet_due"
    ),
}
CATEGORIES: dict[str, Answer] = {
    "education": lambda one, _: one.education,
    "support_time": lambda one, _: one.support_time,
    "referred_by": lambda one, _: one.referred_by,
    "exit_reason": lambda one, _: one.exit_reason,
    "gender_age": lambda one, _: f"{gender_group(one)}+{age_group(one)}",
}
LISTS: dict[str, Answer] = {
    "party": lambda one, _: sorted({code for code, _ in one.parties or ()}),
    "target_group": lambda one, _: sorted(
        {word.strip() for word in (one.target_groups or "").split("|") if word.strip()}
    ),
}
"""Several of them, or none: then it is not known."""
NUMBERS: dict[str, Answer] = {
    "length_of_stay": lambda one, _: None if one.exit_date is None else (one.exit_date - one.start_date).days,
}
TRANSITIONS: dict[str, Answer] = {
    "support_transition": lambda one, _: (state(one, "before"), state(one, "after")),
    "occupation_transition": lambda one, _: (occupation(one, "before"), occupation(one, "after")),
    "occupation": lambda one, _: (occupation(one, "before"), occupation(one, "after")),
    "work_ability_class": lambda one, _: (work_class(one, "before"), work_class(one, "after")),
}
