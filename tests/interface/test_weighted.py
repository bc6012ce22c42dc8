"""Shares weighted for who answered, on the sample."""

from __future__ import annotations

import pytest

from pipeline.interface.weighted import merged
from pipeline.vocabulary.errors import QuestionRefused


def test_the_weighted_share_again_by_hand(base) -> None:
    [row] = base.weighted("moved_on", "since").to_dict("records")
    figures = base.figures("moved_on", ["gender", "age_group"], "since", "finished")
    shares = figures[figures["statistic"] == "share"]
    asked, known = int(shares["due"].sum()), int(shares["denominator"].sum())
    assert (row["due"], row["answered"]) == (asked, known)
    assert row["value"] == pytest.approx(int(shares["numerator"].sum()) / known)
    people = merged([
        counts for _, own in shares.groupby("gender", sort=False)
        for counts in merged(list(own[["due", "denominator", "numerator"]].itertuples(index=False, name=None)))
    ])  # fmt: skip
    # Everyone who should have answered, as the answers of their own kind say.
    assert row["weighted"] == pytest.approx(sum(due * yes / n for due, n, yes in people) / asked)
    assert row["moved"] == pytest.approx(row["weighted"] - row["value"])
    assert row["capped"] == 0 and row["cells"] == len(people) > 2
    assert 0 < row["effective"] <= row["answered"]
    assert row["protection"] == "unprotected"


def test_small_cells_join_their_neighbours() -> None:
    assert merged([(9, 2, 1), (9, 4, 2), (9, 8, 3), (3, 0, 0)]) == [(18, 6, 3), (12, 8, 3)]
    assert merged([(3, 0, 0)]) == [(3, 0, 0)]
    assert merged([]) == []


def test_only_shares_are_weighted(base) -> None:
    with pytest.raises(QuestionRefused):
        base.weighted("eq_vas", "since")
