"""Who is forgotten is in no table, no list and no byte; everybody else counts as before."""

from __future__ import annotations

import io
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from pipeline.forget import Forgotten, Wanted, forget, look_up
from pipeline.ledger_reading import read_erasures, read_ledger_entries
from pipeline.local import read_accounts
from pipeline.vocabulary.errors import NothingToForget, ReasonHoldsIdentity

GONE = "Zebra77"
LAYOUT = """\
layout: vagor
version: 1
table: participation
label: {sv: vågor, en: waves}
status: local
recognise: [lopnummer, vag, stod]
replaces: rows
select: |
  select
    lopnummer as participation_id, 'I01' as insats_id,
    max(datum) filter (vag = '1') as start_date, max(datum) filter (vag = '2') as exit_date,
    list(row_no order by row_no) as delivered_rows
  from delivered
  where vag in ('1', '2')
  group by lopnummer
"""


def wanted(*ids: str, before: date | None = None, whole: bool = False) -> Wanted:
    return Wanted(frozenset(ids), before, whole)


def erase(analyst, what: Wanted, reason: str = "begäran") -> Forgotten:
    analyst.close()
    return forget(analyst.order, what, reason, "Eva", analyst._say)


def ours(analyst) -> dict[str, bytes]:
    """Every file that lies where the program writes, the user's own deliveries apart."""
    analyst.close()
    home = analyst.order.database.parent
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in home.rglob("*")
        if path.is_file() and not path.is_relative_to(analyst.order.deliveries)
    }


def held(analyst, text: str) -> list[str]:
    """Every column of every table, and every file, in which the text stands."""
    tables = analyst.rows(
        "select schema_name, table_name, list(column_name order by column_index) from duckdb_columns() "
        "where not internal and database_name = 'prov' group by all order by all"
    )
    found = [f"{schema}.{table}.{column}" for schema, table, columns in tables
             for column in _columns_with(analyst, f'{schema}."{table}"', columns, text)]  # fmt: skip
    return found + [name for name, content in ours(analyst).items() if text.encode() in _unpacked(content)]


def _columns_with(analyst, table: str, columns: list[str], text: str) -> list[str]:
    """The columns of a table in which the text stands, all asked about at once."""
    asked = ", ".join(f'coalesce(bool_or(contains("{column}"::varchar, $text)), false)' for column in columns)
    (found,) = analyst.connection.execute(f"select {asked} from {table}", {"text": text}).fetchall()
    return [column for column, is_there in zip(columns, found, strict=True) if is_there]


