"""The oracle adds up: every metric, basis, period and group, one participation at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from answers import ANSWERS, BEGUN, begun_within, insatser_that_tell
from definitions_as_written import written
from understood import Participation

OTHER = "ovrig"
Group = tuple[str | None, str | None, str | None, str | None]
Place = tuple[str, str, str, str, Group]


@dataclass
class Counts:
    numerator: int = 0
    denominator: int = 0
    missing: int = 0
    excluded: int = 0
    persons: set[str] = field(default_factory=set)


def quarter_of(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def is_finished(one: Participation) -> bool:
    return one.exit_date is not None and one.registration_level != "anonymous" and one.exit_reason != "felregistrering"


def periods(first: int, last: int) -> dict[tuple[str, str], range]:
    """Quarters, calendar years up to the report's end, and rolling twelve months, as spans of quarters."""

    def name(quarter: int) -> str:
        return f"{quarter // 4}-Q{quarter % 4 + 1}"

    quarters = range(first, last + 1)
    years = {quarter // 4 for quarter in quarters}
    return {
        **{("quarter", name(each)): range(each, each + 1) for each in quarters},
        **{("year", str(year)): range(year * 4, min(year * 4 + 3, last) + 1) for year in years},
        **{("rolling", name(each)): range(each - 3, each + 1) for each in quarters if each - 3 >= first},
    }


def age_group(one: Participation) -> str:
    if one.birth_year is None:
        return OTHER
    age = one.start_date.year - one.birth_year
    bands = written("groups")["age_bands"]
    return next((f"{band['from']}-{band['to']}" for band in bands if band["from"] <= age <= band["to"]), OTHER)


def groups_of(one: Participation, municipalities: list[str]) -> Iterator[Group]:
    gender = one.gender if one.gender in written("groups")["genders"] else OTHER
    age = age_group(one)
    yield (None, None, None, None)
    yield (gender, None, None, None)
    yield (None, age, None, None)
    yield (gender, age, None, None)
    yield (None, None, one.insats_id, None)
    yield (None, None, None, one.municipality if one.municipality in municipalities else OTHER)


def all_groups(insatser: list[str], municipalities: list[str]) -> list[Group]:
    genders = [*written("groups")["genders"], OTHER]
    ages = [*(f"{band['from']}-{band['to']}" for band in written("groups")["age_bands"]), OTHER]
    return [
        (None, None, None, None),
        *((gender, None, None, None) for gender in genders),
        *((None, age, None, None) for age in ages),
        *((gender, age, None, None) for gender in genders for age in ages),
        *((None, None, insats, None) for insats in insatser),
        *((None, None, None, code) for code in [*municipalities, OTHER]),
    ]


def add_up(
    participations: list[Participation],
    last: int,
    insatser: list[str],
    municipalities: list[str],
    alone: Mapping[str, Callable[[Participation], str]],
) -> dict[Place, Counts]:
    """Every figure up to the quarter `last`. `alone`: what metrics say that are no more than their definition."""
    finished = [one for one in participations if is_finished(one)]
    telling = insatser_that_tell(participations)
    spans = periods(min(quarter_of(one.exit_date) for one in finished), last)
    figures = {
        (metric, kind, name, basis, group): Counts()
        for metric in (*ANSWERS, *BEGUN, *alone)
        for kind, name in spans
        for basis in ("finished", "completed")
        for group in all_groups(insatser, municipalities)
    }
    inside = defaultdict(list)
    for period, span in spans.items():
        for quarter in span:
            inside[quarter].append(period)
    for number, one in enumerate(finished):
        person = one.person_id or f"row {number}"
        for kind, name in inside[quarter_of(one.exit_date)]:
            for group in groups_of(one, municipalities):
                _add(figures, one, telling, person, (kind, name), group, alone)
    return figures


def _add(
    figures: dict[Place, Counts],
    one: Participation,
    telling: set[str],
    person: str,
    period: tuple[str, str],
    group: Group,
    alone: Mapping[str, Callable[[Participation], str]],
) -> None:
    sayings = {metric: answer(one) for metric, answer in ANSWERS.items()}
    sayings |= {metric: answer(one) for metric, answer in alone.items()}
    sayings |= {metric: begun_within(one, months, telling) for metric, months in BEGUN.items()}
    for basis in ("finished", "completed"):
        is_left_out = one.exit_reason in written("bases")["bases"][basis]["excludes"]
        for metric, said in sayings.items():
            counts = figures[(metric, *period, basis, group)]
            if is_left_out:
                counts.excluded += 1
                continue
            counts.numerator += said == "yes"
            counts.denominator += said in ("yes", "no")
            counts.missing += said == "missing"
            if said in ("yes", "no"):
                counts.persons.add(person)
