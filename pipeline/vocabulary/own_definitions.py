"""The definitions of a förbund: those of `schemas/`, and its own that `utfall.toml` names beside them."""

from __future__ import annotations

from pathlib import Path

from pipeline.vocabulary.definitions import Definitions, read_definitions
from pipeline.vocabulary.project import Project


def definitions_of(project: Project, layouts: Path | None = None) -> Definitions:
    """What every command of the project counts by; `layouts`: others than the project's. Raises DefinitionFault."""
    return read_definitions(
        layouts or project.layouts,
        confirmations=project.confirmations,
        corrections=project.corrections,
        chapters=project.chapters,
        own_references=project.references,
        own_metrics=project.metrics,
        groups=project.groups,
    )
