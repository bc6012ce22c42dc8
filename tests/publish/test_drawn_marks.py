"""Every chart as it is drawn: the numbers of its model, and no mark of a small group."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter

import invented
import pytest
from drawn import Drawn, blocks, read_drawn, strings
from matplotlib.text import Text

from pipeline.publish.charts.draw import Form, draw_chart
from pipeline.publish.charts.model import BarBody, CostBody, DotBody
from pipeline.publish.charts.sheet import GRID, Sheet
from pipeline.publish.document import ChartBlock
from pipeline.vocabulary.errors import Language
from pipeline.vocabulary.figures import Group
from pipeline.vocabulary.release import Release

FORMS: tuple[Form, ...] = ("wide", "narrow", "slide")
FLOOR = 10
"""People in the least group that has a share; the sample's rule."""


def wrong_numbers(block: ChartBlock, sheet: Sheet) -> list[str]:
    """The shares that should stand on a wide sheet and do not, and texts with figures in them that should not."""
    body, chart = block.chart.body, block.chart
    if isinstance(body, BarBody):
        shares = [bar.text for row in body.rows for bar in row.bars]
        others = [row.counts for row in body.rows]
    elif isinstance(body, DotBody):
        rows = [row for panel in body.panels for row in panel.rows]
        shares = [value.share for row in rows for value in row.values]
        others = [text for row in rows for text in (row.counts, *(value.detail for value in row.values))]
    elif isinstance(body, CostBody):
        shares = [text for row in body.rows for text in (row.text, row.interval)]
        others = [row.counts for row in body.rows]
    else:
        return []
    drawn, numbers = Counter(said.text for said in read_drawn(sheet).texts if not said.is_tick), {*shares, *others}
    labels = [text for text in (*strings(chart.key), *strings(body)) if text not in numbers]
    words = " ".join((chart.title, chart.subtitle, *chart.notes, *labels))
    # Words are broken over lines; a number never is.
    strange = [text for text in drawn if re.search(r"\d", text) and text not in numbers and text not in words]
    return [f"missing {text}" for text in Counter(shares) - drawn] + [f"strange {text}" for text in strange]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("form", ["wide", "slide"])
def test_the_numbers_drawn_are_those_of_the_model(language: Language, form: Form) -> None:
    for block in blocks(invented.release(language)):
        assert wrong_numbers(block, draw_chart(block.chart, form)) == [], block.chart.id


def _is_share(text: Text) -> bool:
    return text.get_label() != "tick" and bool(re.fullmatch(r"\D*\d+\N{NO-BREAK SPACE}%", text.get_text()))


def test_one_per_cent_more_on_a_drawing_is_found() -> None:
    for block in blocks(invented.release()):
        if not isinstance(block.chart.body, BarBody | DotBody):
            continue
        sheet = draw_chart(block.chart, "wide")
        share = next(each for each in sheet.figure.findobj(Text) if _is_share(each))
        share.set_text(re.sub(r"\d+", lambda found: str(int(found.group()) + 1), share.get_text()))
        assert wrong_numbers(block, sheet), block.chart.id


_BASE = re.compile(r"(?:av|of|n ?=) (\d[\d\N{NO-BREAK SPACE},]*)|(\d[\d\N{NO-BREAK SPACE},]*) (?:svar|answers)")


def small_marks(block: ChartBlock, form: Form) -> list[str]:
    """What a finished drawing shows of groups below the floor: a printed base, or a mark that no larger group has."""
    drawn = read_drawn(draw_chart(block.chart, form))
    bases = [int(re.sub(r"\D", "", a or b)) for said in drawn.texts for a, b in _BASE.findall(said.text)]
    faults = [f"base {base}" for base in bases if base < FLOOR]
    if form == "wide" and isinstance(block.chart.body, DotBody):
        allowed = allowed_shares(block)
        faults += [f"dot {share:.3f}" for share in dot_shares(drawn) if not _is_one_of(share, allowed)]
    if form == "wide" and isinstance(block.chart.body, BarBody) and drawn.bars:
        faults += bar_faults(drawn, allowed_shares(block))
    return faults


