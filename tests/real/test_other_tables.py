"""Tables of other kinds through layout files alone: every cell as it was meant, whatever the encoding."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest
from loaded_real import all_add_up, load_real, refused

from pipeline.vocabulary.errors import NoUsableDelivery
from reports import DATA

SPECTRUM = DATA / "csv_spectrum"
# The file as it lies here has another number than the JSON, and line feeds where the JSON has CRLF.
OTHER_THAN_THE_FILE = {"location_coordinates": ("Contact Phone Number",)}
BARE = "deltagande_id;insats_id;startdatum;avslutsdatum\nX1;X;2025-01-01;2025-06-01\n"


@pytest.fixture(scope="module")
def spectrum(module_analyst):
    load_real(module_analyst, "csv_spectrum")
    return module_analyst


@pytest.mark.parametrize("name", sorted(path.stem for path in SPECTRUM.glob("csvs/*.csv")))
def test_every_cell_is_what_the_json_says(spectrum, name: str) -> None:
    meant = json.loads((SPECTRUM / "json" / f"{name}.json").read_bytes().decode())
    meant = meant if isinstance(meant, list) else [meant]
    [(stored_as,)] = spectrum.rows(
        "select stored_as from accepted.delivery join accepted.sheet "
        "on sheet.delivery_no = coalesce(repeats_delivery_no, delivery.delivery_no) where file = ?",
        f"2026-10-05/csvs/{name}.csv",
    )
    found = spectrum.connection.execute(f"select * from accepted.{stored_as} order by row_no")
    headings = [column[0] for column in found.description]
    stored = [dict(zip(headings, (cell or "" for cell in row), strict=True)) for row in found.fetchall()]
    assert len(stored) == len(meant) > 0
    for row, expected in zip(stored, meant, strict=True):
        for heading, cell in expected.items():
            if heading not in OTHER_THAN_THE_FILE.get(name, ()):
                assert row[heading] == (cell.replace("\r\n", "\n") if name == "newlines_crlf" else cell)


def test_what_is_no_table_beside_them_is_refused(spectrum) -> None:
    assert set(refused(spectrum).values()) == {"kind-unknown"}
    assert all_add_up(spectrum)


def shares(analyst, encoding: str) -> list[tuple[str, Decimal]]:
    analyst.deliver("2026-01-05/annat.csv", BARE)
    load_real(analyst, "swedish_csv", [f"socialstyrelsen_export_2016_{encoding}.csv"])
    assert refused(analyst) == {}
    assert all_add_up(analyst)
    # The line below the table is told and set apart, whoever tells it: the reader or the layout.
    told = [(each.rule, each.row) for each in analyst.findings() if each.rule in ("row-unused", "line-below-table")]
    assert [row for _, row in told] == [39]
    return analyst.rows("select post, budget_kr from derived.budget order by 1")


def test_three_encodings_give_the_same(new_analyst) -> None:
    found = []
    for encoding in ("utf8", "cp1252", "utf16"):
        analyst = new_analyst()
        found.append(shares(analyst, encoding))
        analyst.close()
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 3 * 36
    assert dict(found[0])["J00-J06 Akuta infektioner i övre luftvägarna Män 0-4"] == Decimal("467.52")


def classes(analyst, insats: str) -> dict[str, int]:
    rows = analyst.rows(
        "select health_profile_change, count(*) from derived.participation "
        "where insats_id = ? and health_profile_change is not null group by 1",
        insats,
    )
    return dict(rows)


@pytest.fixture(scope="module")
def eq5d(new_analyst):
    analyst = new_analyst()
    load_real(analyst, "eq5d")
    yield analyst
    analyst.close()


@pytest.mark.parametrize("insats", ["columns", "states", "classes"])
def test_classes_of_health_change_are_those_of_the_r_package(eq5d, insats: str) -> None:
    with (DATA / "eq5d" / "pchc_nototals.csv").open(encoding="utf-8") as file:
        expected = {row[""]: int(row["Number"]) for row in csv.DictReader(file)}
    assert classes(eq5d, insats) == {
        "same": expected["No change"],
        "better": expected["Improve"],
        "worse": expected["Worsen"],
        "mixed": expected["Mixed change"],
    }


def test_a_state_that_does_not_exist_is_a_finding(eq5d) -> None:
    unreadable = [
        (Path(each.file).name, each.row)
        for each in eq5d.findings()
        if each.rule in ("unreadable-value", "unknown-code")
    ]
    assert sorted(unreadable) == [("pre.csv", 2), ("pre_df.csv", 2)]
    assert all_add_up(eq5d)


@pytest.mark.parametrize("name", ["px", "naughty_strings", "personnummer"])
def test_what_is_no_table_is_refused_with_what_to_do(new_analyst, name: str) -> None:
    analyst = new_analyst()
    with pytest.raises(NoUsableDelivery) as caught:
        load_real(analyst, name)
    said = caught.value.message("sv")
    for path in (DATA / name).iterdir():
        assert path.name in said
    assert "Leverera CSV, Excel eller Parquet" in said
    analyst.close()
