"""Which chapters a report has and in what order, as `schemas/chapters.yaml` or a förbund's own file says."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.vocabulary.columns import Label, read_label
from pipeline.vocabulary.definition_file import Entry, read_definition

ReportKind = Literal["quarter", "year", "dialog"]
_LISTS = ("quarterly", "annual", "dialog")
_ONLY_IN_DIALOG = "samtal"

# Not in the file, since it is not a förbund's to choose: who reads a number must be able to judge it.
_NEEDED: dict[str, Label] = {
    "metod": Label(
        "Utan det kan läsaren inte se vad som räknas, av vilka och hur säkert talet är, och då kan ingen pröva det.",
        "Without it a reader cannot see what is counted, of whom and how surely, and then nobody can test a number.",
    ),
    "skydd": Label(
        "Det säger vad .. betyder. Utan det läses en dold uppgift som noll, eller som att någon har glömt den.",
        "It says what .. means. Without it a hidden figure is read as zero, or as forgotten.",
    ),
    "om": Label(
        "Det säger vilka filer och definitioner talen bygger på. Utan det går rapporten varken att göra om eller att "
        "granska.",
        "It says which files and definitions the numbers rest on. Without it the report can be neither made again nor "
        "examined.",
    ),
    "tillganglighet": Label(
        "Lagen om tillgänglighet till digital offentlig service kräver att rapporten säger vad i den som inte går att "
        "använda, och vem man säger det till.",
        "The law on accessible digital public service asks the report to say what in it cannot be used, and whom to "
        "tell.",
    ),
}


@dataclass(frozen=True)
class Chapters:
    """The ids of a report's sections in reading order. `known`: every id there is; `sha256`: of the file in force."""

    quarterly: tuple[str, ...]
    annual: tuple[str, ...]
    dialog: tuple[str, ...]
    known: tuple[str, ...]
    sha256: str

    def of(self, kind: ReportKind) -> tuple[str, ...]:
        return {"quarter": self.quarterly, "year": self.annual, "dialog": self.dialog}[kind]


def read_chapters(shipped: Path, own: Path | None = None) -> Chapters:
    """Read the shipped file, and a förbund's own in place of its lists. Raises DefinitionFault."""
    whole = read_definition(shipped)
    whole.allow("version", *_LISTS, "known")
    known = tuple({name: read_label(label) for name, label in whole.get("known").items()})
    chosen = whole
    if own is not None:
        chosen = read_definition(own)
        chosen.allow("version", *_LISTS)
    in_reports = tuple(name for name in known if name != _ONLY_IN_DIALOG)
    quarterly, annual, dialog = (
        _chapters(chosen.find(key) or whole.get(key), known if key == "dialog" else in_reports) for key in _LISTS
    )
    return Chapters(quarterly, annual, dialog, known, hashlib.sha256((own or shipped).read_bytes()).hexdigest())


def _chapters(entry: Entry, known: tuple[str, ...]) -> tuple[str, ...]:
    seen: list[str] = []
    for each in entry.entries():
        chapter = each.one_of(*known)
        if chapter in seen:
            each.fault(f"kapitlet ”{chapter}” står två gånger.", f"the chapter “{chapter}” stands twice.")
        seen.append(chapter)
    for chapter, why in _NEEDED.items():
        if chapter not in seen:
            entry.fault(
                f"kapitlet ”{chapter}” får inte utelämnas. {why.sv} Lägg till det i listan.",
                f"the chapter “{chapter}” may not be left out. {why.en} Add it to the list.",
            )
    return tuple(seen)
