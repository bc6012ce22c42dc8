"""More insatser than can be read row by row, as in a database of many förbund."""

from __future__ import annotations

import dataclasses

import invented
import pytest

from pipeline.publish.charts.model import BarBody, CostBody, DotBody, FunnelBody
from pipeline.publish.document import ChartBlock, Document, Paragraph, Table
from pipeline.publish.edition import open_edition
from pipeline.publish.many import MOST_NAMES, MOST_ROWS
from pipeline.publish.sections.whole import write_document
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.comments import Comment
from pipeline.vocabulary.release import Release


def release_of(number: int) -> Release:
    """Every third insats is far over the goal, every third far under, so that many are named or counted."""
    rates = (0.9, 0.3, 0.7)
    return invented.release(insatser=tuple((f"n{i:03}", f"Insats {i:03}", 60, rates[i % 3]) for i in range(number)))


def document_of(release: Release) -> Document:
    return write_document(open_edition(release, open_words(release.language)))


@pytest.fixture(scope="module")
def document() -> Document:
    return document_of(release_of(MOST_ROWS + 1))


def texts(document: Document) -> list[str]:
    blocks = [block for section in document.sections for block in section.blocks]
    return [block.text.replace("\N{NO-BREAK SPACE}", " ") for block in blocks if isinstance(block, Paragraph)]


def rows_of(block: ChartBlock) -> int:
    body = block.chart.body
    if isinstance(body, DotBody):
        return sum(len(panel.rows) for panel in body.panels)
    return len(body.rows) if isinstance(body, (BarBody, CostBody)) else 0


def test_no_chart_has_a_row_for_each(document: Document) -> None:
    assert all(rows_of(block) <= 20 for block in document.charts)
    assert "goal_attainment" not in {block.chart.id for block in document.charts}


def test_the_funnel_still_has_a_mark_for_each(document: Document) -> None:
    body = next(block.chart.body for block in document.charts if block.chart.id == "funnel")
    assert isinstance(body, FunnelBody)
    assert len(body.points) == MOST_ROWS + 1
    assert not body.named
    assert not any(point.letter for point in body.points)


def test_every_insats_stands_in_the_table_of_the_goal(document: Document) -> None:
    table = next(table for table in document.tables if table.id == "goal_insats")
    assert len(table.rows) == MOST_ROWS + 2
    assert table.is_folded


def test_what_the_title_would_have_said_is_a_sentence(document: Document) -> None:
    assert any("säkert över" in text and f"av {MOST_ROWS + 1} insatser" in text for text in texts(document))


def test_no_part_for_each_but_where_its_numbers_are(document: Document) -> None:
    section = next(each for each in document.sections if each.id == "insatserna")
    assert not section.parts
    said = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    assert any("figures.csv" in text and "tables.xlsx" in text and str(MOST_ROWS + 1) in text for text in said)


def test_an_insats_that_has_written_keeps_its_part() -> None:
    base = release_of(MOST_ROWS + 1)
    comment = Comment("n003", (("result", ("Det gick bra.",)),), "n003.txt", "0" * 64)
    document = document_of(dataclasses.replace(base, comments=(comment,)))
    section = next(each for each in document.sections if each.id == "insatserna")
    assert [part.text for part in section.parts] == ["Insats 003"]


def test_sentences_count_what_they_would_else_list(document: Document) -> None:
    front = next(each for each in document.sections if each.id == "viktigast")
    facts = [fact.sentence for block in front.blocks for fact in getattr(block, "facts", ())]
    sentences = [sentence for text in (*facts, *texts(document)) for sentence in text.split(". ")]
    assert all(sentence.count("Insats ") <= MOST_NAMES for sentence in sentences)


def test_long_tables_of_money_are_folded(document: Document) -> None:
    long = [table for table in document.tables if len(table.rows) > MOST_ROWS and table.id in ("cost", "budget")]
    assert len(long) == 2
    assert all(table.is_folded for table in long)


def test_as_many_as_can_be_read_have_a_row_and_a_part_each() -> None:
    document = document_of(release_of(MOST_ROWS))
    assert "goal_attainment" in {block.chart.id for block in document.charts}
    section = next(each for each in document.sections if each.id == "insatserna")
    assert len(section.parts) == MOST_ROWS
    assert not any("för många för en rad" in text for text in texts(document))


def test_every_table_of_the_report_is_still_whole(document: Document) -> None:
    assert all(isinstance(table, Table) and table.rows for table in document.tables)
