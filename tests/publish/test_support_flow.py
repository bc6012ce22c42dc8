"""From start to exit: four ways that follow from three published figures, and none that few people went."""

from __future__ import annotations

import dataclasses

import invented
from hypothesis import example, given
from hypothesis import strategies as st
from layout_lint import lint

from pipeline.publish.charts.draw import draw_chart
from pipeline.publish.charts.flow_chart import latest_transitions, support_flow, transitions
from pipeline.publish.charts.model import FlowBody
from pipeline.publish.document import Paragraph
from pipeline.publish.edition import Edition, open_edition
from pipeline.publish.sections.outcomes import support
from pipeline.publish.sections.whole import write_document
from pipeline.publish.wording.periods import Span
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.figures import Group, ProtectedFigure
from pipeline.vocabulary.periods import Quarter

METRICS = ("public_support_before", "public_support_after", "left_public_support")
RELEASE = invented.release()
BASE = open_edition(RELEASE, open_words("sv"))
YEAR = BASE.whole_year


def told(kept: int, lost: int, gained: int, never: int) -> Edition:
    """The edition where everyone of the whole year went these ways."""
    known = kept + lost + gained + never
    counts = {METRICS[0]: (kept + lost, known), METRICS[1]: (kept + gained, known), METRICS[2]: (lost, kept + lost)}
    return changed(counts)


def changed(counts: dict[str, tuple[int, int]]) -> Edition:
    def new(figure: ProtectedFigure) -> ProtectedFigure:
        key = figure.key
        whole = (key.basis, key.period_kind, key.group) == ("finished", "year", Group()) and key.metric in counts
        if not whole or YEAR is None or key.period != YEAR.name:
            return figure
        x, n = counts[key.metric]
        return dataclasses.replace(
            figure, numerator=x, denominator=n, value=x / n if n else None, status="shown" if n else "zero"
        )

    figures = {place: new(figure) for place, figure in BASE.figures.items()}
    return dataclasses.replace(BASE, figures=figures)


@example((0, 0, 0, 0))
@given(st.tuples(*[st.integers(0, 60)] * 4))
def test_the_ways_are_those_that_were_gone_or_nothing_is_told(ways: tuple[int, int, int, int]) -> None:
    assert YEAR is not None
    found = transitions(told(*ways), YEAR)
    if any(0 < way < 5 for way in ways) or not sum(ways):
        assert found is None
    else:
        assert found is not None
        assert found.ways == ways


def test_a_hidden_figure_of_the_three_hides_the_ways() -> None:
    assert YEAR is not None
    for metric in METRICS:
        edition = told(40, 30, 20, 10)
        place = next(p for p, f in edition.figures.items() if p[0] == metric and p[2:5] == ("year", YEAR.name, Group())
                     and p[1] == "finished")  # fmt: skip
        hidden = ProtectedFigure(edition.figures[place].key, *[None] * 7, "hidden", None, None, None)  # type: ignore[arg-type]
        edition = dataclasses.replace(edition, figures={**edition.figures, place: hidden})
        assert transitions(edition, YEAR) is None


def test_the_bands_are_as_thick_as_their_numbers_and_an_empty_one_is_not_drawn() -> None:
    edition = told(73, 33, 0, 21)
    found = latest_transitions(edition)
    assert found is not None
    chart = support_flow(edition, *found)
    assert chart.title.startswith("33 av 106 med offentlig försörjning")
    sheet = draw_chart(chart, "wide")
    bands = [patch for patch in sheet.axes.patches if type(patch).__name__ == "PathPatch"]
    thick = [patch.get_path().vertices[4][1] - patch.get_path().vertices[3][1] for patch in bands]
    assert sorted(round(each / max(thick) * 73) for each in thick) == [21, 33, 73]


def test_the_chart_is_clean_in_every_form_and_with_uneven_ways() -> None:
    for ways in ((73, 33, 6, 21), (500, 5, 0, 5), (5, 5, 5, 500), (0, 1000, 0, 0)):
        edition = told(*ways)
        for language in ("sv", "en"):
            spoken = dataclasses.replace(edition, words=open_words(language))  # type: ignore[arg-type]
            found = latest_transitions(spoken)
            assert found is not None
            chart = support_flow(spoken, *found)
            assert isinstance(chart.body, FlowBody)
            for form in ("wide", "narrow", "slide"):
                assert not lint(draw_chart(chart, form)), (ways, language, form)  # type: ignore[arg-type]


def test_where_no_year_can_be_told_the_report_says_so() -> None:
    document = write_document(open_edition(invented.all_hidden(RELEASE), open_words("sv")))
    said = [block.text for section in document.sections for block in section.blocks if hasattr(block, "text")]
    assert "Hur många som lämnade och fick offentlig försörjning redovisas inte för något helt år." in said
    assert "support_flow" not in [block.chart.id for block in document.charts]


def test_an_older_year_than_the_latest_is_explained() -> None:
    def notes(edition: Edition) -> list[str]:
        return [block.text for block in support(edition).blocks if isinstance(block, Paragraph) and block.is_note]

    latest = told(40, 30, 20, 10)
    # The next year is over too, and cannot be told.
    later = dataclasses.replace(latest, whole_year=Span.year(Quarter(2026, 4)))
    assert notes(latest) == []
    assert notes(later) == ["2025 är det senaste hela år som kan visas så här."]
