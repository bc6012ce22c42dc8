"""The dialog: two pages per insats with the report's own figures, and questions that claim no more than they allow."""

from __future__ import annotations

import re
import shutil
import subprocess
from fractions import Fraction
from pathlib import Path

import invented
import page as validation
import pytest
from drawn import read_drawn
from drawn_places import marks_of
from layout_lint import lint
from reading import allowed_numbers, printed_numbers, read_page
from test_drawn_marks import dot_shares, wrong_numbers

from pipeline.publish import publish_dialog
from pipeline.publish.charts.draw import draw_chart
from pipeline.publish.document import Document, Heading, Question
from pipeline.publish.edition import open_edition
from pipeline.publish.sections.whole import write_dialog
from pipeline.publish.wording.questions import questions
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.figures import FigureKey, Group, ProtectedFigure
from pipeline.vocabulary.release import Release

NOT_DRAWN = {"Ängens snickeri", "Digital coachning"}
"""Hidden, and too few for a share."""


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture(scope="module")
def document(release: Release) -> Document:
    return write_dialog(open_edition(release, open_words("sv")))


@pytest.fixture(scope="module")
def made(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dialog")
    publish_dialog(release, folder)
    return folder


def test_the_figures_are_the_reports(made: Path, folder: Path) -> None:
    assert (made / "figures.csv").read_bytes() == (folder / "figures.csv").read_bytes()


def test_every_insats_has_its_questions_and_its_chart(document: Document) -> None:
    talk = document.sections[0]
    names = [part.text for part in talk.parts]
    assert sorted(names) == sorted(name for _, name, _, _ in invented.INSATSER)
    assert sum(isinstance(block, Question) for block in talk.blocks) == 5 * len(names)
    assert [block.text for block in talk.blocks if isinstance(block, Heading) and not block.is_part] == [
        f"{name}: att samtala om" for name in names
    ]
    charts = [block.caption for block in document.charts]
    assert charts == [f"{name} mot målet" for name in names if name not in NOT_DRAWN]
    assert len({block.chart.alt for block in document.charts}) == len(charts)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_chart_is_clean_and_shows_its_table(language) -> None:  # type: ignore[no-untyped-def]
    for block in write_dialog(open_edition(invented.release(language), open_words(language))).charts:
        for form in ("wide", "narrow"):
            assert not lint(draw_chart(block.chart, form)), (block.chart.id, form)  # type: ignore[arg-type]
        shown = {cell.text for row in block.table.rows for cell in row}
        rows = [row for panel in block.chart.body.panels for row in panel.rows]  # type: ignore[union-attr]
        assert len(rows) == 2 and {value.share for row in rows for value in row.values} <= shown


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_dot_lies_where_the_open_data_puts_it(language, figures: list[dict[str, str]]) -> None:  # type: ignore[no-untyped-def]
    """A row for the insats and one for all: their dots and the ends of their intervals, read off the drawing."""
    names = {each[1]: each[0] for each in invented.INSATSER}
    goal = {row["insats_id"]: row for row in figures if (row["metric"], row["basis"], row["period_kind"],
            row["period"]) == ("moved_on", "finished", "year", "2026") and not row["gender"] + row["age_group"]
            + row["municipality"]}  # fmt: skip
    for block in write_dialog(open_edition(invented.release(language), open_words(language))).charts:
        labels = [row.label for panel in block.chart.body.panels for row in panel.rows]  # type: ignore[union-attr]
        rows = [goal[names.get(label, "")] for label in labels]
        wanted = sorted(int(row["numerator"]) / int(row["denominator"]) for row in rows)
        sheet = draw_chart(block.chart, "wide")
        assert wrong_numbers(block, sheet) == [], block.chart.id
        assert sorted(dot_shares(read_drawn(sheet))) == pytest.approx(wanted, abs=1e-6)


def test_a_dot_that_is_moved_is_found(document: Document) -> None:
    block = document.charts[0]
    before = dot_shares(read_drawn(draw_chart(block.chart, "wide")))
    sheet = draw_chart(block.chart, "wide")
    dot = marks_of(sheet)[-1]
    dot.set_xdata([float(dot.get_xdata()[0]) + 0.02])
    assert sorted(dot_shares(read_drawn(sheet))) != pytest.approx(sorted(before), abs=1e-6)


def test_the_page_prints_only_shown_numbers(made: Path, figures: list[dict[str, str]]) -> None:
    html = (made / "dialog.html").read_text(encoding="utf-8")
    talk = html.partition('<h2 id="samtal"')[2].partition("<h2")[0]
    text = re.sub(r"(Tabell|Figur) \d+\.", "", " ".join(read_page(talk).text)).replace("färre än 10 personer", "")
    assert printed_numbers(text) <= allowed_numbers(figures)
    assert "Redovisas inte, för att skydda små grupper." in text


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_pdf_meets_both_standards(made: Path, profile: str) -> None:
    assert validation.validate_pdf(str(made / "dialog.pdf"), profile=profile).is_compliant


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")
def test_each_insats_has_two_pages(made: Path, document: Document) -> None:
    run = subprocess.run(["pdftotext", "-raw", made / "dialog.pdf", "-"], capture_output=True, check=True)
    pages = [" ".join(page.split()) for page in run.stdout.decode("utf-8").split("\f")]
    for part in document.sections[0].parts:
        first, second = (at for at, page in enumerate(pages) if page.startswith(part.text))
        assert second == first + 1 and f"{part.text}: att samtala om" in pages[second]


def asked(**counts: tuple[int, int, int]) -> tuple[str, ...]:
    """The questions to an insats with these figures: so many of so many, and so many missing."""
    release = invented.release(insatser=(("i1", "Ensam", 90, 0.7),))
    key = {each.key.metric: each.key for each in release.figures if each.key.group == Group(insats_id="i1")
           and (each.key.basis, each.key.period_kind, each.key.period) == ("finished", "year", "2026")}  # fmt: skip

    def replaced(each: ProtectedFigure) -> ProtectedFigure:
        metric: FigureKey = each.key
        if metric != key.get(metric.metric) or metric.metric not in counts:
            return each
        x, n, missing = counts[metric.metric]
        return invented.figure(metric, x, n, missing, 0, Fraction(7, 10) if metric.metric == "moved_on" else None)

    changed = Release(**{**vars(release), "figures": tuple(map(replaced, release.figures))})
    return tuple(map(plain, questions(open_edition(changed, open_words("sv")), Group(insats_id="i1"))))


@pytest.mark.parametrize(
    ("counts", "beginning"),
    [
        ((90, 100, 0), "Nivån ligger säkert över 70 %."),
        ((40, 100, 0), "Nivån ligger säkert under 70 %."),
        ((72, 100, 0), "Målet 70 % nåddes, men"),
        ((68, 100, 0), "Målet 70 % nåddes inte, men"),
        ((2, 3, 0), "Målet går inte att bedöma"),
    ],
)
def test_the_goal_is_asked_about_as_far_as_it_is_sure(counts: tuple[int, int, int], beginning: str) -> None:
    assert asked(moved_on=counts)[0].startswith(beginning)


@pytest.mark.parametrize(
    ("better", "worse", "beginning"),
    [
        ((50, 80, 40), (10, 80, 40), "Svar om hälsa finns för 80 deltaganden och saknas för 40."),
        ((50, 80, 39), (10, 80, 39), "Fler skattar sin hälsa som bättre"),
        ((10, 80, 0), (50, 80, 0), "Fler skattar sin hälsa som sämre"),
        ((30, 80, 0), (28, 80, 0), "Det går inte att säga"),
        ((2, 3, 2), (2, 3, 2), "Hälsan går inte att bedöma"),
    ],
)
def test_many_missing_answers_come_before_what_they_say(
    better: tuple[int, int, int], worse: tuple[int, int, int], beginning: str
) -> None:
    assert asked(health_better=better, health_worse=worse)[2].startswith(beginning)


def test_nothing_hidden_is_asked_about_with_a_number() -> None:
    said = asked(
        work_or_study=(2, 3, 1), health_better=(2, 3, 1), public_support_before=(2, 3, 1), moved_on=(2, 3, 1)
    )  # fmt: skip
    assert not re.search(r"\d", " ".join(said))
