"""When rules are judged: only over what is new, again when definitions change, and never as bad data if they fail."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.vocabulary.definitions import SCHEMAS, read_definitions

ROOT = SCHEMAS.parent


def judgement(analyst, rule: str) -> list[tuple[str, int, int, str]]:
    return analyst.rows(
        "select question, rows_judged, rows_at_fault, outcome from checked.judgement "
        "where table_name = 'participation' and rule = ? order by delivery_no, question",
        rule,
    )


def test_a_column_without_any_value_is_not_a_pass(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1), participation(2)])
    analyst.load()
    assert judgement(analyst, "age-outside") == [("age-outside", 0, 0, "not_applicable")]
    assert {outcome for *_, outcome in judgement(analyst, "out-of-range")} == {"not_applicable"}
    assert judgement(analyst, "insats-unknown") == [("insats-unknown", 0, 0, "not_applicable")]
    assert judgement(analyst, "exit-before-start") == [("exit-before-start", 2, 0, "passed")]


def test_how_many_rows_were_judged_and_at_fault(analyst, participation) -> None:
    rows = [participation(1, birth_year="1900"), participation(2, birth_year="1990"), participation(3)]
    analyst.deliver_rows("2026-10-05/a.csv", rows)
    analyst.load()
    assert judgement(analyst, "age-outside") == [("age-outside", 2, 1, "failed")]
    assert ("out-of-range birth_year", 2, 1, "failed") in judgement(analyst, "out-of-range")


def broken(analyst, **faults: str):
    """The definitions with one rule's SQL broken."""
    rules = [
        dataclasses.replace(rule, **faults) if rule.id == "exit-before-start" else rule
        for rule in analyst.order.definitions.rules
    ]
    return dataclasses.replace(analyst.order.definitions, rules=tuple(rules), rows_digest="broken")


CANNOT_BE_RUN = {
    "no such column": {"breaks": "no_such_column > 1"},
    "judges without a column": {"judges": "no_such_column > 1"},
    "not SQL": {"breaks": "exit_date <<< and"},
    "fails on a row": {"breaks": "participation_id::integer > 1"},
    "fails on a row it is put to": {"judges": "participation_id::integer > 1"},
}


@pytest.mark.parametrize("faults", CANNOT_BE_RUN.values(), ids=CANNOT_BE_RUN)
def test_a_rule_that_cannot_be_judged_is_said_and_the_others_go_on(analyst, participation, faults) -> None:
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1, birth_year="1930"), participation(2)])
    analyst.change(definitions=broken(analyst, **faults))
    analyst.load()
    assert [(each.rule, each.row, each.column) for each in analyst.findings()] == [
        ("age-outside", 2, "birth_year"),
        ("rule-not-judged", None, "exit-before-start"),
    ]
    assert [outcome for *_, outcome in judgement(analyst, "exit-before-start")] == ["could_not_judge"]


def test_a_sheet_of_its_own_for_every_judgement(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1, birth_year="1930"), participation(2)])
    analyst.deliver_rows("2026-10-05/b.csv", [participation(3, birth_year="1990")])
    analyst.deliver_rows("2026-10-05/c.csv", [participation(4)])
    analyst.load()
    assert judgement(analyst, "age-outside") == [
        ("age-outside", 1, 1, "failed"), ("age-outside", 1, 0, "passed"), ("age-outside", 0, 0, "not_applicable"),
    ]  # fmt: skip


def changed_schemas(folder: Path, name: str, old: str, new: str) -> Path:
    """A copy of schemas/ with one thing changed."""
    for path in SCHEMAS.rglob("*.yaml"):
        copy = folder / path.relative_to(SCHEMAS)
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        copy.write_text(text.replace(old, new) if path.name == name else text, encoding="utf-8")
    return folder


def test_a_changed_rule_judges_again(analyst, participation, tmp_path) -> None:
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1, birth_year="1960")])
    analyst.load()
    assert [each.rule for each in analyst.findings()] == ["age-outside"]
    schemas = changed_schemas(tmp_path / "schemas", "rules.yaml", "between 16 and 64", "between 16 and 66")
    analyst.change(definitions=read_definitions(schemas=schemas))
    analyst.load()
    assert analyst.findings() == []


def test_a_changed_code_list_reads_again(analyst, participation, tmp_path) -> None:
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1, gender="hen")])
    analyst.load()
    assert [(each.rule, each.column) for each in analyst.findings()] == [("unknown-code", "gender")]
    schemas = changed_schemas(tmp_path / "schemas", "participation.yaml", "[ickebinär,", "[hen, ickebinär,")
    analyst.change(definitions=read_definitions(schemas=schemas))
    analyst.load()
    assert analyst.findings() == []
    assert analyst.rows("select gender from checked.participation") == [("annat",)]


def test_a_new_register_judges_participations_again(analyst, participation) -> None:
    analyst.deliver("2026-07-01/register.csv", "insats_id;namn;typ\nI02;Två;individinriktad\n")
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1), participation(2, insats_id="I02")])
    analyst.load()
    assert [(each.rule, each.row) for each in analyst.findings()] == [("insats-unknown", 2)]
    analyst.deliver("2026-10-05/register.csv", "insats_id;namn;typ\nI01;Ett;individinriktad\nI02;Två;individinriktad\n")
    analyst.load()
    assert analyst.findings() == []


def test_only_new_deliveries_are_judged(analyst, participation) -> None:
    analyst.deliver_rows("2026-07-01/a.csv", [participation(number) for number in range(5)])
    analyst.load()
    analyst.deliver_rows("2026-10-05/b.csv", [participation(9, insats_id="I02")])
    analyst.load()
    assert [judged for _, judged, _, _ in judgement(analyst, "cells-mismatch")] == [5, 1]


SECOND_RUN = """\
import sys
from datetime import date
from pathlib import Path
from pipeline.accept import accept
from pipeline.check import check, has_identity, type_rows
from pipeline.database import open_database
from pipeline.vocabulary.definitions import read_definitions
from pipeline.vocabulary.order import Order
home = Path(sys.argv[1])
order = Order("Prov", (), False, home / "leveranser", read_definitions(), home / "prov.duckdb", home, None, None,
              "sv", date(2026, 11, 1))
with open_database(order.database) as connection:
    accept(connection, order, has_identity, lambda *said: print(*said))
    typed = type_rows(connection, order, lambda *said: print(*said))
    check(connection, order, typed, lambda *said: print(*said))
print("great_expectations" in sys.modules)
"""


def test_nothing_new_is_not_judged_and_the_engine_not_loaded(analyst, participation, tmp_path) -> None:
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1)])
    analyst.load()
    analyst.close()
    second = subprocess.run(
        [sys.executable, "-c", SECOND_RUN, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (second.stdout.split(), second.stderr) == (["False"], "")
