"""Every chart as it is drawn: colours that all can tell apart, and characters the font has."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cache

import invented
import pytest
from colour_sums import apart, contrast
from drawn import WHITE, Drawn, blocks, read_drawn, strings
from fontTools.ttLib import TTFont
from test_layout import CASES

from pipeline.publish.charts.draw import Form, draw_chart
from pipeline.publish.charts.model import BarBody
from pipeline.publish.charts.sheet import BLUE, GRID, ORANGE, Sheet, Style
from pipeline.publish.charts.type import FONTS
from pipeline.publish.edition import open_edition
from pipeline.publish.sections.whole import write_document
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.errors import Language

FORMS: tuple[Form, ...] = ("wide", "narrow", "slide")
PINK = "#801650"
LEAST_APART = 20.0


AT_ONCE = {("usual", "sv"), ("usual", "en"), ("nought per cent", "sv"), ("hundred per cent", "sv")}
EVERY = [
    pytest.param(case, language, marks=() if (case, language) in AT_ONCE else pytest.mark.soak)
    for case in CASES
    for language in ("sv", "en")
]


def drawings(case: str, language: Language) -> Iterator[tuple[str, Sheet]]:
    for block in blocks(CASES[case](language)):
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
        if max(line.box.right - line.box.left, line.box.bottom - line.box.top) < 1e-9:
            continue  # Half of an interval that ends where it begins, at 0 and at 100 per cent, is not seen.
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


@pytest.mark.parametrize(("case", "language"), EVERY)
def test_colours_are_seen_and_told_apart(case: str, language: Language) -> None:
    seen = {name: read_drawn(sheet) for name, sheet in drawings(case, language)}
    assert {name: colour_faults(drawn) for name, drawn in seen.items() if colour_faults(drawn)} == {}
    assert all(drawn.texts for drawn in seen.values())
    assert case in ("all hidden", "nobody") or sum(bool(drawn.carriers) for drawn in seen.values()) >= len(seen) / 2


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


@cache
def glyphs_of_fonts() -> tuple[frozenset[int], ...]:
    return tuple(frozenset(TTFont(path).getBestCmap()) for path in sorted(FONTS.glob("*.ttf")))


def missing_characters(texts: set[str]) -> set[str]:
    """The characters that some weight of the shipped font has no glyph for, read by another reader of fonts."""
    had = glyphs_of_fonts()
    assert len(had) == 3
    return {each for text in texts for each in text if any(ord(each) not in glyphs for glyphs in had)}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("case", CASES)
def test_every_character_of_the_report_is_in_the_font(case: str, language: Language) -> None:
    texts = set(strings(write_document(open_edition(CASES[case](language), open_words(language)))))
    assert len(texts) > 100
    assert missing_characters(texts) == set()


def test_a_character_that_the_font_lacks_is_found() -> None:
    assert missing_characters({"● ■ – − … ≥ →", "\N{ROCKET} målet"}) == {"\N{ROCKET}"}
