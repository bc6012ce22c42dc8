"""What can be chosen in a notebook: the periods a database reaches, the ways to group, and what a group is called."""

from __future__ import annotations

from pipeline.interface import LocalFigures
from pipeline.interface.ground import first_quarter
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.dimensions import DIMENSIONS
from pipeline.vocabulary.groups import OTHER
from pipeline.vocabulary.periods import Quarter

QUARTERS = 8
"""So many of the latest quarters can be chosen; older ones are in their years."""


def period_choices(base: LocalFigures) -> dict[str, str]:
    """Each period in words, and as `figures` takes it: the latest whole year, then years, twelve months, quarters.

    A year that is not over is said to be so.
    """
    last, first = base.ground.last, first_quarter(base.connection)
    years = {_year(year, last): str(year) for year in range(last.year, first.year - 1, -1)}
    whole = {words: name for words, name in years.items() if int(name) < last.year or last.number == 4}
    recent = [Quarter.at(last.index - back) for back in range(QUARTERS) if last.index - back >= first.index]
    return {
        **dict(list(whole.items())[:1]),
        **years,
        f"Tolv månader till och med {last}": f"rolling {last}",
        **{f"Kvartal {quarter}": str(quarter) for quarter in recent},
    }


def _year(year: int, last: Quarter) -> str:
    return f"Året {year}" if year < last.year or last.number == 4 else f"Året {year}, till och med {last}"


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
