"""Personal numbers are found wherever they stand, the file is refused whole, and the number is stored nowhere.

Numbers are put together when they are needed: none stands in the code.
"""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.__main__ import main
from pipeline.check.identity import is_identity
from pipeline.sample.identity import invented_number

PUBLIC = Path(__file__).resolve().parents[3] / "shared" / "data" / "personnummer"
BORN = date(1981, 2, 18)
HEADINGS = "deltagande_id;insats_id;startdatum;kommun"


def number() -> str:
    """Year in four digits, hyphen."""
    return invented_number(BORN, 982)


def spellings() -> dict[str, str]:
    whole = number()
    digits = whole.replace("-", "")
    coordination = f"{digits[2:6]}{BORN.day + 60}{digits[8:11]}"
    return {
        "twelve-digits": digits,
        "ten-digits": digits[2:],
        "hyphen": whole,
        "short-hyphen": whole[2:],
        "plus": whole[2:].replace("-", "+"),
        "space": whole.replace("-", " "),
        "spaces-and-hyphen": whole.replace("-", " - "),
        "in-a-sentence": f"Ring mamma ({whole}) på måndag",
        "no-break-space": whole.replace("-", "\u00a0"),
        "en-dash": whole.replace("-", "\u2013"),
        "no-break-hyphen": whole.replace("-", "\u2011"),
        "zero-width": whole.replace("-", "\u200b-\u2060"),
        "soft-hyphen": whole.replace("-", "\u00ad"),
        "full-width": whole.translate({ord(each): 0xFEE0 + ord(each) for each in "0123456789-"}),
        "date-with-hyphens": f"{BORN:%Y-%m-%d}-{digits[8:]}",
        "date-with-spaces": f"{BORN:%y %m %d} {digits[8:]}",
        "glued-to-letters": f"PNR{digits[2:]}x",
        "as-a-decimal-number": f"{digits}.0",
        "underscore": whole.replace("-", "_"),
        "interim": _with_check_digit(f"{digits[2:8]}-T{digits[9:11]}"),
        "coordination": _with_check_digit(coordination),
    }


def _with_check_digit(nine: str) -> str:
    return next(nine + str(last) for last in range(10) if is_identity(nine + str(last)))


SPELLINGS = tuple(spellings())


def public(name: str) -> list[dict]:
    path = PUBLIC / name
    if not path.exists():
        pytest.skip(f"the public test numbers are not here: shared/data/personnummer/{name}")
    return json.loads(path.read_text(encoding="utf-8"))


FORMS = ("long_format", "short_format", "separated_format", "separated_long")


@pytest.mark.parametrize("name", ["meta_list.json", "meta_interim.json"])
def test_public_test_numbers(name: str) -> None:
    for entry in public(name):
        if entry["valid"]:
            assert all(is_identity(entry[form]) for form in FORMS)
            assert entry["integer"] == 0 or is_identity(str(entry["integer"]))


def test_public_test_numbers_in_a_file_each(analyst) -> None:
    valid = [entry for name in ("meta_list.json", "meta_interim.json") for entry in public(name) if entry["valid"]]
    for number, entry in enumerate(valid):
        cell = entry[FORMS[number % len(FORMS)]]
        analyst.deliver(f"2026-10-05/{number}.csv", f"{HEADINGS};anteckning\nD{number};I01;2025-06-01;1080;{cell}\n")
    analyst.deliver("2026-07-01/good.csv", f"{HEADINGS}\nD1;I01;2025-06-01;1080\n")
    analyst.accept()
    assert refused(analyst) == [("refused", "identity-number")] * len(valid)


def test_public_test_numbers_that_are_none() -> None:
    """The guard knows one spelling more than the list: a space in place of the hyphen."""
    entries = [*public("meta_list.json"), *public("meta_interim.json")]
    for entry in entries:
        if not entry["valid"] and " " not in entry["separated_format"]:
            assert not any(is_identity(entry[form]) for form in FORMS)


def test_public_organisation_numbers_are_no_people() -> None:
    for entry in public("meta_orgnumber.json"):
        assert not is_identity(entry["short_format"])
        assert not is_identity(entry["separated_format"])


HARMLESS = (
    "D00000098", "2026-10-05", "2025-06-01 2026-05-15", "0455-30 30 00", "1080", "", "20250601", "1e10",
    "5050-1055", "SE45 5000 0000 0583 9825 7466", "167.94.138.35", "2025-06-01–2026-05-15",
)  # fmt: skip


def test_what_is_no_number() -> None:
    assert not any(is_identity(text) for text in HARMLESS)


def refused(analyst) -> list[tuple[str, str]]:
    return analyst.rows("select outcome, refused_rule from accepted.delivery where outcome <> 'used'")


def stored_bytes(analyst) -> bytes:
    analyst.rows("checkpoint")
    analyst.close()
    return b"".join(path.read_bytes() for path in analyst.order.database.parent.glob("prov.duckdb*"))


def assert_refused_without_a_trace(analyst, written: str) -> None:
    analyst.deliver("2026-07-01/good.csv", f"{HEADINGS}\nD1;I01;2025-06-01;1080\n")
    analyst.accept()
    analyst.check()
    assert refused(analyst) == [("refused", "identity-number")]
    forms = {written[-11:], written.replace("-", "")[-10:]}
    assert not any(form in repr(analyst.findings()) for form in forms)
    stored = stored_bytes(analyst)
    assert not any(form.encode() in stored for form in forms)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_in_a_cell(analyst, spelling: str) -> None:
    written = spellings()[spelling]
    analyst.deliver("2026-10-05/a.csv", f"{HEADINGS}\nD1;I01;2025-06-01;1080\nD2;I01;2025-06-01;{written}\n")
    assert_refused_without_a_trace(analyst, number())


