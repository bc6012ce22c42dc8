"""All answers of the board stand on the first page of the PDF, also beside those of an earlier report."""

from __future__ import annotations

import dataclasses
import io
import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import invented
import pytest

from pipeline.publish.document import Answer, Document, Paragraph
from pipeline.publish.edition import open_edition
from pipeline.publish.measures import GOAL
from pipeline.publish.pdf.build import pdf_bytes
from pipeline.publish.sections.change import MEASURES
from pipeline.publish.sections.whole import write_document
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.errors import Language
from pipeline.vocabulary.figures import FigureKey, Group, ProtectedFigure
from pipeline.vocabulary.periods import Quarter, ReportPeriod
from pipeline.vocabulary.release import Earlier, EarlierFigure, Release

NOW, BEFORE = Quarter(2026, 3), Quarter(2026, 2)
GONE = Quarter(2025, 3)
TWELVE, QUARTER = (320, 480), (80, 120)


def after_another(language: Language) -> Release:
    """A real förbund's report that has one before it; every measure went the same way in every quarter."""
    base = invented.release(language)
    replaced = {each.key: each for each in _of_everyone(base)}
    figures = {**{each.key: each for each in base.figures}, **replaced}
    earlier = Earlier(ReportPeriod.parse(str(BEFORE)), GONE, BEFORE,
                      tuple(EarlierFigure(metric, 1, *TWELVE) for metric in MEASURES))  # fmt: skip
    surroundings = dataclasses.replace(base.surroundings, is_sample=False)
    return dataclasses.replace(
        base, figures=tuple(figures.values()), earlier=earlier, surroundings=surroundings
    )  # fmt: skip


def _of_everyone(base: Release) -> list[ProtectedFigure]:
    made = []
    for metric in MEASURES:
        target = base.definitions.metric(metric).target if metric == GOAL else None
        spans = [("rolling", NOW, TWELVE), ("quarter", NOW, QUARTER), ("quarter", GONE, QUARTER)]
        for kind, quarter, counts in spans:
            key = FigureKey(metric, 1, kind, str(quarter), "finished", Group())  # type: ignore[arg-type]
            made.append(invented.figure(key, *counts, 20, 0, target))
    return made


def first_page(document: Document, folder: Path) -> str:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"/>'
    pdf = pdf_bytes(document, {block.chart.id: drawing for block in document.charts}, date(2026, 9, 30))
    (folder / "r.pdf").write_bytes(io.BytesIO(pdf).getvalue())
    run = subprocess.run(["pdftotext", "-raw", "-l", "1", folder / "r.pdf", "-"], capture_output=True, check=True)
    return re.sub(r"\s+", " ", run.stdout.decode("utf-8"))


@pytest.mark.skipif(shutil.which("pdftotext") is None and "CI" not in os.environ, reason="needs pdftotext")
@pytest.mark.parametrize("language", ["sv", "en"])
def test_all_answers_are_on_the_first_page(language: Language, tmp_path: Path) -> None:
    document = write_document(open_edition(after_another(language), open_words(language)))
    answers = [block for block in document.sections[0].blocks if isinstance(block, Answer)]
    text = first_page(document, tmp_path)
    assert len(next(each for each in answers if each.id == "andrat").facts) == 1 + len(MEASURES)
    for answer in answers:
        for fact in answer.facts:
            assert re.sub(r"\s+", " ", fact.sentence) in text, fact.label


@pytest.mark.parametrize("language", ["sv", "en"])
def test_where_twelve_months_must_be_hidden_the_year_so_far_is_told(language: Language) -> None:
    """Not where the year is hidden too: then both are said to be."""
    base = invented.release(language)
    words = open_words(language)

    def front(*hidden: str) -> tuple[str, Answer]:
        figures = tuple(
            invented.hide(each) if each.key.period_kind in hidden and each.key.group == Group() else each
            for each in base.figures
        )
        edition = open_edition(dataclasses.replace(base, figures=figures), words)
        scope, goal = write_document(edition).sections[0].blocks[:2]
        assert isinstance(scope, Paragraph) and isinstance(goal, Answer)
        return scope.text, goal

    why = {"sv": "Tolv månader tillsammans redovisas inte", "en": "Twelve months together are not shown"}[language]
    scope, goal = front()
    assert why not in scope and goal.lead
    scope, goal = front("rolling")
    assert why in scope and goal.lead
    [year] = base.select(GOAL, "finished", "year", "2026", "all")
    assert str(year.numerator) in goal.facts[0].sentence
    scope, goal = front("rolling", "year")
    assert why not in scope and not goal.lead
