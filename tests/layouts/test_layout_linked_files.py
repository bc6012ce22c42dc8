"""Several files that belong together: read as one, accounted for row by row, and missing ones asked for by name."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layouts_written import account, load

LINKED = """\
layout: delad
version: 1
table: participation
label: {sv: delad på tre, en: in three parts}
status: local
replaces: insats
recognise: [DeltagandeNr, PersonNr, Plats]
linked:
  person: {recognise: [PersonNr, Kön], joins: {PersonNr: PersonNr}}
  avslut: {recognise: [DeltagandeNr, Slut], joins: {DeltagandeNr: DeltagandeNr}}
select: |
  select main.DeltagandeNr as participation_id, main.PersonNr as person_id, main.Plats as insats_id,
      '2025-01-01' as start_date, avslut.Slut as exit_date, person.Kön as gender, [main.row_no] as delivered_rows
  from delivered main
  left join person using (PersonNr)
  left join avslut using (DeltagandeNr)  -- the last word may be a remark
"""
MAIN = "DeltagandeNr;PersonNr;Plats\nD1;P1;A\nD2;P1;A\nD3;P2;A\n"
PERSON = "PersonNr;Kön\nP1;K\nP2;M\nP9;K\n"
EXIT = "DeltagandeNr;Slut\nD1;2025-06-30\nD3;2025-09-30\n"


def deliver(analyst, folder: str, **files: str) -> None:
    # Something finished that has nothing to do with it, so that there is always a state to look at.
    analyst.deliver(
        "2026-01-05/annat.csv", "deltagande_id;insats_id;startdatum;avslutsdatum\nX1;X;2025-01-01;2025-06-01\n"
    )
    for name, text in files.items():
        analyst.deliver(f"{folder}/{name}.csv", text)


def rows(analyst) -> list[tuple[object, ...]]:
    return analyst.rows(
        "select participation_id, gender, exit_date from derived.participation where insats_id = 'A' order by 1"
    )


def linked_findings(analyst) -> list:
    """What is said of linked files; other rules find overlapping stays in the same rows, and are right to."""
    return [each for each in analyst.findings() if each.rule.startswith("linked-")]


READ = [("D1", "kvinna", date(2025, 6, 30)), ("D2", "kvinna", None), ("D3", "man", date(2025, 9, 30))]


def test_linked_files_are_read_together_and_every_row_accounted_for(analyst, tmp_path) -> None:
    deliver(analyst, "2026-10-05", main=MAIN, person=PERSON, avslut=EXIT)
    load(analyst, tmp_path / "l", LINKED)
    assert rows(analyst) == READ
    assert account(analyst, "2026-10-05/main.csv") == (3, 3, 0, 0, 0)
    assert account(analyst, "2026-10-05/person.csv") == (3, 2, 1, 0, 0)
    assert account(analyst, "2026-10-05/avslut.csv") == (2, 2, 0, 0, 0)
    assert [(each.rule, each.file, each.row) for each in linked_findings(analyst)] == [
        ("linked-row-unmatched", "2026-10-05/person.csv", 4)
    ]
    assert analyst.rows("select part, table_name from accepted.sheet order by delivery_no") == [
        (None, "participation"),
        ("avslut", "linked"), (None, "participation"), ("person", "linked"),
    ]  # fmt: skip


def test_a_missing_file_is_asked_for_by_name_and_all_is_read_when_it_comes(analyst, tmp_path) -> None:
    deliver(analyst, "2026-10-05", main=MAIN, person=PERSON)
    load(analyst, tmp_path / "l", LINKED)
    assert [(each.rule, each.file, each.column, each.severity) for each in analyst.findings()] == [
        ("linked-file-missing", "2026-10-05/main.csv", "avslut", "set_aside"),
        ("linked-file-unused", "2026-10-05/person.csv", None, "set_aside"),
    ]
    assert account(analyst, "2026-10-05/main.csv") == (3, 0, 3, 0, 0)
    assert account(analyst, "2026-10-05/person.csv") == (3, 0, 3, 0, 0)
    deliver(analyst, "2026-10-12", avslut=EXIT)
    load(analyst, tmp_path / "l", LINKED)
    assert rows(analyst) == READ
    assert account(analyst, "2026-10-05/main.csv") == (3, 3, 0, 0, 0)
    # As it was known then: the missing file is missing again.
    analyst.change(as_of=date(2026, 10, 6))
    load(analyst, tmp_path / "l", LINKED)
    assert account(analyst, "2026-10-05/main.csv") == (3, 0, 3, 0, 0)
    analyst.change(as_of=None)
    load(analyst, tmp_path / "l", LINKED)
    assert rows(analyst) == READ


def test_a_new_set_of_files_supersedes_the_old_set_as_a_whole(analyst, tmp_path) -> None:
    deliver(analyst, "2026-07-05", main=MAIN, person=PERSON, avslut=EXIT)
    deliver(
        analyst, "2026-10-05",
        main=MAIN + "D4;P2;A\n", person=PERSON.replace("P2;M", "P2;K"), avslut=EXIT + "D4;2025-10-01\n",
    )  # fmt: skip
    load(analyst, tmp_path / "l", LINKED)
    assert rows(analyst)[-2:] == [("D3", "kvinna", date(2025, 9, 30)), ("D4", "kvinna", date(2025, 10, 1))]
    assert account(analyst, "2026-07-05/main.csv") == (3, 0, 0, 0, 3)
    assert account(analyst, "2026-07-05/person.csv") == (3, 0, 1, 0, 2)
    assert account(analyst, "2026-07-05/avslut.csv") == (2, 0, 0, 0, 2)


def test_a_file_unchanged_since_last_time_still_belongs_to_the_new_main_file(analyst, tmp_path) -> None:
    deliver(analyst, "2026-07-05", main=MAIN, person=PERSON, avslut=EXIT)
    deliver(analyst, "2026-10-05", main=MAIN + "D4;P2;A\n", person=PERSON, avslut=EXIT + "D4;2025-10-01\n")
    load(analyst, tmp_path / "l", LINKED)
    assert rows(analyst) == [*READ, ("D4", "man", date(2025, 10, 1))]


def test_a_main_file_unchanged_since_last_time_is_read_with_the_new_linked_file(analyst, tmp_path) -> None:
    deliver(analyst, "2026-07-05", main=MAIN, person=PERSON, avslut=EXIT)
    deliver(analyst, "2026-10-05", main=MAIN, person=PERSON, avslut=EXIT + "D2;2025-10-01\n")
    load(analyst, tmp_path / "l", LINKED)
    assert rows(analyst)[1] == ("D2", "kvinna", date(2025, 10, 1))
    assert account(analyst, "2026-07-05/avslut.csv") == (2, 0, 0, 0, 2)
    assert [each.rule for each in linked_findings(analyst)] == ["linked-row-unmatched"]


def test_a_heading_under_joins_that_is_not_there_is_a_fault_of_the_layout(analyst, tmp_path) -> None:
    from pipeline.vocabulary.errors import DefinitionFault

    deliver(analyst, "2026-10-05", main=MAIN, person=PERSON, avslut=EXIT)
    with pytest.raises(DefinitionFault) as caught:
        load(analyst, tmp_path / "l", LINKED.replace("{DeltagandeNr: DeltagandeNr}", "{DeltagandeNr: Löpnr}"))
    assert "joins” för avslut" in caught.value.message("sv")


def test_parts_with_the_same_headings_are_told_apart_by_their_names(analyst, tmp_path) -> None:
    layout = """\
