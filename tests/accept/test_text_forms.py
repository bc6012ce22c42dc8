"""How text files vary: encodings told apart and said, odd bytes, what stands below or between, a layout's own word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from test_delivered_text import DELIVERED, HEADINGS, ROWS, STORED, written

from pipeline.accept import csv_file
from pipeline.sample.identity import invented_number

PUBLIC = Path(__file__).resolve().parents[3] / "shared" / "data" / "swedish_csv"
HEAD = "deltagande_id;insats_id;startdatum;kommun\n"
FIRST = "D1;I01;2025-06-01;1080\n"


def take_in(analyst, content: str | bytes) -> list[tuple]:
    """The stored ids with their rows."""
    analyst.deliver("2026-10-05/a.csv", content)
    analyst.accept()
    analyst.check()
    return analyst.rows("select row_no, participation_id from checked.participation order by 1")


def remarks(analyst) -> list[tuple[str, int | None]]:
    return [(each.rule, each.row) for each in analyst.findings()]


def note(analyst) -> str:
    [(said,)] = analyst.rows("select note from accepted.sheet")
    return said


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 (BOM)"), ("utf-16", "UTF-16 (BOM)"), ("utf-16-le", "UTF-16 LE"),
        ("utf-16-be", "UTF-16 BE"), ("latin-1", "ISO-8859-1"),
    ],
)  # fmt: skip
def test_encodings_are_told_apart_and_said(analyst, encoding: str, said: str) -> None:
    analyst.deliver("2026-10-05/a.csv", written("\t").encode(encoding))
    analyst.accept()
    assert analyst.rows(STORED) == DELIVERED
    assert note(analyst) == f"{said}, tab"


def test_bytes_that_only_windows_uses(analyst) -> None:
    take_in(analyst, (HEAD + "D1–ä;I01;2025-06-01;\n").encode("cp1252"))
    assert note(analyst) == "Windows-1252, ;"
    assert analyst.rows("select participation_id from checked.participation") == [("D1–ä",)]


def test_zero_bytes_and_marks_inside_are_nothing(analyst) -> None:
    assert take_in(analyst, "\ufeff" + HEAD + "D\x001;I01;2025-06-01;\n\ufeffD2;I01;2025-06-01;\n") == [
        (2, "D1"),
        (3, "D2"),
    ]


@pytest.mark.parametrize("large", [False, True], ids=["patient", "fast"])
def test_what_stands_below_or_between_is_no_row(analyst, monkeypatch: pytest.MonkeyPatch, large: bool) -> None:
    if large:
        monkeypatch.setattr(csv_file, "LARGE_BYTES", 0)
    table = HEAD + FIRST + HEAD + "D2;I01;2025-06-01;\n\nKälla: vårt system;;;\n\nUttaget 2026-10-05\n"
    assert take_in(analyst, table) == [(2, "D1"), (4, "D2")]
    assert remarks(analyst) == [("heading-repeated", 3), ("line-below-table", 6), ("line-below-table", 8)]
    assert analyst.rows("select rows_delivered from accepted.sheet") == [(2,)]


def test_a_number_below_the_table_refuses_the_file(analyst) -> None:
    number = invented_number(date(1981, 2, 18), 982)
    analyst.deliver("2026-10-05/a.csv", HEAD + FIRST + f"Frågor: {number}\n")
    analyst.deliver("2026-10-05/b.csv", HEAD + FIRST)
    analyst.accept()
    assert analyst.rows("select refused_rule from accepted.delivery order by file") == [("identity-number",), (None,)]


def test_a_row_that_lacks_the_rest_is_a_row_when_rows_follow(analyst) -> None:
    assert take_in(analyst, HEAD + "D7;;;\n" + FIRST) == [(2, "D7"), (3, "D1")]


def test_many_rows_that_lack_the_rest_are_rows(analyst) -> None:
    assert len(take_in(analyst, HEAD + FIRST + "".join(f"D{number};;;\n" for number in range(2, 40)))) == 39


def test_an_empty_column_at_the_left(analyst) -> None:
    assert take_in(analyst, ";" + HEAD + ";" + FIRST) == [(2, "D1")]
    assert remarks(analyst) == []


def test_headings_that_stand_twice_or_are_ours(analyst) -> None:
    """The first of two equal headings counts; a heading may have the name of a column of our own."""
    assert take_in(analyst, "deltagande_id;insats_id;startdatum;insats_id;row_no\nD1;I01;2025-06-01;I02;7\n") == [
        (2, "D1")
    ]
    assert analyst.rows("select insats_id from checked.participation") == [("I01",)]


def test_spaces_inside_numbers(analyst) -> None:
    head = "deltagande_id;insats_id;startdatum;arbete_omfattning_före\n"
    spaces = ("\u00a0", "\u2009", "\u202f", "\u00ad", " ")
    rows = "".join(f"D{at};I01;2025-06-01;{space}1{space}0,5{space}\n" for at, space in enumerate(spaces))
    take_in(analyst, head + rows)
    assert analyst.rows("select distinct work_before_pct::double from checked.participation") == [(10.5,)]


def test_a_name_that_looks_like_a_pattern(analyst, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "LARGE_BYTES", 0)
    for name, number in (("a[1].csv", 1), ("a1.csv", 2), ("a*.csv", 3)):
        analyst.deliver(f"2026-10-05/{name}", HEAD + f"D{number};I01;2025-06-01;\n")
    analyst.accept()
    analyst.check()
    assert analyst.rows(
        "select file, participation_id from checked.participation join accepted.delivery using (delivery_no) order by 2"
    ) == [("2026-10-05/a[1].csv", "D1"), ("2026-10-05/a1.csv", "D2"), ("2026-10-05/a*.csv", "D3")]


def test_a_layouts_word_goes_before_what_the_file_looks_like(analyst) -> None:
    """Read as Mac text, with a bar between, though the line is full of semicolons; the headings in row 2."""
    definitions = analyst.order.definitions
    [own] = [each for each in definitions.layouts if each.id == "utfall"]
    told = replace(own, encoding="mac-roman", separator="|", heading_row=2)
    layouts = tuple(told if each is own else each for each in definitions.layouts)
    analyst.change(definitions=replace(definitions, layouts=layouts))
    text = "deltagande_id|insats_id|startdatum;x\ndeltagande_id|insats_id|startdatum\nÅ;1|I01|2025-06-01\n"
    assert take_in(analyst, text.encode("mac-roman")) == [(3, "Å;1")]


def test_one_line_of_many_letters_is_refused_and_takes_no_memory(analyst) -> None:
    analyst.deliver("2026-10-05/b.csv", HEAD + FIRST)
    with (analyst.order.deliveries / "2026-10-05" / "a.csv").open("wb") as file:
        for _ in range(12):
            file.write(b"x;" * (1 << 20))
    analyst.accept()
    assert analyst.rows("select refused_rule from accepted.delivery order by file") == [("record-too-long",), (None,)]


def rows_of(name: str) -> list[list[str]]:
    from pipeline.accept.csv_rows import csv_rows
    from pipeline.accept.text_scan import scan_text

    path = PUBLIC / f"socialstyrelsen_export_2016_{name}.csv"
    if not path.exists():
        pytest.skip(f"the public file is not here: {path.name}")
    return [list(row) for _, row in csv_rows(path, scan_text(path, is_thorough=True).encoding, ";")]


@pytest.mark.parametrize("encoding", ["cp1252", "utf16"])
def test_a_real_export_reads_the_same_in_every_encoding(encoding: str) -> None:
    assert rows_of(encoding) == rows_of("utf8")
    assert len(HEADINGS) == len(ROWS[0])
