"""What the rows and the reports are called, from the definitions where they have the word."""

from __future__ import annotations

from typing import Literal

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.definitions import Definitions

SusReport = Literal["R1", "R2", "R3", "R4", "R5", "R6", "R7"]

TITLES: dict[SusReport, Label] = {
    "R1": Label("Sysselsättning före och efter", "Occupation before and after"),
    "R2": Label("Sysselsättning före och efter i fyra klasser", "Occupation before and after in four classes"),
    "R3": Label("Arbete eller studier efter avslut", "Work or studies after exit"),
    "R4": Label("Försörjning före och efter", "Support before and after"),
    "R5": Label(
        "Försörjning efter, för dem som hade en viss före", "Support after, of those who had a given one before"
    ),
    "R6": Label("Bakgrund", "Background"),
    "R7": Label("Avslutsorsaker", "Reasons for the exit"),
}

_OCCUPATIONS = {
    "arbete": Label("arbetar", "works"),
    "studier": Label("studerar", "studies"),
    "soker": Label("söker aktivt arbete", "actively seeks work"),
    "ingen": Label("inget av dessa", "none of these"),
}
_CLASSES = {
    "arbete": Label("förvärvsarbete", "work"),
    "studier": Label("studier, utan att arbeta", "studies, without working"),
    "soker": Label("aktivt arbetssökande som inte arbetar eller studerar", "actively seeking work, no work or studies"),
    "ovriga": Label("övriga avslutade", "others who have finished"),
}
_ANSWERS = {
    "arbete_eller_studier": Label("arbetar eller studerar vid avslut", "works or studies at exit"),
    "paborjat_eller_okat": Label("därav påbörjat eller ökat", "of them started or increased"),
}
_PARTS = {
    "education": Label("Utbildning", "Education"),
    "support_time": Label("Tid i offentlig försörjning före start", "Time on public support before the start"),
    "age_group": Label("Ålder vid start", "Age at the start"),
}


def categories(report: SusReport, definitions: Definitions) -> dict[str, Label]:
    """The rows of a report in order: code and label."""
    people = definitions.table("participation")
    if report == "R1":
        return _OCCUPATIONS
    if report == "R2":
        return _CLASSES
    if report == "R3":
        return _ANSWERS
    if report in ("R4", "R5"):
        return {each.code: each.label for each in definitions.support.sources if each.public != "unknown"}
    if report == "R7":
        return {code.code: code.label for code in people.column("exit_reason").codes if code.code != "felregistrering"}
    return {
        f"{part}:{code}": Label(f"{_PARTS[part].sv}: {label.sv}", f"{_PARTS[part].en}: {label.en}")
        for part, codes in (
            ("education", {code.code: code.label for code in people.column("education").codes}),
            ("support_time", {code.code: code.label for code in people.column("support_time").codes}),
            ("age_group", {band.code: band.label for band in definitions.groups.age_bands}),
        )
        for code, label in codes.items()
    }
