"""Linked files and the ledger: a withdrawn one is as if it had not come, and forgetting someone reaches all of them."""

from __future__ import annotations

from datetime import date

from layouts_written import account, definitions_with, load
from test_layout_linked_files import EXIT, LINKED, MAIN, PERSON, deliver, rows

from pipeline.accept.decisions import Decision, decide
from pipeline.forget import Wanted, forget


def test_a_withdrawn_linked_file_is_missing_again(analyst, tmp_path) -> None:
    deliver(analyst, "2026-10-05", main=MAIN, person=PERSON, avslut=EXIT)
    load(analyst, tmp_path / "l", LINKED)
    decide(analyst.connection, Decision("withdraw", "avslut.csv", date(2026, 10, 20), "fel uttag", "Prov"))
    load(analyst, tmp_path / "l", LINKED)
    assert rows(analyst) == []
    assert account(analyst, "2026-10-05/main.csv") == (3, 0, 3, 0, 0)
    decide(analyst.connection, Decision("restore", "avslut.csv", date(2026, 10, 21), "rätt ändå", "Prov"))
    load(analyst, tmp_path / "l", LINKED)
    assert len(rows(analyst)) == 3


def test_forgetting_someone_takes_the_rows_of_every_linked_file(analyst, tmp_path) -> None:
    first = PERSON.replace("P2;M", "Minken7;M")
    deliver(analyst, "2026-07-05", person=first.replace("P9;K", "P8;K"))
    deliver(
        analyst, "2026-10-05",
        main=MAIN.replace("P2", "Minken7").replace("D3", "Alken3"), person=first, avslut=EXIT.replace("D3", "Alken3"),
    )  # fmt: skip
    load(analyst, tmp_path / "l", LINKED)
    analyst.connection.execute("checkpoint")
    analyst.close()
    assert b"Minken7" in analyst.order.database.read_bytes()
    analyst.change(definitions=definitions_with(tmp_path / "l", LINKED))
    forget(analyst.order, Wanted(frozenset({"Alken3"}), None, False), "på egen begäran", "Prov", analyst._say)
    left = b"".join(path.read_bytes() for path in analyst.order.database.parent.glob("prov.duckdb*"))
    assert b"Minken7" not in left and b"Alken3" not in left
    load(analyst, tmp_path / "l", LINKED)
    assert [each[0] for each in rows(analyst)] == ["D1", "D2"]
    assert account(analyst, "2026-10-05/person.csv") == (2, 1, 1, 0, 0)
    assert account(analyst, "2026-10-05/avslut.csv") == (1, 1, 0, 0, 0)
