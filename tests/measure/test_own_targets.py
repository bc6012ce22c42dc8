"""An insats with a target in its own agreement is held against that one, and only that insats."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from shutil import copytree

import pytest

from pipeline.vocabulary.definitions import SCHEMAS, read_definitions
from pipeline.vocabulary.errors import DefinitionFault
from pipeline.vocabulary.figures import Figure, Group

WORKS = {"work_after": "ja", "study_after": "nej", "further_rehab_after": "nej"}
SEEKS = {"work_after": "nej", "study_after": "nej", "further_rehab_after": "nej"}


def measured(analyst, participation, register: str) -> dict[Group, Figure]:
    """Twenty finished in each of two insatser, 13 of them moved on."""
    analyst.deliver("2026-07-06/insatser.csv", register)
    rows = [
        participation(100 * at + number, insats_id=f"I0{at}", **(WORKS if number < 13 else SEEKS))
        for at in (1, 2)
        for number in range(20)
    ]
    analyst.deliver_rows("2026-07-06/deltaganden.csv", rows)
    return {
        figure.key.group: figure
        for figure in analyst.load()
        if figure.key.metric == "moved_on" and figure.key.basis == "finished" and figure.key.period == "2026"
    }


def verdict(figure: Figure) -> tuple[float | None, bool | None]:
    return figure.target, figure.target_reached


def test_its_own_target_is_what_an_insats_is_held_against(analyst, participation) -> None:
    register = "insats_id;namn;typ;mål_gick_vidare\nI01;Ett;individinriktad;60\nI02;Två;individinriktad;\n"
    found = measured(analyst, participation, register)
    # 13 of 20 is 65 per cent.
    assert verdict(found[Group(insats_id="I01")]) == (0.6, True)
    assert verdict(found[Group(insats_id="I02")]) == (0.7, False)
    assert verdict(found[Group()]) == (0.7, False)


def test_a_target_with_a_decimal_is_exact(analyst, participation) -> None:
    register = "insats_id;namn;typ;mål_gick_vidare\nI01;Ett;individinriktad;65,0\nI02;Två;individinriktad;65,5\n"
    found = measured(analyst, participation, register)
    assert verdict(found[Group(insats_id="I01")]) == (0.65, True)
    assert verdict(found[Group(insats_id="I02")]) == (0.655, False)


def test_without_the_column_every_insats_has_the_metrics_target(analyst, participation) -> None:
    found = measured(analyst, participation, "insats_id;namn;typ\nI01;Ett;individinriktad\nI02;Två;individinriktad\n")
    assert {figure.target for figure in found.values()} == {0.7}


def test_what_is_no_share_is_a_finding_and_no_target(analyst, participation) -> None:
    register = "insats_id;namn;typ;mål_gick_vidare\nI01;Ett;individinriktad;600\nI02;Två;individinriktad;60\n"
    found = measured(analyst, participation, register)
    assert (found[Group(insats_id="I01")].target, found[Group(insats_id="I02")].target) == (0.7, 0.6)
    assert [(each.row, each.column) for each in analyst.findings() if each.rule == "out-of-range"] == [
        (2, "moved_on_target")
    ]


def test_a_new_target_is_seen_at_the_next_report(analyst, participation) -> None:
    register = "insats_id;namn;typ;mål_gick_vidare\nI01;Ett;individinriktad;60\nI02;Två;individinriktad;\n"
    measured(analyst, participation, register)
    analyst.deliver("2026-07-07/insatser.csv", register.replace(";60", ";66"))
    found = {figure.key.group: figure for figure in analyst.load() if figure.key.metric == "moved_on"}
    assert found[Group(insats_id="I01")].target == 0.66
    population = analyst.derive()
    assert population.insatser[0].target("moved_on") == Fraction(66, 100)


def test_a_target_for_a_metric_without_one_is_a_fault(tmp_path: Path) -> None:
    copytree(SCHEMAS, tmp_path / "schemas")
    insats = tmp_path / "schemas" / "insats.yaml"
    insats.write_text(insats.read_text(encoding="utf-8").replace("target_for: moved_on", "target_for: work_or_study"))
    with pytest.raises(DefinitionFault, match="moved_on_target"):
        read_definitions(schemas=tmp_path / "schemas")
