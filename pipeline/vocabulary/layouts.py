"""How a delivered file looks and how it becomes canonical rows, as declared in `schemas/layouts/*.yaml`."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from pipeline.vocabulary.columns import TABLES, Label, Table, read_label
from pipeline.vocabulary.definition_file import Entry, read_definition
from pipeline.vocabulary.rules import Rule, read_rule

Replaces = Literal["insats", "rows", "everything"]


def fold_heading(heading: str) -> str:
    """A heading without what people vary: case, accents, spaces, hyphens, underscores, soft hyphens.

    >>> fold_heading("Deltagande-ID") == fold_heading("deltagande_id")
    True
    """
    bare = unicodedata.normalize("NFKD", heading.casefold())
    return "".join(letter for letter in bare if letter.isalnum())


@dataclass(frozen=True)
class NamedInsats:
    """An insats that the layout itself names, for sources that come without an insats register."""

    insats_id: str
    name: str


@dataclass(frozen=True)
class Layout:
    """One way a delivery can look.

    `recognise`: headings that must all be there. `columns`: canonical column to the headings it may
    stand under. `values`: canonical column to (delivered, code) pairs. `select`: one SELECT over the
    table `delivered` in place of `columns`. `digest` is the file's SHA-256: the layout's exact version.
    """

    id: str
    version: int
    table: str
    label: Label
    status: str
    replaces: Replaces
    recognise: tuple[str, ...]
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    values: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    constants: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    dates: tuple[str, ...]
    select: str | None
    insatser: tuple[NamedInsats, ...]
    rules: tuple[Rule, ...]
    file: str
    digest: str

    def headings(self, column: str) -> tuple[str, ...]:
        return next((headings for name, headings in self.columns if name == column), ())

    def spellings(self, column: str) -> tuple[tuple[str, str], ...]:
        return next((pairs for name, pairs in self.values if name == column), ())


def read_layout(path: Path, tables: tuple[Table, ...]) -> Layout:
    """Read one layout. Headings default to the columns' own names and labels. Raises DefinitionFault."""
    whole = read_definition(path)
    whole.allow(
        "layout", "version", "table", "label", "status", "replaces", "recognise", "columns", "values",
        "constants", "missing", "dates", "select", "insatser", "rules",
    )  # fmt: skip
    table = next(each for each in tables if each.name == whole.get("table").one_of(*TABLES))
    replaces = whole.find("replaces")
    select, recognise = whole.find("select"), whole.get("recognise").texts()
    if not recognise:
        whole.get("recognise").fault("minst en rubrik behövs.", "at least one heading is needed.")
    return Layout(
        id=whole.get("layout").text(),
        version=whole.get("version").whole_number(),
        table=table.name,
        label=read_label(whole.get("label")),
        status=whole.get("status").text(),
        replaces=cast(Replaces, replaces.one_of("insats", "rows", "everything") if replaces else "rows"),
        recognise=recognise,
        columns=_columns(whole.find("columns"), table),
        values=_values(whole.find("values"), table),
        constants=_constants(whole.find("constants"), table),
        missing=_texts(whole.find("missing")),
        dates=_texts(whole.find("dates")),
        select=select.text().strip().rstrip(";") if select else None,
        insatser=_insatser(whole.find("insatser")),
        rules=_rules(whole.find("rules"), table),
        file=path.name,
        digest=hashlib.sha256(path.read_bytes()).hexdigest(),
    )


def _known_column(name: str, entry: Entry, table: Table) -> None:
    if name not in table.column_names:
        entry.fault(
            f"kolumnen ”{name}” finns inte i tabellen {table.name}.",
            f"there is no column “{name}” in the table {table.name}.",
        )


def _columns(entry: Entry | None, table: Table) -> tuple[tuple[str, tuple[str, ...]], ...]:
    given: dict[str, tuple[str, ...]] = {}
    for name, each in entry.items() if entry else ():
        _known_column(name, each, table)
        given[name] = each.texts() if isinstance(each.value, list) else (each.text(),)
    return tuple(
        (column.name, (column.name, column.label.sv, column.label.en, *given.get(column.name, ())))
        for column in table.columns
    )


def _values(entry: Entry | None, table: Table) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    maps = []
    for name, pairs in entry.items() if entry else ():
        _known_column(name, pairs, table)
        allowed = _allowed_codes(table, name)
        for _, code in pairs.items():
            if allowed and code.text() not in allowed:
                code.fault(f"”{code.text()}” är ingen kod för {name}.", f"“{code.text()}” is no code for {name}.")
        maps.append((name, tuple((delivered, code.text()) for delivered, code in pairs.items())))
    return tuple(maps)


def _allowed_codes(table: Table, name: str) -> tuple[str, ...]:
    column = table.column(name)
    return ("yes", "no") if column.type == "yes_no" else tuple(each.code for each in column.codes)


def _constants(entry: Entry | None, table: Table) -> tuple[tuple[str, str], ...]:
    pairs = []
    for name, each in entry.items() if entry else ():
        _known_column(name, each, table)
        pairs.append((name, each.text()))
    return tuple(pairs)


def _texts(entry: Entry | None) -> tuple[str, ...]:
    return entry.texts() if entry else ()


def _insatser(entry: Entry | None) -> tuple[NamedInsats, ...]:
    return tuple(NamedInsats(key, each.text()) for key, each in entry.items()) if entry else ()


def _rules(entry: Entry | None, table: Table) -> tuple[Rule, ...]:
    rules = []
    for each in entry.entries() if entry else ():
        rule = read_rule(each)
        if rule.breaks is None or rule.severity is None or rule.severity == "refuse_file":
            each.fault(
                "en layouts regel behöver ”breaks” och ”severity” (set_aside eller warn).",
                "a layout's rule needs “breaks” and “severity” (set_aside or warn).",
            )
        rules.append(rule)
    return tuple(rules)
