"""Files that ask for too much, or are not what they look like, written byte by byte."""

from __future__ import annotations

import io
import zipfile

import openpyxl
from test_excel_and_parquet import HEADINGS, ROW, workbook

SOUND = [HEADINGS, ROW]
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Blad1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"""


def packed(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def repacked(book: bytes, **changed: bytes) -> bytes:
    """The workbook with its only sheet's XML changed: `old` and `new`."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert changed["old"] in parts[sheet]
    parts[sheet] = parts[sheet].replace(changed["old"], changed["new"], 1)
    return packed(parts)


def cell_at_the_far_corner() -> bytes:
    book = openpyxl.Workbook()
    for row in SOUND:
        book.worksheets[0].append(row)
    book.worksheets[0]["XFD1048576"] = 1
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def far_corner_hidden_in_a_row() -> bytes:
    """The far cell stands first in its row, where a quick look at each row's last cell misses it."""
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="A1048576"><v>1</v></c></row></sheetData>'
    return repacked(workbook(Blad1=SOUND), old=b"</sheetData>", new=far)


def huge_dimension() -> bytes:
    """A sound sheet that says in its head that it has 17 billion cells."""
    return repacked(workbook(Blad1=SOUND), old=b'<dimension ref="A1:F2"', new=b'<dimension ref="A1:XFD1048576"')


def bomb() -> bytes:
    return packed({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b" " * 120_000_000})


def ods(*rows: str, encrypted: bool = False) -> bytes:
    manifest = "<manifest:encryption-data/>" if encrypted else "<manifest:manifest/>"
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": _ODS.format(rows="".join(rows)),
        },
        zipfile.ZIP_STORED,
    )


def ods_row(*cells: str, more: str = "") -> str:
    inside = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
    )
    return f"<table:table-row{more}>{inside}</table:table-row>"


def ods_repeated() -> bytes:
    """Three headings, and then a row of a thousand cells said to stand there ten million times."""
    cell = (
        '<table:table-cell office:value-type="string" table:number-columns-repeated="1000">'
        "<text:p>x</text:p></table:table-cell>"
    )
    return ods(
        ods_row("deltagande_id", "insats_id", "startdatum"),
        f'<table:table-row table:number-rows-repeated="10000000">{cell}</table:table-row>',
    )


def locked_package() -> bytes:
    return _OLE + bytes(1016) + "EncryptedPackage".encode("utf-16-le") + bytes(480)


HOSTILE = {
    "corner.xlsx": (cell_at_the_far_corner, "file-too-large"),
    "corner-first.xlsx": (far_corner_hidden_in_a_row, "file-too-large"),
    "repeated.ods": (ods_repeated, "file-too-large"),
    "bomb.xlsx": (bomb, "file-too-large"),
    "locked.xlsx": (locked_package, "file-password"),
    "locked.ods": (lambda: ods(ods_row("a"), encrypted=True), "file-password"),
    "cut.xlsx": (lambda: workbook(Blad1=SOUND)[:-200], "file-truncated"),
    "nothing.xls": (lambda: _OLE + bytes(2000), "file-unreadable"),
}
