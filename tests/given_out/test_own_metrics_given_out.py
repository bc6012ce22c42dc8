"""An own metric that comes after quarters have been given out, and one that has been given out itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.flow import Report
from pipeline.given_out import bound_own_metrics, withdraw
from pipeline.interface import open_database
from pipeline.open_table import make_open_table
from pipeline.vocabulary.definitions import SCHEMAS, read_definitions
from pipeline.vocabulary.errors import OwnMetricChanged, QuestionRefused

PAGE = (SCHEMAS.parent / "docs" / "utoka.md").read_text(encoding="utf-8")
[SHOWN] = re.findall(r"^```yaml\n(metric: .*?)^```", PAGE, re.MULTILINE | re.DOTALL)
NAME = "good_work_ability"
SEVEN = re.sub(r"(at_least: |minst |at least )8", r"\g<1>7", SHOWN).replace(
    'work_ability_after: "7"', 'work_ability_after: "6"'
)


@pytest.fixture
def define(analyst, tmp_path: Path) -> Callable[..., None]:
    """Let the förbund's own metrics be these texts."""

    def defined(*texts: str) -> None:
        folder = tmp_path / f"egna-{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        for text in texts:
            (folder / f"{text.split()[1]}.yaml").write_text(text, encoding="utf-8")
        analyst.change(definitions=read_definitions(own_metrics=folder))

    return defined


@pytest.fixture
def rated(people) -> Callable[..., list[dict[str, str]]]:
    """People of whom two of five rate 9, one 7, one 5, and one nothing."""

    def made(first: int, number: int, exit_date: str) -> list[dict[str, str]]:
        rows = people(first, number, exit_date)
        return [
            {**row, "work_ability_after": ("9", "7", "5", "9", "")[at % 5]} for at, row in enumerate(rows, start=first)
        ]  # fmt: skip

    return made


def quarter(made: Report, name: str) -> tuple[int | None, int | None, int | None]:
    [figure] = made.release.select(NAME, "finished", "quarter", name, "all")
    return figure.numerator, figure.denominator, figure.missing


def deliver_two_quarters(analyst, rated) -> None:
    analyst.deliver_rows("2026-07-05/a.csv", [*rated(1, 30, "2026-02-10"), *rated(31, 30, "2026-05-10")])


def test_quarters_given_out_before_are_counted_as_they_stand(analyst, rated, give_out, define) -> None:
    analyst.deliver_rows("2026-04-05/a.csv", rated(1, 30, "2026-02-10"))
    give_out("2026-Q1")
    define(SHOWN)
    deliver_two_quarters(analyst, rated)
    made = give_out("2026-Q2")
    assert quarter(made, "2026-Q1") == (12, 24, 6)
    # A new answer is no change of what was given out.
    assert (made.late.come, made.late.gone, made.late.people) == (0, 0, 0)


def test_who_is_gone_since_is_missing(analyst, rated, give_out, define) -> None:
    analyst.deliver_rows("2026-04-05/a.csv", rated(1, 30, "2026-02-10"))
    give_out("2026-Q1")
    define(SHOWN)
    analyst.deliver_rows("2026-07-05/a.csv", [*rated(1, 27, "2026-02-10"), *rated(31, 30, "2026-05-10")])
    made = give_out("2026-Q2")
    assert quarter(made, "2026-Q1") == (10, 22, 8)
    assert made.late.gone == 3


def test_until_it_is_given_out_it_may_be_changed(analyst, rated, give_out, define) -> None:
    analyst.deliver_rows("2026-04-05/a.csv", rated(1, 30, "2026-02-10"))
    give_out("2026-Q1")
    deliver_two_quarters(analyst, rated)
    define(SHOWN)
    analyst.change(is_draft=True)
    assert quarter(give_out("2026-Q2"), "2026-Q1") == (12, 24, 6)
    define(SEVEN)
    assert quarter(give_out("2026-Q2"), "2026-Q1") == (18, 24, 6)


@pytest.mark.parametrize("other", [SEVEN, SHOWN.replace(NAME, "rated_eight")], ids=["changed", "by-another-name"])
def test_once_given_out_its_column_is_read_in_no_other_way(analyst, rated, give_out, define, other: str) -> None:
    define(SHOWN)
    analyst.deliver_rows("2026-04-05/a.csv", rated(1, 30, "2026-02-10"))
    give_out("2026-Q1")
    assert [own.metric for own, _ in bound_own_metrics(analyst.connection)] == [NAME]
    deliver_two_quarters(analyst, rated)
    define(other)
    with pytest.raises(OwnMetricChanged, match="2026-Q1") as refused:
        give_out("2026-Q2")
    assert refused.value.exit_code == 5
    assert not (analyst.order.out / "2026-Q2").exists()


def test_a_release_that_is_withdrawn_binds_no_definition(analyst, rated, give_out, define) -> None:
    define(SHOWN)
    analyst.deliver_rows("2026-04-05/a.csv", rated(1, 30, "2026-02-10"))
    give_out("2026-Q1")
    withdraw(analyst.connection, 1, analyst.order.today)
    define(SEVEN)
    assert quarter(give_out("2026-Q1"), "2026-Q1") == (18, 24, 6)


def test_a_metric_that_is_taken_away_leaves_the_rest_as_it_was(analyst, rated, give_out, define) -> None:
    define(SHOWN)
    analyst.deliver_rows("2026-04-05/a.csv", rated(1, 30, "2026-02-10"))
    give_out("2026-Q1")
    define()
    deliver_two_quarters(analyst, rated)
    made = give_out("2026-Q2")
    assert (made.late.come, made.late.gone, made.late.people) == (0, 0, 0)
    assert NAME not in {each.key.metric for each in made.release.figures}


def test_an_open_table_waits_for_a_report(analyst, rated, give_out, define, tmp_path: Path) -> None:
    define(SHOWN)
    analyst.deliver_rows("2026-04-05/a.csv", rated(1, 30, "2026-02-10"))
    analyst.change(is_draft=True)
    give_out("2026-Q1")

    def ask() -> None:
        analyst.close()
        with open_database(analyst.order.database, analyst.order.definitions) as base:
            make_open_table(base, NAME, ["gender"], "2026-Q1", tmp_path / "oppna", False)

    with pytest.raises(QuestionRefused, match="inte stått i någon utgiven rapport"):
        ask()
    analyst.change(is_draft=False)
    give_out("2026-Q1")
    ask()
    assert list((tmp_path / "oppna").iterdir())
