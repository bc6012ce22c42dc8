"""Whatever is delivered: a message or rows, never a traceback, and rows in = rows accounted for."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hostile import packed
from hypothesis import given
from hypothesis import strategies as st
from test_excel_and_parquet import HEADINGS, ROW, workbook

from pipeline.vocabulary.errors import UserError

NAUGHTY = Path(__file__).resolve().parents[3] / "shared" / "data" / "naughty_strings" / "blns.json"
GOOD = b"deltagande_id;insats_id;startdatum;avslutsdatum\nD0;I01;2025-06-01;2026-05-01\n"
TABLE = "deltagande_id;insats_id;startdatum;k\u00f6n\n" + "".join(f"D{n};I01;2025-06-01;man\n" for n in range(9))


def parquet() -> bytes:
    content = io.BytesIO()
    pq.write_table(pa.table({"deltagande_id": ["D1"], "insats_id": ["I01"], "startdatum": ["2025-06-01"]}), content)
    return content.getvalue()


SOUND = {
    ".csv": TABLE.encode(),
    ".xlsx": workbook(Blad1=[HEADINGS, ROW]),
    ".parquet": parquet(),
    ".zip": packed({"a.csv": TABLE, "b.xlsx": workbook(Blad1=[HEADINGS, ROW])}),
}
KINDS = (*SOUND, ".xls", ".xlsb", ".ods", ".txt")

cell = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["D1", "D2", "I01", "2025-06-01", "2026-05-01", "man", "ja", "", "-", '"', "\u00a0", "=1+1"]),
)
heading = st.one_of(st.sampled_from(["Deltagande-ID", "insats_id", "startdatum", "avslutsdatum", "k\u00f6n", ""]), cell)
table = st.tuples(
    st.lists(heading, min_size=1, max_size=6).map(lambda more: ["deltagande_id", "insats_id", "startdatum", *more]),
    st.lists(st.lists(cell, max_size=8), max_size=8),
)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """A sound file of some kind with bytes changed, cut out, put in, or its end gone."""
    kind = draw(st.sampled_from(sorted(SOUND)))
    content = bytearray(SOUND[kind])
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content) - 1))
        length = draw(st.integers(0, 40))
        content[at : at + length] = draw(st.binary(max_size=40))
        if not content:
            break
    if draw(st.booleans()):
        del content[draw(st.integers(0, len(content))) :]
    return kind, bytes(content)


def take_in(new_analyst, name: str, content: bytes) -> None:
    """Load it beside a sound file. What a user can mend is said as a UserError; the accounts add up or it raises."""
    analyst = new_analyst()
    try:
        analyst.deliver("2026-10-05/sund.csv", GOOD)
        analyst.deliver(f"2026-10-05/{name}", content)
        try:
            analyst.accept()
            analyst.check()
            analyst.derive()
        except UserError as said:
            assert said.message("sv") and said.message("en")
        else:
            for row in analyst.rows(
                "select rows_delivered, accepted + set_aside + repeated + superseded from derived.account"
            ):
                assert row[0] == row[1]
            assert analyst.rows("select outcome from accepted.delivery where file like '%sund.csv'") == [("used",)]
            list(analyst.findings())
    finally:
        analyst.close()


@given(st.sampled_from(KINDS), st.binary(max_size=400))
def test_any_bytes(new_analyst, kind: str, content: bytes) -> None:
    take_in(new_analyst, f"a{kind}", content)


@given(mutated())
def test_sound_files_with_broken_bytes(new_analyst, broken: tuple[str, bytes]) -> None:
    kind, content = broken
    take_in(new_analyst, f"a{kind}", content)


@given(table, st.sampled_from([";", ",", "\t", "|"]), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_any_table_as_text(new_analyst, rows: tuple[list[str], list[list[str]]], separator: str, encoding: str) -> None:
    lines = [separator.join(row) for row in (rows[0], *rows[1])]
    take_in(new_analyst, "a.csv", "\n".join(lines).encode(encoding, "replace"))


@given(table)
def test_any_table_as_a_workbook(new_analyst, rows: tuple[list[str], list[list[str]]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Blad1")
    for row in (rows[0], *rows[1]):
        sheet.append(["".join(letter for letter in cell if letter.isprintable()) for cell in row])
    content = io.BytesIO()
    book.save(content)
    take_in(new_analyst, "a.xlsx", content.getvalue())


def naughty() -> list[str]:
    if not NAUGHTY.exists():
        pytest.skip("the public strings are not here: shared/data/naughty_strings")
    return json.loads(NAUGHTY.read_text(encoding="utf-8"))


@pytest.mark.soak
def test_naughty_strings_in_cells_headings_and_file_names(new_analyst) -> None:
    strings = [each for each in naughty() if "\n" not in each and "\r" not in each]
    quoted = ['"' + each.replace('"', '""') + '"' for each in strings]
    rows = "".join(f"D{at};I01;2025-06-01;{each}\n" for at, each in enumerate(quoted))
    take_in(
        new_analyst, "celler.csv", f"deltagande_id;insats_id;startdatum;k\u00f6n\n{rows}".encode("utf-8", "replace")
    )
    heads = f"deltagande_id;insats_id;startdatum;{';'.join(quoted)}\nD1;I01;2025-06-01;x\n"
    take_in(new_analyst, "rubriker.csv", heads.encode("utf-8", "replace"))
    names = [each.replace("/", "").replace("\0", "")[:60].strip(". ") for each in strings[::12]]
    packed_names = {f"{at} {name}.csv": GOOD + f"N{at};I01;2025-06-01;\n".encode() for at, name in enumerate(names)}
    take_in(new_analyst, "namn.zip", packed(packed_names))


def test_naughty_strings_come_through_whole(analyst) -> None:
    strings = [
        each for each in naughty() if each.strip() and "\n" not in each and "\r" not in each and "\ufeff" not in each
    ]
    quoted = ['"' + each.replace('"', '""') + '"' for each in strings]
    rows = "".join(f"D{at};I01;2025-06-01;{each}\n" for at, each in enumerate(quoted))
    analyst.deliver("2026-10-05/a.csv", f"deltagande_id;insats_id;startdatum;fritext\n{rows}")
    analyst.accept()
    assert [row[0] for row in analyst.rows("select fritext from accepted.delivered_1_1 order by row_no")] == strings
