"""Known faults in a source that are corrected before its rows are read: `schemas/corrections.yaml`."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.vocabulary.definition_file import Entry, read_definition
from pipeline.vocabulary.vouched import KEYS, Vouched, read_vouched


@dataclass(frozen=True)
class Correction:
    """Texts that take the place of delivered ones, in the rows where `where` and the rows named hold.

    `where` and `puts` are pairs of a column (its heading, or its canonical name) and a text. `touches`: how many
    rows it must fit in each delivery it names. `digest` is its exact content as one word.
    """

    id: str
    where: tuple[tuple[str, str], ...]
    puts: tuple[tuple[str, str], ...]
    touches: int
    vouched: Vouched
    digest: str


def read_corrections(paths: Sequence[Path]) -> tuple[Correction, ...]:
    """Read the files in turn. Raises DefinitionFault."""
    found: dict[str, Correction] = {}
    for path in paths:
        whole = read_definition(path)
        whole.allow("version", "corrections")
        for entry in whole.get("corrections").entries():
            correction = _correction(entry)
            if correction.id in found:
                entry.fault(
                    f"rättelsen {correction.id} står två gånger.", f"the correction {correction.id} stands twice."
                )
            found[correction.id] = correction
    return tuple(found.values())


def _correction(entry: Entry) -> Correction:
    entry.allow("id", "where", "set", "touches", *KEYS)
    vouched, touches = read_vouched(entry), entry.get("touches")
    where, puts = _pairs(entry.find("where")), _pairs(entry.get("set"))
    if not where and not vouched.rows:
        entry.fault("”where” eller ”rows” behövs.", "“where” or “rows” is needed.")
    if not puts:
        entry.get("set").fault("minst en kolumn behövs.", "at least one column is needed.")
    if touches.whole_number() < 1:
        touches.fault("antalet rader är minst 1.", "the number of rows is at least 1.")
    name = entry.get("id").text()
    said = repr((name, where, puts, vouched.delivery, vouched.sheet, vouched.rows))
    return Correction(name, where, puts, touches.whole_number(), vouched, hashlib.sha256(said.encode()).hexdigest())


def _pairs(entry: Entry | None) -> tuple[tuple[str, str], ...]:
    return tuple((column, _as_written(text)) for column, text in entry.items()) if entry else ()


def _as_written(entry: Entry) -> str:
    """A text as it stands: YAML would make 0114 a number, nej a truth, and 1,5 what it likes."""
    if isinstance(entry.value, date):
        return entry.text()
    if not isinstance(entry.value, str):
        entry.fault(
            'skriv texten inom citattecken, till exempel "0114" eller "".',
            'write the text in quotes, for example "0114" or "".',
        )
    return entry.value
