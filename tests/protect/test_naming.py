"""What cannot be protected is named in words, in both languages."""

from __future__ import annotations

import pytest

from pipeline.protect.naming import in_words
from pipeline.vocabulary.definitions import Definitions


@pytest.mark.parametrize(
    ("cell", "sv", "en"),
    [
        ("kind=insats/insats=I06|Span(first=8100, last=8103)|finished|yes:moved_on",
         "Gick vidare, insats I06, 2025-Q1–2025-Q4, alla avslutade, antalet som räknas",
         "Moved on, insats I06, 2025-Q1–2025-Q4, all who finished, the number that counts"),
        ("kind=gender_age/gender=kvinna/age=60-65|Span(first=8103, last=8103)|left out|members:all",
         "kön kvinna, ålder 60-65, 2025-Q4, de undantagna, antalet i gruppen",
         "gender kvinna, age 60-65, 2025-Q4, those left out, the number in the group"),
        ("kind=all|Span(first=8100, last=8103) less Span(first=8101, last=8103)|finished|known:health",
         "Bättre hälsa, alla, 2025-Q1–2025-Q4 utom 2025-Q2–2025-Q4, alla avslutade, antalet med känt utfall",
         "Better health, everyone, 2025-Q1–2025-Q4 less 2025-Q2–2025-Q4, all who finished, "
         "the number with a known outcome"),
        ("a / b", "a / b", "a / b"),
    ],
)  # fmt: skip
def test_a_cell_is_named(definitions: Definitions, cell: str, sv: str, en: str) -> None:
    found = in_words(cell, definitions)
    assert (found.sv, found.en) == (sv, en)
