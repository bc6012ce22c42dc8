"""A question to the database from a cell: its answer, or the reason why there is none in the cell's place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.desk.place import Place
from pipeline.interface import LocalFigures
from pipeline.vocabulary.errors import DatabaseMissing, UserError

if TYPE_CHECKING:
    import pandas as pd

Answer = TypeVar("Answer")
_FIRST = "\n\nKör `make report` först, och öppna sedan boken igen."
UNPROTECTED = (
    "**Oskyddat.** Små grupper syns här. Klistra inte in något härifrån i en rapport, ett brev eller en bild: "
    "det som får "
    "lämna boken går ut sist i den, prövat."
)


def ask(place: Place, question: Callable[[LocalFigures], Answer]) -> Answer:
    """The answer, from a private copy that is gone afterwards. A refusal stops the cell and stands in its place."""
    try:
        with place.opened() as base:
            return question(base)
    except UserError as refused:
        import marimo

        said = refused.message("sv") + (_FIRST if isinstance(refused, DatabaseMissing) else "")
        marimo.stop(True, marimo.callout(marimo.md(said), "warn"))
        raise  # stop has raised already; a type checker cannot know


def columns_of(frame: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Some columns of a frame under Swedish headings, whole as objects; what is unknown is an empty cell."""
    own: Any = frame[list(names)].rename(columns=dict(names)).reset_index(drop=True).astype(object)
    return own.where(own.notna(), "")
