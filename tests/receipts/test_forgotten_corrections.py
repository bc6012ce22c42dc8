"""Who is forgotten by the id that a correction gave is gone from the row it corrected and from every receipt too."""

from __future__ import annotations

from mending import mend, receipts_of, rows_to_mend

from pipeline.forget import Wanted, forget


def test_forgetting_reaches_the_row_that_had_no_id(analyst, participation) -> None:
    nameless = participation(7, participation_id="", person_id="", education="högskola", start_date="2024-02-29")
    faulty = participation(8, exit_date="2020-01-01")
    analyst.deliver_rows("2026-10-05/uttag.csv", [participation(1), nameless, faulty])
    analyst.load()
    receipt = receipts_of(analyst)["2026-10-05_uttag.xlsx"]
    mend(receipt, analyst.order.deliveries / "2026-10-20/r.xlsx", {3: {"participation_id": "Zebra77"}})
    analyst.load()
    assert ("Zebra77",) in analyst.rows("select participation_id from derived.participation")
    analyst.close()
    forget(analyst.order, Wanted(frozenset({"Zebra77"}), None, False), "begäran", "Eva", analyst._say)
    tables = [name for (name,) in analyst.rows("select table_name from duckdb_tables() where schema_name = 'accepted'")]
    for table in (name for name in tables if name.startswith("delivered_")):
        assert analyst.rows(f'select 1 from accepted."{table}" where start_date = ?', "2024-02-29") == []
    assert analyst.rows("select 1 from checked.participation where start_date = date '2024-02-29'") == []
    left = rows_to_mend(receipts_of(analyst)["2026-10-20_r.xlsx"])
    assert [row["participation_id"] for row in left.values()] == ["D8"]
