"""A metric is a file and no code: the one that docs/utoka.md shows is counted, told of and looked up."""

from __future__ import annotations

import dataclasses
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import invented
import openpyxl
import pytest
import yaml

from pipeline import open_database
from pipeline.handbook.pages import read_pages
from pipeline.interface import LocalFigures
from pipeline.publish.document import Document
from pipeline.publish.edition import Edition, open_edition
from pipeline.publish.sections.whole import write_document
from pipeline.publish.wording.words import open_words
from pipeline.publish.workbook import workbook_bytes
from pipeline.vocabulary.definitions import SCHEMAS, Definitions, read_definitions

SHOWN = re.search(
    r"^```yaml\n(metric: .*?)^```", (SCHEMAS.parent / "docs" / "utoka.md").read_text("utf-8"), re.M | re.S
)
METRIC = yaml.safe_load(SHOWN[1]) if SHOWN else {}
NAME, LABEL, QUESTION = METRIC["metric"], METRIC["label"]["sv"], METRIC["question"]["sv"]


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All definitions, and the one that the page shows. Nothing else is changed anywhere."""
    assert SHOWN
    folder = tmp_path_factory.mktemp("utokad") / "schemas"
    shutil.copytree(SCHEMAS, folder)
    (folder / "metrics" / f"{NAME}.yaml").write_text(SHOWN[1], encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def more(schemas: Path) -> Definitions:
    return read_definitions(schemas=schemas)


@pytest.fixture(scope="module")
def base(module_analyst: Any, participation: Any, more: Definitions) -> Iterator[LocalFigures]:
    """The metric's made-up people, delivered, and the database opened as an evaluator does."""
    module_analyst.change(definitions=more)
    people = [{"exit_reason": "enligt plan", **person["recorded"]} for person in METRIC["worked"]]
    rows = [participation(number, **person) for number, person in enumerate(people, start=1)]
    module_analyst.deliver_rows("2026-10-05/deltaganden.csv", rows)
    module_analyst.load()
    module_analyst.close()
    with open_database(module_analyst.order.database, more) as opened:
        yield opened


def test_it_is_counted_as_its_people_say(base: LocalFigures) -> None:
    [row] = base.figures(NAME, period="year", basis="finished").to_dict("records")
    said = [person["answer"] for person in METRIC["worked"]]
    yes, no, missing = (said.count(answer) for answer in ("yes", "no", "missing"))
    assert (row["numerator"], row["denominator"], row["missing"]) == (yes, yes + no, missing)
    assert row["ci_low"] < row["value"] < row["ci_high"]
    assert (row["bound_low"], row["bound_high"]) == (yes / len(said), (yes + missing) / len(said))


def test_whoever_asks_what_there_is_finds_it(base: LocalFigures) -> None:
    metrics = base.metrics().set_index("metric")
    assert (metrics.loc[NAME, "label"], metrics.loc[NAME, "is_published"]) == (LABEL, False)


def _document(definitions: Definitions) -> tuple[Document, Edition]:
    edition = open_edition(dataclasses.replace(invented.release("sv"), definitions=definitions), open_words("sv"))
    return write_document(edition), edition


def test_the_report_and_its_workbook_tell_of_it_and_of_no_answer(definitions: Definitions, more: Definitions) -> None:
    """HTML, PDF and workbook are three settings of one document."""
    before, _ = _document(definitions)
    document, edition = _document(more)
    [usual], [told] = ([table for table in each.tables if table.id == "local_metrics"] for each in (before, document))
    own = (f"{METRIC['short']} {LABEL}", QUESTION)
    assert {tuple(cell.text for cell in row) for row in {*told.rows} - {*usual.rows}} == {own}
    assert [table for table in document.tables if table != told] == [table for table in before.tables if table != usual]
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes(document, edition)))[told.sheet]
    assert own in [tuple(cell.value for cell in row[:2]) for row in sheet.iter_rows()]


def test_the_handbook_has_a_page_of_it(schemas: Path) -> None:
    pages = read_pages(schemas)
    page = pages[f"matt/{NAME}.md"]
    assert page.startswith(f"# {LABEL}\n")
    assert METRIC["not_for"]["sv"] in page
    assert all(person["who"]["sv"] in page for person in METRIC["worked"])
    assert f"[{LABEL}](matt/{NAME}.md)" in pages["matt.md"]