TABLES = {
    "heading": f"{HEADINGS};{{}}\nD1;I01;2025-06-01;1080;x\n",
    "title-line": f"Uttag om {{}}\n{HEADINGS}\nD1;I01;2025-06-01;1080\n",
    "footer": f"{HEADINGS}\nD1;I01;2025-06-01;1080\n{{}}\n",
    "cell-right-of-the-table": f"{HEADINGS}\nD1;I01;2025-06-01;1080;{{}}\n",
    "column-not-in-the-layout": f"{HEADINGS};anteckning\nD1;I01;2025-06-01;1080;{{}}\n",
    "unknown-layout": "datum;anteckning\n2026-10-05;{}\n",
    "unknown-layout-wider-below": "datum\n" + "2026-10-05\n" * 40 + "2026-10-05;{}\n",
}


@pytest.mark.parametrize("place", TABLES)
def test_elsewhere_in_a_text_file(analyst, place: str) -> None:
    analyst.deliver("2026-10-05/a.csv", TABLES[place].format(number()))
    assert_refused_without_a_trace(analyst, number())


@pytest.mark.parametrize("row", ["D2;I01;2025-06-01;1080", "D1;I01;2025-06-01;1080"], ids=["new", "repeated"])
def test_in_the_files_name(analyst, row: str) -> None:
    analyst.deliver(f"2026-10-05/{number()}.csv", f"{HEADINGS}\n{row}\n")
    assert_refused_without_a_trace(analyst, number())


def workbook(sheet: str, cells: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in cells:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


ROW = ["D1", "I01", "2025-06-01", "1080"]


@pytest.mark.parametrize("place", ["sheet-name", "cell-as-number", "cell-right-of-the-table", "notes-only"])
def test_in_a_workbook(analyst, place: str) -> None:
    headings, digits = HEADINGS.split(";"), int(number().replace("-", ""))
    books = {
        "sheet-name": (number(), [headings, ROW]),
        "cell-as-number": ("Blad1", [headings, [*ROW[:3], digits]]),
        "cell-right-of-the-table": ("Blad1", [headings, [*ROW, None, number()]]),
        "notes-only": ("Blad1", [["Möte"], ["Kaffe", number()]]),
    }
    analyst.deliver("2026-10-05/a.xlsx", workbook(*books[place]))
    assert_refused_without_a_trace(analyst, number())


@pytest.mark.parametrize("kind", [pa.int64(), pa.float64(), pa.decimal128(25, 2), pa.string()], ids=str)
def test_in_a_parquet_column_of_any_kind(analyst, kind: pa.DataType) -> None:
    digits = number().replace("-", "")
    cells = pa.array([digits]) if pa.types.is_string(kind) else pa.array([int(digits)]).cast(kind)
    columns = dict(zip(HEADINGS.split(";"), ROW, strict=True))
    content = io.BytesIO()
    pq.write_table(pa.table({**{name: [cell] for name, cell in columns.items()}, "konto": cells}), content)
    analyst.deliver("2026-10-05/a.parquet", content.getvalue())
    assert_refused_without_a_trace(analyst, number())


def test_in_the_name_of_a_file_in_an_archive(analyst) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(f"{number()}.csv", f"{HEADINGS}\nD2;I01;2025-06-01;1080\n")
    analyst.deliver("2026-10-05/a.zip", content.getvalue())
    assert_refused_without_a_trace(analyst, number())


POSITIONS = (*TABLES, "cell")


@settings(max_examples=settings().max_examples // 2)
@given(
    born=st.dates(date(1930, 1, 1), date(2029, 12, 31)),
    serial=st.integers(1, 999),
    spelling=st.sampled_from([0, 2]),
    mark=st.sampled_from(["-", "+", " ", "", "\u2013", "\u00a0"]),
    place=st.sampled_from(POSITIONS),
)
def test_said_and_kept_nowhere(new_analyst, born, serial, spelling, mark, place) -> None:
    """Through the command line: not in what it prints, the database or its log, or the list of findings."""
    whole = invented_number(born, serial)
    table = TABLES.get(place, f"{HEADINGS}\nD1;I01;2025-06-01;{{}}\n")
    home = new_analyst().order.deliveries.parent
    folder = home / "leveranser" / "2026-10-05"
    folder.mkdir(parents=True)
    (folder / "a.csv").write_text(table.format(whole[spelling:].replace("-", mark)), encoding="utf-8")
    (folder / "b.csv").write_text(f"{HEADINGS};avslutsdatum\nD2;I01;2025-06-01;1080;2026-05-15\n", encoding="utf-8")
    asked = [
        "report",
        "--deliveries",
        str(folder.parent),
        "--database",
        str(home / "x.duckdb"),
        "--out",
        str(home / "ut"),
    ]
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        assert main(asked) == 0
    beside = [path for path in home.rglob("*") if path.is_file() and folder not in path.parents]
    kept = b"".join(path.read_bytes() for path in beside) + said.getvalue().encode()
    last = whole[-4:]
    forms = {f"{day}{between}{last}" for day in (whole[2:8], whole[:8]) for between in ("", "-", "+", " ", mark)}
    assert b"identity-number" in kept
    assert not any(form.encode() in kept for form in forms)
