"""A year that has been given out is revised once, as a table of its own that tells nothing of the few who came late."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from pipeline.audit.revision import attack_revision
from pipeline.given_out import withdraw
from pipeline.protect import protect_revision
from pipeline.revision import make_revision
from pipeline.vocabulary.errors import NotTheLatestRelease, YearNotGivenOut
from pipeline.vocabulary.revision import Counted, Revised

YEAR = 2025


def revise(analyst) -> Path:
    return make_revision(analyst.connection, analyst.order, YEAR, analyst._say)


def rows_of(folder: Path) -> dict[str, dict[str, str]]:
    with (folder / "revision.csv").open(encoding="utf-8", newline="") as file:
        return {row["metric"]: row for row in csv.DictReader(file)}


@pytest.fixture
def given_out(analyst, people, give_out):
    analyst.deliver_rows("2026-01-10/a.csv", people(1, 60, "2025-05-10"))
    return give_out("2025")


def come(analyst, people, day: str, number: int) -> None:
    analyst.deliver_rows(f"{day}/a.csv", [*people(1, 60, "2025-05-10"), *people(101, number, "2025-06-01")])


def test_what_came_later_is_told_where_it_is_of_enough_people(analyst, people, given_out) -> None:
    come(analyst, people, "2026-02-01", 15)
    folder = revise(analyst)
    row = rows_of(folder)["moved_on"]
    assert (row["numerator"], row["denominator"]) == ("20", "60")
    assert (row["revised_numerator"], row["revised_denominator"]) == ("25", "75")
    said = (folder / "README.txt").read_text(encoding="utf-8")
    assert "Gick vidare: utgivet 20 av 60 (33 %), reviderat 25 av 75 (33 %)" in said
    assert "given out 20 of 60 (33 %), revised 25 of 75 (33 %)" in said


def test_few_late_ones_are_not_told_of(analyst, people, given_out) -> None:
    come(analyst, people, "2026-02-01", 9)
    folder = revise(analyst)
    row = rows_of(folder)["moved_on"]
    assert (row["numerator"], row["revised_numerator"], row["revised_denominator"]) == ("20", "..", "..")
    assert "63" not in (folder / "README.txt").read_text(encoding="utf-8")


def test_late_ones_who_are_all_alike_are_not_told_of(analyst, people, given_out) -> None:
    late = [row | {"work_after": "ja"} for row in people(101, 15, "2025-06-01")]
    analyst.deliver_rows("2026-02-01/a.csv", [*people(1, 60, "2025-05-10"), *late])
    assert rows_of(revise(analyst))["moved_on"]["revised_denominator"] == ".."


def test_a_year_is_revised_once(analyst, people, given_out) -> None:
    come(analyst, people, "2026-02-01", 15)
    before = (revise(analyst) / "revision.csv").read_bytes()
    come(analyst, people, "2026-03-01", 16)
    assert (revise(analyst) / "revision.csv").read_bytes() == before


def test_as_long_as_nothing_new_is_told_more_may_come(analyst, people, given_out) -> None:
    come(analyst, people, "2026-02-01", 9)
    revise(analyst)
    come(analyst, people, "2026-03-01", 15)
    assert rows_of(revise(analyst))["moved_on"]["revised_denominator"] == "75"


def test_what_is_hidden_in_the_report_is_hidden_here(analyst, people, given_out) -> None:
    [hidden] = given_out.release.select("moved_on", "finished", "year", "2025", "all")
    assert hidden.status == "shown"
    analyst.connection.execute("update published.cell set is_shown = false where metric = 'moved_on'")
    come(analyst, people, "2026-02-01", 15)
    row = rows_of(revise(analyst))["moved_on"]
    assert {row[name] for name in ("numerator", "denominator", "value", "revised_numerator")} == {".."}


def test_a_release_that_a_revision_rests_on_stays(analyst, people, given_out) -> None:
    come(analyst, people, "2026-02-01", 15)
    revise(analyst)
    with pytest.raises(NotTheLatestRelease):
        withdraw(analyst.connection, 1, date(2026, 3, 1))


def test_what_is_not_out_is_not_revised(analyst, people) -> None:
    analyst.deliver_rows("2026-01-10/a.csv", people(1, 60, "2025-05-10"))
    with pytest.raises(YearNotGivenOut):
        revise(analyst)


def test_the_auditor_sees_for_itself(analyst, people, given_out, definitions) -> None:
    """Sabotage: nine late ones told of all the same; and fifteen who are all alike."""
    come(analyst, people, "2026-02-01", 9)
    written = revise(analyst) / "revision.csv"
    text = written.read_text(encoding="utf-8").replace(
        "moved_on,1,2025,finished,20,60,0.333333,..,..,..", "moved_on,1,2025,finished,20,60,0.333333,23,69,0.333333"
    )
    found = attack_revision(text, "revision.csv", analyst.connection, definitions)
    assert [(each.fault, each.cell) for each in found] == [("narrow", "moved_on 2025")]


@pytest.mark.parametrize(
    ("now", "people", "shown"),
    [
        (Counted(20, 60), 0, True),
        (Counted(26, 72), 12, True),
        (Counted(26, 72), 9, False),
        (Counted(32, 72), 12, False),
        (Counted(31, 72), 12, False),
        (Counted(21, 72), 12, False),
        (Counted(20, 72), 12, False),
        (Counted(14, 48), 12, True),
        (Counted(23, 60), 12, True),
    ],
)
def test_the_difference_is_of_enough_people_who_are_not_alike(now: Counted, people: int, shown: bool) -> None:
    [row] = protect_revision([Revised("moved_on", 1, Counted(20, 60), now, people, True)], 10)
    assert (row.now is not None) is shown
