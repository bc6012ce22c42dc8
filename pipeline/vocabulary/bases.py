"""Which participations a share is taken of, as declared in `schemas/bases.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.vocabulary.columns import Label, read_label
from pipeline.vocabulary.definition_file import Entry, read_definition
from pipeline.vocabulary.figures import Basis


@dataclass(frozen=True)
class BasisDefinition:
    """One basis and the exit reasons it leaves out."""

    basis: Basis
    label: Label
    describes: Label
    excludes: tuple[str, ...]


def read_bases(path: Path) -> tuple[BasisDefinition, BasisDefinition]:
    """Read `schemas/bases.yaml`: finished, then completed. Raises DefinitionFault."""
    whole = read_definition(path)
    whole.allow("version", "bases")
    bases = whole.get("bases")
    bases.allow("finished", "completed")
    finished, completed = (_basis("finished", bases), _basis("completed", bases))
    if finished.excludes:
        bases.get("finished").fault("finished får inte utesluta någon.", "finished may not exclude anyone.")
    return finished, completed


def _basis(basis: Basis, bases: Entry) -> BasisDefinition:
    entry = bases.get(basis)
    entry.allow("label", "describes", "excludes")
    return BasisDefinition(
        basis, read_label(entry.get("label")), read_label(entry.get("describes")), entry.get("excludes").texts()
    )
