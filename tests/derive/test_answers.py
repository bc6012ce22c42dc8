"""Every answer a figure may rest on: known, unknown, and what one answer says when another is blank."""

from __future__ import annotations

import pytest

NOTHING = {"work_before": "nej", "study_before": "nej", "seeking_before": "nej"}
NOTHING_AFTER = {"work_after": "nej", "study_after": "nej", "seeking_after": "nej"}
SAID = {
    "works": (NOTHING_AFTER | {"work_after": "ja", "study_after": "ja"}, "occupation_after", "arbete"),
    "works-rest-blank": ({"work_after": "ja"}, "occupation_after", "arbete"),
    "studies": (NOTHING_AFTER | {"study_after": "ja"}, "occupation_after", "studier"),
    "studies-work-blank": ({"study_after": "ja"}, "occupation_after", None),
    "seeks": (NOTHING | {"seeking_before": "ja"}, "occupation_before", "soker"),
    "neither": (NOTHING, "occupation_before", "ovriga"),
    "seeking-blank": (NOTHING | {"seeking_before": ""}, "occupation_before", None),
    "wage": ({"support_after": "lön"}, "self_support", True),
    "wage-alone": ({"support_after": "lön"}, "self_support_wage", True),
    "study-grant": ({"support_after": "studiestöd"}, "self_support", True),
    "study-grant-is-no-wage": ({"support_after": "studiestöd"}, "self_support_wage", False),
    "wage-beside-benefit": ({"support_after": "lön:50|sjukpenning:50"}, "self_support", False),
    "benefit-beside-unknown": ({"support_after": "a-kassa|uppgift saknas"}, "self_support", False),
    "nothing-is-not-self-support": ({"support_after": "ingen"}, "self_support", False),
    "wage-beside-unknown": ({"support_after": "lön|uppgift saknas"}, "self_support", None),
    "degree-of-part": ({"support_before": "sjukpenning:25|lön:75"}, "support_degree_before", 25.0),
    "degree-of-two": ({"support_before": "sjukpenning:50|försörjningsstöd"}, "support_degree_before", 100.0),
    "degree-of-none": ({"support_before": "lön"}, "support_degree_before", 0.0),
    "degree-unknown": ({"support_before": "sjukpenning:25|uppgift saknas"}, "support_degree_before", None),
    "state-ill-health": ({"support_before": "sjukpenning|rehabiliteringspenning"}, "support_state_before", "ohalsa"),
    "state-several": ({"support_before": "sjukpenning|a-kassa"}, "support_state_before", "flera"),
    "state-none": ({"support_before": "pension"}, "support_state_before", "ej_offentlig"),
    "state-unknown": ({"support_before": ""}, "support_state_before", None),
    "group-unknown": ({"support_before": ""}, "support_group_before", "ovrig"),
    "one-group-yes": ({"support_before": "a-kassa|uppgift saknas"}, "support_arbetsmarknad_before", True),
    "another-group-unknown": ({"support_before": "a-kassa|uppgift saknas"}, "support_ohalsa_before", None),
    "another-group-no": ({"support_before": "a-kassa"}, "support_ohalsa_before", False),
    "health-better": ({"health_before": "dåligt", "health_after": "bra"}, "health_change", 1),
    "health-worse": ({"health_before": "bra", "health_after": "mycket dåligt"}, "health_change", -1),
    "health-same": ({"health_before": "bra", "health_after": "bra"}, "health_change", 0),
    "health-once": ({"health_before": "bra", "health_after": ""}, "health_change", None),
    "good": ({"health_before": "bra"}, "health_good_before", True),
    "fair-is-not-good": ({"health_before": "någorlunda"}, "health_good_before", False),
    "extent": ({"work_after": "ja", "work_after_pct": "50"}, "work_extent_after", 50.0),
    "no-work-is-none": ({"work_after": "nej"}, "work_extent_after", 0.0),
    "extent-unknown": ({"work_after": "ja"}, "work_extent_after", None),
    "impossible-extent": ({"work_after": "ja", "work_after_pct": "150"}, "work_extent_after", None),
    "education": ({"education": "gymnasium"}, "education", "gymnasium"),
    "no-education": ({"education": ""}, "education", "ovrig"),
    "parties": ({"parties": "fk|kommun"}, "parties", ["fk", "kommun"]),
    "no-parties": ({"parties": ""}, "parties", []),
    "days": ({"start_date": "2026-01-31", "exit_date": "2026-03-01"}, "days_in_insats", 29),
    "going-on": ({"exit_date": ""}, "days_in_insats", None),
    "starts-in": ({"start_date": "2026-04-01"}, "start_quarter", 2026 * 4 + 1),
    "no-register": ({}, "insats_type", "ovrig"),
    "target-groups": ({"target_groups": "unga | psykisk ohälsa|"}, "target_groups", ["psykisk ohälsa", "unga"]),
    "no-target-groups": ({}, "target_groups", []),
    "referred": ({"referred_by": "Arbetsförmedlingen"}, "referred_by", "af"),
    "vas-change": ({"eq_vas_before": "50", "eq_vas_after": "62,5"}, "eq_vas_change", 12.5),
    "vas-outside": ({"eq_vas_before": "150", "eq_vas_after": "60"}, "eq_vas_change", None),
    "ability-change": ({"work_ability_before": "5", "work_ability_after": "3"}, "work_ability_change", -2.0),
    "ability-class": ({"work_ability_before": "5"}, "work_ability_class_before", "dalig"),
    "ability-class-after": ({"work_ability_after": "8"}, "work_ability_class_after", "bra"),
    "half-a-year": ({"support_days_before": "182,5"}, "support_hae_before", 0.5),
    "more-than-a-year-is-one": ({"support_days_before": "400"}, "support_hae_before", 1.0),
    "cut-and-said": ({"support_days_before": "400"}, "is_support_capped", True),
    "the-year-after": ({"exit_date": "2025-06-01", "support_days_after": "0"}, "support_hae_after", 0.0),
    "the-year-after-is-not-over": ({"exit_date": "2026-06-01", "support_days_after": "0"}, "support_hae_after", None),
    "reached-work": (
        {"start_date": "2025-01-01", "exit_date": "2025-06-01", "activity_started_on": "2025-02-01"},
        "activity_end", "work_or_study",
    ),
    "days-to-work": (
        {"start_date": "2025-01-01", "exit_date": "2025-06-01", "activity_started_on": "2025-02-01"},
        "days_to_activity", 31,
    ),
    "moved-first": ({"exit_reason": "flytt"}, "activity_end", "moved"),
    "full-benefit": ({"support_after": "sjukersättning:100"}, "activity_end", "full_benefit"),
    "part-benefit": ({"support_after": "sjukersättning:50"}, "activity_end", "censored"),
    "known-to-the-exit": ({"start_date": "2025-01-01", "exit_date": "2025-01-31"}, "days_to_activity", 30),
    "known-longer": (
        {"start_date": "2025-01-01", "exit_date": "2025-01-31", "activity_known_to": "2025-03-02"},
        "days_to_activity", 60,
    ),
    "goes-on": ({"start_date": "2026-10-01", "exit_date": ""}, "days_to_activity", 4),
    "followed-up": (
        {"exit_date": "2026-01-10", "work_6_months": "nej", "study_6_months": "ja"}, "followup_6_work_or_study", True,
    ),
    "lost": ({"exit_date": "2026-01-10"}, "followup_6", "lost"),
    "answered": ({"exit_date": "2026-01-10", "public_support_6_months": "ja"}, "followup_6", "answered"),
    "not-yet-due": ({"exit_date": "2026-04-06"}, "followup_6", "not_yet_due"),
    "due-today": ({"exit_date": "2026-04-05"}, "followup_6", "lost"),
    "early-answer-waits": ({"exit_date": "2026-06-01", "work_6_months": "ja"}, "followup_6", "not_yet_due"),
    "not-finished": ({"exit_date": ""}, "followup_6", None),
}  # fmt: skip


