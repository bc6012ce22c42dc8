"""An invented release: made-up insatser and counts, with every status a figure can have."""

from __future__ import annotations

import dataclasses
from datetime import date
from fractions import Fraction
from math import sqrt

import invented_money

from pipeline.vocabulary.definitions import read_definitions
from pipeline.vocabulary.errors import Language
from pipeline.vocabulary.figures import Basis, Certainty, FigureKey, Group, ProtectedFigure, Status
from pipeline.vocabulary.periods import Quarter, ReportPeriod
from pipeline.vocabulary.release import (
    DeliveryAccount,
    Insats,
    Municipality,
    Release,
    RuleCount,
    Surroundings,
)

MUNICIPALITIES = (
    Municipality("1080", "Karlskrona"),
    Municipality("1082", "Karlshamn"),
    Municipality("1060", "Olofström"),
    Municipality("1081", "Ronneby"),
    Municipality("1083", "Sölvesborg"),
)
INSATSER = (
    ("i1", "Arbetsträning i företag", 121, 0.69),
    ("i2", "Supported Employment (IPS)", 72, 0.86),
    ("i3", "Studiemotiverande folkhögskolekurs", 44, 0.72),
    ("i4", "Digital coachning", 14, 0.64),
    ("i5", "Förrehabilitering", 152, 0.58),
    ("i6", "Grön rehabilitering", 41, 0.59),
    ("i7", "Kuratorsstöd i grupp", 36, 0.47),
    ("i8", "Ängens snickeri", 3, 0.67),
    ("i9", "Mobilt team, samordnad individuell rehabilitering", 90, 0.70),
)
RATES = {
    "moved_on": 1.0, "work_or_study": 0.6, "work_study_or_seeking": 0.9, "started_or_increased": 0.5,
    "health_better": 0.7, "health_same": 0.5, "health_worse": 0.3,
    "public_support_before": 1.2, "public_support_after": 0.8, "left_public_support": 0.45,
    "begun_within_3": 0.2, "begun_within_6": 0.4, "begun_within_12": 0.55,
}  # fmt: skip
BASES: tuple[Basis, ...] = ("finished", "completed")


def wilson(x: int, n: int) -> tuple[float, float]:
    z2 = 1.959964**2
    middle, half = (x + z2 / 2) / (n + z2), sqrt(z2) / (n + z2) * sqrt(x * (n - x) / n + z2 / 4)
    return max(0.0, middle - half), min(1.0, middle + half)


def figure(key: FigureKey, x: int, n: int, missing: int, excluded: int, target: Fraction | None) -> ProtectedFigure:
    """A figure as the protect station would hand it over, thresholds 5 and 10."""
    if n == 0:
        status: Status = "no_data" if missing else "zero"
        return ProtectedFigure(key, 0, 0, missing, excluded, None, None, None, status, _share(target), None, None)
    if n < 5 or x >= n - 1 or x <= 1:
        return ProtectedFigure(key, None, None, None, None, None, None, None, "hidden", _share(target), None, None)
    low, high = wilson(x, n)
    reached = None if target is None else x >= target * n
    if n < 10:
        certainty: Certainty | None = None if target is None else "not_assessed"
        return ProtectedFigure(
            key, x, n, missing, excluded, None, None, None, "shown", _share(target), reached, certainty
        )
    certainty = None
    if target is not None:
        certainty = "over" if low >= target else "under" if high < target else "cannot_tell"
    return ProtectedFigure(key, x, n, missing, excluded, x / n, low, high, "shown", _share(target), reached, certainty)


def _share(target: Fraction | None) -> float | None:
    return None if target is None else float(target)


Counts = tuple[int, int] | None
Planned = tuple[tuple[str, str, int, float], ...]


