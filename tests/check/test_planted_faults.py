"""Every fault planted in the sample is found at its place with its consequence, and nothing else is."""

from __future__ import annotations

from pipeline.sample import planted_faults

CONSEQUENCES = {"set_aside": "set_aside", "warn": "warn", "refused": "refuse_file"}


def test_the_planted_faults_and_nothing_else(sample) -> None:
    planted = {
        (fault.file, fault.row, fault.column, fault.rule, CONSEQUENCES[fault.happens])
        for fault in planted_faults()
        if fault.happens != "repeated"
    }
    found = {
        (each.file, each.row, each.column, each.rule, each.severity)
        for each in sample.findings
        if each.rule != "column-unread"
    }
    assert found == planted


def test_a_row_that_stands_twice_is_repeated(sample) -> None:
    [fault] = [fault for fault in planted_faults() if fault.happens == "repeated"]
    assert sample.rows(
        "select file, row_no from checked.participation typed join derived.not_accepted using (row_key) "
        "join accepted.delivery using (delivery_no) where state = 'repeated' and table_name = 'participation'"
    ) == [(fault.file, fault.row)]


def test_a_file_that_came_again_is_repeated(sample) -> None:
    assert sample.rows("select file from accepted.delivery where outcome = 'repeated'") == [
        ("2026-07-06/deltaganden-I05.csv",)
    ]
