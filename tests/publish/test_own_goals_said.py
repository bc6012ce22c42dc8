"""A report where two insatser have goals of their own: every sentence names the goal that it is about."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

import invented
import pytest
from layout_lint import lint

from pipeline.publish.charts.dot_charts import goal_attainment
from pipeline.publish.charts.draw import Form, draw_chart
from pipeline.publish.document import Document, Table, Terms
from pipeline.publish.edition import Edition, open_edition
from pipeline.publish.measures import GOAL
from pipeline.publish.sections.whole import write_document
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.errors import Language
from pipeline.vocabulary.figures import ProtectedFigure
from pipeline.vocabulary.release import Release

OWN = {"i6": Fraction(1, 2), "i7": Fraction(9, 10)}
GREEN, KURATOR = "Grön rehabilitering", "Kuratorsstöd i grupp"


def with_own_goals(language: Language) -> Release:
    """The invented release, with 50 % for Grön rehabilitering (61 % moved on) and 90 % for Kuratorsstöd (46 %)."""
    release = invented.release(language)
    insatser = tuple(
        dataclasses.replace(each, targets=(("moved_on", OWN[each.insats_id]),)) if each.insats_id in OWN else each
        for each in release.insatser
    )
    return dataclasses.replace(release, insatser=insatser, figures=tuple(_held(each) for each in release.figures))


def _held(each: ProtectedFigure) -> ProtectedFigure:
    target = OWN.get(each.key.group.insats_id or "") if each.key.metric == "moved_on" else None
    if target is None or each.numerator is None or not each.denominator:
        return each
    return invented.figure(each.key, each.numerator, each.denominator, each.missing or 0, each.excluded or 0, target)


def opened(language: Language) -> Edition:
    return open_edition(with_own_goals(language), open_words(language))


@pytest.fixture(scope="module")
def own(request: pytest.FixtureRequest) -> Edition:
    return opened("sv")


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def table(document: Document, table_id: str) -> Table:
    return next(each for each in document.tables if each.id == table_id)


def front_facts(document: Document) -> dict[str, str]:
    answers = [block for block in document.sections[0].blocks if getattr(block, "id", "") == "vilka"]
    return {fact.label: plain(fact.sentence) for fact in answers[0].facts}


def test_the_front_page_says_whose_goal_it_is(own: Edition) -> None:
    facts = front_facts(write_document(own))
    assert f"{GREEN}: 17 av 28 (61 %) gick vidare. Insatsens eget mål 50 % nåddes." in facts["Egna mål"]
    assert "Insatsens eget mål 90 % nåddes inte." in facts["Egna mål"]
    assert "sitt mål" in facts["Insatser"]
    assert "70 %" not in facts["Insatser"]
    assert "70 %" in facts["Kön och ålder"]


def test_in_english_too() -> None:
    facts = front_facts(write_document(opened("en")))
    assert "The insats's own goal of 50 % was met." in facts["Own goals"]
    assert "their goal" in facts["Insatser"]


def test_the_table_names_the_goal_in_the_row_and_in_a_note(own: Edition) -> None:
    found = table(write_document(own), "goal_insats")
    said = {row[0].text: plain(row[-2].text) for row in found.rows}
    assert said[GREEN] == "eget mål 50 %: nåddes"
    assert said[KURATOR] == "eget mål 90 %: nåddes inte"
    assert said["Förrehabilitering"] == "nåddes inte"
    assert plain(found.notes[0]) == (
        f"Insatsens eget mål gäller i stället för målet 70 %: {GREEN} 50 % och {KURATOR} 90 %."
    )


def test_the_chart_over_insatser_does_not_claim_seventy(own: Edition) -> None:
    chart = goal_attainment(own)
    assert "sitt mål" in chart.title
    assert "70" not in chart.title
    assert [note for note in chart.notes if "eget mål" in note]
    under = [figure for group in own.groups(GOAL, "finished", own.year, "insats")
             if (figure := own.find(GOAL, "finished", own.year, group)) and figure.certainty == "under"]  # fmt: skip
    assert len(under) == 2
    assert "två säkert under" in chart.title.lower() or "två av" in chart.title.lower()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("form", ["wide", "narrow", "slide"])
def test_the_chart_with_own_goals_is_clean(language: Language, form: Form) -> None:
    assert not lint(draw_chart(goal_attainment(opened(language)), form))


def test_the_method_lists_every_own_goal(own: Edition) -> None:
    terms = [
        pair
        for section in write_document(own).sections
        for block in section.blocks
        if isinstance(block, Terms)
        for pair in block.pairs
    ]
    said = [plain(text) for term, text in terms if term == "Egna mål"]
    assert said == [f"{GREEN} 50 % och {KURATOR} 90 %, enligt insatsregistret"]


def test_without_own_goals_not_a_word_is_said(edition: Edition, document: Document) -> None:
    assert "eget mål" not in str(document.sections).lower()
    assert "egna mål" not in str(document.sections).lower()
    assert "sitt mål" not in goal_attainment(edition).title
