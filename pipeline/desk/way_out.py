"""The one way out of a notebook: a rounded table that an outsider has tried, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.desk.place import Place
from pipeline.handed_out import publishable
from pipeline.vocabulary.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

_PASSED = (
    "Tabellen är skriven till `{folder}`. Först prövades den så som en utomstående skulle göra: för sig, ihop med "
    "{figures} siffror i utgivna rapporter och ihop med {tables} öppna tabeller. Prövningen hittade ingen uppgift "
    "om färre än {least} personer som går att räkna ut. Små antal är ändrade till 0 eller {base}: räkna inga "
    "andelar på dem."
)
_REFUSED = "Tabellen lämnas inte ut, och inget har skrivits.\n\n{reason}"


@dataclass(frozen=True)
class WayOut:
    """What became of a wish to publish, in Swedish; without `frame` and `folder` it was refused."""

    said: str
    frame: pd.DataFrame | None = None
    folder: Path | None = None


def way_out(place: Place, metric: str, by: Sequence[str], period: str) -> WayOut:
    """Round, write, attack; and lay the table among the förbund's open tables only where the attack finds nothing.

    Reads a private copy of the database. A refusal is an answer, not an error: its reason is in `said`.
    """
    try:
        with place.opened() as base:
            frame = publishable(base, metric, by, period, place.tables, place.is_sample)
            least = base.definitions.disclosure.least_people
    except UserError as refused:
        return WayOut(_REFUSED.format(reason=refused.message("sv")))
    folder: Path = frame.attrs["folder"]
    proof = frame.attrs["proof"]
    said = _PASSED.format(
        folder=f"{folder.parent.parent.name}/{folder.parent.name}/{folder.name}", figures=proof.figures,
        tables=len(proof.tables), least=least, base=frame.attrs["base"],
    )  # fmt: skip
    return WayOut(said, frame, folder)
