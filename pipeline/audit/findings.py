"""What an audit can find, and what it then says. Never a value: only where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.vocabulary.columns import Label

Fault = Literal[
    "exact",
    "narrow",
    "own_record",
    "shown",
    "two_values",
    "two_ways",
    "contradiction",
    "leak",
    "decimal",
    "unread",
    "other_bytes",
    "number_in_text",
]


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that must not be published as it is: which fault, which cell or place, in which file."""

    fault: Fault
    cell: str
    file: str

    def sentence(self, language: str) -> str:
        words = SENTENCES[self.fault]["sv" if language == "sv" else "en"]
        return words.format(cell=self.cell, file=self.file)


SENTENCES: dict[Fault, Label] = {
    "exact": Label("{file}: {cell} går att räkna ut.", "{file}: {cell} can be worked out."),
    "narrow": Label("{file}: {cell} går att ringa in för snävt.", "{file}: {cell} can be narrowed down too far."),
    "own_record": Label(
        "{file}: {cell} avslöjar alla andra för den som själv är med.",
        "{file}: {cell} gives away everyone else to somebody who is among them.",
    ),
    "shown": Label(
        "{file}: {cell} visas, fast gruppen är för liten eller alla har samma utfall.",
        "{file}: {cell} is shown, though the group is too small or all have the same outcome.",
    ),
    "two_values": Label(
        "{file}: {cell} har ett annat värde än i en annan fil eller tidigare utgåva.",
        "{file}: {cell} has another value than in another file or an earlier release.",
    ),
    "two_ways": Label(
        "{file}: {cell} är dold på ett ställe och visas på ett annat.",
        "{file}: {cell} is hidden in one place and shown in another.",
    ),
    "contradiction": Label(
        "{file}: {cell}: talen går inte ihop, så inget kan bevisas.",
        "{file}: {cell}: the numbers contradict each other, so nothing can be proved.",
    ),
    "leak": Label(
        "{file}: {cell}: här står ett tal som ingen visad siffra har.",
        "{file}: {cell}: a number stands here that no shown figure has.",
    ),
    "decimal": Label(
        "{file}: {cell}: en andel med decimaler; bara hela procent får visas.",
        "{file}: {cell}: a share with decimals; only whole per cent may be shown.",
    ),
    "number_in_text": Label(
        "{file}, rad {cell}: här står ett tal som rapporten inte visar.",
        "{file}, line {cell}: a number stands here that the report does not show.",
    ),
    "unread": Label(
        "{file}: filen gick inte att läsa ({cell}), så inget kan bevisas.",
        "{file}: the file could not be read ({cell}), so nothing can be proved.",
    ),
    "other_bytes": Label(
        "{file}: {cell} finns inte, eller är en annan fil än den som beskrivs.",
        "{file}: {cell} is missing, or another file than the one described.",
    ),
}
