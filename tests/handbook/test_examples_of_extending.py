"""The layout, the chart and the catalogue that docs/utoka.md shows are used as they stand there."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import invented
import pytest

from pipeline.publish.charts.draw import draw_chart, svg_text
from pipeline.publish.charts.model import Chart, DotBody
from pipeline.publish.document import ChartBlock, Section, Table
from pipeline.publish.edition import Edition, open_edition
from pipeline.publish.measures import WORK
from pipeline.publish.sections import whole
from pipeline.publish.wording import words as wording
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.definitions import SCHEMAS, read_definitions

PAGE = (SCHEMAS.parent / "docs" / "utoka.md").read_text(encoding="utf-8")


def shown(language: str, beginning: str = "") -> str:
    """The one block of a language that begins so."""
    [block] = [each for each in re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL) if each.startswith(beginning)]
    return str(block)


def test_the_file_is_refused_without_the_layout_and_read_with_it(analyst: Any, tmp_path: Path) -> None:
    analyst.deliver("2026-10-05/uttag.csv", shown("text", "Ärende"))
    # What makes a report possible at all: an own table beside it.
    other = "deltagande_id;insats_id;startdatum;avslutsdatum\nD1;I09;2025-01-01;2025-12-01\n"
    analyst.deliver("2026-10-05/annat.csv", other)
    analyst.load()
    assert _participations(analyst) == []
    (tmp_path / "egna").mkdir()
    (tmp_path / "egna" / "uttag.yaml").write_text(shown("yaml", "layout: uttag"), encoding="utf-8")
    analyst.change(definitions=read_definitions(extra_layouts=tmp_path / "egna"))
    analyst.load()
    assert _participations(analyst) == [("1001", "kvinna", "2025-03-01", True), ("1002", "man", "2025-04-07", False)]


def _participations(analyst: Any) -> list[tuple[Any, ...]]:
    return analyst.rows(
        "select participation_id, gender, start_date::date::varchar, work_after from derived.participation "
        "where insats_id = 'I01' order by participation_id"
    )


@pytest.fixture(scope="module")
def work_by_insats() -> Callable[[Edition], Chart]:
    space: dict[str, Any] = {}
    exec(compile(shown("python"), "utoka.md", "exec"), space)
    return space["work_by_insats"]


def test_the_chart_shows_what_is_shown_and_names_what_is_not(work_by_insats: Callable[[Edition], Chart]) -> None:
    edition = open_edition(invented.release("sv"), open_words("sv"))
    chart = work_by_insats(edition)
    groups = edition.groups(WORK, "finished", edition.year, "insats")
    figures = {edition.name(each): edition.find(WORK, "finished", edition.year, each) for each in groups}
    drawn = {name for name, each in figures.items() if each and each.status == "shown" and each.value is not None}
    assert isinstance(chart.body, DotBody)
    assert {row.label for panel in chart.body.panels for row in panel.rows} == drawn
    assert set(figures) - drawn
    assert all(any(name in note for note in chart.notes) for name in set(figures) - drawn)
    for form in ("wide", "narrow", "slide"):
        svg = svg_text(draw_chart(chart, form))  # type: ignore[arg-type]
        assert all(name.split()[0] in svg for name in drawn)


def test_the_chart_stands_in_a_chapter_with_its_table(
    work_by_insats: Callable[[Edition], Chart], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = whole.SECTIONS["arbete"]

    def more(edition: Edition) -> Section:
        section = usual(edition)
        assert section is not None
        table = next(block for block in section.blocks if isinstance(block, Table))
        block = ChartBlock("Arbete eller studier per insats", work_by_insats(edition), table)
        return Section(section.id, section.title, (*section.blocks, block))

    edition = open_edition(invented.release("sv"), open_words("sv"))
    before = {block.chart.id for block in whole.write_document(edition).charts}
    monkeypatch.setitem(whole.SECTIONS, "arbete", more)  # type: ignore[arg-type]
    after = {block.chart.id for block in whole.write_document(edition).charts}
    assert after - before == {"work_by_insats"}


def test_a_catalogue_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fi.po").write_text(shown("po"), encoding="utf-8")
    monkeypatch.setattr(wording, "LOCALE", tmp_path)
    finnish = open_words("fi")  # type: ignore[arg-type]
    assert finnish.say("Målet {target} nåddes.", target="70 %").startswith("Tavoite 70")
    assert finnish.say("Hoppa till innehållet") == "Hoppa till innehållet"


def test_the_places_that_a_language_touches_are_there() -> None:
    told = re.search(r"^\| ställe \| vad \|\n.*?\n\n|^\| ställe .*\Z", PAGE, re.MULTILINE | re.DOTALL)
    assert told
    places = re.findall(r"^\| `([^`]+)` \|", told[0], re.MULTILINE)
    assert len(places) == 6
    assert [place for place in places if not (SCHEMAS.parent / place).exists()] == []
