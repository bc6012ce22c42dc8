"""What one participation came to: more work or studies, public support, bases, groups, and who is one person."""

from __future__ import annotations

import pytest

YES, NO, MISSING = True, False, None
NONE = {"work_before": "nej", "study_before": "nej", "work_after": "nej", "study_after": "nej"}
MORE_OR_NOT = {
    "nothing-before-or-after": (NONE, NO),
    "started-work": ({**NONE, "work_after": "ja", "work_after_pct": "25"}, YES),
    "started-studies": ({**NONE, "study_after": "ja", "study_after_pct": "100"}, YES),
    "started-with-unknown-extent": ({**NONE, "work_after": "ja"}, YES),
    "stopped-work": ({**NONE, "work_before": "ja", "work_before_pct": "100"}, NO),
    "less-work": (
        {**NONE, "work_before": "ja", "work_before_pct": "75", "work_after": "ja", "work_after_pct": "50"},
        NO,
    ),
    "from-work-to-studies": ({**NONE, "work_before": "ja", "work_before_pct": "50", "study_after": "ja"}, YES),
    "kept-with-unknown-extent": ({**NONE, "work_before": "ja", "work_after": "ja", "work_after_pct": "50"}, MISSING),
    "an-answer-is-blank": ({**NONE, "study_after": ""}, MISSING),
    "an-extent-answers-yes": ({**NONE, "work_after": "", "work_after_pct": "50"}, YES),
    "an-extent-answers-no": ({**NONE, "work_after": "", "work_after_pct": "0"}, NO),
    # One of the two known to be more and the other unknown: counting it would count successes only.
    "more-work-and-unknown-studies": (
        {**NONE, "work_after": "ja", "work_after_pct": "50", "study_before": "ja", "study_after": "ja"},
        MISSING,
    ),
    # Rule out-of-range: the number counts as missing in the metrics.
    "impossible-extent-answers-nothing": ({**NONE, "work_after": "", "work_after_pct": "150"}, MISSING),
    "impossible-extent-is-no-increase": (
        {**NONE, "work_before": "ja", "work_before_pct": "50", "work_after": "ja", "work_after_pct": "150"},
        MISSING,
    ),
}
PUBLIC = {
    "wage": ("lön", NO),
    "benefit": ("sjukpenning", YES),
    "part-benefit": ("sjukpenning:25|lön:75", YES),
    "other-order": ("lön:75|sjukpenning:25", YES),
    "plus-sign": ("lön + försörjningsstöd", YES),
    "none": ("ingen", NO),
    "not-recorded": ("uppgift saknas", MISSING),
    "wage-and-not-recorded": ("lön|uppgift saknas", MISSING),
    "benefit-and-not-recorded": ("a-kassa|uppgift saknas", YES),
    "other": ("annan", NO),
    "parental-benefit": ("föräldrapenning", NO),
    "blank": ("", MISSING),
    "unknown-word": ("guld", MISSING),
    "one-unknown-word": ("lön|guld", MISSING),
}


@pytest.fixture(scope="module")
def loaded(module_analyst, participation):
    rows = [participation(0, participation_id=f"more {name}", **said) for name, (said, _) in MORE_OR_NOT.items()]
    for name, (text, _) in PUBLIC.items():
        before = {"support_before": text, "support_after": "lön"}
        rows.append(participation(0, participation_id=f"public {name}", **before))
    module_analyst.deliver_rows("2026-10-05/a.csv", rows)
    module_analyst.load()
    return module_analyst


def outcome(analyst, column: str, participation_id: str) -> object:
    [(value,)] = analyst.rows(
        f"select {column} from derived.outcome join derived.participation using (row_key) where participation_id = ?",
        participation_id,
    )
    return value


@pytest.mark.parametrize("name", MORE_OR_NOT)
def test_started_or_increased(loaded, name: str) -> None:
    assert outcome(loaded, "started_or_increased", f"more {name}") is MORE_OR_NOT[name][1]


@pytest.mark.parametrize("name", PUBLIC)
def test_public_support(loaded, name: str) -> None:
    assert outcome(loaded, "had_public_support", f"public {name}") is PUBLIC[name][1]


@pytest.mark.parametrize(
    ("said", "finished", "completed"),
    [
        ({"exit_reason": "enligt plan"}, True, True),
        ({"exit_reason": ""}, True, True),
        ({"exit_reason": "avbrott egen begäran"}, True, True),
        ({"exit_reason": "sjukdom"}, True, False),
        ({"exit_reason": "avliden"}, True, False),
        ({"exit_reason": "felregistrering"}, False, False),
        ({"registration_level": "anonym"}, False, False),
        ({"exit_date": ""}, False, False),
    ],
    ids=["as-planned", "blank", "own-request", "illness", "deceased", "misregistered", "anonymous", "going-on"],
)
def test_bases(analyst, participation, said: dict[str, str], finished: bool, completed: bool) -> None:
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1, **said), participation(2)])
    analyst.load()
    assert outcome(analyst, "is_finished", "D1") is finished
    assert outcome(analyst, "is_completed", "D1") is completed


def test_groups(analyst, participation) -> None:
    people = {
        1: ({"birth_year": "2009", "gender": "K", "municipality": "1080"}, ("kvinna", "16-24", "1080")),
        2: ({"birth_year": "1960", "gender": "man", "municipality": ""}, ("man", "60-65", "ovrig")),
        3: ({"birth_year": "2010", "gender": "annat", "municipality": "1080"}, ("ovrig", "ovrig", "1080")),
        4: ({"birth_year": "1959", "gender": "", "municipality": "okänd"}, ("ovrig", "ovrig", "ovrig")),
    }
    analyst.deliver_rows("2026-10-05/a.csv", [participation(number, **said) for number, (said, _) in people.items()])
    analyst.load()
    for number, (_, groups) in people.items():
        columns = ["gender", "age_group", "municipality"]
        assert tuple(outcome(analyst, f"outcome.{column}", f"D{number}") for column in columns) == groups


def test_several_stays_are_one_person_and_those_without_id_are_one_each(analyst, participation) -> None:
    people = ["P1", "P1", "P2", "", "", "-"]
    analyst.deliver_rows(
        "2026-10-05/a.csv",
        [
            participation(number, person_id=person, work_after="ja", study_after="nej")
            for number, person in enumerate(people)
        ],
    )
    figures = analyst.load()
    assert analyst.rows("select count(distinct person_key) from derived.outcome") == [(5,)]
    [total] = {
        (figure.denominator, figure.persons_at_least)
        for figure in figures
        if figure.key.metric == "work_or_study" and figure.key.group.kind == "all" and figure.denominator
    }
    assert total == (6, 5)


def test_a_participation_without_gender_or_age_is_in_the_total(sample) -> None:
    for dimension in ("gender", "age_group", "insats_id", "municipality"):
        assert sample.rows(f"select count(*) from derived.outcome where {dimension} is null") == [(0,)]