def release(language: Language = "sv", period: str = "2026-Q3", insatser: Planned = INSATSER) -> Release:
    """A whole invented release. `insatser`: id, name, finished in twelve months, share that moved on."""
    parsed = ReportPeriod.parse(period)
    definitions = read_definitions()
    figures: list[ProtectedFigure] = []
    for metric in definitions.metrics:
        for basis in BASES:
            for kind, name, part in _periods(parsed):
                for group, people, rate in _groups(definitions, insatser, part, everything=name in _main(parsed)):
                    if metric.released and (basis, kind, name, group) != (
                        "finished", "year", str(parsed.latest_whole_year), Group(),
                    ):  # fmt: skip
                        continue
                    figures.append(_figure(metric, basis, kind, name, group, people, rate))
    return Release(
        period=parsed, language=language, surroundings=_surroundings(), definitions=definitions,
        insatser=tuple(Insats(each[0], each[1], True) for each in insatser), municipalities=MUNICIPALITIES,
        figures=_with_ways(_begun_as_one(figures), str(parsed.latest_whole_year)), deliveries=_deliveries(),
        rule_counts=(RuleCount(definitions.rules[0].id, 17),),
        money=invented_money.money(definitions, insatser, parsed.latest_whole_year),
        duties=invented_money.duties(definitions, parsed.latest_whole_year),
    )  # fmt: skip


def all_hidden(base: Release) -> Release:
    """The same release with every number hidden."""
    return dataclasses.replace(base, figures=tuple(hide(each) for each in base.figures))


def all_reached(base: Release) -> Release:
    """The same release where every shown share is a hundred per cent."""
    return dataclasses.replace(base, figures=tuple(_fill(each) for each in base.figures))


def none_reached(base: Release) -> Release:
    """The same release where every shown share is nought."""
    return dataclasses.replace(base, figures=tuple(_empty(each) for each in base.figures))


def nobody(base: Release) -> Release:
    """The same release where nobody has finished."""
    figures = tuple(figure(each.key, 0, 0, 0, 0, _fraction(each.target)) for each in base.figures)
    return dataclasses.replace(base, figures=figures)


def with_quarters(base: Release, counts: list[Counts]) -> Release:
    """The same release where everyone moved on so quarter by quarter up to its last; None is hidden."""
    key = next(each.key for each in base.figures if each.key.metric == "moved_on" and each.key.group == Group())
    others = [each for each in base.figures if not _is_quarter(each)]
    quarters = [
        dataclasses.replace(key, period_kind="quarter", period=str(Quarter.at(base.period.last_quarter.index - back)))
        for back in reversed(range(len(counts)))
    ]
    target = base.definitions.metric("moved_on").target
    made = [
        hide(figure(each, 5, 9, 0, 0, target)) if pair is None else figure(each, *pair, 0, 0, target)
        for each, pair in zip(quarters, counts, strict=True)
    ]
    return dataclasses.replace(base, figures=(*others, *made))


def _begun_as_one(figures: list[ProtectedFigure]) -> list[ProtectedFigure]:
    """One row of one family: where one of them is hidden, all are."""
    begun = [each for each in figures if each.key.metric.startswith("begun")]
    is_hidden = any(each.status == "hidden" for each in begun)
    return [hide(each) if is_hidden and each in begun else each for each in figures]


def _with_ways(figures: list[ProtectedFigure], year: str) -> tuple[ProtectedFigure, ...]:
    """Of the year's participations with support before, somewhat less than half left it: then the ways can be told."""

    def is_of(each: ProtectedFigure, metric: str) -> bool:
        key = each.key
        return (key.metric, key.basis, key.period_kind, key.period, key.group) == (
            metric, "finished", "year", year, Group()
        )  # fmt: skip

    before = next((each.numerator for each in figures if is_of(each, "public_support_before")), None)
    return tuple(
        figure(each.key, round(0.45 * before), before, 0, 0, None)
        if before and is_of(each, "left_public_support") else each
        for each in figures
    )  # fmt: skip


def _is_quarter(each: ProtectedFigure) -> bool:
    key = each.key
    return (key.metric, key.basis, key.period_kind, key.group) == ("moved_on", "finished", "quarter", Group())


def hide(each: ProtectedFigure) -> ProtectedFigure:
    return ProtectedFigure(each.key, None, None, None, None, None, None, None, "hidden", each.target, None, None)


def _fill(each: ProtectedFigure) -> ProtectedFigure:
    if each.denominator is None or each.value is None:
        return each
    low, high = wilson(each.denominator, each.denominator)
    certainty: Certainty | None = None if each.target is None else "over" if low >= each.target else "cannot_tell"
    return dataclasses.replace(
        each, numerator=each.denominator, value=1.0, ci_low=low, ci_high=high, certainty=certainty,
        target_reached=None if each.target is None else True,
    )  # fmt: skip


