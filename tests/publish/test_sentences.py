"""Sentences and titles: what they say, and that they never say more than the intervals allow."""

from __future__ import annotations

import ast
import itertools
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import invented
import pytest

import pipeline.publish
from pipeline.publish.edition import Edition
from pipeline.publish.wording.statements import certainty_sentence, missing_note, outcome_sentence
from pipeline.publish.wording.titles import goal_title, groups_title, health_title, support_title
from pipeline.publish.wording.verdicts import independent, newcombe, paired
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import Certainty, FigureKey, Group, ProtectedFigure

KEY = FigureKey("moved_on", 1, "rolling", "2026-Q3", "finished", Group())
GOAL = Fraction(7, 10)


def made(x: int, n: int, target: Fraction | None = GOAL) -> ProtectedFigure:
    return invented.figure(KEY, x, n, 3, 0, target)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("x", "n", "outcome", "certainty"),
    [
        (58, 72, "58 av 72 (81 %) gick vidare. Målet 70 % nåddes.", "Deltagarna är för få för att avgöra"),
        (139, 200, "139 av 200 (knappt 70 %) gick vidare. Målet 70 % nåddes inte.", "Deltagarna är för få"),
        (63, 90, "63 av 90 (70 %) gick vidare. Målet 70 % nåddes.", "Deltagarna är för få"),
        (79, 100, "79 av 100 (79 %) gick vidare. Målet 70 % nåddes.", "Nivån ligger säkert över 70 %."),
        (61, 100, "61 av 100 (61 %) gick vidare. Målet 70 % nåddes inte.", "Nivån ligger säkert under 70 %."),
        (5, 8, "5 av 8 gick vidare. Målet 70 % nåddes inte.", "För få, eller för få svar, för en bedömning."),
        (2, 3, "Redovisas inte, för att skydda små grupper.", ""),
        (0, 0, "Uppgift saknas för alla.", ""),
    ],
)
def test_the_two_statements(sv: Words, edition: Edition, x: int, n: int, outcome: str, certainty: str) -> None:
    figure = made(x, n)
    assert plain(outcome_sentence(sv, edition.metric("moved_on"), figure)) == outcome
    assert plain(certainty_sentence(sv, figure)).startswith(certainty)
    assert bool(certainty) == bool(certainty_sentence(sv, figure))


@pytest.mark.parametrize(("x", "n"), [(79, 100), (61, 100)])
def test_where_only_the_missing_keep_it_open_the_size_is_not_blamed(sv: Words, x: int, n: int) -> None:
    sure = made(x, n)
    still_open = replace(sure, missing=30, certainty="cannot_tell")
    assert plain(certainty_sentence(sv, still_open)).startswith("Utfallet saknas för så många att det inte går")
    assert missing_note(sv, [sure, still_open]) and not missing_note(sv, [sure, made(58, 72), None])


def test_goal_titles_count_what_a_second_count_finds(sv: Words) -> None:
    words = ("ingen", "en", "två", "tre", "fyra")
    verdicts: tuple[Certainty, ...] = ("over", "under", "cannot_tell", "not_assessed")
    for certainties in itertools.product(verdicts, repeat=4):
        title = plain(goal_title(sv, list(certainties), "70 %")).lower()
        over, under = sum(each == "over" for each in certainties), sum(each == "under" for each in certainties)
        assert ("ingen redovisad insats" in title) == (not over and not under)
        if over:
            assert title.startswith(f"{words[over]} av fyra insatser ligger säkert över")
            assert title.endswith(f"{words[under]} säkert under")
        elif under:
            assert title.startswith(f"{words[under]} av fyra insatser ligger säkert under")
            assert title.endswith("ingen säkert över")


def test_titles_without_a_finding_are_neutral(sv: Words) -> None:
    assert goal_title(sv, [], "70 %").endswith("inget kan visas")
    assert goal_title(sv, ["cannot_tell"], "70 %").startswith("Det går inte att avgöra")
    assert goal_title(sv, ["over"], "70 %").startswith("Insatsen ligger säkert över")
    assert groups_title(sv, [], [], 12, "70 %").startswith("Ingen redovisad grupp")
    assert groups_title(sv, [], ["Kvinnor 16–24 år"], 12, "70 %").startswith("Kvinnor 16–24 år ligger säkert under")
    assert groups_title(sv, ["a", "b"], ["c"], 12, "70 %").startswith("Två av tolv grupper")
    assert groups_title(sv, [], [], 0, "70 %").endswith("inget kan visas")


def test_more_better_than_worse_needs_intervals_apart(sv: Words) -> None:
    better, worse, near = made(60, 120, None), made(20, 120, None), made(50, 120, None)
    assert health_title(sv, paired(better, worse)).startswith("Fler skattar sin hälsa som bättre än")
    assert health_title(sv, paired(worse, better)).startswith("Fler skattar sin hälsa som sämre än")
    assert health_title(sv, paired(better, near)).startswith("Ingen säker skillnad")
    assert health_title(sv, paired(better, None)).endswith("grupp för grupp")
    assert health_title(sv, paired(better, made(2, 3)), is_shown=False).endswith("inget kan visas")
    assert support_title(sv, paired(better, worse)).startswith("Färre har")
    assert support_title(sv, paired(worse, better)).startswith("Fler har")
    assert support_title(sv, paired(better, near)).startswith("Ingen säker")


def test_newcombe_gives_the_published_intervals() -> None:
    """Newcombe 1998, Stat Med 17:873, table II: 56/70 − 48/80 and 9/10 − 3/10."""
    for (a, b), expected in ((((56, 70), (48, 80)), (0.0524, 0.3339)), (((9, 10), (3, 10)), (0.1705, 0.8090))):
        limits = [(invented.wilson(*each)[0], each[0] / each[1], invented.wilson(*each)[1]) for each in (a, b)]
        assert newcombe(limits[0], limits[1]) == pytest.approx(expected, abs=5e-5)


def test_women_and_men_differ_only_when_the_interval_leaves_zero() -> None:
    assert independent(made(56, 70), made(48, 80)) == "first"
    assert independent(made(48, 80), made(56, 70)) == "second"
    assert independent(made(50, 80), made(48, 80)) == "open"
    assert independent(made(2, 3), made(48, 80)) == "unknown"


def said_in_code() -> list[str]:
    """Every sentence the station can say, read from its source; a sentence that is no literal is a fault."""
    said = []
    for path in sorted(Path(pipeline.publish.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "say":
                assert isinstance(node.args[0], ast.Constant), f"{path.name}:{node.lineno}"
                said.append(str(node.args[0].value))
    return said


def test_no_sentence_claims_a_cause() -> None:
    cause = re.compile(r"tack vare|ledde till|leder till|effekt|resultat av|beror på att|försämring", re.IGNORECASE)
    assert len(said_in_code()) > 200
    assert not [sentence for sentence in said_in_code() if cause.search(sentence)]
    assert cause.search("Hälsan förbättrades tack vare insatsen")
