"""`utfall why`: every figure can be taken apart to the rows, and counting the rows gives the figure again."""

from __future__ import annotations

import re
from collections import Counter
from typing import get_args

import pytest

from pipeline.__main__ import main
from pipeline.interface import LocalFigures, open_database
from pipeline.vocabulary.errors import FigureUnknown
from pipeline.vocabulary.figures import Status
from pipeline.why import explain
from pipeline.why_lines import _STATUSES

COUNTED = {
    "share": {"yes"}, "before": {"kept", "lost"}, "after": {"kept", "gained"}, "lost": {"lost"},
    "gained": {"gained"}, "kept": {"kept"}, "never": {"never"}, "better": {"better"}, "same": {"same"},
    "worse": {"worse"},
}  # fmt: skip
"""Which words of the rows make up the numerator of each statistic."""
METRICS = ("moved_on", "left_public_support", "public_support", "self_rated_health", "followup_6", "young", "parallel")


@pytest.fixture(scope="module")
def base(sample) -> LocalFigures:
    sample.analyst.connection.execute("checkpoint")
    sample.analyst.close()
    with open_database(sample.analyst.order.database, sample.analyst.order.definitions) as opened:
        yield opened


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("by", [(), ("gender",), ("insats_id",)], ids=["all", "gender", "insats"])
def test_the_rows_add_up_to_the_figure(base: LocalFigures, metric: str, by: tuple[str, ...]) -> None:
    frame = base.figures(metric, by, "rolling 2026-Q3")
    frame = frame[frame["statistic"].isin(COUNTED)]
    assert not frame.empty
    for _, row in frame.iloc[:: max(1, len(frame) // 6)].iterrows():
        why = explain(base, row["figure_id"])
        says = Counter(dict(why.says))
        assert sum(says[word] for word in COUNTED[row["statistic"]]) == row["numerator"]
        known = sum(says.values()) - says["missing"] - says["not_counted"] - says["not_yet_due"]
        assert (known, says["missing"]) == (row["denominator"], row["missing"])
        assert sum(count for _, count in why.left_out) == row["excluded"]
        assert len(why.rows) == sum(each.rows for each in why.deliveries) == sum(says.values())


def test_every_metric_can_be_taken_apart(base: LocalFigures) -> None:
    """Also those whose answer has the name of a delivered column."""
    asked = [(each.id, base.figures(each.id, (), "rolling 2026-Q3")) for each in base.definitions.all_metrics]
    for name, frame in asked:
        for figure in frame["figure_id"].head(1):
            assert explain(base, figure).says or not frame["denominator"].iloc[0], name


def test_its_sql_runs_as_it_is_printed(base: LocalFigures) -> None:
    why = explain(base, "moved_on.1/share/year-2026/completed/gender=kvinna")
    assert len(base.connection.execute(why.sql).fetchall()) == len(why.rows) + sum(n for _, n in why.left_out)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("gone.1/share/year-2026/finished", "Det finns inget mått"),
        ("moved_on.9/share/year-2026/finished", "version 1"),
        ("moved_on.1/better/year-2026/finished", "inte med den statistiken"),
    ],
)
def test_a_figure_that_is_not_there(base: LocalFigures, text: str, says: str) -> None:
    with pytest.raises(FigureUnknown) as said:
        explain(base, text)
    assert says in said.value.message("sv")


def test_the_command(base: LocalFigures, sample, capsys: pytest.CaptureFixture[str]) -> None:
    order = sample.analyst.order
    asked = ["why", "moved_on.1/share/year-2026/completed", "--database", str(order.database)]
    assert main(asked) == 0
    said = capsys.readouterr().out
    assert "OSKYDDAD" in said and "Gick vidare" in said and "from derived.answer" in said
    assert re.search(r"2026-10-05/deltaganden-I01\.csv \(2026-10-05\)", said)
    assert "rad 2:" not in said
    assert "läge: räknad, oskyddad" in said
    assert main([*asked, "--rows", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "UNPROTECTED" in shown and re.search(r"deltaganden-I01\.csv row \d+: (counted|not counted|missing)", shown)
    assert not re.search(r"\bD0000\d{4}\b", shown)


def test_every_status_has_its_words() -> None:
    assert set(_STATUSES) == set(get_args(Status))


def test_a_wrong_id_says_what_one_looks_like(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "moved_on"]) == 2
    assert "figure_id" in capsys.readouterr().err
