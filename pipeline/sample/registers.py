"""The insats register, the memberships and the budget of the invented förbund."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from pipeline.sample.assumptions import WHOLE, Assumptions
from pipeline.vocabulary.columns import Table, read_table
from pipeline.vocabulary.definitions import SCHEMAS

Record = Mapping[str, str]


@dataclass(frozen=True)
class Register:
    """A small table with its headings and cells in Swedish."""

    file: str
    lines: list[list[str]]


def insats_register(assumptions: Assumptions) -> Register:
    records = [
        {
            "insats_id": insats.id,
            "name": insats.name,
            "insats_type": insats.type,
            "insats_focus": insats.focus,
            "owner": insats.owner,
            "start_date": insats.start.isoformat(),
            **_renewal(assumptions, insats.start),
        }
        for insats in assumptions.insatser
    ]
    return _register("insatsregister.csv", "insats", records)


def _renewal(assumptions: Assumptions, start: date) -> Record:
    """Those that began with the window would otherwise have run for more than three years at its end."""
    if start > assumptions.first_date:
        return {}
    decided, until = assumptions.renewal
    return {"renewed_on": decided.isoformat(), "renewed_until": until.isoformat()}


def memberships(assumptions: Assumptions) -> Register:
    parties = [
        {"party": each.name, "party_type": each.type, "from_date": each.member_from.isoformat()}
        for each in assumptions.parties
    ]
    municipalities = [
        {
            "party": each.name,
            "party_type": "kommun",
            "municipality": each.code,
            "from_date": each.member_from.isoformat(),
        }
        for each in assumptions.municipalities
    ]
    return _register("medlemskap.csv", "membership", [*parties, *municipalities])


def budget(assumptions: Assumptions, participations: int, seed: int) -> Register:
    """Income equals spending each year. What was spent is known for the closed years."""
    chance = Random(seed)
    records: list[Record] = []
    for year, percent in assumptions.budget.growth_percent:
        closed = year in assumptions.budget.closed_years
        spending = _spending(assumptions, participations, year, percent)
        income = _income(assumptions, sum(int(record["budget_kr"]) for record in spending))
        for record in (*income, *spending):
            planned = int(record["budget_kr"])
            spent = planned if record["kind"] == "income" else _thousands(planned * chance.uniform(0.92, 1.0))
            records.append({**record, "year": str(year), "outcome_kr": str(spent) if closed else ""})
    return _register("budget.csv", "budget", records)


def _spending(assumptions: Assumptions, participations: int, year: int, percent: int) -> list[Record]:
    years = len(assumptions.budget.growth_percent)
    insatser = [
        {
            "kind": "insats",
            "post": insats.id,
            "planned_participations": str(round(participations * insats.weight / WHOLE / years) or ""),
            "budget_kr": str(insats.cost_tkr * 10 * percent),
        }
        for insats in assumptions.insatser
        if insats.start.year <= year
    ]
    administration = [
        {"kind": "administration", "post": post, "budget_kr": str(tkr * 10 * percent)}
        for post, tkr in assumptions.budget.administration_tkr
    ]
    return [*insatser, *administration]


def _income(assumptions: Assumptions, total: int) -> list[Record]:
    """The shares of lag (2003:1210) 5 §; the largest municipality takes what rounding leaves."""
    state, region = total // 2, total // 4
    due = total - state - region
    shares = {each.name: _thousands(due * each.weight / WHOLE) for each in assumptions.municipalities}
    largest = max(assumptions.municipalities, key=lambda each: each.weight).name
    shares[largest] += due - sum(shares.values())
    given = {"Försäkringskassan och Arbetsförmedlingen": state, "Region Exempel": region, **shares}
    return [{"kind": "income", "post": post, "budget_kr": str(kronor)} for post, kronor in given.items()]


def _thousands(kronor: float) -> int:
    return round(kronor / 1000) * 1000


def _register(file: str, table_name: str, records: Sequence[Record]) -> Register:
    table = read_table(SCHEMAS / f"{table_name}.yaml")
    # A register need not have a column for targets of its own.
    filled = {name for record in records for name in record}
    columns = tuple(each for each in table.columns if each.target_for is None or each.name in filled)
    table = replace(table, columns=columns)
    headings = [column.label.sv for column in table.columns]
    return Register(file, [headings, *(_line(table, record) for record in records)])


def _line(table: Table, record: Record) -> list[str]:
    return [column.label_of(record.get(column.name, ""), "sv") for column in table.columns]
