"""Slides: their texts, tables, speaker notes and alt texts, and what their charts are drawn from."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from pipeline.audit.picture_surface import read_texts
from pipeline.audit.surfaces import Passage, Surface, Table

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TOLD = re.compile(r"ppt/(slides|notesSlides)/[^/]+\.xml|ppt/charts/chart[^/]*\.xml")
_ASIDE = re.compile(r"docProps/(core|custom)\.xml|ppt/comments.*\.xml|ppt/tags/.*\.xml|customXml/.*\.xml")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_SPOKEN = ("descr", "title")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT[\d:]+Z?|\b\d+\.\d{4}\b")
_REVISION = re.compile(r"<cp:revision>\d+</cp:revision>")
_MARK = re.compile(r"<[^>]*>")
_SLIDE_NUMBER = "slidenum"


def read_slides(path: Path, name: str) -> Surface:
    """Everything a presentation says, also in its notes and the workbooks of its charts. Raises ValueError."""
    surface = Surface()
    try:
        with zipfile.ZipFile(path) as packed:
            for part in packed.namelist():
                _read_part(surface, name, part, packed.read(part))
    except (zipfile.BadZipFile, ElementTree.ParseError) as error:
        raise ValueError(type(error).__name__) from error
    return surface


def _read_part(surface: Surface, file: str, part: str, content: bytes) -> None:
    if part.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            surface.passages += _in_workbook(book, file, part)
    elif part.endswith(".png"):
        surface.passages += [Passage("aside", file, f"{part} {kind}", (text,)) for kind, text in read_texts(content)]
        surface.not_read.append(f"{file} {part}: pixlar/pixels")
    elif _ASIDE.fullmatch(part):
        surface.passages.append(Passage("aside", file, part, (_bare(content),)))
    elif part.endswith(".xml"):
        surface.passages += _comments(content, file, part)
        root = ElementTree.fromstring(content)
        surface.passages += _in_drawing(root, file, part, "prose" if _TOLD.fullmatch(part) else "aside")
        surface.tables += [Table(file, part, tuple(_rows(each))) for each in root.iter(f"{_A}tbl")]
        if root.tag == f"{_C}chartSpace":
            surface.passages += _in_chart(root, file, part)
    elif not part.endswith((".rels", "/")):
        surface.not_read.append(f"{file} {part}")


def _in_drawing(root: Element, file: str, part: str, kind: str) -> Iterator[Passage]:
    """Every paragraph as one text, whatever its runs; and what is said of graphics."""
    for paragraph in root.iter(f"{_A}p"):
        text = "".join(each.text or "" for run in paragraph for each in run.iter(f"{_A}t") if not _is_number_of(run))
        if text.strip():
            yield Passage("prose" if kind == "prose" else "aside", file, part, (text,))
    for row in (row for table in root.iter(f"{_A}tbl") for row in _rows(table)):
        yield Passage("prose", file, part, row)
    for each in root.iter():
        for attribute in _SPOKEN:
            if each.get(attribute):
                yield Passage("aside", file, f"{part} {attribute}", (each.get(attribute, ""),))


def _is_number_of(run: Element) -> bool:
    return run.tag == f"{_A}fld" and run.get("type") == _SLIDE_NUMBER


def _rows(table: Element) -> Iterator[tuple[str, ...]]:
    for row in table.iter(f"{_A}tr"):
        yield tuple(
            " ".join("".join(t.text or "" for t in p.iter(f"{_A}t")) for p in cell.iter(f"{_A}p"))
            for cell in row.iter(f"{_A}tc")
        )


def _in_chart(root: Element, file: str, part: str) -> Iterator[Passage]:
    """Names as texts; numbers, whether kept from the workbook or written in the chart itself."""
    for kind in ("strCache", "strLit", "multiLvlStrCache"):
        for each in root.iter(f"{_C}{kind}"):
            yield from (Passage("prose", file, part, (v.text or "",)) for v in each.iter(f"{_C}v"))
    for series in root.iter(f"{_C}tx"):
        yield from (Passage("prose", file, part, (v.text or "",)) for v in series.findall(f"{_C}v"))
    for kind in ("numCache", "numLit"):
        for each in root.iter(f"{_C}{kind}"):
            yield Passage("drawn", file, part, tuple(v.text or "" for v in each.iter(f"{_C}v")))


def _in_workbook(book: zipfile.ZipFile, file: str, part: str) -> Iterator[Passage]:
    """Cells of every sheet, shown or not: texts, and the numbers the chart is drawn from."""
    for name in book.namelist():
        content, where = book.read(name), f"{part} {name}"
        if _SHEET.fullmatch(name):
            for cell in ElementTree.fromstring(content).iter(f"{_S}c"):
                yield from _in_cell(cell, file, where)
        elif name == "xl/sharedStrings.xml":
            for each in ElementTree.fromstring(content).iter(f"{_S}si"):
                yield Passage("prose", file, where, ("".join(t.text or "" for t in each.iter(f"{_S}t")),))
        elif re.fullmatch(r"docProps/(core|custom)\.xml|xl/(comments|threadedComments|drawings).*\.xml", name):
            yield Passage("aside", file, where, (_bare(content),))
        if name.endswith(".xml"):
            yield from _comments(content, file, where)


def _in_cell(cell: Element, file: str, where: str) -> Iterator[Passage]:
    kind, value = cell.get("t", "n"), cell.find(f"{_S}v")
    if kind == "inlineStr":
        yield Passage("prose", file, where, ("".join(t.text or "" for t in cell.iter(f"{_S}t")),))
    elif kind == "str" and value is not None:
        yield Passage("prose", file, where, (value.text or "",))
    elif kind == "n" and value is not None:
        yield Passage("drawn", file, where, (value.text or "",))


def _comments(content: bytes, file: str, where: str) -> Iterator[Passage]:
    for said in _COMMENT.findall(content.decode("utf-8", "replace")):
        yield Passage("aside", file, f"{where} <!-- -->", (said,))


def _bare(content: bytes) -> str:
    text = _REVISION.sub(" ", content.decode("utf-8", "replace"))
    text = re.sub(r"<\?xml[^>]*\?>", " ", text)
    return _STAMP.sub(" ", _MARK.sub(" ", text))
