"""`utfall table` from outside: a rounded open table, and what stops it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from running import Made, Run, files_below, utfall

DIMENSIONS = ("gender", "age_group", "insats_id", "municipality")
SOAK = pytest.mark.soak
NUMBERS = ("numerator", "denominator", "missing")


def table(own: Made, out: Path, *arguments: str) -> Run:
    return utfall("table", *arguments, "--out", str(out), cwd=own.folder)


def rows_of(folder: Path) -> list[dict[str, str]]:
    with (folder / "table.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def written(own: Made, tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Path]:
    out = tmp_path_factory.mktemp("tables")
    run = table(own, out, "moved_on", "--by", "municipality", "gender", "--period", "2024")
    assert run.code == 0, run.err
    return run, out


def test_everything_adds_up_and_nothing_small_shows(written: tuple[Run, Path]) -> None:
    rows = rows_of(written[1] / "tables" / "moved_on-year-2024-gender-municipality")
    innermost = [row for row in rows if row["gender"] and row["municipality"]]
    assert len(rows) > len(innermost) > 10
    for row in rows:
        inside = [each for each in innermost if all(row[name] in ("", each[name]) for name in DIMENSIONS)]
        three = [int(row[name]) for name in NUMBERS]
        assert three == [sum(int(each[name]) for each in inside) for name in NUMBERS]
        for count in (three[0], three[1] - three[0], three[2]):
            assert count == 0 or count >= 5
        known = {three[0], three[1] - three[0]} if row in innermost else {0}
        if row["denominator_exact"] == "true" and row in innermost:
            assert not known & {0, 5}


def test_the_legend_stands_beside_it_in_both_languages(written: tuple[Run, Path]) -> None:
    run, out = written
    assert "Avrundat: kan avvika med några personer. Bas 5" in run.out
    readme = (out / "tables" / "moved_on-year-2024-gender-municipality" / "README.txt").read_text(encoding="utf-8")
    for said in ("Avrundat: kan avvika med några personer.", "Rounded: may be off by a few people."):
        assert said in readme
    assert "Inga målsiffror lovas vara exakta" in readme and "No goal figure is promised to be exact" in readme


def test_the_same_question_gives_the_same_bytes(own: Made, written: tuple[Run, Path]) -> None:
    before = files_below(written[1])
    again = table(own, written[1], "moved_on", "--by", "gender", "municipality", "--period", "2024", "--lang", "en")
    assert again.code == 0 and again.out.startswith("table: ")
    assert files_below(written[1]) == before


def test_insatser_whose_goal_figure_is_exact_are_named(made: Made, tmp_path: Path) -> None:
    run = table(made, tmp_path, "moved_on", "--by", "insats_id", "--period", "2025")
    assert run.code == 0, run.err
    (folder,) = (tmp_path / "tables").iterdir()
    kept = {
        row["insats_id"]
        for row in rows_of(folder)
        if row["insats_id"] and row["denominator_exact"] == "true" and int(row["denominator"]) >= 20
    }
    readme = (folder / "README.txt").read_text(encoding="utf-8")
    assert kept and f"målsiffra är exakt: {', '.join(sorted(kept))}." in readme


def test_beside_a_report_it_may_tell_too_much(own: Made, tmp_path: Path) -> None:
    run = table(own, tmp_path, "moved_on", "--by", "insats_id", "gender", "--period", "2025")
    assert run.code == 5
    assert "ihop med utgivna rapporter" in run.err and "Inget har skrivits" in run.err and "--by" in run.err
    assert files_below(tmp_path) == {}


@pytest.mark.soak
def test_beside_another_open_table_it_may_tell_too_much(own: Made, tmp_path: Path) -> None:
    assert table(own, tmp_path, "moved_on", "--by", "insats_id", "--period", "2024").code == 0
    before = files_below(tmp_path)
    run = table(own, tmp_path, "moved_on", "--by", "insats_id", "municipality", "--period", "2024", "--lang", "en")
    assert run.code == 5 and "the open tables next to it" in run.err and "Nothing has been written" in run.err
    assert files_below(tmp_path) == before


@pytest.mark.soak
def test_a_table_is_tried_beside_the_one_it_replaces(own: Made, tmp_path: Path) -> None:
    asked = ("moved_on", "--by", "gender", "--period", "2024")
    assert table(own, tmp_path, *asked).code == 0
    path = tmp_path / "tables" / "moved_on-year-2024-gender" / "table.csv"
    rows = rows_of(path.parent)
    exact = next(row for row in rows if row["gender"] and row["denominator_exact"] == "true")
    changed = replace_counts(path.read_text(encoding="utf-8"), exact)
    path.write_text(changed, encoding="utf-8")
    run = table(own, tmp_path, *asked)
    assert run.code == 5 and "går inte ihop" in run.err
    assert path.read_text(encoding="utf-8") == changed
    path.write_text("utdrag\n1\n", encoding="utf-8")
    run = table(own, tmp_path, *asked)
    assert run.code == 5 and "går inte att granska" in run.err


def replace_counts(text: str, row: dict[str, str]) -> str:
    """One more in the numerator and the denominator of a row."""
    before = f",{row['gender']},,,,{row['numerator']},{row['denominator']},"
    assert text.count(before) == 1
    return text.replace(before, f",{row['gender']},,,,{int(row['numerator']) + 1},{int(row['denominator']) + 1},")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("moved_on", "--by", "education", "--period", "2024"), "Välj bland: gender"),
        pytest.param(
            ("moved_on", "--by", "gender", "insats_id", "municipality", "--period", "2024"),
            "Välj högst två indelningar",
            marks=pytest.mark.soak,
        ),
        pytest.param(
            ("moved", "--by", "gender", "--period", "2024"), "Måttet ”moved” finns inte", marks=pytest.mark.soak
        ),
        pytest.param(
            ("finished", "--by", "gender", "--period", "2024"),
            "Måttet finished publiceras inte",
            marks=pytest.mark.soak,
        ),
        (("moved_on", "--by", "gender", "--period", "2031"), "är inte slut"),
        pytest.param(("moved_on", "--by", "gender", "--period", "2001"), "Inga deltaganden", marks=SOAK),
        pytest.param(("moved_on", "--by", "gender", "--period", "year"), "går inte att läsa", marks=SOAK),
        (("moved_on", "--by", "gender", "--period", "2025", "--database", "nowhere.duckdb"), "ingen databas"),
    ],
)
def test_what_cannot_be_asked_is_said(own: Made, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    run = table(own, tmp_path, *arguments)
    assert run.code == 2 and said in run.err
    assert files_below(tmp_path) == {}
