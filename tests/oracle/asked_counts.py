"""The oracle's counts of everything that can be asked for: one participation at a time, for every period and group."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from added_up import OTHER, age_group, is_finished, quarter_of
from by_definition import say, unknown_to
from definitions_as_written import metrics, written
from sayings import (
    CATEGORIES,
    CHANGES,
    DIRECTIONS,
    LISTS,
    NUMBERS,
    PAIRS,
    SHARES,
    TRANSITIONS,
    know,
    state,
)
from understood import Participation

Place = tuple[str, str, str, str, str, str | None, tuple[tuple[str, str], ...]]
"""Metric, period kind, period, basis, statistic, category, and the groups by dimension."""
Numbers = tuple[int, int, int]
"""Numerator, denominator and missing."""


COUNTS = {name: (lambda one, _: one.person_id or id(one)) for name in ("started", "finished")}
"""Who is counted: a person, or where there is no pseudonym a participation."""


def is_started(one: Participation) -> bool:
    return one.registration_level != "anonymous" and one.exit_reason != "felregistrering"


def population(metric: str) -> str:
    return str(metrics()[metric].get("population", "finished"))


def is_in(one: Participation, who: str) -> bool:
    if who == "finished":
        return is_finished(one)
    return is_started(one) if who == "started" else one.exit_reason != "felregistrering"


def own_quarter(one: Participation, who: str) -> int:
    return quarter_of(one.exit_date if who == "finished" else one.start_date)


def spans(first: int, last: int) -> dict[tuple[str, str], range]:
    def name(quarter: int) -> str:
        return f"{quarter // 4}-Q{quarter % 4 + 1}"

    quarters = range(first, last + 1)
    return {
        **{("quarter", name(each)): range(each, each + 1) for each in quarters},
        **{
            ("year", str(year)): range(max(first, year * 4), min(year * 4 + 3, last) + 1)
            for year in {quarter // 4 for quarter in quarters}
        },
        **{("rolling", name(each)): range(each - 3, each + 1) for each in quarters if each - 3 >= first},
        ("since", name(last)): quarters,
    }


def codes(one: Participation, dimension: str) -> list[str]:
    """The groups of a dimension that the participation is in."""
    if dimension == "gender":
        return [one.gender if one.gender in written("groups")["genders"] else OTHER]
    if dimension == "age_group":
        return [age_group(one)]
    if dimension == "target_group":
        return sorted({word.strip() for word in (one.target_groups or "").split("|") if word.strip()}) or [OTHER]
    if dimension == "support_group_before":
        return [state(one, "before") or OTHER]
    return [one.values[dimension] or OTHER]


def groups_of(one: Participation, grouping: tuple[str, ...]) -> Iterator[tuple[tuple[str, str], ...]]:
    if not grouping:
        yield ()
        return
    for code in codes(one, grouping[0]):
        for rest in groups_of(one, grouping[1:]):
            yield ((grouping[0], code), *rest)


def every_sayer() -> dict[str, Any]:
    """What each metric says: written here from its wording, else read from its definition."""
    own = {**SHARES, **PAIRS, **DIRECTIONS, **CHANGES, **CATEGORIES, **TRANSITIONS, **LISTS, **NUMBERS, **COUNTS}
    return own | {metric: say(metric) for metric in unknown_to(own)}


def counts(
    participations: list[Participation], newest: date, last: int, groupings: list[tuple[str, ...]]
) -> dict[Place, Numbers]:
    """Every count that is not nothing, of every metric that the oracle knows, up to the quarter `last`."""
    known = know(participations, newest)
    sayers = every_sayer()
    heard: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for metric, sayer in sayers.items():
        who = population(metric)
        theirs = [one for one in participations if is_in(one, who)]
        if not theirs:
            continue
        periods = spans(min(own_quarter(one, who) for one in theirs), last)
        inside = defaultdict(list)
        for period, span in periods.items():
            for quarter in span:
                inside[quarter].append(period)
        for one in theirs:
            answer = sayer(one, known)
            for basis in _bases(one, who):
                for period in inside[own_quarter(one, who)]:
                    for grouping in groupings:
                        for group in groups_of(one, grouping):
                            heard[(metric, *period, basis, group)].append(answer)
    return {
        (metric, kind, name, basis, statistic, category, group): numbers
        for (metric, kind, name, basis, group), answers in heard.items()
        for (statistic, category), numbers in summed(metric, answers).items()
    }


def _bases(one: Participation, who: str) -> list[str]:
    if who != "finished":
        return [who]
    excludes = written("bases")["bases"]["completed"]["excludes"]
    return ["finished"] if one.exit_reason in excludes else ["finished", "completed"]


def summed(metric: str, answers: list[Any]) -> dict[tuple[str, str | None], Numbers]:
    """What the answers of one place come to."""
    if metric in SHARES or metric in unknown_to(SHARES):
        yes, no, missing = (answers.count(word) for word in ("yes", "no", "missing"))
        return {("share", None): (yes, yes + no, missing)}
    if metric in PAIRS:
        return _pairs(Counter(answers))
    if metric in DIRECTIONS:
        tally = Counter(answers)
        pairs = len(answers) - tally["missing"]
        return {
            **{(word, None): (tally[word], pairs, tally["missing"]) for word in ("better", "same", "worse")},
            ("net", None): (tally["better"] - tally["worse"], pairs, tally["missing"]),
        }
    if metric in CHANGES:
        return _changes(metric, [each for each in answers if each != "not_yet_due"])
    if metric in COUNTS:
        everyone = len(answers)
        return {
            ("participations", None): (everyone, everyone, 0),
            ("people", None): (len(set(answers)), everyone, 0),
        }
    if metric in LISTS:
        known = [each for each in answers if each]
        tally = Counter(code for each in known for code in each)
        return {("share", code): (count, len(known), len(answers) - len(known)) for code, count in tally.items()}
    if metric in NUMBERS:
        numbers = sorted(each for each in answers if each is not None)
        # Twice the median, so that it is a whole number.
        twice = numbers[(len(numbers) - 1) // 2] + numbers[len(numbers) // 2] if numbers else 0
        return {("median", None): (twice, len(numbers), len(answers) - len(numbers))}
    if metric in CATEGORIES:
        tally = Counter(answers)
        missing = tally.pop(None, 0)
        return {("share", code): (count, len(answers) - missing, missing) for code, count in tally.items()}
    return _transitions(metric, answers)


def _pairs(tally: Counter[str]) -> dict[tuple[str, str | None], Numbers]:
    kept, lost, gained = tally["kept"], tally["lost"], tally["gained"]
    pairs, missing = kept + lost + gained + tally["never"], tally["missing"]
    counted = {"before": kept + lost, "after": kept + gained, **{word: tally[word] for word in
               ("lost", "gained", "kept", "never")}}  # fmt: skip
    return {(word, None): (count, pairs, missing) for word, count in counted.items()}


def _changes(metric: str, answers: list[tuple[Decimal | None, Decimal | None]]) -> dict[Any, Numbers]:
    smallest = metrics()[metric].get("smallest")
    sign = -1 if metrics()[metric]["better"] == "lower" else 1
    changes = [sign * (after - before) for before, after in answers if before is not None and after is not None]
    missing = len(answers) - len(changes)
    found: dict[Any, Numbers] = {("mean_change", None): (0, len(changes), missing)}
    if smallest is not None:
        found["improved", None] = (sum(change >= smallest for change in changes), len(changes), missing)
        found["worsened", None] = (sum(change <= -smallest for change in changes), len(changes), missing)
    return found


def _transitions(metric: str, answers: list[tuple[str | None, str | None]]) -> dict[Any, Numbers]:
    pairs = [(came, went) for came, went in answers if came is not None and went is not None]
    missing = len(answers) - len(pairs)
    before, after = Counter(came for came, _ in pairs), Counter(went for _, went in pairs)
    if metric in ("support_transition", "occupation_transition"):
        return {
            ("transition", f"{came}>{went}"): (count, before[came], missing)
            for (came, went), count in Counter(pairs).items()
        }
    return {
        **{("before", code): (count, len(pairs), missing) for code, count in before.items()},
        **{("after", code): (count, len(pairs), missing) for code, count in after.items()},
    }
