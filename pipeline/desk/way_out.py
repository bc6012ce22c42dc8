"""The one way out of a notebook: a rounded table that an outsider has tried, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.desk.choices import name_of
from pipeline.desk.place import Place
from pipeline.handed_out import publishable
from pipeline.interface import LocalFigures
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.dimensions import DIMENSIONS
from pipeline.vocabulary.errors import TableNotProved, UserError

if TYPE_CHECKING:
    import pandas as pd

_PASSED = (
    "Tabellen är skriven till `{folder}`. Först prövades den så som en utomstående skulle göra: för sig, ihop med "
    "{figures} siffror i utgivna rapporter och ihop med {tables} öppna tabeller. Prövningen hittade ingen uppgift "
    "om färre än {least} personer som går att räkna ut. Små antal är ändrade till 0 eller {base}: räkna inga "
    "andelar på dem."
)
_REFUSED = "Tabellen lämnas inte ut, och inget har skrivits.\n\n{reason}"
_TELLS = (
    "Den visar för mycket, {beside}: uppgifter om få personer går att räkna ut, {number} stycken. Det gäller {whom}."
    "\n\nPröva en indelning i stället för två, en annan indelning eller en annan period. Det som redan är utgivet går "
    "inte att ändra: säger det för mycket om just de här personerna får tabellen stanna här."
)
_MOST = 5
_COUNTS = {"numerator": "Antal", "denominator": "Av (känt utfall)", "missing": "Uppgift saknas"}


@dataclass(frozen=True)
class WayOut:
    """What became of a wish to publish, in Swedish; without `frame` and `folder` it was refused.

    `shown`: the table that was written with its groups in words, for the eye; `frame` has the file's own columns.
    """

    said: str
    frame: pd.DataFrame | None = None
    folder: Path | None = None
    shown: pd.DataFrame | None = field(default=None, repr=False)


def way_out(place: Place, metric: str, by: Sequence[str], period: str) -> WayOut:
    """Round, write, attack; and lay the table among the förbund's open tables only where the attack finds nothing.

    Reads a private copy of the database. A refusal is an answer, not an error: its reason is in `said`.
    """
    try:
        with place.opened() as base:
            try:
                frame = publishable(base, metric, by, period, place.tables, place.is_sample)
            except TableNotProved as refused:
                return WayOut(_REFUSED.format(reason=_tells_too_much(base, by, refused)))
            definitions = base.definitions
    except UserError as refused:
        return WayOut(_REFUSED.format(reason=refused.message("sv")))
    folder: Path = frame.attrs["folder"]
    proof = frame.attrs["proof"]
    said = _PASSED.format(
        folder=f"{folder.parent.parent.name}/{folder.parent.name}/{folder.name}", figures=proof.figures,
        tables=len(proof.tables), least=definitions.disclosure.least_people, base=frame.attrs["base"],
    )  # fmt: skip
    return WayOut(said, frame, folder, _in_words(frame, by, definitions))


def _tells_too_much(base: LocalFigures, by: Sequence[str], refused: TableNotProved) -> str:
    """The refusal for somebody who reads a notebook and not the audit's own names of cells."""
    cells = refused.facts["cells"]
    groups = dict.fromkeys(_group_of(base, by, cell) for cell in cells) if isinstance(cells, tuple) else {}
    named = [*groups][:_MOST]
    more = " och fler" if len(groups) > _MOST else ""
    return _TELLS.format(
        beside=f"{refused.facts['beside']:sv}", number=refused.facts["number"], whom=f"{'; '.join(named)}{more}"
    )


def _group_of(base: LocalFigures, by: Sequence[str], cell: str) -> str:
    """The group in the audit's name of a cell, as “kön: Övriga”; a cell of no group is a rest of all."""
    labels = {each.name: each.label.sv for each in DIMENSIONS}
    found = [
        f"{labels[name]}: {name_of(base.definitions, name, code)}"
        for name in by
        for code in base.ground.codes[name]
        if f" {name}={code} " in f"{cell} "
    ]
    return ", ".join(found) or "de som blir kvar när de stora grupperna dras från alla"


def _in_words(frame: pd.DataFrame, by: Sequence[str], definitions: Definitions) -> pd.DataFrame:
    import pandas as pd

    named = {
        each.label.sv.capitalize(): [
            name_of(definitions, each.name, code if isinstance(code, str) else None) for code in frame[each.name]
        ]
        for each in DIMENSIONS
        if each.name in by
    }
    return pd.DataFrame({**named, **{words: list(frame[name]) for name, words in _COUNTS.items()}})
