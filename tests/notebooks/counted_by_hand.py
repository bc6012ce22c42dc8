"""The real files counted again in plain Python, knowing nothing of the pipeline."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from reports import DATA

Counts = tuple[int, int]
"""How many had the outcome, and of how many it is known."""
LAST_INTERVIEW, ENTRY, EXIT = "24", "1", "3"


def rows(file: str) -> Iterator[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8") as text:
        yield from csv.DictReader(text)


def help_interviews() -> list[tuple[dict[str, str], dict[str, str] | None]]:
    """Everybody's first interview, and the last where they gave one."""
    told = list(rows("help_rct/help_extract.csv"))
    last = {row["ID"]: row for row in told if row["TIME"] == LAST_INTERVIEW}
    return [(row, last.get(row["ID"])) for row in told if row["TIME"] == "0"]


def active_by_arm() -> dict[str, Counts]:
    """Of each arm: how many work or study at the last interview, of those who gave one."""
    found: dict[str, Counts] = defaultdict(lambda: (0, 0))
    for first, last in help_interviews():
        if last is not None:
            yes, known = found[first["GROUP"]]
            found[first["GROUP"]] = yes + (last["A13"] in ("1.0", "2.0", "3.0")), known + 1
    return found


def lost_by(column: str) -> dict[str, int]:
    """How many gave no last interview, by what they said at the first."""
    found: dict[str, int] = defaultdict(int)
    for first, last in help_interviews():
        found[first[column]] += last is None
    return found


def healthier_by_gender() -> dict[str, Counts]:
    """Of each gender: how many rate their health better than at the first interview. 1 is the best."""
    found: dict[str, Counts] = defaultdict(lambda: (0, 0))
    for first, last in help_interviews():
        if last is not None and first["B1"] and last["B1"]:
            yes, known = found[first["A1"]]
            found[first["A1"]] = yes + (int(last["B1"]) < int(first["B1"])), known + 1
    return found


def hmis_left() -> dict[str, dict[str, str]]:
    """Every enrolment that has ended, with the day of its exit."""
    ended = {row["EnrollmentID"]: row["ExitDate"] for row in rows("hmis_demo/Exit.csv") if row["ExitDate"]}
    return {
        row["EnrollmentID"]: {**row, "ExitDate": ended[row["EnrollmentID"]]}
        for row in rows("hmis_demo/Enrollment.csv")
        if row["EnrollmentID"] in ended
    }


def first_answers(file: str, column: str) -> dict[str, tuple[bool | None, bool | None]]:
    """Of each ended enrolment: yes, no or unknown at entry and at exit, the first row of each."""
    found: dict[tuple[str, str], str] = {}
    for row in rows(f"hmis_demo/{file}.csv"):
        found.setdefault((row["EnrollmentID"], row["DataCollectionStage"]), row[column])
    words = {"1": True, "0": False}
    return {
        each: (words.get(found.get((each, ENTRY), "")), words.get(found.get((each, EXIT), ""))) for each in hmis_left()
    }


def young_men() -> set[str]:
    """Ended enrolments of men who were 16 to 29 whole years old at entry."""
    people = {row["PersonalID"]: row for row in rows("hmis_demo/Client.csv")}
    return {
        each
        for each, row in hmis_left().items()
        if (person := people.get(row["PersonalID"]))
        and person["Woman"] != "1"
        and person["Man"] == "1"
        and person["DOB"]
        and 16 <= int((day(row["EntryDate"]) - day(person["DOB"])).days / 365.25) <= 29
    }


def day(text: str) -> date:
    return date.fromisoformat(text[:10])
