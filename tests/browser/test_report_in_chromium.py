"""The pages of a report in Chromium: axe, reflow, names, size of text, and that nothing is asked of anybody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import invented
import pytest
from looking import (
    Opener,
    ask_axe,
    broken_titles,
    chart_names,
    chart_texts,
    faint_texts,
    headings_in_snapshot,
    hidden_cells,
    small_texts,
    wide_elements,
)

from pipeline.publish.document import Document
from pipeline.publish.edition import open_edition
from pipeline.publish.sections.whole import write_document
from pipeline.publish.whole import make_files
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.errors import Language

Published = Callable[[Language], Path]
EXCUSED = 4000
"""More that axe cannot judge than this has a cause of its own: 2 700 cells stand on the shadow of a table's edge."""
LONG = "Arbetsmarknadsrehabiliteringssamordningsförberedelseinsats för unga vuxna i västra kommundelarna"


def pages(folder: Path) -> list[Path]:
    """Every page of the publication, whatever it is called."""
    found = sorted(folder.rglob("*.html"))
    assert found
    return found


BOTH = ["sv", pytest.param("en", marks=pytest.mark.soak)]
"""The English page is the same page in other words: read in Chromium by `make soak`."""


def document(language: Language) -> Document:
    return write_document(open_edition(invented.release(language), open_words(language)))


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", BOTH)
def test_axe_finds_nothing_wrong(published: Published, opened: Opener, language: Language, width: int) -> None:
    for path in pages(published(language)):
        seen = opened(path, width)
        verdict = ask_axe(seen.page)
        assert verdict.wrong == [], path.name
        print(f"{path.name} {language} {width}: axe leaves the contrast of {verdict.excused} texts undecided")
        # Those on drawings are reckoned from the colours drawn, those in tables just below.
        assert verdict.undecided == [] and verdict.excused <= EXCUSED
        assert faint_texts(seen.page) == []


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("language", BOTH)
def test_the_page_fits_the_window_and_asks_for_nothing(
    published: Published, opened: Opener, language: Language, width: int
) -> None:
    for path in pages(published(language)):
        seen = opened(path, width)
        assert seen.width <= width
        assert wide_elements(seen.page, width) == []
        assert broken_titles(seen.page) == []
        assert hidden_cells(seen.page) == []
        assert seen.asked == [path.as_uri()] and seen.left == []


def test_the_longest_names_fit_too(opened: Opener) -> None:
    release = invented.release(insatser=(("i1", LONG, 90, 0.7), ("i2", LONG.replace(" ", ""), 80, 0.6)))
    page = make_files(release)["report.html"].decode("utf-8")
    for width in (320, 768):
        seen = opened(page, width)
        assert seen.width <= width
        assert wide_elements(seen.page, width) == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", BOTH)
def test_every_chart_has_a_name_of_its_own_and_text_that_can_be_read(
    published: Published, opened: Opener, language: Language, width: int
) -> None:
    seen = opened(published(language) / "report.html", width)
    charts = document(language).charts
    assert chart_names(seen.page) == [(block.chart.title, block.chart.alt) for block in charts]
    assert unlike(chart_names(seen.page))
    assert chart_texts(seen.page) >= 5 * len(charts)
    assert small_texts(seen.page) == []
    snapshot = plain(seen.page.locator("main").aria_snapshot())
    assert [block.chart.title for block in charts if f'img "{plain(block.chart.title)}"' not in snapshot] == []


def plain(text: str) -> str:
    """As the snapshot writes it: every space a plain one, quotation marks escaped."""
    return " ".join(text.split()).replace('\\"', '"')


def unlike(names: list[tuple[str, str]]) -> bool:
    """Whether every chart has a name and a description, and no two the same."""
    return all(all(pair) for pair in names) and all(len(set(each)) == len(names) for each in zip(*names, strict=True))


@pytest.mark.parametrize("language", BOTH)
def test_every_table_has_its_row_headers(published: Published, opened: Opener, language: Language) -> None:
    seen = opened(published(language) / "report.html", 1280)
    tables = document(language).tables
    assert len(tables) > 10
    for table in tables:
        said = headings_in_snapshot(seen.page, table.id)
        assert [plain(each) for each in said] == [plain(row[0].text) for row in table.rows], table.id


def test_the_keyboard_reaches_the_text_and_opens_a_table(published: Published, opened: Opener) -> None:
    page = opened(published("sv") / "report.html", 1280, is_open=False).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details").first.evaluate("each => each.open")


def test_tables_that_are_closed_are_printed(published: Published, opened: Opener) -> None:
    page = opened(published("sv") / "report.html", 1280, is_open=False).page
    assert not page.locator("details table").first.is_visible()
    page.emulate_media(media="print")
    tables = page.locator("details table")
    assert tables.count() and all(tables.nth(number).is_visible() for number in range(tables.count()))
