"""The files that belong to a layout's main file, and how their rows are tied to it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.vocabulary.definition_file import Entry

LINKED_TABLE = "linked"
"""What the ledger calls the table of a linked file: none of the canonical ones."""

# What the check calls its own temporary tables while a layout's SELECT runs.
_TAKEN = (
    "delivered", "selected", "source", "spelling", "in_question", "insats_register", "support_source", "list_text",
    "list_reading", "delivery_rank", "staged", "staged_rows",
)  # fmt: skip


@dataclass(frozen=True)
class LinkedFile:
    """One part: `name` is the table that the layout's SELECT sees; `joins` ties its headings to the main file's."""

    name: str
    recognise: tuple[str, ...]
    optional: tuple[str, ...]
    files: tuple[str, ...]
    joins: tuple[tuple[str, str], ...]


def read_linked(entry: Entry | None, select: Entry | None) -> tuple[LinkedFile, ...]:
    """The parts of a layout. Raises DefinitionFault, also where there is no SELECT to see them."""
    if entry is None:
        return ()
    if select is None:
        entry.fault("”linked” behöver ”select”: det är där filerna möts.", "“linked” needs “select”: there they meet.")
    return tuple(_linked(name, each) for name, each in entry.items())


def _linked(name: str, entry: Entry) -> LinkedFile:
    entry.allow("recognise", "optional", "files", "joins")
    if Entry(name, entry.file, entry.line).name() in _TAKEN:
        entry.fault(f"”{name}” är upptaget: välj ett annat namn.", f"“{name}” is taken: choose another name.")
    files, optional = entry.find("files"), entry.find("optional")
    joins = tuple((own, main.text()) for own, main in entry.get("joins").items())
    recognise = entry.get("recognise").texts()
    if not recognise or not joins:
        entry.fault("”recognise” och ”joins” får inte vara tomma.", "“recognise” and “joins” must not be empty.")
    return LinkedFile(name, recognise, optional.texts() if optional else (), files.texts() if files else (), joins)
