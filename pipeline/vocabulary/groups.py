"""How participants are grouped: gender, age bands and municipalities, as declared in `groups.yaml`."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.vocabulary.columns import Label, read_label
from pipeline.vocabulary.definition_file import Entry, read_definition

OTHER = "ovrig"
"""The group of everyone outside the named ones, or without the fact: so that groups add up to their total."""
_CODE = re.compile(r"[0-9]{4}")
_OWN = ("age_bands", "merged_municipalities")
"""What a förbund may divide in its own way. Genders are codes that are delivered, and labels are the program's."""


@dataclass(frozen=True)
class Category:
    """One value of a grouping dimension."""

    code: str
    label: Label


@dataclass(frozen=True)
class AgeBand:
    """Ages in whole years at the start of the participation, both ends included."""

    code: str
    label: Label
    youngest: int
    oldest: int

    @classmethod
    def of(cls, youngest: int, oldest: int) -> AgeBand:
        """The band under the code and the label that its ages give it."""
        label = Label(f"{youngest}–{oldest} år", f"{youngest}–{oldest}")
        return cls(f"{youngest}-{oldest}", label, youngest, oldest)


@dataclass(frozen=True)
class Groups:
    """The grouping dimensions. Each ends with the category `ovrig`, so every participation is in exactly one.

    `merged_municipalities`: members without a group of their own, told as `ovrig` in every release. `own`: name and
    SHA-256 of the förbund's own file, where it has one.
    """

    version: int
    genders: tuple[Category, ...]
    age_bands: tuple[AgeBand, ...]
    other_gender: Label
    other_age: Label
    other_municipality: Label
    merged_municipalities: tuple[str, ...] = ()
    own: tuple[str, str] | None = None

    @property
    def gender_codes(self) -> tuple[str, ...]:
        return (*(gender.code for gender in self.genders), OTHER)

    @property
    def age_codes(self) -> tuple[str, ...]:
        return (*(band.code for band in self.age_bands), OTHER)

    def gender_label(self, code: str, language: str) -> str:
        return next((each.label[language] for each in self.genders if each.code == code), self.other_gender[language])

    def age_label(self, code: str, language: str) -> str:
        return next((each.label[language] for each in self.age_bands if each.code == code), self.other_age[language])


def read_groups(shipped: Path, own: Path | None = None) -> Groups:
    """Read the shipped file, and a förbund's own in place of its age bands and merged municipalities.

    Raises DefinitionFault, also where age bands overlap or leave a gap.
    """
    whole = read_definition(shipped)
    whole.allow("version", "genders", *_OWN, "other")
    chosen = whole
    if own is not None:
        chosen = read_definition(own)
        chosen.allow("version", *_OWN)
    divided, merged = (chosen.find(key) or whole.get(key) for key in _OWN)
    other = whole.get("other")
    other.allow("gender", "age_group", "municipality")
    return Groups(
        version=chosen.get("version").whole_number(),
        genders=tuple(Category(code, read_label(entry)) for code, entry in whole.get("genders").items()),
        age_bands=_bands(divided),
        other_gender=read_label(other.get("gender")),
        other_age=read_label(other.get("age_group")),
        other_municipality=read_label(other.get("municipality")),
        merged_municipalities=tuple(_code(entry) for entry in merged.entries()),
        own=(own.name, hashlib.sha256(own.read_bytes()).hexdigest()) if own is not None else None,
    )


def _bands(divided: Entry) -> tuple[AgeBand, ...]:
    entries = divided.entries()
    if not entries:
        divided.fault("det måste finnas minst en åldersgrupp.", "there must be at least one age band.")
    bands = tuple(_band(entry) for entry in entries)
    for before, after, entry in zip(bands, bands[1:], entries[1:], strict=False):
        if after.youngest != before.oldest + 1:
            entry.fault(
                f"åldersgruppen {after.code} börjar inte där {before.code} slutar.",
                f"the age band {after.code} does not start where {before.code} ends.",
            )
    return bands


def _code(entry: Entry) -> str:
    # Without quotes YAML reads 0604 as a number, and one code as another.
    if not (isinstance(entry.value, str) and _CODE.fullmatch(entry.value)):
        entry.fault(
            "en kommunkod skrivs med fyra siffror inom citattecken.",
            "a municipality's code is written as four digits in quotes.",
        )
    return entry.text()


def _band(entry: Entry) -> AgeBand:
    entry.allow("from", "to")
    youngest, oldest = entry.get("from").whole_number(), entry.get("to").whole_number()
    if oldest < youngest:
        entry.fault("åldersgruppen slutar före sin början.", "the age band ends before it starts.")
    return AgeBand.of(youngest, oldest)
