"""Every chart as it is drawn: marks, limits, strands and bars are where figures.csv puts them."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
import typing
from collections.abc import Callable
from functools import cache

import pytest
from drawn_places import READERS, marks_of
from matplotlib.patches import PathPatch, Rectangle
from second_alts import DRAWN, alt_again, whole_year
from test_layout import CASES
from wrong_places import AGAIN, Rows

from pipeline.publish.charts.draw import Form, draw_chart
from pipeline.publish.charts.draw_body import is_empty
from pipeline.publish.charts.model import BarBody, Body, DotBody
from pipeline.publish.charts.sheet import CLEAR, Sheet
from pipeline.publish.document import ChartBlock
from pipeline.publish.edition import open_edition
from pipeline.publish.open_data import figures_csv
from pipeline.publish.sections.whole import write_document
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.errors import Language
from pipeline.vocabulary.release import Release

FORMS: tuple[Form, ...] = ("wide", "narrow", "slide")


@cache
def drawn_case(case: str, language: Language) -> tuple[Release, Rows, tuple[ChartBlock, ...]]:
    release = CASES[case](language)
    rows = list(csv.DictReader(io.StringIO(figures_csv(release))))
    return release, rows, write_document(open_edition(release, open_words(language))).charts


IN_TEST_DRAWN_MARKS = {DotBody, BarBody}


def test_every_kind_of_body_is_read_back() -> None:
    """The kinds are those of the model: a new one needs a reader before it may be published."""
    assert set(AGAIN) == set(READERS)
    assert set(AGAIN) | IN_TEST_DRAWN_MARKS == set(typing.get_args(Body))


def faults(block: ChartBlock, sheet: Sheet, rows: Rows, release: Release) -> list[str]:
    again = AGAIN.get(type(block.chart.body))
    return list(again(sheet, block.chart.body, rows, release)) if again and not is_empty(block.chart.body) else []


AT_ONCE = ("usual", "fifteen", "a small quarter", "quarters hidden", "nought per cent")
EVERY = [
    pytest.param(case, language, marks=() if case in AT_ONCE and language == "sv" else pytest.mark.soak)
    for case in CASES for language in ("sv", "en")
]  # fmt: skip


@pytest.mark.parametrize(("case", "language"), EVERY)
def test_what_is_drawn_lies_where_the_open_data_puts_it(case: str, language: Language) -> None:
    release, rows, blocks = drawn_case(case, language)
    for block in blocks:
        for form in FORMS:
            assert faults(block, draw_chart(block.chart, form), rows, release) == [], (block.chart.id, form)


def _move_marks(sheet: Sheet) -> None:
    mark = marks_of(sheet)[-1]
    mark.set_ydata([float(mark.get_ydata()[0]) - 0.02])


def _move_a_limit(sheet: Sheet) -> None:
    curve = [line for line in sheet.axes.lines if line.is_dashed() and len(line.get_xdata()) > 2][-1]
    curve.set_ydata([float(y) + 0.02 for y in curve.get_ydata()])


def _thicken_a_strand(sheet: Sheet) -> None:
    band = next(patch for patch in sheet.axes.patches if isinstance(patch, PathPatch))
    band.get_path().vertices[4:8, 1] += 0.02


def _widen_a_bar(sheet: Sheet) -> None:
    bar = next(patch for patch in sheet.axes.patches if hasattr(patch, "get_width"))
    bar.set_width(bar.get_width() + 0.02)


def _columns(sheet: Sheet) -> list[Rectangle]:
    return [patch for patch in sheet.axes.patches if isinstance(patch, Rectangle) and patch.get_label() != CLEAR]


def _raise_a_column(sheet: Sheet) -> None:
    column = _columns(sheet)[0]
    column.set_y(column.get_y() - 0.02)


def _move_a_column(sheet: Sheet) -> None:
    column = _columns(sheet)[1]
    column.set_x(column.get_x() + 0.02)


def _lengthen_an_interval(sheet: Sheet) -> None:
    line = next(each for each in sheet.axes.lines if each.get_color() == "white")
    line.set_ydata([float(y) + 0.02 * (number == 0) for number, y in enumerate(line.get_ydata())])


@pytest.mark.parametrize(
    ("chart", "spoil"),
    [
        ("funnel", _move_marks),
        ("funnel", _move_a_limit),
        ("trend", _move_marks),
        ("support_flow", _thicken_a_strand),
        ("who_finished", _widen_a_bar),
        ("cost_per_outcome", _widen_a_bar),
        ("time_to_work", _raise_a_column),
        ("time_to_work", _move_a_column),
        ("time_to_work", _lengthen_an_interval),
    ],
)
def test_a_fiftieth_of_an_inch_is_found(chart: str, spoil: Callable[[Sheet], None]) -> None:
    release, rows, blocks = drawn_case("usual", "sv")
    block = next(block for block in blocks if block.chart.id == chart)
    sheet = draw_chart(block.chart, "wide")
    assert faults(block, sheet, rows, release) == []
    spoil(sheet)
    assert faults(block, sheet, rows, release), chart


def test_a_limit_of_the_trend_that_is_moved_is_found() -> None:
    release, rows, blocks = drawn_case("twelve quarters", "sv")
    block = next(block for block in blocks if block.chart.id == "trend")
    sheet = draw_chart(block.chart, "wide")
    assert faults(block, sheet, rows, release) == []
    _move_a_limit(sheet)
    assert faults(block, sheet, rows, release) == ["limit"]


def wrong_alts(blocks: tuple[ChartBlock, ...], rows: Rows) -> list[str]:
    """The charts whose alt text is not what is drawn, of when, and the title."""
    return [
        block.chart.id for block in blocks
        if block.chart.id not in DRAWN
        or block.chart.alt != alt_again(block.chart.id, block.chart.title, rows, whole_year(rows))
    ]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_every_alt_text_says_what_is_drawn_of_when_and_the_title(case: str) -> None:
    _, rows, blocks = drawn_case(case, "sv")
    assert wrong_alts(blocks, rows) == []


def test_a_false_alt_text_and_a_chart_that_is_not_known_are_found() -> None:
    _, rows, blocks = drawn_case("usual", "sv")
    assert {block.chart.id for block in blocks} == set(DRAWN)
    for block in blocks:
        later = re.sub(r"20(\d\d)", lambda found: f"20{int(found[1]) + 1}", block.chart.alt, count=1)
        for changed in ({"alt": later}, {"id": "a_new_kind"}):
            spoilt = dataclasses.replace(block, chart=dataclasses.replace(block.chart, **changed))
            assert wrong_alts((spoilt,), rows), block.chart.id
