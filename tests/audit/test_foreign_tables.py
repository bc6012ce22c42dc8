"""Tables that others published: long and crossed, with a sign for hidden and nobody to tell what stood there."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.audit.foreign import audit_table, read_foreign

CROSSED = "Kommun;Kvinnor;Män;Totalt\nA;12;..;15\nB;20;..;22\nTotalt;32;5;37\n"
LONG = "kommun,kön,antal\nA,kvinnor,*\nA,män,*\nA,Totalt,15\nB,kvinnor,20\nB,män,9\nB,Totalt,29\n"
SMALL = "kommun,kön,antal\nA,kvinnor,..\nA,män,..\nA,Totalt,3\n"
MARGINS_ONLY = "kommun,kön,antal\nTotalt,kvinnor,10\nTotalt,män,5\nA,Totalt,..\nB,Totalt,12\n"
LARGE = "kommun,antal\nA,..\nB,12\nTotalt,30\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "t.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "found", "notices"),
    [
        (CROSSED, {("exact", "A, Män"), ("exact", "B, Män")}, set()),
        (LONG, set(), set()),
        (SMALL, {("narrow", "A, kvinnor antal"), ("narrow", "A, män antal")}, set()),
        (MARGINS_ONLY, {("exact", "A, ∑ antal")}, set()),
        (LARGE, set(), {"A antal"}),
    ],
)
def test_recoverable_and_small_cells_are_listed(
    tmp_path: Path, text: str, found: set[tuple[str, str]], notices: set[str]
) -> None:
    (audit,) = audit_table(written(tmp_path, text), 5)
    assert {(each.fault, each.cell) for each in audit.judgement.findings} == found
    assert {each.cell for each in audit.judgement.notices} == notices


def test_a_margin_by_any_other_name_must_be_told(tmp_path: Path) -> None:
    path = written(tmp_path, LARGE.replace("Totalt", "Hela länet"))
    assert audit_table(path, 5)[0].judgement.notices == ()
    assert [each.cell for each in audit_table(path, 5, ["hela länet"])[0].judgement.notices] == ["A antal"]


def test_years_are_codes_and_grouped_thousands_are_counts(tmp_path: Path) -> None:
    (table,) = read_foreign(written(tmp_path, "år;kommun;antal\n2024;A;1 234\n2025;A;..\n"))
    assert table.dimensions == ("år", "kommun")
    assert [value for _, value in table.rows] == [1234, None]


def test_the_answer_names_cells_says_what_was_not_checked_and_gives_no_value(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    crossed = CROSSED.replace(";5;37", ";105;137").replace(";15", ";115")
    assert main(["audit", str(written(tmp_path, crossed))]) == 5
    said = capsys.readouterr().out
    assert "B, Män går att räkna ut" in said
    assert "A, Män går att räkna ut" in said.partition("är inte små")[2]
    assert "Inte prövat" in said
    assert "103" not in said


def test_what_is_no_table_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(written(tmp_path, "hej\n"))]) == 5
    assert "går inte att granska" in capsys.readouterr().err
