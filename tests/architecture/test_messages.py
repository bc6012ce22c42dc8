"""Every message to the person at the keyboard says what to do, in both languages."""

from __future__ import annotations

import ast
import re
import string

import pytest
from repository import ROOT

from pipeline.vocabulary.errors import UserError

SWEDISH = re.compile(
    r"\b(?:Välj|Skriv|Kör|Kontrollera|Lägg|Gör|Ta|Flytta|Installera|Ge|Läs|Se|Vänta|Stäng|Frigör|Spara|Hämta|Ändra|Slå|"
    r"Rätta|Peka|Gå|Kopiera|Be|dra tillbaka|lägg|skriv|gör|kopiera|kör|bekräfta)\b"
)
ENGLISH = re.compile(
    r"\b(?:Choose|Write|Run|Check|Put|Do|Take|Move|Install|Give|Read|See|Wait|Close|Free|Save|Get|Change|Merge|Mend|Name|"
    r"Go|Copy|Ask|withdraw|put|write|make|copy|give|Make|Add|Say|Withdraw)\b"
)
PASSED_ON = re.compile(r"(?:what|why|detail)_(?:sv|en)")
"""Facts that are whole sentences, written where the error is raised."""


def kinds(of: type[UserError]) -> list[type[UserError]]:
    return [each for kind in of.__subclasses__() for each in (kind, *kinds(kind))]


def passes_on(kind: type[UserError]) -> bool:
    """What is to be done is told by whoever raises it."""
    names = {name for _, name, _, _ in string.Formatter().parse(kind.sv) if name}
    return any(PASSED_ON.fullmatch(name) for name in names) and not SWEDISH.search(kind.sv)


OWN = [kind for kind in kinds(UserError) if kind.__module__.startswith("pipeline.") and not passes_on(kind)]


@pytest.mark.parametrize("kind", OWN, ids=lambda kind: kind.__name__)
def test_the_message_says_what_to_do(kind: type[UserError]) -> None:
    assert SWEDISH.search(kind.sv)
    assert ENGLISH.search(kind.en)


def test_most_messages_speak_for_themselves() -> None:
    assert {kind.__name__ for kind in kinds(UserError) if passes_on(kind)} == {
        "WrongUsage", "FigureUnknown", "QuestionRefused", "FileNotUsable", "NoUsableDelivery",
    }  # fmt: skip
    assert len(OWN) > 50


def text_of(node: ast.expr) -> str | None:
    """A string that is written out, with an ellipsis for each fact; None for one that is worked out elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "…" for part in node.values]
        return "".join(str(part) for part in parts)
    return None


def told() -> list[tuple[str, str, str]]:
    """Place, language and sentence of each such fact in the code."""
    passing = {kind.__name__ for kind in kinds(UserError) if passes_on(kind)}
    found = []
    for path in sorted((ROOT / "pipeline").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in passing:
                for fact in node.keywords:
                    text = text_of(fact.value) if PASSED_ON.fullmatch(fact.arg or "") else None
                    # What is passed on whole (a rule's own words) is held by the tests of rules.
                    if text is not None and re.search(r"\w{3}", text):
                        place = f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
                        found.append((place, (fact.arg or "")[-2:], text))
    return found


def test_so_does_what_is_told_where_an_error_is_raised() -> None:
    sentences = told()
    assert len(sentences) > 20
    lacking = [each for each in sentences if not (SWEDISH if each[1] == "sv" else ENGLISH).search(each[2])]
    # The two that only put a list after words given to them.
    assert [each for each in lacking if not re.fullmatch(r"….*", each[2])] == []


def test_every_error_is_found_in_one_place() -> None:
    from pipeline.vocabulary import errors

    assert {kind.__name__ for kind in kinds(UserError) if kind.__module__.startswith("pipeline.")} <= set(
        errors.__all__
    )
    assert all(hasattr(errors, name) for name in errors.__all__)
