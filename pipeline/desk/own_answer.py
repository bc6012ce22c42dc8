"""An answer to somebody's own question: its shares get intervals; and the columns that can be asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.desk.said import compared_said
from pipeline.statistics.at_once import wilson_of_each
from pipeline.statistics.difference import newcombe

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

    from pipeline.vocabulary.definitions import Definitions

YES, OF = "antal", "av"
"""An answer that has these two columns is of shares."""


def has_shares(answer: pd.DataFrame) -> bool:
    """Whether every row has a count of a count, whole and not more than it is of."""
    if not {YES, OF} <= set(answer.columns) or not len(answer):
        return False
    counts = answer[[YES, OF]].apply(_as_numbers)
    return bool((counts.notna().all(axis=None) and (counts % 1 == 0).all(axis=None)) and _lies_within(counts))


def with_intervals(answer: pd.DataFrame) -> pd.DataFrame:
    """The answer with each row's share and Wilson's 95 % interval in per cent; as it is where it holds no shares."""
    if not has_shares(answer):
        return answer
    yes, of = (_as_numbers(answer[name]) for name in (YES, OF))
    low, high = wilson_of_each(yes.to_numpy(float), of.to_numpy(float))
    share = (yes / of.where(of > 0)).mul(100).round(1)
    found = answer.assign(**{YES: yes.astype(int), OF: of.astype(int)})
    return found.assign(**{"andel %": share, "95 % från": (100 * low).round(1), "95 % till": (100 * high).round(1)})


def two_rows_said(answer: pd.DataFrame) -> str | None:
    """Where an answer of shares has two rows: whether they surely differ, by Newcombe's interval."""
    if not has_shares(answer) or len(answer) != 2 or not (answer[OF] > 0).all():
        return None
    first, second = ((int(row[YES]), int(row[OF])) for row in answer.to_dict("records"))
    low, high = newcombe(first, second)
    says = "säker skillnad" if low > 0 or high < 0 else "ingen säker skillnad"
    row = {
        "says": says, "difference": first[0] / first[1] - second[0] / second[1], "ci_low": low, "ci_high": high,
        "missing_first": 0, "missing_second": 0,
    }  # fmt: skip
    return compared_said(row, *_names(answer))


def _names(answer: pd.DataFrame) -> tuple[str, str]:
    """What the two rows are called: by their first column, where that is no count."""
    first = answer.columns[0]
    if first in (YES, OF):
        return "Första raden", "andra raden"
    one, other = (f"{first} {value}" for value in answer[first])
    return one, other


def columns_to_ask(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> pd.DataFrame:
    """The columns of derived.answer: name, kind and, of those delivered, what they are; never a value."""
    found = connection.execute("describe derived.answer").df()
    described = {each.name: each.describes.sv for each in definitions.table("participation").columns}
    asked = {each.share.counts.column: each.question.sv for each in definitions.metrics if each.share}
    words = [described.get(name) or asked.get(name) or "" for name in found["column_name"]]
    return found[["column_name", "column_type"]].assign(words=words).set_axis(["Kolumn", "Slag", "Vad den är"], axis=1)


def _as_numbers(column: pd.Series) -> pd.Series:
    import pandas as pd

    return pd.to_numeric(column, errors="coerce").astype(float)


def _lies_within(counts: pd.DataFrame) -> bool:
    return bool((counts[YES] >= 0).all() and (counts[YES] <= counts[OF]).all())
