"""Numbers in what people write freely: those the report shows may stand, others are findings that name the line."""

from __future__ import annotations

from pathlib import Path

import pytest
from written_reports import line, write_report

from pipeline.audit.figures_file import read_figures_file
from pipeline.audit.free_text import number_faults
from pipeline.audit.surfaces import Passage


def rows(folder: Path):
    """Everyone: 60 of 100 with 8 unknown. I01: 25 of 40. I02 is hidden."""
    everyone = line("2026", "", (60, 100, 8), kind="year")
    own, hidden = (line("2026", "", counts, kind="year").split(",") for counts in ((25, 40, 12), None))
    for cells, insats in ((own, "I01"), (hidden, "I02")):
        cells[7], cells[-1] = insats, f"moved_on.1/share/year-2026/finished/insats_id={insats}"
    return read_figures_file(write_report(folder / "2026", [everyone, ",".join(own), ",".join(hidden)])).rows


def faults(folder: Path, text: str, insats: str = "I01") -> list[tuple[str, str, str]]:
    found = number_faults([Passage("prose", "c/I01.txt", "7", (text,))], insats, rows(folder), {70})
    return [(each.fault, each.cell, each.file) for each in found]


FAULT = [("number_in_text", "7", "c/I01.txt")]


@pytest.mark.parametrize(
    "text",
    [
        "Vi hade 17 deltagare.",
        "Det blev 17.",
        "25 av 60 gick vidare.",
        "8 kvinnor fick arbete.",
        "8 av dem fick arbete.",
        "\uff11\uff17 deltagare",
        "\u0661\u0667 deltagare",
        "Hälften, 47 %, fick arbete.",
        "47 procent av deltagarna",
        "Tre deltagare fick arbete.",
        "Bara två unga kvinnor kom.",
        "Det gick bra. Fyra fick arbete.",
        "fem av dem studerar",
        "Kvinnorna fick tre anställningar.",
        "62,5 % gick vidare",
        "Mellan 13–17 deltagare per termin.",
        "Ring 0701-23 45 67.",
        "17\n deltagare",
    ],
)
def test_a_number_that_no_figure_shows_is_a_finding(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text) == FAULT


@pytest.mark.parametrize(
    "text",
    [
        "Fler än väntat gick vidare.",
        "25 av 40 (63 %) gick vidare, mot målet 70 %.",
        "Av alla gick 60 av 100 vidare.",
        "Vi träffas 3 gånger i veckan under 12 veckor, kl. 9.",
        "Sedan 2024 har vi 1,5 tjänster och 1 200 000 kronor.",
        "Den 3 mars 2026 började etapp 2.",
        "2026-03-01 till 2026-09-30, läsåret 2025/26.",
        "Unga 16–24 år, särskilt 19-åringar.",
        "Två handledare och tre arbetsgivare har varit med.",
        "K3 och M1 är bara beteckningar.",
    ],
)
def test_what_is_shown_or_of_something_else_may_stand(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text) == []


def test_what_is_shown_of_another_insats_is_not_ones_own(tmp_path: Path) -> None:
    assert faults(tmp_path / "other", "Vi hade 25 deltagare.", "I02") == FAULT
    assert faults(tmp_path / "own", "Vi hade 25 deltagare.") == []