def _empty(each: ProtectedFigure) -> ProtectedFigure:
    if each.denominator is None or each.value is None:
        return each
    low, high = wilson(0, each.denominator)
    certainty: Certainty | None = None if each.target is None else "under" if high < each.target else "cannot_tell"
    return dataclasses.replace(
        each, numerator=0, value=0.0, ci_low=low, ci_high=high, certainty=certainty,
        target_reached=None if each.target is None else False,
    )  # fmt: skip


def _fraction(target: float | None) -> Fraction | None:
    return None if target is None else Fraction(repr(target))


def _main(period: ReportPeriod) -> set[str]:
    return {period.name, str(period.year), str(period.last_quarter), str(period.latest_whole_year)}


def _periods(period: ReportPeriod) -> list[tuple[str, str, float]]:
    last = period.last_quarter
    quarters = [("quarter", f"{year}-Q{number}", 0.25) for year in (2024, 2025, 2026) for number in (1, 2, 3, 4)]
    quarters = [each for each in quarters if each[1] <= str(last)]
    years = [("year", str(year), 1.0) for year in (2024, 2025)] + [("year", "2026", 0.25 * last.number)]
    return [*quarters, *years, ("rolling", str(last), 1.0)]


def _groups(definitions, insatser, part, everything):  # type: ignore[no-untyped-def]
    total = round(sum(each[2] for each in insatser) * part)
    rate = sum(each[2] * each[3] for each in insatser) / max(1, sum(each[2] for each in insatser))
    yield Group(), total, rate
    if not everything:
        return
    groups = definitions.groups
    genders = dict(zip(groups.gender_codes, (0.56, 0.435, 0.005), strict=True))
    ages = dict(zip(groups.age_codes, (0.2, 0.24, 0.22, 0.18, 0.13, 0.03, 0.0), strict=True))
    for gender, weight in genders.items():
        yield Group(gender=gender), round(total * weight), rate + (0.03 if gender == "man" else -0.02)
    for number, (age, weight) in enumerate(ages.items()):
        yield Group(age_group=age), round(total * weight), rate + 0.04 * (2 - number)
    for gender, share in genders.items():
        for number, (age, weight) in enumerate(ages.items()):
            yield Group(gender=gender, age_group=age), round(total * weight * share), rate + 0.06 * (2 - number)
    for insats_id, _, people, own in insatser:
        yield Group(insats_id=insats_id), round(people * part), own
    towns = [each.code for each in MUNICIPALITIES] + ["ovrig"]
    for town, weight in zip(towns, (0.42, 0.2, 0.08, 0.18, 0.11, 0.01), strict=True):
        yield Group(municipality=town), round(total * weight), rate


def _figure(metric, basis, kind, name, group, people, rate):  # type: ignore[no-untyped-def]
    excluded = 0 if basis == "finished" else people // 8
    missing = (people - excluded) // 9
    known = people - excluded - missing
    if group == Group(municipality="ovrig") and metric.id == "work_or_study":
        known, missing = 0, 6
    x = round(known * min(0.97, max(0.0, rate) * RATES[metric.id]))
    key = FigureKey(metric.id, metric.version, kind, name, basis, group)
    return figure(key, x, known, missing, excluded, metric.target)


def _surroundings() -> Surroundings:
    return Surroundings(
        association="Samordningsförbundet Exempel", is_sample=True, is_draft=False,
        known_to=date(2026, 9, 30), as_of=None,
        commit="a05f4f5c2d", versions=(("utfall", "0.1.0"), ("python", "3.11")),
        definition_files=(("schemas/metrics/moved_on.yaml", "ab" * 32), ("schemas/groups.yaml", "cd" * 32)),
    )  # fmt: skip


def _deliveries() -> tuple[DeliveryAccount, ...]:
    def delivery(file: str, day: int, outcome: str, *rows: int | None, rule: str | None = None) -> DeliveryAccount:
        return DeliveryAccount(file, f"{day:02d}" * 32, date(2026, 10, day), None, outcome, rule, *rows)

    nothing = (None, None, None, None, None)
    return (
        delivery("2026-10-01/karlskrona_k2.csv", 1, "used", 1204, 1180, 9, 3, 12),
        delivery("2026-10-05/ronneby K3, rättad.xlsx", 5, "used", 310, 302, 8, 0, 0),
        delivery("2026-10-06/fel fil.csv", 6, "refused", *nothing, rule="no-such-rule"),
        delivery("2026-10-07/igen.csv", 7, "repeated", 310, 0, 0, 310, 0),
    )
