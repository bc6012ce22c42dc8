"""Every rule is broken by one delivery and held by another: the examples of schemas/rule_examples.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.vocabulary.definitions import SCHEMAS
from pipeline.vocabulary.rule_examples import RuleExample, read_rule_examples, written_out

ROOT = SCHEMAS.parent
DAY, EARLIER = "2026-10-05", "2026-07-06"
REGISTER = "insats_id;namn;typ\nI01;Ett;individinriktad\nS01;Två;strukturövergripande\n"
ONE = "deltagande_id;insats_id;startdatum\nD0;I01;2025-06-01\n"
EXAMPLES = {example.rule: example for example in read_rule_examples(SCHEMAS / "rule_examples.yaml")}
# What holds alone is half of a slow lot: `make soak`.
SIDES = ("breaks", pytest.param("holds", marks=pytest.mark.soak))


def _is_of_a_register(rule: str) -> bool:
    return not EXAMPLES[rule].holds.startswith("deltagande_id")


TRIED = {rule: example for rule, example in EXAMPLES.items() if example.shown_by is None}
TOGETHER = [rule for rule, example in TRIED.items() if not (example.is_alone or _is_of_a_register(rule))]
ALONE = [rule for rule in TRIED if rule not in TOGETHER]


def test_every_rule_has_its_examples(definitions) -> None:
    assert [rule for rule in EXAMPLES if rule not in {each.id for each in definitions.rules}] == []
    assert [rule.id for rule in definitions.rules if rule.id not in EXAMPLES] == []


@pytest.mark.parametrize("rule", [rule for rule, example in EXAMPLES.items() if example.shown_by])
def test_the_test_named_shows_the_rule(rule: str) -> None:
    shown_by = Path(ROOT, EXAMPLES[rule].shown_by or "")
    assert f'"{rule}"' in shown_by.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def together(module_analyst):
    """Examples that do not meet, in one load: each in a file named for its rule."""
    module_analyst.deliver(f"{DAY}/register.csv", REGISTER)
    for rule in TOGETHER:
        module_analyst.deliver(f"{DAY}/{rule}-breaks.csv", TRIED[rule].breaks)
        # The title line keeps equal tables from being the same file.
        module_analyst.deliver(f"{DAY}/{rule}-holds.csv", f"Prov {rule}\n{TRIED[rule].holds}")
    module_analyst.accept()
    module_analyst.check()
    return module_analyst.findings()


@pytest.mark.parametrize("rule", TOGETHER)
def test_what_breaks_it_is_found_and_nothing_else(together, rule: str) -> None:
    found = [(each.rule, each.row, each.column) for each in together if each.file == f"{DAY}/{rule}-breaks.csv"]
    assert found == [(rule, place.row, place.column) for place in TRIED[rule].found]


@pytest.mark.parametrize("rule", TOGETHER)
def test_what_holds_gives_no_finding(together, rule: str) -> None:
    assert [each.rule for each in together if each.file == f"{DAY}/{rule}-holds.csv"] == []


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("rule", ALONE)
def test_where_other_deliveries_matter(analyst, rule: str, side: str) -> None:
    _deliver(analyst, TRIED[rule], TRIED[rule].breaks if side == "breaks" else TRIED[rule].holds)
    analyst.accept()
    analyst.check()
    found = [(each.file, each.row, each.column) for each in analyst.findings() if each.rule == rule]
    assert found == [(f"{DAY}/prov.csv", place.row, place.column) for place in TRIED[rule].found if side == "breaks"]
    outcomes = {outcome for (outcome,) in analyst.rows("select outcome from checked.judgement where rule = ?", rule)}
    assert ("failed" in outcomes) is (side == "breaks")
    assert outcomes - {"not_applicable"}


def _deliver(analyst, example: RuleExample, content: str) -> None:
    if _is_of_a_register(example.rule):
        analyst.deliver(f"{DAY}/deltaganden.csv", ONE)
    for name, register in example.beside:
        analyst.deliver(f"{DAY}/{name}", register)
    if example.before is not None:
        # The title line keeps equal deliveries from being the same file.
        analyst.deliver(f"{EARLIER}/prov.csv", f"Uttag\n{written_out(example.before, example.times)}")
    analyst.deliver(f"{DAY}/prov.csv", written_out(content, example.times))


def test_findings_say_what_to_do_in_both_languages(definitions) -> None:
    for rule in definitions.rules:
        for label in (rule.message, rule.do):
            assert label.sv.endswith(".") and label.en.endswith("."), rule.id
        assert rule.why, rule.id
