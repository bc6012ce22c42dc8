"""Time to work or studies, and follow-ups: what is not known is nobody's failure."""

from __future__ import annotations

import pytest

STAY = {"start_date": "2025-01-01", "exit_date": "2025-06-01"}
WORKS = {"work_after": "ja", "study_after": "nej"}
# name: (insats, recorded, what the time to work or studies ended with, days)
TOLD = {
    "reached": ("I1", STAY | WORKS | {"activity_started_on": "2025-02-01"}, "work_or_study", 31),
    "reached-the-first-day": ("I1", STAY | {"activity_started_on": "2025-01-01"}, "work_or_study", 0),
    "reached-after-the-exit": ("I1", STAY | {"activity_started_on": "2025-09-01"}, "work_or_study", 243),
    "reached-before-moving": (
        "I1", STAY | {"activity_started_on": "2025-02-01", "exit_reason": "flytt"}, "work_or_study", 31,
    ),
    "works-since-nobody-knows": ("I1", STAY | WORKS, None, None),
    "works-and-moves-since-nobody-knows": ("I1", STAY | WORKS | {"exit_reason": "flytt"}, None, None),
    "a-day-before-the-start": ("I1", STAY | {"activity_started_on": "2024-12-31"}, None, None),
    "a-day-to-come": ("I1", STAY | {"activity_started_on": "2026-10-06"}, None, None),
    "nothing-by-the-exit": ("I1", STAY | {"work_after": "nej", "study_after": "nej"}, "censored", 151),
    "looked-for-longer": ("I1", STAY | {"activity_known_to": "2025-07-01"}, "censored", 181),
    "looked-for-until-a-day-to-come": ("I1", STAY | {"activity_known_to": "2027-01-01"}, "censored", 642),
    "looked-for-shorter-than-the-stay": ("I1", STAY | {"activity_known_to": "2025-02-01"}, "censored", 151),
    "goes-on": ("I1", {"start_date": "2026-10-01", "exit_date": ""}, "censored", 4),
    "starts-on-a-day-to-come": ("I1", {"start_date": "2026-11-01", "exit_date": ""}, None, None),
    "moved": ("I1", STAY | {"exit_reason": "flytt"}, "moved", 151),
    "moves-one-day": ("I1", {"start_date": "2026-10-01", "exit_date": "", "exit_reason": "flytt"}, "censored", 4),
    "died": ("I1", STAY | {"exit_reason": "avliden"}, "died", 151),
    "full-benefit": ("I1", STAY | {"support_after": "sjukersättning"}, "full_benefit", 151),
    "insats-does-not-tell": ("I2", STAY | {"work_after": "nej", "study_after": "nej"}, None, None),
    "insats-does-not-tell-of-movers": ("I2", STAY | {"exit_reason": "flytt"}, None, None),
}  # fmt: skip
# name: (insats, recorded, follow-up at 6 months, at 12 months)
FOLLOWED_UP = {
    "answered-once": ("I3", STAY | {"work_6_months": "nej"}, "answered", None),
    "only-support-answered": ("I3", STAY | {"public_support_6_months": "ja"}, "answered", None),
    "lost": ("I3", STAY, "lost", None),
    "of-an-insats-without-follow-up": ("I4", STAY, None, None),
}


@pytest.fixture(scope="module")
def answers(module_analyst, participation):
    recorded = {**TOLD, **FOLLOWED_UP}
    rows = [
        participation(0, **{"participation_id": name, "person_id": "", "insats_id": insats} | said)
        for name, (insats, said, *_) in recorded.items()
    ]
    module_analyst.deliver_rows("2026-10-05/a.csv", rows)
    module_analyst.load()
    found = module_analyst.rows(
        "select participation_id, activity_end, days_to_activity, followup_6, followup_12, followup_6_work_or_study "
        "from derived.answer join derived.participation using (row_key)"
    )
    return {name: rest for name, *rest in found}


@pytest.mark.parametrize("name", TOLD)
def test_time_to_work_or_studies(answers, name: str) -> None:
    _, _, ended_with, days = TOLD[name]
    assert answers[name][:2] == [ended_with, days]


@pytest.mark.parametrize("name", FOLLOWED_UP)
def test_follow_up(answers, name: str) -> None:
    _, _, at_6, at_12 = FOLLOWED_UP[name]
    assert answers[name][2:4] == [at_6, at_12]


def test_half_an_answer_to_a_follow_up_is_no_answer_to_work_or_studies(answers) -> None:
    assert answers["answered-once"][4] is None
