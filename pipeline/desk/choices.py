"""What can be chosen in a notebook: the periods a database reaches, the ways to group, and what a group is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.interface import LocalFigures
from pipeline.interface.ground import finished_quarters
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.dimensions import DIMENSIONS
from pipeline.vocabulary.groups import OTHER
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.periods import Quarter

ENOUGH = 30
"""A year with fewer who finished is not what is shown at first: stray dates often make one."""
QUARTERS = 8
"""So many of the latest quarters can be chosen; older ones are in their years."""


def period_choices(base: LocalFigures) -> dict[str, str]:
    """Each period in words, and as `figures` takes it, where anybody finished in it; latest first.

    First of all stands the latest whole year with enough to look at, and last all years together. A year that is not
    over is said to be so. Where nobody has finished: the year the data reach.
    """
    last = base.ground.last
    ended = finished_quarters(base.connection, last)
    years: Counter[int] = Counter()
    for quarter, count in ended.items():
        years[quarter.year] += count
    whole = [year for year in years if year < last.year or last.number == 4]
    first = [year for year in whole if years[year] >= ENOUGH] or whole
    return {
        **{_year(year, last): str(year) for year in (*first[:1], *(years or [last.year]))},
        **{f"Tolv månader till och med {quarter}": f"rolling {quarter}" for quarter in list(ended)[:1]},
        **{f"Kvartal {quarter}": str(quarter) for quarter in list(ended)[:QUARTERS]},
        **({f"Alla år, till och med {last}": f"since {last}"} if ended else {}),
    }


def _year(year: int, last: Quarter) -> str:
    return f"Året {year}" if year < last.year or last.number == 4 else f"Året {year}, till och med {last}"


def first_known(base: LocalFigures, period: str) -> str:
    """The first published metric that anybody has a known outcome in; the first of all where there is none."""
    names = [each.id for each in base.definitions.metrics]
    figures = base.figures(names, period=period, basis="finished")
    known = set(figures[(figures["statistic"] == "share") & (figures["denominator"] > 0)]["metric"])
    return next((name for name in names if name in known), names[0])


def metric_choices(metrics: Sequence[Metric]) -> dict[str, str]:
    """Each metric in words, and its id."""
    return {f"{each.short} {each.label.sv}": each.id for each in metrics}


def words_of(choices: Mapping[str, str], chosen: str) -> str:
    """The words that stand for what is chosen at first."""
    return next(words for words, each in choices.items() if each == chosen)


def group_choices(*names: str) -> dict[str, str]:
    """Each way to group in words, and its name; without `names` all of them."""
    return {each.label.sv.capitalize(): each.name for each in DIMENSIONS if not names or each.name in names}


def name_of(definitions: Definitions, dimension: str, code: str | None) -> str:
    """“Kvinnor”, “25–29 år”, in Swedish; “Alla” for no group; the code where it has no words."""
    if not isinstance(code, str):
        return "Alla"
    if dimension == "gender":
        return definitions.groups.gender_label(code, "sv")
    if dimension == "age_group":
        return definitions.groups.age_label(code, "sv")
    if code == OTHER:
        return "Övriga"
    for table in ("participation", "insats"):
        columns = {column.name: column for column in definitions.table(table).columns}
        if dimension in columns:
            return columns[dimension].label_of(code, "sv")
    return code
