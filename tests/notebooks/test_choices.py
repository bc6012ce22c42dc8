"""What is chosen in a notebook is what is counted: each sentence and table against the figures themselves."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest
from opened import OWN_QUESTION, Run

from pipeline import open_database
from pipeline.desk import number_said

CHOSEN = {"period": "2024"}


def share(database: Path, metric: str, statistic: str = "share", **asked: str) -> dict:
    with open_database(database) as base:
        frame = base.figures(metric, basis="finished", **asked)
    return frame[frame["statistic"] == statistic].iloc[0].to_dict()


def test_the_way_from_row_to_figure_narrows_to_the_figure(run: Run, database: Path) -> None:
    for metric in ("moved_on", "left_public_support"):
        _, defined = run("1_kom_igang", period="2024", metric=metric)
        counts = list(defined["way"]["participations"])
        row = share(database, metric, period="2024")
        assert counts == sorted(counts, reverse=True)
        assert counts[-3:] == [row["denominator"] + row["missing"], row["denominator"], row["numerator"]]
        assert defined["figure_id"] == row["figure_id"]


def test_the_deliveries_add_up(run: Run) -> None:
    _, defined = run("1_kom_igang")
    used = defined["deliveries"][defined["deliveries"]["outcome"] == "used"]
    parts = used[["accepted", "set_aside", "repeated", "superseded"]].sum(axis=1)
    assert (parts == used["rows_delivered"]).all() and len(used) > 10


@pytest.mark.parametrize("instrument", ["eq_vas", "work_ability"])
def test_the_change_is_that_of_the_scale_chosen(run: Run, database: Path, instrument: str) -> None:
    _, defined = run("3_halsa_och_arbetsformaga", period="2025", instrument=instrument)
    row = share(database, instrument, "mean_change", period="2025")
    assert defined["change_sentence"].startswith(f"{row['value']:.1f}".replace(".", ","))
    says_sure = "säkert" in defined["change_sentence"]
    assert says_sure == (row["ci_low"] > 0 or row["ci_high"] < 0)
    assert set(defined["thirds"]["instrument"]) == {instrument}


def test_support_is_told_both_ways(run: Run, database: Path) -> None:
    _, defined = run("4_forsorjning", period="2025", basis="finished")
    for part, sentence in zip(("lost", "gained", "kept", "never"), defined["sentences"], strict=True):
        row = share(database, "public_support", part, period="2025")
        assert f" {row['numerator']} av {row['denominator']} " in sentence
    for part, sentence in zip(
        ("public_support", "work"), (defined["pairs_said"][0], defined["pairs_said"][4]), strict=True
    ):
        before, after = (share(database, part, moment, period="2025")["value"] for moment in ("before", "after"))
        assert f"Ändringen är {number_said(100 * (after - before))} procentenheter" in sentence
    assert defined["table"].to_numpy().sum() == defined["moves"]["people"].sum()


def test_insatser_are_compared_in_the_order_of_their_ids_and_never_ranked(run: Run) -> None:
    outputs, defined = run("5_jamfor_insatser_rattvist", period="2025", metric="moved_on")
    assert list(defined["evened"]["insats_id"]) == sorted(defined["evened"]["insats_id"])
    flagged = defined["funnel"][defined["funnel"]["flagged"]]["insats_id"]
    assert len(flagged) and all(insats in defined["flagged_sentence"] for insats in flagged)
    assert 0 < defined["undecided"] < 36
    # A table that can be sorted is a ranking one click away.
    assert not any("<marimo-table" in getattr(output, "text", "") for output in outputs)


def test_two_insatser_are_told_apart_only_where_they_surely_differ(run: Run) -> None:
    for pair, says in ((("I01", "I04"), "säker skillnad"), (("I01", "I02"), "ingen säker skillnad")):
        _, defined = run(
            "5_jamfor_insatser_rattvist", period="2025", metric="moved_on", first=pair[0], second=pair[1]
        )  # fmt: skip
        assert defined["compared_sentence"].startswith(f"{pair[0]} mot {pair[1]}: {says}.")


def test_rows_by_gender_are_of_those_who_finished(run: Run, database: Path) -> None:
    """Who still takes part may have an answer all the same, and is in no figure."""
    outputs, _ = run(OWN_QUESTION, may_ask=True)
    [table] = [each.text for each in outputs if "<th>kön</th>" in getattr(each, "text", "")]
    told = [re.findall(r"<td>(.*?)</td>", row)[:3] for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)]
    with duckdb.connect(str(database), read_only=True) as connection:
        counted = connection.execute(
            "select gender, count_if(moved_on), count(moved_on) from derived.outcome where is_finished "
            "group by 1 order by 1"
        ).fetchall()
    assert sorted(told) == [list(map(str, row)) for row in counted]
