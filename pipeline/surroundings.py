"""The facts about a run that stand in the report: versions, commit, definitions. No clock and no machine."""

from __future__ import annotations

import hashlib
import subprocess
from importlib.metadata import version
from pathlib import Path

from pipeline import __version__
from pipeline.vocabulary.definitions import SCHEMAS, Definitions
from pipeline.vocabulary.order import Order
from pipeline.vocabulary.population import Population
from pipeline.vocabulary.release import Surroundings

CHAPTERS = "chapters.yaml"
_PACKAGES = ("duckdb", "great-expectations", "matplotlib", "numpy", "typst", "xlsxwriter")


def describe_surroundings(order: Order, population: Population) -> Surroundings:
    """The same for the same inputs, program and definitions."""
    return Surroundings(
        association=order.association,
        is_sample=order.is_sample,
        is_draft=order.is_draft,
        known_to=population.known_to,
        as_of=order.as_of,
        commit=program_commit(),
        versions=program_versions(),
        definition_files=definition_files(order.definitions),
        contact=order.contact,
        open_data=order.open_data,
    )


def program_versions() -> tuple[tuple[str, str], ...]:
    """The program, and the packages that a report's bytes rest on, by name."""
    return (("utfall", __version__), *((name, version(name)) for name in _PACKAGES))


def program_commit() -> str | None:
    """The program's commit, with a plus where it has been changed since; None outside a checkout."""
    root = SCHEMAS.parent
    if not (root / ".git").exists():
        return None
    try:
        head = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=root, capture_output=True, text=True, check=True, timeout=5
        ).stdout.strip()
        changed = subprocess.run(
            ["git", "diff", "--quiet", "HEAD", "--", "pipeline", "schemas"], cwd=root, check=False, timeout=5
        ).returncode
    except (OSError, subprocess.SubprocessError):
        return None
    return f"{head}+" if changed else head


def definition_files(definitions: Definitions) -> tuple[tuple[str, str], ...]:
    """Every file that says what the numbers mean, with its SHA-256; a förbund's own layouts among them."""
    # What the sample assumes is no definition: no figure rests on it.
    shared = sorted(
        path
        for path in SCHEMAS.rglob("*.yaml")
        if path.parent.name != "layouts" and path.name not in ("sample.yaml", CHAPTERS)
    )
    files = [(path.relative_to(SCHEMAS).as_posix(), _sha256(path)) for path in shared]
    # A förbund's own takes the place of ours: the one in force is the one that is told.
    files.append((CHAPTERS, definitions.chapters.sha256))
    layouts = [(f"layouts/{layout.file}", layout.digest) for layout in definitions.layouts]
    kept = [(f"layouts/{layout.file} (version {layout.version})", layout.digest) for layout in definitions.kept]
    outside = [(f"own-reference/{name}", sha256) for name, sha256 in definitions.own_files]
    metrics = [(f"own-metric/{name}", sha256) for name, sha256 in definitions.own_metric_files]
    own = definitions.groups.own
    groups = [(f"own-groups/{own[0]}", own[1])] if own else []
    return tuple(sorted([*files, *layouts, *kept, *outside, *metrics, *groups]))


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
