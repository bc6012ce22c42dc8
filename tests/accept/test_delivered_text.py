"""The same table as people send text files: encodings, separators, title lines, blank lines, line ends."""

from __future__ import annotations

import codecs

import pytest

HEADINGS = ["Deltagande-ID", "Insats ID", "STARTDATUM", "Kön", "Födelseår"]
ROWS = [["Å1", "I01", "2025-06-01", "kvinna", "1990"], ["Ö2", "I01", "2025-07-01", "man", ""]]
STORED = 'select "Deltagande-ID", "Insats ID", "STARTDATUM", "Kön", "Födelseår" from accepted.delivered_1_1'
DELIVERED = [("Å1", "I01", "2025-06-01", "kvinna", "1990"), ("Ö2", "I01", "2025-07-01", "man", None)]


def written(separator: str = ";", line_end: str = "\n", above: str = "", below: str = "") -> str:
    lines = [separator.join(cells) for cells in (HEADINGS, *ROWS)]
    return above + "".join(line + line_end for line in lines) + below


def row_numbers(analyst) -> list[int]:
    return [number for (number,) in analyst.rows("select row_no from accepted.delivered_1_1 order by row_no")]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_encodings(analyst, encoding: str) -> None:
    analyst.deliver("2026-10-05/a.csv", written().encode(encoding))
    analyst.accept()
    assert analyst.rows(STORED) == DELIVERED


def test_utf_16_big_endian(analyst) -> None:
    analyst.deliver("2026-10-05/a.csv", codecs.BOM_UTF16_BE + written().encode("utf-16-be"))
    analyst.accept()
    assert analyst.rows(STORED) == DELIVERED


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"], ids=["semicolon", "comma", "tab", "bar"])
def test_separators(analyst, separator: str) -> None:
    analyst.deliver("2026-10-05/a.csv", written(separator))
    analyst.accept()
    assert analyst.rows(STORED) == DELIVERED


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_line_ends(analyst, line_end: str) -> None:
    analyst.deliver("2026-10-05/a.csv", written(line_end=line_end))
    analyst.accept()
    assert analyst.rows(STORED) == DELIVERED


def test_title_lines_above_the_headings_count_as_rows(analyst) -> None:
    analyst.deliver("2026-10-05/a.csv", written(above="Uttag för Kompassen\n\nHösten; 2026\n"))
    analyst.accept()
    assert analyst.rows(STORED) == DELIVERED
    assert row_numbers(analyst) == [5, 6]


def test_blank_lines_are_no_rows_but_count(analyst) -> None:
    first, second = (";".join(cells) for cells in ROWS)
    analyst.deliver("2026-10-05/a.csv", f"{';'.join(HEADINGS)}\n\n{first}\n;;;;\n\n{second}\n\n")
    analyst.accept()
    assert analyst.rows(STORED) == DELIVERED
    assert row_numbers(analyst) == [3, 6]


def test_a_footer_is_set_aside_and_named(analyst) -> None:
    analyst.deliver("2026-10-05/a.csv", written(below="Summa;2\n"))
    analyst.accept()
    analyst.check()
    assert [(each.rule, each.row) for each in analyst.findings()] == [("cells-mismatch", 4)]


def test_quoted_cells_hold_separators_and_line_ends(analyst) -> None:
    analyst.deliver("2026-10-05/a.csv", written(below='"Ä;3\nA";I01;2025-08-01;man;\n"Ä""4";I01;2025-08-01;man;\n'))
    analyst.accept()
    assert [row[0] for row in analyst.rows(STORED)] == ["Å1", "Ö2", "Ä;3\nA", 'Ä"4']
    assert row_numbers(analyst) == [2, 3, 4, 5]


def test_empty_columns_at_the_right_are_forgiven(analyst) -> None:
    lines = [";".join(cells) + ";;" for cells in (HEADINGS, *ROWS)]
    analyst.deliver("2026-10-05/a.csv", "\n".join(lines) + "\n")
    analyst.accept()
    analyst.check()
    assert analyst.rows(STORED) == DELIVERED
    assert analyst.findings() == []


@pytest.mark.parametrize(
    "heading",
    ["deltagande_id", "DELTAGANDE ID", "Deltagande-Id", "deltagandeid", "participation_id", "Deltagande id "],
)
def test_headings_are_forgiven(analyst, heading: str) -> None:
    analyst.deliver("2026-10-05/a.csv", f"{heading};Insats_ID;Start-datum\nD1;I01;2025-06-01\n")
    analyst.accept()
    analyst.check()
    assert analyst.rows("select participation_id, insats_id, start_date::varchar from checked.participation") == [
        ("D1", "I01", "2025-06-01")
    ]
    assert analyst.findings() == []


def test_a_column_that_is_not_read_is_named(analyst) -> None:
    analyst.deliver("2026-10-05/a.csv", "deltagande_id;insats_id;startdatum;skostorlek\nD1;I01;2025-06-01;43\n")
    analyst.accept()
    analyst.check()
    assert [(each.rule, each.column, each.severity) for each in analyst.findings()] == [
        ("column-unread", "skostorlek", "warn")
    ]
