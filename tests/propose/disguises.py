"""The sample's participations as other systems export them: other headings, codes, dates, scales and separators."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample" / "2026-10-05"

Row = dict[str, str]

KLARTEXT = {
    "deltagande_id": "Ärendenummer", "person_id": "Deltagarens pseudonym", "insats_id": "Insatskod",
    "registrering": "Registreringsform", "kön": "Deltagarens kön", "födelseår": "Född år", "kommun": "Hemkommun",
    "startdatum": "Datum för inskrivning", "avslutsdatum": "Datum för utskrivning", "avslutsorsak": "Orsak till avslut",
    "utbildning": "Högsta utbildningsnivå", "tid_i_försörjning": "Tid med försörjning", "parter": "Samverkansparter",
    "försörjning_före": "Försörjning vid inskrivning", "försörjning_efter": "Försörjning vid utskrivning",
    "arbete_före": "Arbetade vid start", "arbete_omfattning_före": "Sysselsättningsgrad vid start",
    "studier_före": "Studerade vid start", "studier_omfattning_före": "Studier omfattning vid start",
    "söker_arbete_före": "Arbetssökande vid start", "arbete_efter": "I arbete vid avslut",
    "arbete_omfattning_efter": "Arbete grad vid avslut", "studier_efter": "I studier vid avslut",
    "studier_omfattning_efter": "Studiegrad vid avslut", "söker_arbete_efter": "Arbetssökande vid avslut",
    "ytterligare_rehabilitering": "Fortsatt rehabilitering", "hälsa_före": "Självskattad hälsa vid inskrivning",
    "hälsa_efter": "Självskattad hälsa vid utskrivning",
}  # fmt: skip
ENGELSKA = {
    "deltagande_id": "CaseID", "person_id": "ClientID", "insats_id": "ProjectID", "registrering": "RegistrationLevel",
    "kön": "Sex", "födelseår": "BirthYear", "kommun": "MunicipalityCode", "startdatum": "EntryDate",
    "avslutsdatum": "ExitDate", "avslutsorsak": "ReasonForExit", "utbildning": "EducationLevel",
    "tid_i_försörjning": "TimeOnSupport", "parter": "Parties", "försörjning_före": "SupportAtEntry",
    "försörjning_efter": "SupportAtExit", "arbete_före": "EmployedAtEntry", "arbete_omfattning_före": "WorkPctAtEntry",
    "studier_före": "StudyingAtEntry", "studier_omfattning_före": "StudyPctAtEntry",
    "söker_arbete_före": "SeekingWorkAtEntry", "arbete_efter": "EmployedAtExit",
    "arbete_omfattning_efter": "WorkPctAtExit", "studier_efter": "StudyingAtExit",
    "studier_omfattning_efter": "StudyPctAtExit", "söker_arbete_efter": "SeekingWorkAtExit",
    "ytterligare_rehabilitering": "FurtherRehab", "hälsa_före": "HealthAtEntry", "hälsa_efter": "HealthAtExit",
}  # fmt: skip
KORTA = {
    "deltagande_id": "DELT_NR", "person_id": "PERS_NR_PSEUDO", "insats_id": "INS_NR", "registrering": "REGISTR",
    "kön": "KON", "födelseår": "FODAR", "kommun": "KOMM", "startdatum": "START_DAT", "avslutsdatum": "AVSL_DAT",
    "avslutsorsak": "AVSL_ORSAK", "utbildning": "UTB", "tid_i_försörjning": "TID_FORS", "parter": "PART",
    "försörjning_före": "FORS_FORE", "försörjning_efter": "FORS_EFT", "arbete_före": "ARB_FORE",
    "arbete_omfattning_före": "ARB_OMF_FORE", "studier_före": "STUD_FORE", "studier_omfattning_före": "STUD_OMF_FORE",
    "söker_arbete_före": "SOK_FORE", "arbete_efter": "ARB_EFT", "arbete_omfattning_efter": "ARB_OMF_EFT",
    "studier_efter": "STUD_EFT", "studier_omfattning_efter": "STUD_OMF_EFT", "söker_arbete_efter": "SOK_EFT",
    "ytterligare_rehabilitering": "YTT_REHAB", "hälsa_före": "HALSA_FORE", "hälsa_efter": "HALSA_EFT",
}  # fmt: skip
OTYDLIGA = {**KLARTEXT, "startdatum": "Datum 1", "avslutsdatum": "Datum 2", "hälsa_före": "Hälsa",
            "hälsa_efter": "Hälsa igen", "kommun": "Ort", "deltagande_id": "Nr"}  # fmt: skip
BESIDES = ("Handläggare", "Anteckning", "Kontaktdatum", "Telefon arbete", "Senast ändrad", "Antal möten")
"""Headings that are no column of ours, as every export has them."""


@dataclass(frozen=True)
class Disguise:
    """How an export looks. `headings`: our Swedish label to theirs; `cells`: our label to how a value is written."""

    headings: Mapping[str, str]
    cells: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    separator: str = ";"
    encoding: str = "utf-8"
    titles: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


def read_sample(name: str = "deltaganden-I05.csv") -> list[Row]:
    """A sound delivery of the sample under our Swedish labels: the columns that the disguises have words for."""
    with (SAMPLE / name).open(encoding="utf-8-sig") as file:
        return [{label: row[label] for label in KLARTEXT} for row in csv.DictReader(file, delimiter=";")]


def write(rows: Sequence[Row], disguise: Disguise, seed: int = 6) -> bytes:
    """The rows as the disguise writes them, columns in another order."""
    chance = random.Random(seed)
    labels = [label for label in rows[0] if label not in disguise.drop]
    chance.shuffle(labels)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=disguise.separator, lineterminator="\r\n")
    for title in disguise.titles:
        writer.writerow([title])
    writer.writerow([*(disguise.headings.get(label, label) for label in labels), *disguise.besides])
    for number, row in enumerate(rows):
        cells = [disguise.cells.get(label, str)(row[label]) for label in labels]
        writer.writerow([*cells, *(_besides(heading, number) for heading in disguise.besides)])
    return text.getvalue().encode(disguise.encoding)


def _besides(heading: str, number: int) -> str:
    if "datum" in heading.casefold() or "ändrad" in heading:
        return f"2026-0{1 + number % 9}-{10 + number % 18}"
    return str(number % 7) if heading.startswith(("Antal", "Telefon")) else f"text nr {number}"


def date_as(form: str) -> Callable[[str], str]:
    return lambda text: date.fromisoformat(text).strftime(form) if text else ""


def coded(codes: Mapping[str, str]) -> Callable[[str], str]:
    return lambda text: codes.get(text, text)


HEALTH = ("mycket bra", "bra", "någorlunda", "dåligt", "mycket dåligt")
BEST_IS_5 = {label: str(5 - step) for step, label in enumerate(HEALTH)}
BEST_IS_1 = {label: str(step + 1) for step, label in enumerate(HEALTH)}
YES_NO = {"ja": "1", "nej": "0"}
YES_NO_LABELS = (
    "arbete_före", "studier_före", "söker_arbete_före", "arbete_efter", "studier_efter", "söker_arbete_efter",
    "ytterligare_rehabilitering",
)  # fmt: skip
