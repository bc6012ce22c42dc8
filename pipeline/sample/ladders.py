"""Probabilities as ladders of 10 000 rungs: a draw picks a rung, so no distribution is computed row by row."""

from __future__ import annotations

import math
from collections.abc import Iterable
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

from pipeline.sample.assumptions import WHOLE, Assumptions, Choice, Length, Municipality
from pipeline.vocabulary.definitions import SCHEMAS
from pipeline.vocabulary.support import read_support

if TYPE_CHECKING:
    import pyarrow as pa


def ladder_table(assumptions: Assumptions) -> pa.Table:
    """One row: every distribution as a list, and the few dates that hold for all."""
    import pyarrow as pa

    joined = max(each.member_from for each in assumptions.municipalities)
    early = (each for each in assumptions.municipalities if each.member_from < joined)
    lists = _choices(assumptions) | {
        "age": _ages(assumptions.choice("age_band")),
        "start_day": _start_days(assumptions),
        "length": _lengths(assumptions.length),
        "days_until_return": _evenly(*assumptions.return_days),
        "municipality": _municipalities(assumptions.municipalities),
        "municipality_before": _municipalities(early),
    }
    alone: dict[str, Any] = {
        "with_degree": [each.code for each in read_support(SCHEMAS / "support.yaml").sources if each.has_degree],
        "first_date": assumptions.first_date,
        "last_date": assumptions.last_date,
        "all_members_from": joined,
    }
    # 32 bits, because a date takes no wider number of days.
    columns = {f"of_{name}": pa.array([rungs], _narrow(rungs)) for name, rungs in lists.items()}
    columns |= {name: pa.array([value]) for name, value in alone.items()}
    return pa.table(columns)


def insats_table(assumptions: Assumptions, participations: int) -> pa.Table:
    """One row per individual insats: which slots are its own, and how its participants fare."""
    import pyarrow as pa

    paths = {choice.name: _rungs(choice) for choice in assumptions.paths}
    rows, weight, first = [], 0, 0
    for insats in assumptions.individual:
        weight += insats.weight
        end = round(participations * weight / WHOLE)
        rows.append(
            {
                "insats_id": insats.id,
                "insats_start": insats.start,
                "moved_on": insats.moved_on,
                "first_slot": first,
                "participations": end - first,
                "paths": paths[insats.focus],
            }
        )
        first = end
    return pa.Table.from_pylist(rows)


def _narrow(rungs: list[Any]) -> pa.DataType | None:
    import pyarrow as pa

    return pa.list_(pa.int32()) if isinstance(rungs[0], int) else None


def one_row(values: tuple[tuple[str, float], ...]) -> pa.Table:
    import pyarrow as pa

    return pa.table({name: [value] for name, value in values})


def _choices(assumptions: Assumptions) -> dict[str, list[Any]]:
    lists: dict[str, list[Any]] = {each.name: _rungs(each) for each in assumptions.choices if each.name != "age_band"}
    numbers = ("health_rank", "health_change")
    return lists | {name: [int(value) for value in lists[name]] for name in numbers}


def _rungs(choice: Choice) -> list[str | None]:
    return [value or None for value, weight in choice.weights for _ in range(weight)]


def _ages(bands: Choice) -> list[int]:
    """Every age in a band is equally likely."""
    ages = []
    for band, weight in bands.weights:
        youngest, oldest = (int(age) for age in band.split("-"))
        ages += [youngest + rung * (oldest - youngest + 1) // weight for rung in range(weight)]
    return ages


def _middles() -> Iterable[float]:
    return ((rung + 0.5) / WHOLE for rung in range(WHOLE))


def _start_days(assumptions: Assumptions) -> list[int]:
    """Starts grow evenly from one to `growth` a day over the window."""
    days = (assumptions.last_date - assumptions.first_date).days + 1
    most = assumptions.growth
    if most == 1:
        return [int(days * part) for part in _middles()]
    return [int(days * (math.sqrt(1 + (most * most - 1) * part) - 1) / (most - 1)) for part in _middles()]


def _lengths(length: Length) -> list[int]:
    spread = math.log(length.ninetieth / length.median) / NormalDist().inv_cdf(0.9)
    drawn = (round(length.median * math.exp(spread * NormalDist().inv_cdf(part))) for part in _middles())
    return [min(max(days, length.least), length.most) for days in drawn]


def _evenly(least: int, most: int) -> list[int]:
    return [least + int((most - least + 1) * part) for part in _middles()]


def _municipalities(members: Iterable[Municipality]) -> list[str]:
    """By population among those who are members: a part of the weights is stretched to the whole."""
    members = tuple(members)
    total, weight, codes = sum(each.weight for each in members), 0, list[str]()
    for member in members:
        weight += member.weight
        codes += [member.code] * (round(WHOLE * weight / total) - len(codes))
    return codes
