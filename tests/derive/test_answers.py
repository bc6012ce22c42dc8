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