layout: parvis
version: 1
table: participation
label: {sv: före och efter, en: before and after}
status: local
files: ["*före*"]
recognise: [nr, hälsa]
linked:
  efter: {files: ["*efter*"], recognise: [nr, hälsa], joins: {nr: nr}}
scales: {health_before: {from: 1, to: 5, best: 1}, health_after: {from: 1, to: 5, best: 1}}
select: |
  select nr as participation_id, 'A' as insats_id, '2025-01-01' as start_date, '2025-06-30' as exit_date,
      delivered.hälsa as health_before, efter.hälsa as health_after, [delivered.row_no] as delivered_rows
  from delivered left join efter using (nr)
"""
    deliver(analyst, "2026-10-05", enkät_före="nr;hälsa\n1;3\n2;5\n", enkät_efter="nr;hälsa\n2;4\n")
    load(analyst, tmp_path / "l", layout)
    sql = (
        "select health_before, health_after from derived.participation where insats_id = 'A' order by participation_id"
    )
    assert analyst.rows(sql) == [("nagorlunda", None), ("mycket_daligt", "daligt")]


def test_the_parts_may_be_sheets_of_one_workbook(analyst, tmp_path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for name, text in (("deltaganden", MAIN), ("personer", PERSON), ("avslut", EXIT)):
        sheet = book.create_sheet(name)
        for line in text.splitlines():
            sheet.append(line.split(";"))
    content = io.BytesIO()
    book.save(content)
    deliver(analyst, "2026-10-05")
    analyst.deliver("2026-10-05/allt.xlsx", content.getvalue())
    load(analyst, tmp_path / "l", LINKED)
    assert rows(analyst) == READ
    assert account(analyst, "2026-10-05/allt.xlsx") == (8, 7, 1, 0, 0)
    assert [(each.sheet, each.row) for each in analyst.findings() if each.rule == "linked-row-unmatched"] == [
        ("personer", 4)
    ]


def as_csv(headings: list[str], cells: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows([headings, *cells])
    return text.getvalue()


names = st.sampled_from(["1", "2", "3", "4"])


@given(
    main=st.lists(st.tuples(names, names), min_size=1, max_size=6),
    persons=st.lists(names, max_size=6),
    exits=st.lists(names, max_size=6),
    as_of_first=st.booleans(),
)
def test_rows_always_add_up(new_analyst, main, persons, exits, as_of_first) -> None:
    analyst = new_analyst()
    try:
        deliver(
            analyst, "2026-10-05", main=as_csv(["DeltagandeNr", "PersonNr", "Plats"], [[*each, "A"] for each in main])
        )
        deliver(analyst, "2026-10-12", person=as_csv(["PersonNr", "Kön"], [[each, "K"] for each in persons]))
        deliver(
            analyst, "2026-10-12", avslut=as_csv(["DeltagandeNr", "Slut"], [[each, "2025-06-30"] for each in exits])
        )
        if as_of_first:
            analyst.change(as_of=date(2026, 10, 6))
            load(analyst, analyst.order.out, LINKED)
            analyst.change(as_of=None)
        load(analyst, analyst.order.out, LINKED)
        for (file,) in analyst.rows("select file from accepted.delivery where outcome = 'used'"):
            account(analyst, file)
    finally:
        analyst.close()


def test_a_report_and_its_receipts_are_made_of_linked_files(analyst, tmp_path) -> None:
    from layouts_written import definitions_with

    from pipeline.flow import report

    deliver(analyst, "2026-10-05", main=MAIN, person=PERSON, avslut=EXIT)
    analyst.change(definitions=definitions_with(tmp_path / "l", LINKED))
    made = report(analyst.connection, analyst.order, analyst._say)
    assert {each.file for each in made.release.deliveries} >= {"2026-10-05/main.csv", "2026-10-05/person.csv"}
    receipts = {path.name for path in (analyst.order.database.parent / "receipts").rglob("*.xlsx")}
    assert any("person" in name for name in receipts)
