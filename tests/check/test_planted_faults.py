"""Every fault planted in the sample is found at its place with its consequence, and nothing else is."""

from __future__ import annotations

from pipeline.sample import planted_faults

CONSEQUENCES = {"set_aside": "set_aside", "warn": "warn", "refused": "refuse_file"}


# True, but not planted: stays of one person as they were drawn, and columns that no layout reads.
DRAWN = {"stay-overlaps", "stay-parallel", "stays-same-day", "column-unread"}
# A planted fault hides a finished participation that the delivery before had; a correction leaves one out.
VANISHED = {
    (file, None, "participation_id", "finished-vanished", "warn")
    for file in ("2026-10-05/deltaganden-I05.csv", "2026-10-06/deltaganden-I03.csv")
}


def test_the_planted_faults_and_nothing_else(sample) -> None:
    planted = {
        (fault.file, fault.row, fault.column, fault.rule, CONSEQUENCES[fault.happens])
        for fault in planted_faults()
        if fault.happens != "repeated"
    }
    found = {
        (each.file, each.row, each.column, each.rule, each.severity)
        for each in sample.findings
        if each.rule not in DRAWN
    }
    assert found == planted | VANISHED


def test_stays_of_one_person_are_those_that_counting_by_hand_finds(sample) -> None:
    rows = sample.rows(
        "select person_id, start_date, participation_id, coalesce(exit_date, date '9999-12-31'), insats_id, "
        "file, row_no "
        "from derived.participation join accepted.delivery using (delivery_no) "
        "where person_id is not null and exit_reason is distinct from 'felregistrering' order by all"
    )
    counted = set()
    for later in rows:
        before = [row for row in rows if row[0] == later[0] and row[1:3] < later[1:3]]
        busy_here = any(exit_date > later[1] for *_, exit_date, insats_id, _, _ in before if insats_id == later[4])
        busy = any(exit_date > later[1] for *_, exit_date, _, _, _ in before)
        if busy_here:
            counted.add((later[5], later[6], "stay-overlaps"))
        elif busy:
            counted.add((later[5], later[6], "stay-parallel"))
    of_stays = {"stay-overlaps", "stay-parallel"}
    found = {(each.file, each.row, each.rule) for each in sample.findings if each.rule in of_stays}
    assert found == counted
    assert len(counted) > 10


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
