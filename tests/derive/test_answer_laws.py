"""Laws of the answers: a person's stays as plain Python counts them, and neither order nor names of rows matter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipeline.measure.asked.told_by import TOLD_BY, told_by

# Few days and few people, so that stays meet, overlap and stand on the same day.
DAYS = ["2024-01-31", "2024-02-01", "2024-02-29", "2025-01-31", "2025-02-01", "2025-02-28", "2025-03-01", "2026-02-28"]
STAY = "stays_before, is_reentry, is_parallel"
COMPARED = (
    "gender, age_group, occupation_before, occupation_after, eq_vas_change, work_ability_class_after, referred_by, "
    f"target_groups, support_hae_before, activity_end, days_to_activity, followup_6, followup_12_work_or_study, {STAY}"
)

spans = st.tuples(st.sampled_from(DAYS), st.sampled_from([*DAYS, ""])).filter(
    lambda span: span[1] == "" or span[0] <= span[1]
)
answers = st.fixed_dictionaries(
    {
        "person_id": st.sampled_from(["P1", "P2", "P3", ""]),
        "insats_id": st.sampled_from(["I1", "I2", "I3", "I4"]),
        "exit_reason": st.sampled_from(["", "enligt plan", "flytt", "felregistrering"]),
        "gender": st.sampled_from(["kvinna", "man", "annat", ""]),
        "birth_year": st.sampled_from(["1970", "1999", ""]),
        "work_after": st.sampled_from(["ja", "nej", ""]),
        "study_after": st.sampled_from(["ja", "nej", ""]),
        "seeking_after": st.sampled_from(["ja", "nej", ""]),
        "work_before": st.sampled_from(["ja", "nej", ""]),
        "work_before_pct": st.sampled_from(["", "0", "50"]),
        "study_before": st.sampled_from(["ja", "nej", ""]),
        "further_rehab_after": st.sampled_from(["ja", "nej", ""]),
        "health_before": st.sampled_from(["", "bra", "dåligt"]),
        "health_after": st.sampled_from(["", "bra", "mycket bra"]),
        "support_before": st.sampled_from(["", "sjukpenning", "ekonomiskt bistånd", "lön"]),
        "support_after": st.sampled_from(["", "lön", "sjukersättning", "sjukpenning|lön"]),
        "eq_vas_before": st.sampled_from(["", "0", "50", "100", "101"]),
        "eq_vas_after": st.sampled_from(["", "0", "50", "100"]),
        "work_ability_after": st.sampled_from(["", "5", "6", "10"]),
        "referred_by": st.sampled_from(["", "af", "region"]),
        "target_groups": st.sampled_from(["", "unga", "unga|långvarig smärta"]),
        "support_days_before": st.sampled_from(["", "0", "182,5", "400"]),
        "activity_started_on": st.sampled_from(["", "2023-12-31", "2024-02-29", "2025-03-01"]),
        "work_6_months": st.sampled_from(["", "ja", "nej"]),
        "work_12_months": st.sampled_from(["", "ja", "nej"]),
        "study_12_months": st.sampled_from(["", "ja", "nej"]),
    }
)


@st.composite
def deliveries(draw: st.DrawFn) -> list[dict[str, str]]:
    """Rows of one delivery, each a participation of its own; the first is finished for sure."""
    sure = {
        "participation_id": "D0",
        "insats_id": "I9",
        "start_date": DAYS[0],
        "exit_date": DAYS[1],
        "work_after": "ja",
    }
    drawn = draw(st.lists(st.tuples(spans, answers), min_size=2, max_size=40))
    return [
        sure,
        *(
            {"participation_id": f"D{number}", "start_date": span[0], "exit_date": span[1], **said}
            for number, (span, said) in enumerate(drawn, start=1)
        ),
    ]


@given(rows=deliveries())
def test_stays_as_counted_one_by_one(new_analyst: Callable, rows: list[dict[str, str]]) -> None:
    found = _answers(new_analyst(), rows, f"row_key, {STAY}")
    accepted = [row for row in rows if row["participation_id"] in found]
    assert {name: tuple(rest[1:]) for name, rest in found.items()} == {
        row["participation_id"]: _stays(row, accepted) for row in accepted
    }


@given(rows=deliveries(), shuffled=st.randoms(use_true_random=False))
def test_neither_the_order_of_rows_nor_names_of_people_and_genders_matter(
    new_analyst: Callable, rows: list[dict[str, str]], shuffled
) -> None:
    people = {"P1": "P3", "P2": "Q7", "P3": "P1"}
    genders = {"kvinna": "man", "man": "kvinna"}
    renamed = [
        row
        | {
            "person_id": people.get(row.get("person_id", ""), ""),
            "gender": genders.get(row.get("gender", ""), row.get("gender", "")),
        }
        for row in shuffled.sample(rows, len(rows))
    ]
    before = _answers(new_analyst(), rows, COMPARED)
    expected = {name: [genders.get(gender, gender), *rest] for name, (gender, *rest) in before.items()}
    assert _answers(new_analyst(), renamed, COMPARED) == expected


@given(rows=deliveries())
def test_those_who_say_the_same_have_the_same_answer(new_analyst: Callable, rows: list[dict[str, str]]) -> None:
    """The law behind counting by what is told: see pipeline/measure/asked/told_by.py."""
    found = _answers(new_analyst(), rows, ", ".join([*TOLD_BY, *told_by(TOLD_BY)]))
    names = [*TOLD_BY, *told_by(TOLD_BY)]
    for answer, columns in TOLD_BY.items():
        told: dict[tuple[Any, ...], Any] = {}
        for row in found.values():
            said = dict(zip(names, row, strict=True))
            assert told.setdefault(tuple(said[each] for each in columns), said[answer]) == said[answer], answer


def _answers(analyst: Any, rows: list[dict[str, str]], columns: str) -> dict[str, list[Any]]:
    analyst.deliver_rows("2026-10-05/a.csv", rows)
    analyst.load()
    named = ", ".join(f"answer.{column.strip()}" for column in columns.split(","))
    found = analyst.rows(
        f"select participation_id, {named} from derived.answer join derived.participation using (row_key)"
    )
    analyst.close()
    return {name: rest for name, *rest in found}


def _stays(row: dict[str, str], rows: list[dict[str, str]]) -> tuple[int, bool, bool]:
    """Finished stays that ended before this start, whether one did so within a year, whether another overlaps."""
    if not row.get("person_id") or row.get("exit_reason") == "felregistrering":
        return (0, False, False)
    others = [
        each
        for each in rows
        if each is not row
        and each.get("person_id") == row["person_id"]
        and each.get("exit_reason") != "felregistrering"
    ]
    start = row["start_date"]
    ended = [each for each in others if _is_before(each, row)]
    overlaps = [
        each for each in others if each["start_date"] < (row["exit_date"] or "9") and start < (each["exit_date"] or "9")
    ]
    return (len(ended), any(each["exit_date"] >= _a_year_before(start) for each in ended), bool(overlaps))


def _is_before(one: dict[str, str], other: dict[str, str]) -> bool:
    """Ended by the other's start. Of stays that lie within one day, the one that began before it comes first."""
    if one["exit_date"] == "" or one["exit_date"] > other["start_date"]:
        return False
    is_one_day = one["start_date"] == one["exit_date"] == other["start_date"]
    return not (is_one_day and other["exit_date"] == other["start_date"])


def _a_year_before(day: str) -> str:
    then = date.fromisoformat(day)
    try:
        return then.replace(year=then.year - 1).isoformat()
    except ValueError:
        return then.replace(year=then.year - 1, day=28).isoformat()