def _unpacked(content: bytes) -> bytes:
    """A workbook's parts as they are inside it; any other file as it is."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return b"".join(book.read(name) for name in book.namelist())


@pytest.fixture
def somebody(participation):
    def recorded(**more: str) -> dict[str, str]:
        return participation(1) | {"participation_id": f"D{GONE}", "person_id": f"P{GONE}", "gender": "kvinna"} | more

    return recorded


def test_who_is_forgotten_is_in_no_table_and_no_byte(analyst, participation, somebody) -> None:
    analyst.deliver_rows("2026-07-01/a.csv", [participation(1), somebody(exit_date=""), participation(2)])
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1), somebody(), participation(3), somebody(gender="X")])
    analyst.load()
    assert len(held(analyst, GONE)) > 3
    done = erase(analyst, wanted(f"D{GONE}"))
    assert done.concerned.participations == 1
    assert [(each.file, each.rows) for each in done.concerned.files] == [
        ("2026-07-01/a.csv", 1),
        ("2026-10-05/a.csv", 2),
    ]
    assert held(analyst, GONE) == []
    assert analyst.rows("select participation_id from derived.participation order by 1") == [("D1",), ("D3",)]


def test_figures_are_those_of_deliveries_that_never_held_them(analyst, new_analyst, participation, somebody) -> None:
    others = [participation(number, gender="man" if number % 2 else "kvinna") for number in range(1, 30)]
    analyst.deliver_rows("2026-10-05/a.csv", [*others[:9], somebody(), *others[9:]])
    analyst.load()
    erase(analyst, wanted(f"D{GONE}"))
    never = new_analyst()
    never.deliver_rows("2026-10-05/a.csv", others)
    assert analyst.load() == never.load()
    never.close()


def test_every_row_is_still_accounted_for_and_the_forgotten_are_a_number_of_their_own(
    analyst, participation, somebody
) -> None:
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1), somebody(), somebody(exit_date="2024-01-01")])
    analyst.load()
    erase(analyst, wanted(f"D{GONE}"), "enligt beslut 12")
    [account] = read_accounts(analyst.connection, None)
    assert (account.rows, account.accepted, account.set_aside, account.repeated, account.superseded) == (1, 1, 0, 0, 0)
    [entry] = read_ledger_entries(analyst.connection, None)
    assert (entry.rows, entry.forgotten) == (1, 2)
    [erasure] = read_erasures(analyst.connection)
    assert (erasure.reason, erasure.decided_by, erasure.participations, erasure.rows) == (
        "enligt beslut 12",
        "Eva",
        1,
        2,
    )


def test_the_same_file_again_brings_nobody_back(analyst, participation, somebody) -> None:
    path = analyst.deliver_rows("2026-10-05/a.csv", [participation(1), somebody()])
    analyst.load()
    done = erase(analyst, wanted(f"D{GONE}"))
    assert done.still_hold == (path,)
    again = analyst.order.deliveries / "2026-11-01" / "kopia.csv"
    again.parent.mkdir()
    shutil.copy(path, again)
    analyst.load()
    assert held(analyst, GONE) == []
    assert analyst.rows("select outcome from accepted.delivery order by delivery_no") == [("used",), ("repeated",)]


def test_rows_keep_the_numbers_a_spreadsheet_shows(analyst, participation, somebody) -> None:
    wrong = participation(3, exit_date="2024-01-01")
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1), somebody(), participation(2), wrong])
    analyst.load()
    before = [(each.row, each.rule) for each in analyst.findings()]
    erase(analyst, wanted(f"D{GONE}"))
    analyst.load()
    assert [(each.row, each.rule) for each in analyst.findings()] == before
    analyst.connection.execute("delete from checked.delivery")
    analyst.load()
    assert [(each.row, each.rule) for each in analyst.findings()] == before


def test_a_large_file_read_by_the_fast_reader_keeps_its_numbers_too(
    analyst, participation, somebody, monkeypatch
) -> None:
    monkeypatch.setattr("pipeline.accept.csv_file.LARGE_BYTES", 1)
    wrong = participation(3, exit_date="2024-01-01")
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1, exit_date="2026-04-01"), somebody(), wrong])
    analyst.load()
    before = [(each.row, each.rule) for each in analyst.findings()]
    assert before
    erase(analyst, wanted(f"D{GONE}"))
    analyst.connection.execute("delete from checked.delivery")
    analyst.load()
    assert [(each.row, each.rule) for each in analyst.findings()] == before
    assert held(analyst, GONE) == []


def test_a_row_whose_cells_do_not_match_the_headings_is_found_by_what_stands_in_it(analyst, participation) -> None:
    whole = participation(1)
    text = ";".join(whole) + "\n" + ";".join(whole.values()) + "\n"
    text += f"D{GONE};P{GONE};I01;2025-06-01;2026-05-15\n;D{GONE};P{GONE};I01;2025-06-01;2026-05-15;x\n"
    analyst.deliver("2026-10-05/a.csv", text)
    analyst.load()
    erase(analyst, wanted(f"D{GONE}"))
    assert held(analyst, GONE) == []


def test_rows_of_a_select_go_with_what_was_built_from_them(analyst, participation, tmp_path) -> None:
    from pipeline.vocabulary.definitions import read_definitions

    (tmp_path / "layouter").mkdir()
    (tmp_path / "layouter" / "vagor.yaml").write_text(LAYOUT, encoding="utf-8")
    analyst.change(definitions=read_definitions(tmp_path / "layouter"))
    rows = [
        f"{who};{wave};{day}" for who in ("A1", GONE, "B2") for wave, day in (("1", "2025-06-01"), ("2", "2026-05-15"))
    ]
    analyst.deliver(
        "2026-10-05/vagor.csv",
        "\n".join(["lopnummer;vag;datum;stod", *(f"{row};x" for row in rows), f"{GONE};9;2026-01-01;y"]) + "\n",
    )
    analyst.load()
    done = erase(analyst, wanted(GONE))
    assert done.concerned.rows == 3
    assert held(analyst, GONE) == []
    [account] = read_accounts(analyst.connection, None)
    assert (account.rows, account.accepted) == (4, 4)


def test_what_a_complete_extract_replaced_does_not_come_back(analyst, participation, somebody) -> None:
    analyst.deliver_rows("2026-07-01/a.csv", [participation(1), somebody()])
    analyst.deliver_rows("2026-10-05/a.csv", [somebody()])
    analyst.deliver_rows("2026-10-05/b.csv", [participation(2, insats_id="I02")])
    analyst.load()
    erase(analyst, wanted(f"D{GONE}"))
    assert analyst.rows("select participation_id from derived.participation") == [("D2",)]


def test_finished_before_takes_those_whose_version_that_counts_had_finished(analyst, participation) -> None:
    old, reopened, recent = (participation(number) for number in (1, 2, 3))
    old["exit_date"], reopened["exit_date"] = "2025-12-31", "2025-12-31"
    without_id = participation(4, exit_date="2025-12-31") | {"participation_id": "", "person_id": f"P{GONE}"}
    analyst.deliver_rows("2026-07-01/a.csv", [old, reopened, recent, without_id])
    analyst.deliver_rows("2026-10-05/a.csv", [old, reopened | {"exit_date": "2026-06-30"}, recent])
    analyst.load()
    done = erase(analyst, wanted(before=date(2026, 1, 1)))
    assert (done.concerned.participations, done.concerned.rows) == (1, 3)
    assert analyst.rows("select participation_id from derived.participation order by 1") == [("D2",), ("D3",)]
    assert held(analyst, GONE) == []


def test_other_participations_of_the_same_person_stay_unless_asked_for(analyst, participation, somebody) -> None:
    rows = [participation(1), somebody(), somebody(participation_id="D2")]
    analyst.deliver_rows("2026-10-05/a.csv", rows)
    analyst.load()
    analyst.close()
    assert look_up(analyst.order, wanted(f"D{GONE}"), analyst._say).others == 1
    erase(analyst, wanted(f"D{GONE}", whole=True))
    assert held(analyst, GONE) == []
    assert analyst.rows("select participation_id from derived.participation") == [("D1",)]


def test_the_reason_must_not_name_anyone(analyst, participation, somebody) -> None:
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1), somebody()])
    analyst.load()
    number = "640823-" + "3234"
    for reason in (f"begäran från P{GONE}", f"begäran från {number}"):
        with pytest.raises(ReasonHoldsIdentity):
            erase(analyst, wanted(f"D{GONE}"), reason)
    assert len(analyst.rows("select participation_id from derived.participation")) == 2


def test_nobody_to_forget_is_said(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1)])
    analyst.load()
    before = ours(analyst)
    with pytest.raises(NothingToForget):
        erase(analyst, wanted("D99"))
    assert set(ours(analyst)) >= set(before)


def test_receipts_beside_the_database_are_taken_away(analyst, participation, somebody) -> None:
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1), somebody()])
    analyst.load()
    receipt = analyst.order.database.parent / "receipts" / "a.xlsx"
    receipt.parent.mkdir(exist_ok=True)
    receipt.write_bytes(GONE.encode())
    erase(analyst, wanted(f"D{GONE}"))
    assert held(analyst, GONE) == []


def test_killed_before_the_swap_everything_is_as_it_was(analyst, participation, somebody, monkeypatch) -> None:
    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    analyst.deliver_rows("2026-10-05/a.csv", [participation(1), somebody()])
    figures = analyst.load()
    with monkeypatch.context() as patched:
        patched.setattr("pipeline.forget.act._swap", killed)
        with pytest.raises(Killed):
            erase(analyst, wanted(f"D{GONE}"))
    assert analyst.load() == figures
    assert Path(analyst.order.database).exists()
    erase(analyst, wanted(f"D{GONE}"))
    assert held(analyst, GONE) == []


LINKED = """\
layout: delad
version: 1
table: participation
label: {sv: delad, en: in parts}
status: local
replaces: insats
recognise: [DeltagandeNr, PersonNr, Plats]
linked:
  person: {recognise: [PersonNr, Kön], joins: {PersonNr: PersonNr}}
