"""What the invented data assume, as declared in `schemas/sample.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.vocabulary.definition_file import Entry, read_definition
from pipeline.vocabulary.definitions import SCHEMAS

WHOLE = 10_000


@dataclass(frozen=True)
class Choice:
    """One of several values is drawn, each with its weight per 10 000. An empty value is a blank cell."""

    name: str
    weights: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Length:
    """The length of a stay in days: lognormal through its median and ninetieth percentile, cut at both ends."""

    median: int
    ninetieth: int
    least: int
    most: int


@dataclass(frozen=True)
class Municipality:
    code: str
    name: str
    weight: int
    member_from: date


@dataclass(frozen=True)
class Party:
    name: str
    type: str
    member_from: date


@dataclass(frozen=True)
class Insats:
    """`moved_on` is the true share that moves on (M-A); a structural insats has no participations and none."""

    id: str
    name: str
    type: str
    focus: str
    owner: str
    start: date
    weight: int
    moved_on: float
    cost_tkr: int


@dataclass(frozen=True)
class Budget:
    administration_tkr: tuple[tuple[str, int], ...]
    growth_percent: tuple[tuple[int, int], ...]
    closed_years: tuple[int, ...]


@dataclass(frozen=True)
class Assumptions:
    """All of `schemas/sample.yaml`, read once."""

    first_date: date
    last_date: date
    shares: tuple[tuple[str, float], ...]
    shifts: tuple[tuple[str, float], ...]
    length: Length
    growth: float
    return_days: tuple[int, int]
    choices: tuple[Choice, ...]
    paths: tuple[Choice, ...]
    municipalities: tuple[Municipality, ...]
    parties: tuple[Party, ...]
    insatser: tuple[Insats, ...]
    renewal: tuple[date, date]
    budget: Budget

    def share(self, name: str) -> float:
        return dict(self.shares)[name]

    def choice(self, name: str) -> Choice:
        return next(choice for choice in self.choices if choice.name == name)

    @property
    def individual(self) -> tuple[Insats, ...]:
        """The insatser that people take part in."""
        return tuple(insats for insats in self.insatser if insats.type == "individual")


def read_assumptions(path: Path = SCHEMAS / "sample.yaml") -> Assumptions:
    """Read the assumptions. Raises DefinitionFault with the line of weights that do not sum to 10 000."""
    whole = read_definition(path)
    _check_marks(whole)
    back = whole.get("days_until_return")
    return Assumptions(
        first_date=_date(whole.get("window").get("from")),
        last_date=_date(whole.get("window").get("to")),
        shares=_values(whole.get("shares")),
        shifts=_values(whole.get("shifts")),
        length=_length(whole.get("length_of_stay")),
        growth=whole.get("growth").get("value").number(),
        return_days=(back.get("least").whole_number(), back.get("most").whole_number()),
        choices=_choices(whole.get("choices")),
        paths=_choices(whole.get("paths")),
        municipalities=_municipalities(whole.get("municipalities").get("members")),
        parties=tuple(_party(entry) for entry in whole.get("parties").get("members").entries()),
        insatser=_insatser(whole.get("insatser").get("list")),
        renewal=_renewal(whole.get("insatser").get("renewal")),
        budget=_budget(whole.get("budget")),
    )


def _check_marks(whole: Entry) -> None:
    alone = (
        "window",
        "length_of_stay",
        "growth",
        "days_until_return",
        "municipalities",
        "parties",
        "insatser",
        "budget",
    )
    many = ("shares", "shifts", "choices", "paths")
    whole.allow("version", *alone, *many)
    for entry in (*map(whole.get, alone), *(each for name in many for _, each in whole.get(name).items())):
        _marked(entry)


def _marked(entry: Entry) -> None:
    """Each assumption says whether it was found or chosen, and why: nothing invented may pass for a fact."""
    entry.get("mark").one_of("fact", "assumption")
    entry.get("source").text()


def _date(entry: Entry) -> date:
    if not isinstance(entry.value, date):
        entry.fault("här väntades ett datum.", "a date was expected here.")
    return entry.value


def _values(entry: Entry) -> tuple[tuple[str, float], ...]:
    return tuple((name, each.get("value").number()) for name, each in entry.items())


def _length(entry: Entry) -> Length:
    return Length(
        median=entry.get("median_days").whole_number(),
        ninetieth=entry.get("ninetieth_percentile_days").whole_number(),
        least=entry.get("least_days").whole_number(),
        most=entry.get("most_days").whole_number(),
    )


def _choices(entry: Entry) -> tuple[Choice, ...]:
    choices = []
    for name, each in entry.items():
        weights = tuple((value, weight.whole_number()) for value, weight in each.get("weights").items())
        _check_sum(each, sum(weight for _, weight in weights))
        choices.append(Choice(name, weights))
    return tuple(choices)


def _check_sum(entry: Entry, total: int) -> None:
    if total != WHOLE:
        entry.fault(f"vikterna blir {total}, inte {WHOLE}.", f"the weights sum to {total}, not {WHOLE}.")


def _municipalities(entry: Entry) -> tuple[Municipality, ...]:
    found = tuple(
        Municipality(
            each.get("code").text(),
            each.get("name").text(),
            each.get("weight").whole_number(),
            _date(each.get("member_from")),
        )
        for each in entry.entries()
    )
    _check_sum(entry, sum(each.weight for each in found))
    return found


def _party(entry: Entry) -> Party:
    return Party(entry.get("name").text(), entry.get("type").text(), _date(entry.get("member_from")))


def _insatser(entry: Entry) -> tuple[Insats, ...]:
    found = tuple(_insats(each) for each in entry.entries())
    _check_sum(entry, sum(each.weight for each in found))
    return found


def _renewal(entry: Entry) -> tuple[date, date]:
    """When the board decided that the oldest insatser go on, and until when."""
    return _date(entry.get("decided")), _date(entry.get("until"))


def _insats(entry: Entry) -> Insats:
    moved_on = entry.find("moved_on")
    return Insats(
        id=entry.get("id").text(),
        name=entry.get("name").text(),
        type=entry.get("type").one_of("individual", "structural"),
        focus=entry.get("focus").text(),
        owner=entry.get("owner").text(),
        start=_date(entry.get("start")),
        weight=entry.get("weight").whole_number(),
        moved_on=moved_on.number() if moved_on else 0.0,
        cost_tkr=entry.get("cost_tkr").whole_number(),
    )


def _budget(entry: Entry) -> Budget:
    posts = entry.get("administration_tkr").items()
    growth = entry.get("growth_percent").items()
    return Budget(
        administration_tkr=tuple((name, each.whole_number()) for name, each in posts),
        growth_percent=tuple((int(year), each.whole_number()) for year, each in growth),
        closed_years=tuple(each.whole_number() for each in entry.get("closed_years").entries()),
    )
