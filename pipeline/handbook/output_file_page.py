"""A part per file that the program writes: what it is, who it is for, and whether it may be spread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.handbook.markdown import page, plain, table
from pipeline.publish.open_data.fields import FIELDS
from pipeline.vocabulary.definition_file import read_definition

_HEAD = """\
# Filer som programmet skriver

Alla filer i en rapports mapp, och de som läggs bredvid databasen. Det som är skyddat får spridas; det andra
stannar hos förbundet. Sidan skrivs av `make docs`; ändra i `pipeline/handbook/output_files.yaml`.
"""


@dataclass(frozen=True)
class OutputFile:
    """One file, or several alike. `pattern` is its path in the report's folder, or beside the database."""

    pattern: str
    name: str
    means: str
    may_be_spread: bool
    is_in_report: bool


def read_output_files() -> tuple[OutputFile, ...]:
    """Every file that is told of, in the order of the file. Raises DefinitionFault."""
    whole = read_definition(Path(__file__).with_name("output_files.yaml"))
    return tuple(
        OutputFile(
            pattern, entry.get("name").text(), entry.get("means").text(), entry.get("spread").flag(), is_in_report
        )
        for part, is_in_report in (("report", True), ("local", False))
        for pattern, entry in whole.get(part).items()
    )


def output_file_page() -> dict[str, str]:
    """The page, by its path under docs/."""
    parts = [_HEAD]
    files = read_output_files()
    for title, is_in_report in (("I rapportens mapp", True), ("Bredvid databasen och i projektets mapp", False)):
        parts.append(f"## {title}")
        for each in files:
            if each.is_in_report == is_in_report:
                parts += [f"### {plain(each.name)}: `{each.pattern}`", plain(each.means), _spread(each)]
                if each.pattern == "figures.csv":
                    parts.append(_columns())
    return {"filer.md": page(*parts)}


def _spread(file: OutputFile) -> str:
    return "**Får spridas.**" if file.may_be_spread else "**Får inte spridas utanför förbundet.**"


def _columns() -> str:
    rows = [(f"`{each.name}`", plain(each.label.sv), plain(each.describes.sv)) for each in FIELDS]
    return table(("kolumn", "namn", "vad den säger"), rows)