@pytest.fixture(scope="module")
def loaded(module_analyst, participation):
    rows = [participation(0, **({"participation_id": name} | said)) for name, (said, _, _) in SAID.items()]
    module_analyst.deliver_rows("2026-10-05/a.csv", rows)
    module_analyst.load()
    return module_analyst


@pytest.mark.parametrize("name", SAID)
def test_answer(loaded, name: str) -> None:
    _, column, expected = SAID[name]
    [(value,)] = loaded.rows(
        f"select {column} from derived.answer join derived.participation as delivered using (row_key) "
        "where participation_id = ?".replace(f"select {column}", f"select answer.{column}"),
        name,
    )
    assert value == expected and type(value) is type(expected)


def test_everyone_has_one_row_of_answers(sample) -> None:
    counted = "select count(*), count(distinct row_key) from"
    assert sample.rows(f"{counted} derived.answer") == sample.rows(f"{counted} derived.outcome")


STAYS = {
    "first": (("P1", "2024-01-01", "2024-06-01"), (0, False, False)),
    "again-within-a-year": (("P1", "2025-06-01", "2025-09-01"), (1, True, True)),
    "beside": (("P1", "2025-08-01", ""), (1, False, True)),
    "met": (("P2", "2024-01-01", "2024-06-01"), (0, False, False)),
    "meets": (("P2", "2024-06-01", "2024-07-01"), (1, True, False)),
    "long-after": (("P2", "2025-07-02", ""), (2, False, False)),
    "nobody": (("", "2025-01-01", "2025-02-01"), (0, False, False)),
    "nobody-else": (("", "2025-01-01", "2025-02-01"), (0, False, False)),
}


def test_stays_of_one_person(analyst, participation) -> None:
    told = [
        {"participation_id": name, "person_id": person, "insats_id": f"I{nth}", "start_date": start, "exit_date": left}
        for nth, (name, ((person, start, left), _)) in enumerate(STAYS.items())
    ]
    wrong = {"participation_id": "wrong", "person_id": "P2", "start_date": "2025-07-03"}
    told.append({**wrong, "exit_date": "2025-08-01", "exit_reason": "felregistrering"})
    analyst.deliver_rows("2026-10-05/a.csv", [participation(0, **each) for each in told])
    analyst.load()
    found = analyst.rows(
        "select participation_id, stays_before, is_reentry, is_parallel from derived.answer "
        "join derived.participation using (row_key)"
    )
    expected = {name: stays for name, (_, stays) in STAYS.items()} | {"wrong": (0, False, False)}
    assert {name: tuple(rest) for name, *rest in found} == expected


def test_a_few_rows_handed_in_are_answered_as_in_the_view_of_all(sample) -> None:
    few = "select row_key from derived.participation where row_no % 7 = 0"
    sample.rows(f"create or replace temp view few as from derived.participation where row_key in ({few})")
    of_few = sample.rows("from derived.answer_of('few') order by row_key")
    assert of_few and of_few == sample.rows(f"from derived.answer where row_key in ({few}) order by row_key")
