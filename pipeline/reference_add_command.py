"""`utfall reference add`: a table from outside is taken in, checked and kept as a small dated file."""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands import day_of
from pipeline.reference_command import checked_lines, listed_lines
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import (
    Language,
    OutsideAlreadyThere,
    OutsideNameWrong,
    ProjectFileMissing,
    writing_fault,
)
from pipeline.vocabulary.project import Project, read_project
from pipeline.vocabulary.reference import UNKNOWN, Reference, read_reference

if TYPE_CHECKING:
    from pipeline.reference import Wanted

_WHOLE = Label("Hela filen, före urvalet:", "The whole file, before anything was left out:")
_MISSES = Label(
    "Är delarna inte tänkta att läggas ihop: lägg till igen med --no-sums och --replace. Är talen skyddade med små "
    "slumpmässiga ändringar: --cell-key.",
    "If the parts are not meant to be added up: add again with --no-sums and --replace. If the numbers are protected "
    "by small random changes: --cell-key.",
)
_NEXT = Label(
    "Tillagd: {path}. Nästa steg: utfall report, så står tabellen i ett eget kapitel, som det mått den är.",
    "Added: {path}. Next: utfall report, and the table stands in a chapter of its own, as the measure it is.",
)


def run_reference_add(asked: argparse.Namespace) -> int:
    """Take in the file and say what was kept, whence and whether it adds up; 0 also where the source is at fault.

    Raises UserError for a file that cannot be read, says too little of itself, or is too large for a report.
    """
    project = read_project(Path.cwd())
    asked.lang = asked.lang or project.language
    language: Language = "en" if asked.lang == "en" else "sv"
    if project.references is None:
        raise ProjectFileMissing()
    from dataclasses import replace

    from pipeline.reference import as_reference, demand_small, read_outside, reference_text, sum_faults

    path = Path(asked.file)
    wanted = _wanted(asked, project)
    cube = read_outside(path)
    whole, kept = as_reference(cube, replace(wanted, only=())), as_reference(cube, wanted)
    demand_small(kept, cube)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    to = project.references / f"{kept.id}.yaml"
    _write(to, reference_text(kept, f"Ur filen {path.name}, SHA-256 {sha256}."), asked.replace)
    lines = listed_lines(kept, language)
    if whole.sums != kept.sums or whole.row_sums != kept.row_sums:
        lines += [f"  {_WHOLE[language]}", *checked_lines(whole, language)]
    else:
        lines += checked_lines(kept, language)
    if sum_faults(whole):
        lines.append(f"  {_MISSES[language]}")
    print("\n".join([*lines, "", _NEXT[language].format(path=to)]))
    return 0


def _wanted(asked: argparse.Namespace, project: Project) -> Wanted:
    from pipeline.reference import Wanted

    name = asked.id or _named(asked.label or Path(asked.file).stem)
    if not (name.isidentifier() and name.isascii() and name == name.lower()):
        raise OutsideNameWrong(name=name)
    before = _before(project, name, asked.replace)
    return Wanted(
        id=name,
        version=before.version + 1 if before else 1,
        measure=asked.measure,
        read_on=date.today(),
        label=asked.label,
        source=asked.source,
        published_on=None if asked.published == UNKNOWN else day_of(asked.published, "--published"),
        is_unpublished=asked.published == UNKNOWN,
        licence=asked.licence,
        rows=asked.rows,
        only=tuple(asked.only or ()),
        method="cell_key" if asked.cell_key else "exact",
        sums=not asked.no_sums,
        tolerance=None if asked.tolerance is None else Decimal(asked.tolerance),
    )


def _before(project: Project, name: str, may_replace: bool) -> Reference | None:
    """The table of that name that is there, whose place the new one takes. Raises OutsideAlreadyThere."""
    assert project.references is not None
    path = project.references / f"{name}.yaml"
    if not path.exists():
        return None
    if not may_replace:
        raise OutsideAlreadyThere(path=path)
    return read_reference(path)


def _named(text: str) -> str:
    """A name made of a title or of a file's name: small letters, digits and underscores."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40].strip("_")
    return name if name and not name[0].isdigit() else f"t_{name}"


def _write(path: Path, text: str, may_replace: bool) -> None:
    """Written whole beside and put in place in one step. Raises NotWritable, NoRoom or OutsideAlreadyThere."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not may_replace:
            raise OutsideAlreadyThere(path=path)
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise writing_fault(error, path.parent, "references i utfall.toml") from error
