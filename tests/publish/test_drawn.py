"""Every chart as it is drawn: colours that all can tell apart, characters the font has, no mark of a small group."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator

import invented
import pytest
from colour_sums import apart, contrast
from drawn import WHITE, Drawn, read_drawn
from fontTools.ttLib import TTFont

from pipeline.publish.charts.draw import Form, draw_chart
from pipeline.publish.charts.model import BarBody, DotBody
from pipeline.publish.charts.sheet import BLUE, GRID, ORANGE, Sheet, Style
from pipeline.publish.charts.type import FONTS
from pipeline.publish.document import ChartBlock
from pipeline.publish.edition import open_edition
from pipeline.publish.sections.whole import write_document
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.errors import Language
from pipeline.vocabulary.figures import Group
from pipeline.vocabulary.release import Release

FORMS: tuple[Form, ...] = ("wide", "narrow", "slide")
PINK = "#801650"
LEAST_APART = 20.0
FLOOR = 10
"""People in the least group that has a share; the sample's rule."""


def blocks(release: Release) -> tuple[ChartBlock, ...]:
    return write_document(open_edition(release, open_words(release.language))).charts


def drawings(language: Language) -> Iterator[tuple[str, Sheet]]:
    for block in blocks(invented.release(language)):
        for form in FORMS:
            yield f"{block.chart.id} {form}", draw_chart(block.chart, form)


def colour_faults(drawn: Drawn) -> list[str]:
    """Texts under 4.5 to 1, marks under 3 to 1, and colours of one chart that somebody cannot tell apart."""
    faults = []
    for said in drawn.texts:
        x, y = (said.box.left + said.box.right) / 2, (said.box.top + said.box.bottom) / 2
        if contrast(said.colour, drawn.ground(x, y)) < 4.5:
            faults.append(f"faint text {said.text}")
    for line in drawn.lines:
        x, y = (line.box.left + line.box.right) / 2, (line.box.top + line.box.bottom) / 2
        if line.colour != GRID and contrast(line.colour, drawn.ground(x, y)) < 3:
            faults.append(f"faint line {line.colour}")
    faults += [f"faint mark {dot.edge}" for dot in drawn.dots if contrast(dot.edge, WHITE) < 3]
    faults += [f"faint bar {bar.face}" for bar in drawn.bars
               if max(contrast(bar.face, WHITE), contrast(bar.edge, WHITE)) < 3]  # fmt: skip
    for one, two in itertools.combinations(sorted(drawn.carriers), 2):
        distance, kind = apart(one, two)
        if distance < LEAST_APART:
            faults.append(f"alike {one} {two}: {distance:.0f} {kind}")
    return faults


def test_the_sums_give_the_known_answers() -> None:
    """WCAG's own ends, and what was measured for the palette when it was chosen."""
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.005)
    assert contrast(BLUE, WHITE) == pytest.approx(10.25, abs=0.01)
    assert contrast(ORANGE, WHITE) == pytest.approx(5.75, abs=0.01)
    assert (round(apart(BLUE, PINK)[0]), apart(BLUE, PINK)[1]) == (11, "protan")
    assert (round(apart(PINK, "#3D3D3D")[0]), apart(PINK, "#3D3D3D")[1]) == (6, "deutan")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_colours_are_seen_and_told_apart(language: Language) -> None:
    seen = {name: read_drawn(sheet) for name, sheet in drawings(language)}
    assert {name: colour_faults(drawn) for name, drawn in seen.items() if colour_faults(drawn)} == {}
    assert all(drawn.texts and drawn.carriers for drawn in seen.values())


def test_a_bad_colour_is_found() -> None:
    chart = blocks(invented.release())[0].chart

    def faults(spoil) -> list[str]:  # type: ignore[no-untyped-def]
        sheet = draw_chart(chart, "wide")
        spoil(sheet)
        return colour_faults(read_drawn(sheet))

    assert faults(lambda sheet: None) == []
    assert faults(lambda sheet: sheet.text(0.1, 0.1, "blek", Style(10, 400, "#8A8A8A"))) == ["faint text blek"]
    assert faults(lambda sheet: sheet.rule((0, 1), (1, 1), "#C4C4C4", 1.0))[0] == "faint line #C4C4C4"
    assert faults(lambda sheet: sheet.mark(1, 1, "o", "#F7B58F", 7.0, True))[0] == "faint mark #F7B58F"
    # Blue against pink as better and worse: what the prototype did.
    assert "11 protan" in faults(lambda sheet: sheet.mark(1, 1, "o", PINK, 7.0, True))[0]


def test_text_on_a_bar_is_held_against_the_bar() -> None:
    block = next(block for block in blocks(invented.release()) if isinstance(block.chart.body, BarBody))
    sheet = draw_chart(block.chart, "wide")
    bar = max(read_drawn(sheet).bars, key=lambda each: each.box.right - each.box.left)
    sheet.text(bar.box.left + 0.05, bar.box.top, "x", Style(10, 400, "#595959"))
    assert colour_faults(read_drawn(sheet)) == ["faint text x"]


def strings(value: object) -> Iterator[str]:
    """Every text in a document, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from strings(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from strings(getattr(value, field.name))


def missing_characters(texts: set[str]) -> set[str]:
    """The characters that some weight of the shipped font has no glyph for, read by another reader of fonts."""
    had = [set(TTFont(path).getBestCmap()) for path in sorted(FONTS.glob("*.ttf"))]
    assert len(had) == 3
    return {each for text in texts for each in text if any(ord(each) not in glyphs for glyphs in had)}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_character_of_the_report_is_in_the_font(language: Language) -> None:
    texts = set(strings(write_document(open_edition(invented.release(language), open_words(language)))))
    assert len(texts) > 300
    assert missing_characters(texts) == set()


def test_a_character_that_the_font_lacks_is_found() -> None:
    assert missing_characters({"● ■ – − … ≥ →", "\N{ROCKET} målet"}) == {"\N{ROCKET}"}


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
    for block in blocks(unprotected(invented.release(), "i8")):
        if block.chart.id == "gender_age":
            continue
        faults = small_marks(block, "wide")
        assert "base 3" in faults
        assert [fault for fault in faults if fault.startswith(("dot", "bars"))], block.chart.id
