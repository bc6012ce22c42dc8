"""Faults that the messy sample holds on purpose, and where they end up in its files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Happens = Literal["set_aside", "warn", "refused", "repeated"]


@dataclass(frozen=True)
class PlantedFault:
    """One planted fault: `row` as a spreadsheet numbers it, `column` canonical; both None for a refused file."""

    file: str
    row: int | None
    column: str | None
    rule: str
    happens: Happens


@dataclass(frozen=True)
class Fault:
    """What is wrong with one row or one file, before its place is known. `note` adds to what must happen."""

    rule: str
    happens: Happens
    column: str | None
    wrong: str
    note: str = ""


IDENTITY_NUMBER = Fault("identity-number", "refused", None, "Ett personnummer står i fritext, kolumnen anteckning")
LAYOUT_UNKNOWN = Fault("layout-unknown", "refused", None, "Rubrikerna känns inte igen")
FILE_EMPTY = Fault("file-empty", "refused", None, "Filen är tom (0 byte)")
EXIT_BEFORE_START = Fault("exit-before-start", "set_aside", "exit_date", "Avslutet ligger före starten")
EXIT_AFTER_RECEIPT = Fault("exit-after-receipt", "set_aside", "exit_date", "Avslutet ligger efter att filen kom")
GENDER_UNREADABLE = Fault("unknown-code", "warn", "gender", "Könet är ”X”, en okänd kod", "värdet räknas som saknat")
START_UNREADABLE = Fault("unreadable-value", "set_aside", "start_date", "Startdatumet är ”2025-13-45”")
ID_MISSING = Fault("required-missing", "set_aside", "participation_id", "Deltagandets id saknas")
TWICE = Fault(
    "participation-twice", "set_aside", "participation_id", "Samma deltagande_id två gånger med olika innehåll"
)
SAME_ROW = Fault("", "repeated", None, "Raden är en exakt upprepning av raden ovanför")
INSATS_UNKNOWN = Fault("insats-unknown", "set_aside", "insats_id", "Insatsen I99 finns inte i insatsregistret")
INSATS_STRUCTURAL = Fault("insats-structural", "set_aside", "insats_id", "Deltagande i en strukturövergripande insats")
AGE_OUTSIDE = Fault("age-outside", "warn", "birth_year", "Deltagaren är 67 år vid start")
AFTER_WITHOUT_EXIT = Fault("after-without-exit", "warn", "exit_date", "Svar vid avslut, men inget avslutsdatum")
EXTENT_CONTRADICTS = Fault(
    "extent-contradicts", "set_aside", "work_after_pct", "Arbetar inte vid avslut, men omfattningen är 50"
)
CELLS_MISMATCH = Fault("cells-mismatch", "set_aside", None, "En summarad med färre celler än rubrikraden")
DEGREE_ABOVE_100 = Fault(
    "degree-above-100", "warn", "support_after", "Sjukpenning 75 % och rehabiliteringspenning 50 % blir 125 %"
)
