"""Every rule finds what breaks it, at its row and column, and nothing in a table that does not."""

from __future__ import annotations

import pytest
from broken_tables import BY_FILE, BY_ROW, REGISTER, Found

# Judged in tests of their own: they need a personal number, a workbook, an archive, or a layout of their own.
ELSEWHERE = {
    "identity-number", "sheet-unknown", "row-unused",
    "linked-file-missing", "linked-row-unmatched", "linked-file-unused",
    "sheet-hidden", "cells-merged", "file-truncated", "file-password", "file-too-large", "zip-path", "zip-nested",
    "correction-unknown", "correction-damaged", "correction-row-new", "correction-row-changed", "correction-row-twice",
    "correction-key-taken", "correction-again",
}  # fmt: skip
KINDS = {"kind-unknown": "docx"}


def test_every_rule_is_tried(definitions) -> None:
    assert {rule.id for rule in definitions.rules} == {*BY_ROW, *BY_FILE, *ELSEWHERE}


@pytest.fixture(scope="module")
def judged(module_analyst):
    """All tables in one load: each in a file named for its rule."""
    module_analyst.deliver("2026-10-05/register.csv", REGISTER)
    for rule, case in {**BY_ROW, **BY_FILE}.items():
        kind = KINDS.get(rule, "csv")
        wrong = case.wrong.encode("latin-1") if rule == "file-unreadable" else case.wrong.encode()
        module_analyst.deliver(f"2026-10-05/{rule}-wrong.{kind}", wrong)
        # The title line keeps equal tables from being the same file.
        module_analyst.deliver(f"2026-10-05/{rule}-right.csv", f"Prov {rule}\n{case.right}")
    module_analyst.accept()
    module_analyst.check()
    return module_analyst.findings()


def of(findings, file: str) -> list[tuple[str, Found]]:
    return [(each.rule, (each.row, each.column, each.severity)) for each in findings if each.file.startswith(file)]


@pytest.mark.parametrize("rule", [*BY_ROW, *BY_FILE])
def test_what_breaks_it_is_found(judged, rule: str) -> None:
    case = {**BY_ROW, **BY_FILE}[rule]
    assert of(judged, f"2026-10-05/{rule}-wrong") == [(rule, found) for found in case.found]


@pytest.mark.parametrize("rule", [*BY_ROW, *BY_FILE])
def test_what_does_not_is_left_alone(judged, rule: str) -> None:
    assert of(judged, f"2026-10-05/{rule}-right") == []


def test_findings_say_what_to_do_in_both_languages(definitions) -> None:
    for rule in definitions.rules:
        for label in (rule.message, rule.do):
            assert label.sv.endswith(".") and label.en.endswith("."), rule.id
        assert rule.why, rule.id


SELECTING = """\
layout: parvis
version: 1
table: participation
label: {sv: parvis, en: in pairs}
status: local
recognise: [nummer, tillfälle]
missing: ["-"]
select: >-
  select nummer as participation_id, 'I01' as insats_id, '2025-06-01' as start_date, list(row_no) as delivered_rows
  from delivered where tillfälle <> 'prov' group by nummer
"""


def test_a_row_that_a_layouts_select_leaves_out_is_named(analyst, tmp_path) -> None:
    from pipeline.vocabulary.definitions import read_definitions

    (tmp_path / "parvis.yaml").write_text(SELECTING, encoding="utf-8")
    analyst.change(definitions=read_definitions(tmp_path))
    analyst.deliver("2026-10-05/a.csv", "nummer;tillfälle\nD1;före\nD1;efter\nD2;prov\n")
    analyst.accept()
    analyst.check()
    assert [(each.rule, each.row, each.severity) for each in analyst.findings()] == [("row-unused", 4, "set_aside")]
    assert analyst.rows("select participation_id from checked.participation") == [("D1",)]
