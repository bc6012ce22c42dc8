"""A metric is a file and no code: the one that docs/utoka.md shows is counted, published, told of and looked up."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from pipeline import open_database
from pipeline.flow import report
from pipeline.handbook.pages import read_pages
from pipeline.interface import LocalFigures
from pipeline.vocabulary.definitions import SCHEMAS, Definitions, read_definitions

SHOWN = re.search(
    r"^```yaml\n(metric: .*?)^```", (SCHEMAS.parent / "docs" / "utoka.md").read_text("utf-8"), re.M | re.S
)
METRIC = yaml.safe_load(SHOWN[1]) if SHOWN else {}
NAME, LABEL, QUESTION = METRIC["metric"], METRIC["label"]["sv"], METRIC["question"]["sv"]
YEAR = "year", "2026", "finished", "", "", "", ""
_PLACE = ("period_kind", "period", "basis", "gender", "age_group", "insats_id", "municipality")


def plain(text: str) -> str:
    """The text with every kind of space as a space."""
    return re.sub(r"\s", " ", text)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A förbund's own metrics: the one that the page shows. Nothing else is changed anywhere."""
    assert SHOWN
    made = tmp_path_factory.mktemp("egna-matt")
    (made / f"{NAME}.yaml").write_text(SHOWN[1], encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def more(folder: Path) -> Definitions:
    return read_definitions(own_metrics=folder)


@pytest.fixture(scope="module")
def published(module_analyst: Any, participation: Any, more: Definitions) -> Path:
    """The folder of a report on 60 people, of whom 12 rate 8 or more, 36 less, and 12 have not answered."""
    rated, gender = cycle(("9", "7", "3", "", "5")), cycle(("kvinna", "man"))
    rows = [
        participation(
            number, work_ability_after=next(rated), gender=next(gender), birth_year="1990", work_after="ja",
            study_after="nej", further_rehab_after="nej", insats_id=f"I0{1 + number % 2}",
        )
        for number in range(60)
    ]  # fmt: skip
    module_analyst.change(definitions=more)
    module_analyst.deliver_rows("2026-07-05/deltaganden.csv", rows)
    made = report(module_analyst.connection, module_analyst.order, module_analyst._say)
    module_analyst.close()
    return made.folder


@pytest.fixture(scope="module")
def base(module_analyst: Any, published: Path, more: Definitions) -> Iterator[LocalFigures]:
    with open_database(module_analyst.order.database, more) as opened:
        yield opened


def test_its_figures_are_published(published: Path) -> None:
    with (published / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {tuple(map(row.get, _PLACE)): row for row in csv.DictReader(file) if row["metric"] == NAME}
    year = rows[YEAR]
    assert (year["numerator"], year["denominator"], year["missing"]) == ("12", "48", "12")
    assert float(year["ci_low"]) < 0.25 < float(year["ci_high"])
    assert {row["gender"] for row in rows.values()} >= {"kvinna", "man"}
    assert {row["insats_id"] for row in rows.values()} >= {"I01", "I02"}


def test_the_report_has_a_chapter_of_it(published: Path) -> None:
    page = plain((published / "report.html").read_text(encoding="utf-8"))
    chapter = page.partition('id="egna_matt"')[2].partition("</section>")[0]
    assert QUESTION in chapter and METRIC["not_for"]["sv"] in chapter
    assert "12 av 48" in chapter and "25 %" in chapter
    words = " ".join(re.sub("<[^>]+>", " ", chapter).split())
    assert re.search(r"Uppgift saknas Alla avslutade 12 48 25 % \S+ % 12 Fullföljda 12 48 25 %", words)
    drawn = (published / "charts" / f"own_{NAME}.svg").read_text(encoding="utf-8")
    assert all(word in plain(drawn) for word in ("12 av 48", "Kvinnor", "Män"))
    assert (published / "report.pdf").is_file()


def test_the_workbook_has_its_tables(published: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO((published / "tables.xlsx").read_bytes()))
    short = METRIC["short"]
    assert {f"{short} Grupp", f"{short} Alla"} <= set(book.sheetnames)
    cells = [cell for row in book[f"{short} Grupp"].iter_rows(values_only=True) for cell in row]
    assert 12 in cells and 48 in cells


def test_without_the_file_there_is_no_chapter(definitions: Definitions, more: Definitions) -> None:
    assert {each.id for each in more.metrics} - {each.id for each in definitions.metrics} == {NAME}


def test_it_is_asked_for_as_all_others(base: LocalFigures) -> None:
    [row] = base.figures(NAME, period="2026", basis="finished").to_dict("records")
    assert (row["numerator"], row["denominator"], row["missing"]) == (12, 48, 12)
    assert (row["bound_low"], row["bound_high"]) == (12 / 60, 24 / 60)
    metrics = base.metrics().set_index("metric")
    assert (metrics.loc[NAME, "label"], metrics.loc[NAME, "is_published"]) == (LABEL, True)
    rows = base.rows()
    assert rows[NAME].sum() == 12 and rows[NAME].isna().sum() == 12
    assert rows.attrs["columns"][NAME].sensitivity == "sensitive"


def test_the_handbook_has_a_page_of_it(tmp_path: Path) -> None:
    assert SHOWN
    shutil.copytree(SCHEMAS, tmp_path / "schemas")
    (tmp_path / "schemas" / "metrics" / f"{NAME}.yaml").write_text(SHOWN[1], encoding="utf-8")
    pages = read_pages(tmp_path / "schemas")
    page = pages[f"matt/{NAME}.md"]
    assert page.startswith(f"# {LABEL}\n")
    assert METRIC["not_for"]["sv"] in page and "`work_ability_after`" in page
    assert all(person["who"]["sv"] in page for person in METRIC["worked"])
    assert f"[{LABEL}](matt/{NAME}.md)" in pages["matt.md"]
