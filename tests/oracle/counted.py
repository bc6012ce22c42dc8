"""Which rows count: the oracle sets aside, leaves out repeats and lets later extracts replace earlier ones."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from delivered import Delivery, Row
from understood import Participation, as_text, understand

REQUIRED = ("participation_id", "insats_id", "start_date")
DECISIVE = {"participation_id", "insats_id", "registration_level", "start_date", "exit_date"}
ACTIVITIES = ("work_before", "study_before", "work_after", "study_after")


@dataclass
class Account:
    """What became of a file's rows."""

    rows: int = 0
    accepted: int = 0
    set_aside: int = 0
    repeated: int = 0
    superseded: int = 0


@dataclass
class Held:
    """A row that passed, with its delivery."""

    file: str
    place: int
    received_on: date
    participation: Participation


def count_rows(deliveries: list[Delivery]) -> tuple[list[Participation], dict[str, Account]]:
    """The participations that count, and the account of every file that holds participations."""
    register = insats_register(deliveries)
    accounts: dict[str, Account] = {}
    passed: list[Held] = []
    for place, delivery in enumerate(deliveries):
        if delivery.table != "participation" or delivery.is_repeated:
            continue
        account = accounts[delivery.file] = Account(rows=len(delivery.rows))
        for participation in _passing(delivery, register, account):
            passed.append(Held(delivery.file, place, delivery.received_on, participation))
    return _newest(passed, accounts), accounts


def insats_register(deliveries: list[Delivery]) -> dict[str, str] | None:
    """Insats to type, from the newest register; None without one."""
    registers = [each for each in deliveries if each.table == "insats" and not each.is_repeated]
    if not registers:
        return None
    kinds = {"individinriktad": "individual", "strukturövergripande": "structural"}
    return {as_text(row.cells["insats_id"]): kinds[as_text(row.cells["insats_type"])] for row in registers[-1].rows}


def _passing(delivery: Delivery, register: dict[str, str] | None, account: Account) -> list[Participation]:
    understood = [(row, understand(row.cells)) for row in delivery.rows]
    by_id: dict[str, list[Participation]] = defaultdict(list)
    for _, each in understood:
        each.values["received_on"] = delivery.received_on
        if each.participation_id is not None:
            by_id[each.participation_id].append(each)
    passing, seen = [], set()
    for row, each in understood:
        same = by_id.get(each.participation_id, [])
        is_contradicted = any(other.values != each.values for other in same)
        if is_contradicted or is_wrong(row, each, delivery.received_on, register):
            account.set_aside += 1
        elif each.participation_id in seen:
            account.repeated += 1
        else:
            seen.add(each.participation_id)
            passing.append(each)
    return passing


def is_wrong(row: Row, each: Participation, received_on: date, register: dict[str, str] | None) -> bool:
    """Whether a row must be set aside for what stands in it."""
    return (
        not row.is_whole
        or any(each.values[name] is None for name in REQUIRED)
        or bool(each.unread & DECISIVE)
        or _has_wrong_exit(each, received_on)
        or (register is not None and register.get(each.insats_id) != "individual")
        or any(each.values[name] is False and (each.values[f"{name}_pct"] or 0) > 0 for name in ACTIVITIES)
    )


def _has_wrong_exit(each: Participation, received_on: date) -> bool:
    return each.exit_date is not None and (each.exit_date < each.start_date or each.exit_date > received_on)


def _newest(passed: list[Held], accounts: dict[str, Account]) -> list[Participation]:
    """A delivery is a complete extract of its insatser for its day, and its participations replace earlier ones."""
    last_of_insats: dict[str, date] = {}
    last_of_id: dict[str, int] = {}
    for held in passed:
        each = held.participation
        last_of_insats[each.insats_id] = max(held.received_on, last_of_insats.get(each.insats_id, held.received_on))
        last_of_id[each.participation_id] = max(held.place, last_of_id.get(each.participation_id, -1))
    newest = []
    for held in passed:
        each = held.participation
        if held.received_on == last_of_insats[each.insats_id] and held.place == last_of_id[each.participation_id]:
            newest.append(each)
            accounts[held.file].accepted += 1
        else:
            accounts[held.file].superseded += 1
    return newest


def member_municipalities(deliveries: list[Delivery], participations: list[Participation]) -> list[str]:
    """Codes of the municipalities that are or were members; without a list of members, the codes recorded."""
    members = {
        as_text(row.cells.get("municipality"))
        for delivery in deliveries
        if delivery.table == "membership"
        for row in delivery.rows
        if as_text(row.cells.get("party_type")).lower() == "kommun"
    } - {""}
    return sorted(members or {each.municipality for each in participations if each.municipality})
