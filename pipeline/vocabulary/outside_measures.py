"""What kind of number a figure from outside is. Two kinds are never held against each other, alike as they look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pipeline.vocabulary.columns import Label

OutsideMeasure = Literal[
    "moved_on", "work_or_study", "work_study_or_seeking", "started_or_increased", "participants", "support",
    "full_year", "population", "other",
]  # fmt: skip
MEASURES: Mapping[OutsideMeasure, Label] = {
    "moved_on": Label(
        "M-A: i arbete, utbildning eller ytterligare rehabilitering vid avslut",
        "M-A: in work, education or further rehabilitation at exit",
    ),
    "work_or_study": Label("M-B: i arbete eller studier vid avslut", "M-B: in work or studies at exit"),
    "work_study_or_seeking": Label(
        "M-C: i arbete eller studier, eller aktivt arbetssökande, vid avslut",
        "M-C: in work or studies, or actively seeking work, at exit",
    ),
    "started_or_increased": Label(
        "M-D: har börjat eller ökat arbete eller studier mellan start och avslut",
        "M-D: have begun or increased work or studies between start and exit",
    ),
    "participants": Label("antal deltagare eller deltaganden", "number of participants or participations"),
    "support": Label(
        "försörjningsmått: människor eller belopp i offentlig försörjning",
        "measure of support: people or amounts in public support",
    ),
    "full_year": Label("helårsekvivalenter i offentlig försörjning", "full-year equivalents in public support"),
    "population": Label("folkmängd", "population"),
    "other": Label("ett annat mått än rapportens", "another measure than the report's"),
}
"""By code. The first four carry the ids of our own metrics; SUS's national figures are of the second or third kind."""
OF_THE_GOAL: OutsideMeasure = "moved_on"
OF_OUTCOME: tuple[OutsideMeasure, ...] = ("work_or_study", "work_study_or_seeking", "started_or_increased")
"""Shares of those who finished that are easily taken for the goal's."""
