"""Thresholds for protecting small groups, as declared in `schemas/disclosure.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.vocabulary.columns import Label, read_label
from pipeline.vocabulary.definition_file import read_definition

FLOOR = 3
"""A threshold below three protects nobody: one participant could subtract himself."""


@dataclass(frozen=True)
class Disclosure:
    """`least_people`: smaller groups are hidden. `least_people_for_share`: shares and intervals need this many.

    `seconds`: the search may take so long, else nothing is published. `steps`: what to merge or drop where it fails, in
    order; only a person changes a definition.
    """

    version: int
    least_people: int
    least_people_for_share: int
    seconds: float
    steps: tuple[Label, ...]
    note: Label
    legend: Label
    source: str


def read_disclosure(path: Path) -> Disclosure:
    """Read `schemas/disclosure.yaml`. Raises DefinitionFault."""
    whole = read_definition(path)
    whole.allow("version", "least_people", "least_people_for_share", "seconds", "steps", "note", "legend", "source")
    least = whole.get("least_people").whole_number()
    share = whole.get("least_people_for_share").whole_number()
    if least < FLOOR:
        whole.get("least_people").fault(
            f"gränsen får inte vara lägre än {FLOOR}.", f"the threshold may not be below {FLOOR}."
        )
    if share < least:
        whole.get("least_people_for_share").fault(
            "gränsen för andelar får inte vara lägre än gränsen för antal.",
            "the threshold for shares may not be below the one for counts.",
        )
    return Disclosure(
        version=whole.get("version").whole_number(),
        least_people=least,
        least_people_for_share=share,
        seconds=float(whole.get("seconds").whole_number()),
        steps=tuple(read_label(step) for step in whole.get("steps").entries()),
        note=read_label(whole.get("note")),
        legend=read_label(whole.get("legend")),
        source=whole.get("source").text(),
    )
