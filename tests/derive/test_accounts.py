"""Rows delivered = accepted + set aside + repeated + superseded, for every file, whatever happened to it."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.derive.accounts import accounts_add_up
from pipeline.local import read_accounts
from pipeline.vocabulary.errors import RowsNotAccountedFor


def add_up(analyst) -> list[tuple[str, int, int, int, int, int]]:
    accounts = read_accounts(analyst.connection, analyst.order.as_of)
    used = [each for each in accounts if each.outcome == "used"]
    assert all(each.rows == each.accepted + each.set_aside + each.repeated + each.superseded for each in used)
    return [(each.file, each.rows, each.accepted, each.set_aside, each.repeated, each.superseded) for each in used]


def test_every_file_of_the_sample(sample) -> None:
    accounts = add_up(sample.analyst)
    assert len(accounts) == 17
    assert sum(rows for _, rows, *_ in accounts) == sum(
        rows for (rows,) in sample.rows("select rows_delivered from accepted.sheet")
    )
    assert sum(accepted for _, _, accepted, *_ in accounts) == sum(
        sample.rows(f"select count(*) from derived.{table}")[0][0]
        for table in ("participation", "insats", "membership", "budget")
    )


def test_a_repeated_file_has_all_its_rows_repeated(sample) -> None:
    accounts = read_accounts(sample.analyst.connection, None)
    [repeated] = [each for each in accounts if each.outcome == "repeated"]
    assert repeated.repeated == repeated.rows > 0
    assert (repeated.accepted, repeated.set_aside, repeated.superseded) == (0, 0, 0)


def test_a_refused_file_has_no_rows(sample) -> None:
    refused = [each for each in read_accounts(sample.analyst.connection, None) if each.outcome == "refused"]
    assert {each.refused_rule for each in refused} == {"identity-number", "file-empty", "layout-unknown"}
    assert {each.rows for each in refused} == {None}


def test_set_aside_comes_before_repeated_and_repeated_before_superseded(analyst, participation) -> None:
    wrong = participation(1, exit_date="2025-01-01")
    twice, old = participation(2), participation(3)
    analyst.deliver_rows("2026-07-01/a.csv", [wrong, wrong, twice, twice, old])
    # More than half as many: an extract that had lost most of its insats would itself be set aside.
    analyst.deliver_rows("2026-10-05/a.csv", [participation(number) for number in (4, 5, 6)])
    analyst.load()
    assert add_up(analyst) == [("2026-07-01/a.csv", 5, 0, 2, 1, 2), ("2026-10-05/a.csv", 3, 3, 0, 0, 0)]


def test_at_a_date_only_what_had_come_is_accounted_for(analyst, participation) -> None:
    analyst.deliver_rows("2026-07-01/a.csv", [participation(1), participation(2)])
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1)])
    analyst.load()
    assert [each[2] for each in add_up(analyst)] == [0, 1]
    analyst.change(as_of=date(2026, 7, 1))
    analyst.load()
    assert add_up(analyst) == [("2026-07-01/a.csv", 2, 2, 0, 0, 0)]


def test_an_account_that_does_not_add_up_stops_the_run(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1)])
    analyst.load()
    analyst.connection.execute("update derived.account set accepted = accepted + 1")
    with pytest.raises(RowsNotAccountedFor):
        accounts_add_up(analyst.connection)
