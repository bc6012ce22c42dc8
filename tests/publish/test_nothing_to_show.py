"""Where there is nothing to show a report says why, compares nothing, and takes no page for it."""

from __future__ import annotations

import dataclasses

import invented
import pytest

from pipeline.publish.charts.dot_charts import goal_key, goal_row
from pipeline.publish.document import Answer, Cell, ChartBlock, Document, Heading, Paragraph, Table
from pipeline.publish.edition import open_edition
from pipeline.publish.sections.tables import symbol_notes
from pipeline.publish.sections.whole import write_document
from pipeline.publish.wording.notes import Absence, empty_sentence
from pipeline.publish.wording.statements import chance_note, comparison_note, unassessed_note
from pipeline.publish.wording.words import Words, open_words
from pipeline.vocabulary.figures import ProtectedFigure, Status
from pipeline.vocabulary.release import Release

HIDDEN = "Redovisas inte, för att skydda små grupper."
NOBODY = "Inga deltaganden avslutades."


def written(release: Release) -> Document:
    return write_document(open_edition(release, open_words("sv")))


def emptied(release: Release, missing: int) -> Release:
    """The release with no known outcome, and so many missing in every figure."""
    figures = tuple(invented.figure(each.key, 0, 0, missing, 0, None) for each in release.figures)
    return dataclasses.replace(release, figures=figures)


def without_finished(release: Release, insats_id: str) -> Release:
    """The release where nobody finished one insats."""
    figures = tuple(
        invented.figure(each.key, 0, 0, 0, 0, None) if each.key.group.insats_id == insats_id else each
        for each in release.figures
    )
    return dataclasses.replace(release, figures=figures)


@pytest.mark.parametrize(
    ("statuses", "sentence"),
    [
        (["hidden", "zero"], HIDDEN),
        (["no_data", "zero"], "Uppgift saknas för alla."),
        (["no_data", "hidden"], "Uppgift saknas, eller redovisas inte för att skydda små grupper."),
        (["zero", "not_applicable"], NOBODY),
    ],
)
def test_an_empty_chart_says_why(sv: Words, statuses: list[Status], sentence: str) -> None:
    assert empty_sentence(sv, [Absence("x", status) for status in statuses]) == sentence


@pytest.mark.parametrize(
    ("release", "sentence"),
    [
        (invented.all_hidden(invented.release()), HIDDEN),
        (emptied(invented.release(), 0), NOBODY),
        (emptied(invented.release(), 12), "Uppgift saknas för alla."),
    ],
)
def test_no_chart_blames_protection_for_what_is_missing(release: Release, sentence: str) -> None:
    charts = {block.chart.id: block.chart for block in written(release).charts}
    for name in ("goal_attainment", "gender_age", "health_change", "support_before_after"):
        assert charts[name].empty == sentence and not charts[name].key
        assert "skydda" not in charts[name].title


def test_nobody_is_not_as_many_women_as_men() -> None:
    chart = next(
        block.chart for block in written(emptied(invented.release(), 0)).charts if block.chart.id == "who_finished"
    )
    assert (chart.title, chart.empty) == ("Inga deltaganden avslutades, 2025", NOBODY)
    assert not any("Stapelns" in note for note in chart.notes)


@pytest.mark.parametrize("release", [invented.all_hidden(invented.release()), emptied(invented.release(), 0)])
def test_nothing_is_said_of_comparisons_where_nothing_is_compared(sv: Words, release: Release) -> None:
    document = written(release)
    notes = [note for table in document.tables for note in table.notes]
    notes += [note for block in document.charts for note in block.chart.notes]
    notes += [each.text for section in document.sections for each in section.blocks if isinstance(each, Paragraph)]
    assert comparison_note(sv) not in notes
    answer = next(
        each for each in document.sections[0].blocks if isinstance(each, Answer) and each.id == "vilka"
    )  # fmt: skip
    assert [fact.sentence for fact in answer.facts if fact.label == "Insatser"] == ["Ingen grupp kan bedömas."]


def test_one_share_is_no_comparison(sv: Words) -> None:
    one = _figure(30, 60)
    assert chance_note(sv, [one, None]) == () and chance_note(sv, [one, one]) == (comparison_note(sv),)


def test_what_is_not_judged_has_a_line_of_its_own_and_a_reason(sv: Words) -> None:
    few = dataclasses.replace(_figure(9, 12), certainty="not_assessed", target=0.7)
    row = goal_row(sv, "Män 40–49 år", few)
    assert [mark.line for mark in row.marks] == ["not_assessed"] and row.verdict == "bedöms inte"
    assert [entry.text for entry in goal_key(sv, (row,)) if entry.line] == ["bedöms inte"]
    assert unassessed_note(sv, [few]) and not unassessed_note(sv, [_figure(30, 60), None])


def test_an_insats_that_nobody_finished_is_named_and_has_no_part() -> None:
    section = next(
        each for each in written(without_finished(invented.release(), "i5")).sections if each.id == "insatserna"
    )
    names = [block.text for block in section.blocks if isinstance(block, Heading)]
    assert "Förrehabilitering" not in names and len(names) == len(invented.INSATSER) - 1
    said = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    assert "Inga deltaganden avslutades i Förrehabilitering." in said


def test_dots_are_explained_where_they_stand_and_only_there() -> None:
    edition = open_edition(invented.release(), open_words("sv"))
    assert symbol_notes(edition, [(Cell(".."), Cell("3"))]) == ()
    (note,) = symbol_notes(edition, [(Cell("Alla"), Cell(".."))])
    assert note.startswith("..: Uppgiften redovisas inte.")
    for table in written(invented.release()).tables:
        dots = {cell.text for row in table.rows for cell in row[1:]} & {"..", "."}
        assert {note.split(":")[0] for note in table.notes if note.startswith(".")} == dots


def test_a_table_beside_its_chart_says_nothing_twice() -> None:
    block = next(each for each in written(invented.release()).charts if each.chart.id == "goal_attainment")
    assert isinstance(block, ChartBlock) and isinstance(block.table, Table)
    assert set(block.table.notes) & set(block.chart.notes)
    assert not set(block.table_notes) & set(block.chart.notes)
    assert {*block.table_notes, *block.chart.notes} >= set(block.table.notes)


def _figure(x: int, n: int) -> ProtectedFigure:
    return invented.figure(invented.release().figures[0].key, x, n, 0, 0, None)
