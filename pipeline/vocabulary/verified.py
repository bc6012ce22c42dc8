"""What came of building a report again: every file, and what is not as it was when the report was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

State = Literal["same", "differs", "missing", "extra", "proved_again", "not_asked"]
"""missing: not in the folder. extra: in the folder, though the manifest has it not, or it was not made again.

proved_again: a proof of the same files, made beside other releases. not_asked: nothing was built, or nothing says."""


@dataclass(frozen=True)
class VerifiedFile:
    """A file by its path in the folder: held against the manifest's hash, and against what was built again."""

    path: str
    by_manifest: State
    built: State

    @property
    def is_as_recorded(self) -> bool:
        return self.by_manifest in ("same", "not_asked")

    @property
    def is_built_the_same(self) -> bool:
        return self.built in ("same", "proved_again")


@dataclass(frozen=True)
class Changed:
    """Something the bytes rest on that is not what it was: its name in the manifest, and both values ("-": none)."""

    name: str
    then: str
    now: str


@dataclass(frozen=True)
class Verified:
    """`lacks`: deliveries that the report rests on and nobody has any more; then nothing was built.

    `erased_on`: the days people were erased from the database since, where that may be why files differ.
    `is_known`: whether the database's ledger knows of the release; None for what is entered in no ledger.
    """

    files: tuple[VerifiedFile, ...]
    changed: tuple[Changed, ...]
    lacks: tuple[str, ...]
    erased_on: tuple[date, ...]
    is_known: bool | None

    @property
    def is_as_recorded(self) -> bool:
        """Whether the folder holds the files that its manifest says, and no others."""
        return all(each.is_as_recorded for each in self.files)

    @property
    def is_built_the_same(self) -> bool:
        return all(each.is_built_the_same for each in self.files)
