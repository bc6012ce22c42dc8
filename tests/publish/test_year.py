"""The annual chapter: the year against the year before and by quarter, and no sentence stronger than the intervals."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import invented
import pytest

from pipeline.publish.document import Document, Paragraph, Terms
from pipeline.publish.edition import Edition, open_edition
from pipeline.publish.sections.whole import write_document
from pipeline.publish.sections.year import HEADLINES, year
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.figures import Group, ProtectedFigure
from pipeline.vocabulary.periods import Quarter
from pipeline.vocabulary.release import Release


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def opened(release: Release) -> Edition:
    return open_edition(release, open_words(release.language))


@pytest.fixture(scope="module")
def annual() -> Release:
    return invented.release(period="2026")


@pytest.fixture(scope="module")
def document(annual: Release) -> Document:
    return write_document(opened(annual))


def said(release: Release) -> dict[str, str]:
    terms = next(block for block in year(opened(release)).blocks if isinstance(block, Terms))
    return {term: plain(text) for term, text in terms.pairs}


def changed(release: Release, where: Callable[[ProtectedFigure], bool], x: int, n: int) -> Release:
    """The release with x of n in the figures that `where` finds."""
    figures = [
        invented.figure(each.key, x, n, 3, 0, invented.Fraction(7, 10)) if where(each) else each
        for each in release.figures
    ]
    return dataclasses.replace(release, figures=tuple(figures))


def goal_of(name: str) -> Callable[[ProtectedFigure], bool]:
    return lambda each: (each.key.metric, each.key.period_kind, each.key.period, each.key.basis, each.key.group) == (
        "moved_on", "year", name, "finished", Group(),
    )  # fmt: skip


def test_the_title_says_what_it_is_for(document: Document) -> None:
    assert document.title == "Resultat 2026: kapitel till årsredovisning och verksamhetsberättelse"
    assert {"aret", "insatserna"} <= {section.id for section in document.sections}


@pytest.mark.parametrize(
    ("now", "before", "ending"),
    [
        ((160, 200), (100, 200), "Säkert större andel 2026 än 2025."),
        ((100, 200), (160, 200), "Säkert mindre andel 2026 än 2025."),
        ((150, 200), (140, 200), "Ingen säker skillnad mellan 2026 och 2025."),
        ((2, 3), (140, 200), "Går inte att jämföra 2026 med 2025: andelen redovisas inte för båda."),
    ],
)
def test_two_years_are_compared_only_as_far_as_the_intervals_allow(
    annual: Release, now: tuple[int, int], before: tuple[int, int], ending: str
) -> None:
    release = changed(changed(annual, goal_of("2026"), *now), goal_of("2025"), *before)
    sentence = said(release)["M-A Gick vidare"]
    assert sentence.endswith(ending)
    assert f"2025: {before[0]} av {before[1]} (" in sentence
    assert (f"{now[0]} av {now[1]}" in sentence) is (now != (2, 3))


def test_a_year_that_is_not_over_says_so() -> None:
    release = invented.release(period="2026")
    so_far = dataclasses.replace(release.period, last_quarter=Quarter(2026, 3))
    part = dataclasses.replace(release, period=so_far)
    texts = [block.text for block in year(opened(part)).blocks if isinstance(block, Paragraph)]
    assert any("Året är inte slut: januari–september 2026 ställs mot hela 2025." in text for text in texts)
    assert not any("inte slut" in getattr(block, "text", "") for block in year(opened(release)).blocks)


def test_without_a_year_before_nothing_is_compared(annual: Release) -> None:
    alone = dataclasses.replace(
        annual, figures=tuple(each for each in annual.figures if not each.key.period.startswith(("2024", "2025")))
    )
    texts = [getattr(block, "text", "") for block in year(opened(alone)).blocks]
    assert "Uppgifterna har inget helt år före. Då finns inget att jämföra med." in texts
    assert not [block for block in year(opened(alone)).blocks if isinstance(block, Terms)]


def test_the_tables_hold_both_years_and_every_quarter(document: Document) -> None:
    tables = {table.id: table for table in document.tables}
    assert [row[1].text for row in tables["years"].rows] == ["2026", "2025"] * len(HEADLINES)
    quarters = {row[1].text for row in tables["year_quarters"].rows}
    assert len(quarters) == 4 and all("kvartalet 2026" in name for name in quarters)


def test_an_insats_has_both_years_where_the_release_has_them(document: Document, annual: Release) -> None:
    def headings(made: Document) -> list[str]:
        own = next(table for table in made.tables if table.caption.startswith("Förrehabilitering,"))
        return [column.heading for column in own.columns]

    assert headings(document) == ["Förrehabilitering", "Antal", "Av", "Andel", "95\N{NO-BREAK SPACE}%-intervall"]
    before = tuple(
        dataclasses.replace(each, key=dataclasses.replace(each.key, period="2025"))
        for each in annual.figures
        if each.key.group.insats_id and each.key.period == "2026"
    )
    made = write_document(opened(dataclasses.replace(annual, figures=(*annual.figures, *before))))
    assert "Period" in headings(made)
    own = next(table for table in made.tables if table.caption.startswith("Förrehabilitering,"))
    assert [row[1].text for row in own.rows[:4]] == ["2026", "2025", "2026", "2025"]
    facts = [dict(block.pairs) for section in made.sections for block in section.blocks if isinstance(block, Terms)]
    against = [plain(each["Gick vidare, mot året före"]) for each in facts if "Gick vidare, mot året före" in each]
    assert "Ingen säker skillnad mellan 2026 och 2025." in against