select: |
  select main.DeltagandeNr as participation_id, main.PersonNr as person_id, main.Plats as insats_id,
      '2025-01-01' as start_date, '2026-05-15' as exit_date, person.Kön as gender, [main.row_no] as delivered_rows
  from delivered main
  left join person using (PersonNr)
"""


def test_rows_of_linked_files_go_with_their_main_rows(analyst, tmp_path) -> None:
    from pipeline.vocabulary.definitions import read_definitions

    (tmp_path / "layouter").mkdir()
    (tmp_path / "layouter" / "delad.yaml").write_text(LINKED, encoding="utf-8")
    analyst.change(definitions=read_definitions(tmp_path / "layouter"))
    analyst.deliver(
        "2026-10-05/main.csv", f"DeltagandeNr;PersonNr;Plats\nD1;P1;A\nD{GONE};P{GONE};A\nD2;P2;A\nD3;P2;A\n"
    )
    analyst.deliver("2026-10-05/person.csv", f"PersonNr;Kön\nP1;K\nP{GONE};M\nP2;K\n")
    analyst.load()
    done = erase(analyst, wanted(f"D{GONE}"))
    assert [(each.file, each.rows) for each in done.concerned.files] == [
        ("2026-10-05/main.csv", 1),
        ("2026-10-05/person.csv", 1),
    ]
    assert held(analyst, GONE) == []
    # The row about a person of whom another participation is left is still needed, and stays.
    erase(analyst, wanted("D3"))
    assert analyst.rows("select participation_id, gender from derived.participation order by 1") == [
        ("D1", "kvinna"),
        ("D2", "kvinna"),
    ]
