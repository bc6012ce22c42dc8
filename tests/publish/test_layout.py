"""Every chart in every form, language and awkward data: no text cut, crossed, turned, too small or overlapping."""

from __future__ import annotations

from collections.abc import Callable

import invented
import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_lint import lint
from matplotlib.text import Text
from reading import allowed_numbers, derived_numbers, printed_numbers
from reading_money import money_numbers

from pipeline.publish.charts.draw import Form, draw_chart, png_bytes
from pipeline.publish.charts.model import Chart
from pipeline.publish.charts.sheet import Sheet, Style
from pipeline.publish.charts.type import REGULAR, break_lines, text_width
from pipeline.publish.edition import Edition, open_edition
from pipeline.publish.sections.whole import write_document
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.errors import Language
from pipeline.vocabulary.release import Release

LONG = "Arbetslivsinriktad rehabiliteringssamordning för unga vuxna i västra kommundelarna, etapp {n}"
UNBROKEN = "Arbetsmarknadsrehabiliteringssamordningsförberedelseinsats"


def quarters(language: Language, counts: list[invented.Counts]) -> Release:
    return invented.with_quarters(invented.release(language), counts)


CASES: dict[str, Callable[[Language], Release]] = {
    "usual": lambda language: invented.release(language),
    "one insats": lambda language: invented.release(language, insatser=(("i1", "Ensam", 400, 0.72),)),
    "fifteen": lambda language: invented.release(
        language, insatser=tuple((f"i{n}", f"Insats nummer {n}", 20 + 9 * n, 0.4 + 0.03 * n) for n in range(15))
    ),
    "longest names": lambda language: invented.release(
        language, insatser=(*((f"i{n}", LONG.format(n=n), 90, 0.6 + 0.05 * n) for n in range(5)),
                            ("x", UNBROKEN, 60, 0.9), ("y", "$a_1$ & <b> {0}", 50, 0.5)),
    ),
    "all hidden": lambda language: invented.all_hidden(invented.release(language)),
    "hundred per cent": lambda language: invented.all_reached(invented.release(language)),
    "nought per cent": lambda language: invented.none_reached(invented.release(language)),
    "nobody": lambda language: invented.nobody(invented.release(language)),
    "few": lambda language: invented.release(language, insatser=(("i1", "Liten", 30, 0.7), ("i2", "Mindre", 12, 0.5))),
    "crowded": lambda language: invented.release(
        language, insatser=tuple((f"i{n}", LONG.format(n=n), 100 + n // 4, 0.2 + 0.04 * n) for n in range(19))
    ),
    "twelve quarters": lambda language: quarters(language, [(7, 22), (60, 70), *[(90, 130)] * 9, (40, 130)]),
    "a small quarter": lambda language: quarters(language, [(7, 14), (60, 70), *[(90, 130)] * 10]),
    "quarters hidden": lambda language: quarters(language, [(9, 30), None, *[(50, 70)] * 7, None, (69, 70), None]),
    "rising": lambda language: quarters(language, [(n, 40) for n in range(20, 32)]),
    "too few quarters": lambda language: quarters(language, [(20, 30)] * 6),
    "year": lambda language: invented.release(language, period="2026"),
}  # fmt: skip


def charts(release: Release, language: Language) -> list[Chart]:
    return [block.chart for block in write_document(open_edition(release, open_words(language))).charts]


AT_ONCE = {("usual", "sv"), ("longest names", "sv"), ("longest names", "en"), ("all hidden", "sv"), ("crowded", "sv")}
"""A share of the cases; all the others are for `make soak`."""
EVERY = [
    pytest.param(case, language, marks=() if (case, language) in AT_ONCE else pytest.mark.soak)
    for case in CASES
    for language in ("sv", "en")
]


@pytest.mark.parametrize(("case", "language"), EVERY)
def test_every_chart_is_clean(case: str, language: Language) -> None:
    for chart in charts(CASES[case](language), language):
        forms: tuple[Form, ...] = ("wide", "narrow", "slide")
        for form in forms:
            assert not lint(draw_chart(chart, form)), (case, language, chart.id, form)


@given(st.text("Rehabväge nÅi", min_size=1, max_size=20), st.floats(0.01, 9, allow_subnormal=False))
def test_the_label_that_a_lane_is_as_wide_as_is_never_broken(label: str, margin: float) -> None:
    """Lanes are told by where they end: the width that comes back from there may be a hair less."""
    lane = (margin + text_width(label, 10, REGULAR)) - margin
    assert break_lines(label, lane, 10, REGULAR) == (label,)


def test_the_lint_can_fail(edition: Edition) -> None:
    chart = charts(edition.release, "sv")[0]

    def faults(spoil: Callable[[Sheet], None]) -> set[str]:
        sheet = draw_chart(chart, "wide")
        spoil(sheet)
        return {fault.kind for fault in lint(sheet)}

    assert "CLIPPED" in faults(lambda sheet: sheet.text(6.5, 1.0, "utanför kanten", Style(10)))
    assert "SMALL" in faults(lambda sheet: sheet.text(0.1, 3.0, "litet", Style(9)))
    assert "OVERLAP" in faults(lambda sheet: sheet.text(0.06, 0.05, "ovanpå rubriken", Style(13)))
    assert "CROSSED" in faults(lambda sheet: sheet.rule((0.5, 0.09), (2.0, 0.09), "black", 1.0))
    assert "ROTATED" in faults(lambda sheet: sheet.figure.findobj(Text)[0].set_rotation(30))


def test_charts_hold_only_numbers_of_the_open_data(edition: Edition, figures: list[dict[str, str]]) -> None:
    allowed = allowed_numbers(figures) | derived_numbers(figures) | money_numbers(edition.release, figures)
    names = {each.name for each in edition.release.insatser}
    for chart in charts(edition.release, "sv"):
        for form in ("wide", "narrow", "slide"):
            sheet = draw_chart(chart, form)  # type: ignore[arg-type]
            texts = [text for text in sheet.figure.findobj(Text) if text.get_label() != "tick"]
            shown = " | ".join(text.get_text() for text in texts if text.get_text() not in names)
            assert printed_numbers(shown) <= allowed | {"20"}, (chart.id, form)


def test_hidden_groups_are_absent_and_named(edition: Edition) -> None:
    for chart in charts(edition.release, "sv"):
        if chart.id not in ("gender_age", "who_finished", "trend", "support_flow", "time_to_work"):
            assert "Ängens snickeri" in chart.notes[0]
            assert "Ängens snickeri" not in repr(chart.body)


def test_pictures_are_sixteen_to_nine_at_two_hundred_dots(edition: Edition) -> None:
    for case in ("usual", "fifteen"):
        for chart in charts(CASES[case]("sv"), "sv")[:1]:
            data = png_bytes(draw_chart(chart, "slide"))
            width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
            assert width * 9 == height * 16 and width >= 1600
