"""How a delivered file looks and how it becomes canonical rows, as declared in `schemas/layouts/*.yaml`."""

from __future__ import annotations

import dataclasses
import hashlib
import unicodedata
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Literal, cast

from pipeline.vocabulary.columns import TABLES, Label, Table, read_label
from pipeline.vocabulary.definition_file import parse_definition, read_definition_text
from pipeline.vocabulary.layout_cells import Scale, read_dates, read_missing, read_scales
from pipeline.vocabulary.layout_entries import (
    NamedInsats,
    read_columns,
    read_constants,
    read_insatser,
    read_own_rules,
    read_texts,
    read_values,
)
from pipeline.vocabulary.linked_files import LINKED_TABLE, LinkedFile, read_linked
from pipeline.vocabulary.rules import Rule
from pipeline.vocabulary.undecided import refuse_undecided

Replaces = Literal["insats", "rows", "everything"]
ENCODINGS = ("utf-8", "utf-16", "windows-1252", "iso-8859-1")
_SEPARATORS = {";": ";", ",": ",", "tab": "\t", "|": "|"}
KEYS = (
    "layout", "version", "table", "label", "status", "replaces", "files", "encoding", "separator", "heading_row",
    "recognise", "optional", "linked", "columns", "values", "scales", "constants", "missing", "dates", "pivot",
    "select", "insatser", "rules",
)  # fmt: skip


def fold_heading(heading: str) -> str:
    """A heading without what people vary: case, accents, spaces, hyphens, underscores, soft hyphens.

    >>> fold_heading("Deltagande-ID") == fold_heading("deltagande_id")
    True
    """
    bare = unicodedata.normalize("NFKD", heading.casefold())
    return "".join(letter for letter in bare if letter.isalnum())


@dataclass(frozen=True)
class Layout:
    """One way a delivery can look.

    `recognise`: headings that must all be there; `files`: patterns of which the file's name must fit one.
    `optional`: headings that a SELECT may speak of even where the file lacks them.
    `encoding`, `separator`, `heading_row` (counted from 1) overrule what a reader would find out.
    `columns`: canonical column to the headings it may stand under. `values`: canonical column to
    (delivered, code) pairs. `missing`: words for missing in all columns, `missing_in` in single ones.
    `dates`: date forms; two-digit years mean the hundred years from `pivot` on. `select`: one SELECT over the
    table `delivered`, and over the `linked` files by name, in place of `columns`. `part` is set where this stands for
    one of its own linked files. `digest` is the file's SHA-256: the layout's exact version; `text` is what it says.
    """

    id: str
    version: int
    table: str
    label: Label
    status: str
    replaces: Replaces
    files: tuple[str, ...]
    encoding: str | None
    separator: str | None
    heading_row: int | None
    recognise: tuple[str, ...]
    optional: tuple[str, ...]
    linked: tuple[LinkedFile, ...]
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    values: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    scales: tuple[tuple[str, Scale], ...]
    constants: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    missing_in: tuple[tuple[str, tuple[str, ...]], ...]
    dates: tuple[str, ...]
    pivot: int | None
    select: str | None
    insatser: tuple[NamedInsats, ...]
    rules: tuple[Rule, ...]
    file: str
    digest: str
    text: str
    part: str | None = None

    def headings(self, column: str) -> tuple[str, ...]:
        return next((headings for name, headings in self.columns if name == column), ())

    def spellings(self, column: str) -> tuple[tuple[str, str], ...]:
        return next((pairs for name, pairs in self.values if name == column), ())

    def missing_words(self, column: str) -> tuple[str, ...]:
        """Every word that says missing in the column, in lower case."""
        return (*self.missing, *next((words for name, words in self.missing_in if name == column), ()))

    def scale(self, column: str) -> Scale | None:
        return next((scale for name, scale in self.scales if name == column), None)

    def fits_file(self, name: str) -> bool:
        """Whether a file of this name (its folders apart) can be the layout's."""
        bare = name.rpartition("/")[2].casefold()
        return not self.files or any(fnmatch(bare, pattern.casefold()) for pattern in self.files)

    @property
    def named_headings(self) -> tuple[str, ...]:
        """The headings that the layout's own SQL can count on, as it spells them."""
        return (*self.recognise, *self.optional)

    @property
    def parts(self) -> tuple[Layout, ...]:
        """The layout once for each of its linked files, as something to recognise a table by."""
        return tuple(
            dataclasses.replace(
                self, part=each.name, table=LINKED_TABLE, recognise=each.recognise, files=each.files, columns=()
            )
            for each in self.linked
        )


def read_layout(path: Path, tables: tuple[Table, ...]) -> Layout:
    """Read one layout. Headings default to the columns' own names and labels. Raises DefinitionFault."""
    return parse_layout(read_definition_text(path), path.name, tables)


def parse_layout(text: str, file: str, tables: tuple[Table, ...]) -> Layout:
    """A layout from what its file says. Raises DefinitionFault."""
    whole = parse_definition(text, file)
    whole.allow(*KEYS)
    refuse_undecided(whole)
    table = next(each for each in tables if each.name == whole.get("table").one_of(*TABLES))
    replaces, select, recognise = whole.find("replaces"), whole.find("select"), whole.get("recognise").texts()
    encoding, separator, heading_row = whole.find("encoding"), whole.find("separator"), whole.find("heading_row")
    if not recognise:
        whole.get("recognise").fault("minst en rubrik behövs.", "at least one heading is needed.")
    if heading_row and heading_row.whole_number() < 1:
        heading_row.fault("rader räknas från 1.", "rows are counted from 1.")
    missing, missing_in = read_missing(whole.find("missing"), table)
    dates, pivot = read_dates(whole.find("dates"), whole.find("pivot"))
    scales = read_scales(whole.find("scales"), table)
    return Layout(
        id=whole.get("layout").text(),
        version=whole.get("version").whole_number(),
        table=table.name,
        label=read_label(whole.get("label")),
        status=whole.get("status").text(),
        replaces=cast(Replaces, replaces.one_of("insats", "rows", "everything") if replaces else "rows"),
        files=read_texts(whole.find("files")),
        encoding=encoding.one_of(*ENCODINGS) if encoding else None,
        separator=_SEPARATORS[separator.one_of(*_SEPARATORS)] if separator else None,
        heading_row=heading_row.whole_number() if heading_row else None,
        recognise=recognise,
        optional=read_texts(whole.find("optional")),
        linked=read_linked(whole.find("linked"), select),
        columns=read_columns(whole.find("columns"), table),
        values=read_values(whole.find("values"), table, scales),
        scales=scales,
        constants=read_constants(whole.find("constants"), table),
        missing=missing,
        missing_in=missing_in,
        dates=dates,
        pivot=pivot,
        select=select.text().strip().rstrip(";") if select else None,
        insatser=read_insatser(whole.find("insatser")),
        rules=read_own_rules(whole.find("rules"), table),
        file=file,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
    )
