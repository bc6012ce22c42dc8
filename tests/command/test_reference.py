"""`utfall reference`: the figures from outside, and which of them do not add up."""

from __future__ import annotations

import csv
from pathlib import Path

from running import ROOT, Made, utfall


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{MINUS SIGN}", "-")


def test_the_tables_are_listed_with_their_source(tmp_path: Path) -> None:
    run = utfall("reference", cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    names = {path.stem for path in (ROOT / "schemas" / "reference").glob("*.yaml")}
    assert {line.partition(":")[0] for line in run.out.splitlines() if line and not line.startswith(" ")} == names
    assert run.out.count("källa: ") == len(names)
    assert "är tryckt" not in run.out


def test_check_names_both_rows_that_do_not_add_up(tmp_path: Path) -> None:
    run = utfall("reference", "--check", cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    said = plain(run.out)
    assert "2020: delarna ger 793 210, men 790 242 är tryckt (-2 968)." in said
    assert "delarna ger 1 134, men 1 144 är tryckt (+10)." in said
    assert said.count("är tryckt (") == 2
    assert said.count("Läsning 1") == said.count("Läsning 2") == 2


def test_check_in_english(tmp_path: Path) -> None:
    said = plain(utfall("reference", "--check", "--lang", "en", cwd=tmp_path).out)
    assert "2020: the parts give 793,210, but 790,242 is printed (-2,968)." in said
    assert not set(said.partition("scb_hae")[2].split("source:")[1].partition("\n")[2]) & set("åäö")


def test_the_report_says_so_where_it_says_what_can_be_trusted(made: Made) -> None:
    page = plain((made.report / "report.html").read_text(encoding="utf-8"))
    quality = page.partition('id="kvalitet"')[2].partition("</section>")[0]
    assert "2020: delarna ger 793 210, men 790 242 är tryckt (-2 968)." in quality
    assert "delarna ger 1 134, men 1 144 är tryckt (+10)." in quality
    figures = csv.DictReader((made.report / "figures.csv").read_text(encoding="utf-8").splitlines())
    assert not [row for row in figures if "790242" in row.values()]
