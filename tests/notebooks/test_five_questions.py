"""Five questions of an evaluator to real files: the notebooks' answers and intervals against a count by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from counted_by_hand import (
    Counts,
    active_by_arm,
    first_answers,
    healthier_by_gender,
    hmis_left,
    lost_by,
    young_men,
)
from loaded_real import load_real
from opened import OWN_QUESTION
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from pipeline.audit.rounded_table import read_rounded_table
from pipeline.desk import Place, way_out

Ask = Callable[..., dict[str, Any]]
EVER = "since 2026-Q3"
ROUNDED_TO = 5


def asker(analyst, books: dict[str, ModuleType], name: str, home: Path) -> Ask:
    """Loads a real folder, and gives what a notebook's cells defined for what was chosen in it."""
    load_real(analyst, name, measured=False)
    analyst.close()
    (home / "utfall.toml").write_text('association = "Prov"\ndeliveries = "."\n', encoding="utf-8")

    def ask(book: str, **chosen: object) -> dict[str, Any]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("UTFALL_PROJECT", str(home))
            patch.setenv("UTFALL_DATABASE", str(analyst.order.database))
            values = {key: SimpleNamespace(value=value) for key, value in chosen.items()}
            return books[book].app.run(defs=values)[1]

    return ask


@pytest.fixture(scope="module")
def help_rct(new_analyst, books: dict[str, ModuleType], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    yield asker(new_analyst(), books, "help_rct", tmp_path_factory.mktemp("help"))


@pytest.fixture(scope="module")
def hmis_demo(new_analyst, books: dict[str, ModuleType], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    yield asker(new_analyst(), books, "hmis_demo", tmp_path_factory.mktemp("hmis"))


def wilson(counts: Counts) -> tuple[float, float]:
    return proportion_confint(*counts, method="wilson")


def apart(first: Counts, second: Counts) -> tuple[float, float]:
    return confint_proportions_2indep(*first, *second, method="newcomb", compare="diff")


def is_told(row: dict[str, Any], first: Counts, second: Counts) -> None:
    """Both groups' counts, and the interval of their difference by another package."""
    assert (row["numerator_first"], row["denominator_first"]) == first
    assert (row["numerator_second"], row["denominator_second"]) == second
    low, high = apart(first, second)
    assert (row["ci_low"], row["ci_high"]) == pytest.approx((low, high), abs=1e-9)
    assert (row["says"] == "säker skillnad") == (low > 0 or high < 0)


def passes(defined: dict[str, Any], metric: str, by: list[str], period: str, folder: Path) -> Any:
    """A table handed out from the notebook's place; what the auditor reads in the written file."""
    place = defined["place"]
    outcome = way_out(Place("Prov", place.database, folder / "tables", is_sample=False), metric, by, period)
    assert outcome.folder is not None, outcome.said
    return read_rounded_table((outcome.folder / "table.csv").read_text(encoding="utf-8"), "prov"), outcome


def test_does_one_arm_work_more_and_what_may_the_missing_do(help_rct: Ask, tmp_path: Path) -> None:
    found = help_rct(
        "5_jamfor_insatser_rattvist", period="2001", metric="work_or_study", first="clinic", second="control"
    )
    by_hand, lost = active_by_arm(), lost_by("GROUP")
    clinic, control = by_hand["1"], by_hand["0"]
    is_told(found["compared"], clinic, control)
    everybody = clinic[1] + lost["1"], control[1] + lost["0"]
    worst = clinic[0] / everybody[0] - (control[0] + lost["0"]) / everybody[1]
    best = (clinic[0] + lost["1"]) / everybody[0] - control[0] / everybody[1]
    assert (found["compared"]["bound_low"], found["compared"]["bound_high"]) == pytest.approx((worst, best))
    assert f"Uppgift saknas för {lost['1']} och {lost['0']}" in found["compared_sentence"]
    _, outcome = passes(found, "work_or_study", ["insats_id"], "2001", tmp_path)
    assert list(outcome.shown["Insats"]) == ["Alla", "clinic", "control"]
    assert list(outcome.shown["Antal"])[1:] == pytest.approx([clinic[0], control[0]], abs=ROUNDED_TO)


def test_do_women_and_men_feel_better_and_who_answered(help_rct: Ask, tmp_path: Path) -> None:
    found = help_rct(
        "3_halsa_och_arbetsformaga",
        period="2001",
        instrument="eq_vas",
        health_by="gender",
        answered="self_rated_health",
    )
    by_hand, lost = healthier_by_gender(), lost_by("A1")
    men, women = by_hand["1.0"], by_hand["2.0"]
    is_told(found["better_compared"], women, men)
    shares = found["better"][found["better"]["statistic"] == "share"].set_index("gender")
    for gender, counts in (("kvinna", women), ("man", men)):
        row = shares.loc[gender]
        assert (row["ci_low"], row["ci_high"]) == pytest.approx(wilson(counts), abs=1e-9)
    answered = found["responses"][found["responses"]["age_group"].isna()].set_index("gender")
    for gender, code, counts in (("kvinna", "2.0", women), ("man", "1.0", men)):
        row = answered.loc[gender]
        assert (row["answered"], row["due"]) == (counts[1], counts[1] + lost[code])
    table, _ = passes(found, "health_better", ["gender"], "2001", tmp_path)
    assert table.metric == "health_better"


def test_do_they_leave_public_support_and_do_they_work_more(hmis_demo: Ask) -> None:
    found = hmis_demo("4_forsorjning", period=EVER, basis="finished")
    rows = {(row["metric"], row["statistic"]): row for row in found["paired"].to_dict("records")}
    for metric, file, column in (
        ("public_support", "IncomeBenefits", "BenefitsFromAnySource"),
        ("work", "EmploymentEducation", "Employed"),
    ):
        known = [both for both in first_answers(file, column).values() if None not in both]
        for name, both in (("lost", (True, False)), ("gained", (False, True))):
            counts = known.count(both), len(known)
            row = rows[metric, name]
            assert (row["numerator"], row["denominator"]) == counts
            assert (row["ci_low"], row["ci_high"]) == pytest.approx(wilson(counts), abs=1e-9)
        change = (known.count((False, True)) - known.count((True, False))) / len(known)
        assert any(f" {100 * change:.1f} procentenheter".replace(".", ",") in said for said in found["pairs_said"])
        limits = rows[metric, "difference"]["ci_low"], rows[metric, "difference"]["ci_high"]
        assert min(map(abs, limits)) < abs(change) < max(map(abs, limits))
    # Which kind of support is not in the files: two of the three kinds have nobody in them.
    assert sum("ingen, vare sig före eller vid avslut" in said for said in found["pairs_said"]) == 2


def test_do_projects_differ_beyond_chance(hmis_demo: Ask, tmp_path: Path) -> None:
    found = hmis_demo("5_jamfor_insatser_rattvist", period="2022", metric="left_public_support")
    support, left = first_answers("IncomeBenefits", "BenefitsFromAnySource"), hmis_left()
    by_hand: dict[str, list[bool]] = {}
    for each, row in left.items():
        if row["ExitDate"].startswith("2022") and support[each][0] and support[each][1] is not None:
            by_hand.setdefault(row["ProjectID"], []).append(not support[each][1])
    funnel = {row["insats_id"].partition(" ")[0]: row for row in found["funnel"].to_dict("records")}
    counted = {project: (sum(each), len(each)) for project, each in by_hand.items()}
    assert {
        project: (row["numerator"], row["denominator"]) for project, row in funnel.items() if row["denominator"]
    } == counted
    [flagged] = [row["insats_id"] for row in funnel.values() if row["flagged"] is True]
    assert f"{flagged}." in found["flagged_sentence"]
    pairs = [(one, other) for place, one in enumerate(sorted(counted)) for other in sorted(counted)[place + 1 :]]
    unsure = sum(low <= 0 <= high for low, high in (apart(counted[one], counted[other]) for one, other in pairs))
    assert found["undecided"] == unsure
    table, outcome = passes(found, "left_public_support", ["insats_id"], "2022", tmp_path)
    assert outcome.shown["Av (känt utfall)"].max() == pytest.approx(sum(n for _, n in counted.values()), abs=30)
    assert table.metric == "left_public_support"


def test_are_young_men_who_came_without_work_worse_off(hmis_demo: Ask) -> None:
    found = hmis_demo(
        OWN_QUESTION,
        may_ask=True,
        question="select gender = 'man' and age_group in ('16-24', '25-29') as ung_man, count_if(work_after) as antal, "
        "count(work_after) as av from derived.answer where is_finished and not work_before group by 1 order by 1",
    )
    young, work = young_men(), first_answers("EmploymentEducation", "Employed")
    without = {each: after for each, (before, after) in work.items() if before is False and after is not None}
    theirs = [after for each, after in without.items() if each in young]
    others = [after for each, after in without.items() if each not in young]
    answer = found["sql_answer"]
    for row, counts in zip(answer.to_dict("records")[:2], (others, theirs), strict=True):
        by_hand = sum(counts), len(counts)
        assert (row["antal"], row["av"]) == by_hand
        limits = 100 * wilson(by_hand)[0], 100 * wilson(by_hand)[1]
        assert (row["95 % från"], row["95 % till"]) == pytest.approx(limits, abs=0.05)
    low, high = apart((sum(others), len(others)), (sum(theirs), len(theirs)))
    assert ("ingen säker skillnad" in found["two_rows"]) == (low <= 0 <= high)
    assert "ung_man False mot ung_man True" in found["two_rows"]