def allowed_shares(block: ChartBlock) -> list[float]:
    """The shares that the chart's own table shows of groups large enough."""
    kinds = [column.kind for column in block.table.columns]
    share, base = kinds.index("share"), [at for at, kind in enumerate(kinds) if kind == "count"][-1]
    rows = [row for row in block.table.rows if row[share].numbers and row[base].numbers]
    return [row[share].numbers[0] for row in rows if row[base].numbers[0] >= FLOOR]


def dot_shares(drawn: Drawn) -> list[float]:
    """Where the dots lie on the scale of their panel, 0..1; the key's own marks lie above every scale."""
    grid = sorted((line.box for line in drawn.lines if line.colour == GRID), key=lambda box: box.left)
    panels = [(grid[at].left, grid[at + 5].left, grid[at].top) for at in range(0, len(grid), 6)]
    shares = []
    for dot in drawn.dots:
        scales = [(left, right) for left, right, top in panels if left - 1e-9 <= dot.x <= right + 1e-9 and dot.y > top]
        shares += [(dot.x - left) / (right - left) for left, right in scales]
    return shares


def bar_faults(drawn: Drawn, allowed: list[float]) -> list[str]:
    """All bars are on one scale, so the longest tells it: it must be some group's share, and the others then too."""
    widths = [bar.box.right - bar.box.left for bar in drawn.bars]
    for share in allowed:
        scale = max(widths) / share if share else 0.0
        if scale and all(_is_one_of(width / scale, allowed) for width in widths):
            return []
    return ["bars that are of no group in the table"]


def _is_one_of(share: float, allowed: list[float]) -> bool:
    return any(abs(share - each) < 1e-9 for each in allowed)


@pytest.mark.parametrize("form", FORMS)
def test_no_mark_is_of_a_small_group(form: Form) -> None:
    few = (("i1", "Liten", 30, 0.7), ("i2", "Mindre", 12, 0.5), ("i3", "Minst", 6, 0.5))
    for release in (invented.release(), invented.release("en"), invented.release(insatser=few)):
        assert {block.chart.id: small_marks(block, form) for block in blocks(release) if small_marks(block, form)} == {}


def test_the_marks_are_read_at_all() -> None:
    for block in blocks(invented.release()):
        drawn = read_drawn(draw_chart(block.chart, "wide"))
        if isinstance(block.chart.body, DotBody):
            assert len(dot_shares(drawn)) == sum(len(row.marks) for panel in block.chart.body.panels
                                                 for row in panel.rows) > 5  # fmt: skip
        if isinstance(block.chart.body, BarBody):
            assert len(drawn.bars) == 3 * len(block.chart.body.rows) > 5


def unprotected(release: Release, insats: str) -> Release:
    """The same release where one insats's figures are shown, of three people: as if the protection had failed."""
    low, high = invented.wilson(2, 3)
    return dataclasses.replace(release, figures=tuple(
        dataclasses.replace(each, numerator=2, denominator=3, missing=0, excluded=0, value=2 / 3, ci_low=low,
                            ci_high=high, status="shown")
        if each.key.group == Group(insats_id=insats) else each
        for each in release.figures
    ))  # fmt: skip


def test_a_mark_of_three_people_is_found() -> None:
    spoilt = [block for block in blocks(unprotected(invented.release(), "i8")) if "snickeri" in repr(block.chart.body)]
    assert len(spoilt) >= 3
    for block in spoilt:
        faults = small_marks(block, "wide")
        assert "base 3" in faults
        is_of_kronor = isinstance(block.chart.body, CostBody)
        assert is_of_kronor or [fault for fault in faults if fault.startswith(("dot", "bars"))], block.chart.id
