"""Every figure of the oracle beside every figure of the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from added_up import Counts, Place, add_up, is_finished, quarter_of
from by_definition import published_alone
from counted import count_rows, insats_register, member_municipalities
from delivered import read_deliveries

ENOUGH_PEOPLE = 10
"""From here on no rule of protection asks exactly how many people there are."""

Rows = Callable[..., list[tuple[Any, ...]]]


def oracle_figures(folder: Path, today: date) -> dict[Place, Counts]:
    """All figures of the report on the last whole quarter, from the delivered files."""
    deliveries = read_deliveries(folder, today)
    participations, _ = count_rows(deliveries)
    register = insats_register(deliveries)
    insatser = (
        sorted(insats for insats, kind in register.items() if kind == "individual")
        if register is not None
        else sorted({one.insats_id for one in participations})
    )
    newest = max(each.received_on for each in deliveries if each.table == "participation")
    last_exit = max(quarter_of(one.exit_date) for one in participations if is_finished(one))
    last_whole = quarter_of(date.fromordinal(newest.toordinal() + 1)) - 1
    municipalities = member_municipalities(deliveries, participations)
    return add_up(participations, min(last_exit, last_whole), insatser, municipalities, published_alone())


def differences(oracle: dict[Place, Counts], rows: Rows) -> list[str]:
    """What differs, by the figure's place: nothing, if all is well."""
    measured = {
        (metric, kind, name, basis, tuple(group)): counts
        for metric, kind, name, basis, *group, counts in (
            (*row[:8], row[8:])
            for row in rows(
                "select metric, kind, name, basis, gender, age_group, insats_id, municipality, "
                "numerator, denominator, missing, excluded, persons_at_least from measured.figure"
            )
        )
    }
    if measured.keys() != oracle.keys():
        return [f"only in one of them: {place}" for place in measured.keys() ^ oracle.keys()]
    return [
        f"{place}: oracle {_plain(counts)}, measured {measured[place]}"
        for place, counts in oracle.items()
        if measured[place][:4] != _plain(counts) or not _people_agree(len(counts.persons), measured[place][4])
    ]


def _plain(counts: Counts) -> tuple[int, int, int, int]:
    return counts.numerator, counts.denominator, counts.missing, counts.excluded


def _people_agree(people: int, at_least: int) -> bool:
    """Exact below what any rule asks about, and never more people than there are."""
    return at_least == people or ENOUGH_PEOPLE <= at_least <= people
