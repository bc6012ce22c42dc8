"""The insatser's own comments from templates to the annual report, seen from outside."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from running import SAMPLE, Made, files_below, utfall

NUMBER = "640823-" + "3234"


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Templates for 2026, one of them filled in, and the year's report."""
    folder = tmp_path_factory.mktemp("år")
    (folder / "utfall.toml").write_text(
        f'association = "Vår"\ndeliveries = "{SAMPLE.as_posix()}"\ncomments = "ord"\n', encoding="utf-8"
    )
    assert utfall("comments", "--period", "2026", cwd=folder).code == 0
    comment(folder, "Vi har fått fler arbetsgivare med oss <b>från start</b>.")
    return Made(utfall("report", "--draft", "--period", "2026", cwd=folder), folder)


def comment(folder: Path, text: str) -> None:
    path = folder / "ord" / "2026" / "I01.txt"
    path.write_text(f"Resultat:\n\n{text}\n", encoding="utf-8")


def untold_count(made: Made) -> int:
    """A number from 10 up that no figure of I01 or of everyone shows: what a hidden group may hold."""
    with (made.folder / "reports" / "2026-utkast" / "figures.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["insats_id"] in ("", "I01")]
    shown = {row[name] for row in rows for name in ("numerator", "denominator", "missing", "excluded")}
    return next(number for number in range(10, 1000) if str(number) not in shown)


def test_templates_lie_where_the_project_says(year: Made) -> None:
    assert year.run.code == 0, year.run.err
    names = {path.name for path in (year.folder / "ord" / "2026").iterdir()}
    assert names == {"regelhinder.txt", *(f"I{number:02d}.txt" for number in range(1, 10))}
    before = files_below(year.folder / "ord")
    again = utfall("comments", "--period", "2026", cwd=year.folder)
    assert again.code == 0 and "10 fanns redan" in again.out
    assert files_below(year.folder / "ord") == before


@pytest.mark.soak
def test_another_folder_can_be_asked_for(year: Made) -> None:
    run = utfall("comments", "--period", "2025", "--out", "annan", "--lang", "en", cwd=year.folder)
    assert run.code == 0, run.err
    text = (year.folder / "annan" / "2025" / "I01.txt").read_text(encoding="utf-8")
    assert "Obstacles:" in text and "Kompassen (I01)" in text


def test_the_report_prints_what_was_written_and_names_who_has_not(year: Made) -> None:
    page = (year.folder / "reports" / "2026-utkast" / "report.html").read_text(encoding="utf-8")
    assert "Vi har fått fler arbetsgivare med oss &lt;b&gt;från start&lt;/b&gt;." in page
    assert "Egen kommentar saknas från: Balans, " in page
    assert "Resultat 2026: kapitel till årsredovisning och verksamhetsberättelse" in page


@pytest.mark.parametrize(
    "text",
    [
        "Vi hade {n} deltagare.",
        pytest.param("Det gick bra för {n} av 999.", marks=pytest.mark.soak),
        pytest.param("Tre deltagare fick arbete.", marks=pytest.mark.soak),
    ],
)
def test_a_number_that_the_report_does_not_show_stops_it_and_names_the_file(year: Made, text: str) -> None:
    number = untold_count(year)
    before = files_below(year.folder / "reports")
    comment(year.folder, text.format(n=number))
    run = utfall("report", "--draft", "--period", "2026", cwd=year.folder)
    assert run.code == 5 and "ord/2026/I01.txt, rad 3:" in run.err, run.err
    assert str(number) not in run.err.replace("2026", "") and "Traceback" not in run.err
    assert files_below(year.folder / "reports") == before


def test_a_personal_number_stops_it_and_is_never_printed(year: Made) -> None:
    comment(year.folder, f"Ring {NUMBER}.")
    run = utfall("report", "--draft", "--period", "2026", cwd=year.folder)
    assert run.code == 4 and "ord/2026/I01.txt" in run.err
    assert NUMBER not in run.err + run.out
    assert NUMBER.encode() not in b"".join(files_below(year.folder / "reports").values())


def test_comments_are_on_a_year(year: Made) -> None:
    run = utfall("comments", "--period", "2026-Q3", cwd=year.folder)
    assert run.code == 2 and "--period 2026" in run.err


@pytest.mark.soak
def test_comments_on_other_deliveries_are_kept_apart(year: Made) -> None:
    other = year.folder / "annans"
    other.mkdir()
    (other / "2026-10-05").mkdir()
    name = "2026-10-05/deltaganden-I01.csv"
    (other / name).write_bytes((SAMPLE / name).read_bytes())
    run = utfall("comments", "--period", "2026", "--deliveries", "annans", cwd=year.folder)
    assert run.code == 0, run.err
    assert [path.name for path in (year.folder / "annans-comments" / "2026").iterdir()] == ["I01.txt"]
