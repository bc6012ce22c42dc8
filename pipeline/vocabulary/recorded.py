"""What a report says that it was made from: its manifest.json, read back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.vocabulary.errors import FileMissing, Language, ManifestUnreadable
from pipeline.vocabulary.periods import ReportPeriod

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Input:
    """A delivery that the report rests on. `outcome`: as in DeliveryAccount."""

    file: str
    sha256: str
    outcome: str


@dataclass(frozen=True)
class Recorded:
    """The manifest. `facts`: what must be alike for the bytes to be, by name: who, versions, commit and definitions.

    `outputs`: the SHA-256 of every file by its path in the folder, save the manifest's own.
    """

    period: ReportPeriod
    language: Language
    is_draft: bool
    as_of: date | None
    inputs: tuple[Input, ...]
    facts: tuple[tuple[str, str], ...]
    outputs: tuple[tuple[str, str], ...]


def read_recorded(folder: Path) -> Recorded:
    """The manifest of a report's folder. Raises FileMissing, or ManifestUnreadable where it is none."""
    path = folder / MANIFEST
    if not path.is_file():
        raise FileMissing(path=path)
    try:
        return _recorded(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ManifestUnreadable(path=path, reason=type(error).__name__) from error


def facts_of(
    association: str, is_sample: bool, commit: str | None, versions: dict[str, str], files: dict[str, str],
    rows_digest: str, figures_digest: str,
) -> tuple[tuple[str, str], ...]:  # fmt: skip
    """What must be alike for the bytes to be, by name. Digests of definitions last: they follow from the files."""
    return (
        ("association", association),
        ("is_sample", str(is_sample)),
        ("commit", commit or "-"),
        *sorted(versions.items()),
        *((f"schemas/{name}", digest) for name, digest in sorted(files.items())),
        ("rows_digest", rows_digest),
        ("figures_digest", figures_digest),
    )


def _recorded(whole: dict[str, Any]) -> Recorded:
    definitions = whole["definitions"]
    return Recorded(
        period=ReportPeriod.parse(whole["period"]),
        language="en" if whole["language"] == "en" else "sv",
        is_draft=bool(whole["is_draft"]),
        as_of=date.fromisoformat(whole["as_of"]) if whole["as_of"] else None,
        inputs=tuple(Input(each["file"], each["sha256"], each["outcome"]) for each in whole["inputs"]),
        facts=facts_of(
            whole["association"], bool(whole["is_sample"]), whole["commit"], whole["versions"], definitions["files"],
            definitions["rows_digest"], definitions["figures_digest"],
        ),
        outputs=tuple(sorted(whole["outputs"].items())),
    )  # fmt: skip
