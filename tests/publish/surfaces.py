"""Every surface of a Swedish publication, read back, and whether all say the same numbers as figures.csv."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from html import unescape

import openpyxl
from reading import SPACE, grouped, percent_half_up, printed_numbers, read_page

from pipeline.publish.charts.model import BarBody, DotBody
from pipeline.publish.document import Document, Table
from pipeline.publish.workbook import sheet_name
from pipeline.vocabulary.release import Release

Row = Mapping[str, str]
Printed = tuple[str, str, str, str]
"""Count, base, share and interval as a table prints them."""
_NUMBER = rf"\d+(?:{SPACE}\d{{3}})*"
_SHARE = rf"(?:knappt |över |under )?\d+{SPACE}%"
_PAIR = re.compile(rf"({_NUMBER}) av ({_NUMBER})(?: \(({_SHARE})\))?")
_KNOWN = re.compile(rf"känt för ({_NUMBER}) deltaganden och saknas för ({_NUMBER})")
_CONSTANT = re.compile(rf"(?:över |under )?(?:70|95|100){SPACE}%")
"""The goal, the level of the interval and the end of a scale stand in a drawing without being a figure."""


@dataclass(frozen=True)
class Surfaces:
    """A publication taken apart. `names`: what groups are called, by how figures.csv tells them apart."""

    figures: tuple[Row, ...]
    names: Mapping[tuple[str, str, str, str], str]
    document: Document
    page: str
    drawings: Mapping[str, str]
    book: Mapping[str, tuple[tuple[object, ...], ...]]
    pdf: str | None


def take_apart(release: Release, document: Document, files: Mapping[str, bytes], pdf: str | None) -> Surfaces:
    """`pdf`: its text, or None where nobody could read it."""
    book = openpyxl.load_workbook(io.BytesIO(files["tables.xlsx"]))
    return Surfaces(
        figures=tuple(csv.DictReader(io.StringIO(files["figures.csv"].decode("utf-8")))),
        names=_names(release),
        document=document,
        page=files["report.html"].decode("utf-8"),
        drawings={name: content.decode("utf-8") for name, content in files.items() if name.endswith(".svg")},
        book={sheet.title: _marked(sheet) for sheet in book},
        pdf=pdf,
    )


def _marked(sheet) -> tuple[tuple[object, ...], ...]:  # type: ignore[no-untyped-def]
    """The sheet's table with its heading row; nothing where none is marked."""
    return tuple(tuple(cell.value for cell in row) for table in sheet.tables.values() for row in sheet[table.ref])


def disagreements(surfaces: Surfaces) -> list[str]:
    """Each place that says another number than figures.csv, by the surface it stands on."""
    tables = read_page(surfaces.page).tables
    return [
        *_in_tables(surfaces, tables),
        *_in_short_tables(surfaces, tables),
        *_in_sentences(surfaces),
        *_in_models(surfaces, tables),
        *_in_drawings(surfaces, tables),
        *_in_words(surfaces),
        *_in_sheets(surfaces, tables),
        *_in_all_figures(surfaces),
        *(_in_pdf(surfaces, tables) if surfaces.pdf is not None else ()),
    ]


def _names(release: Release) -> dict[tuple[str, str, str, str], str]:
    groups = release.definitions.groups
    genders = {gender.code: gender.label["sv"] for gender in groups.genders}
    ages = {band.code: band.label["sv"] for band in groups.age_bands}
    names = {("", "", "", ""): "Alla"}
    names |= {(gender, "", "", ""): name for gender, name in genders.items()}
    names |= {("", age, "", ""): name for age, name in ages.items()}
    names |= {(g, a, "", ""): f"{gender} {age}" for g, gender in genders.items() for a, age in ages.items()}
    names |= {("", "", each.insats_id, ""): each.name for each in release.insatser}
    return names | {("", "", "", each.code): each.name for each in release.municipalities}


def printed(row: Row) -> Printed:
    """A figure as a Swedish table prints it, reckoned from its counts."""
    if row["status"] != "shown":
        return ("..", "..", "..", "..")
    x, n = int(row["numerator"]), int(row["denominator"])
    counts = (grouped(x), grouped(n))
    if not row["value"]:
        return (*counts, "..", "..")
    return (*counts, _share(x, n, row["target"]), _interval(row))


def _share(x: int, n: int, target: str) -> str:
    percent = percent_half_up(x, n)
    if percent in (0, 100) and x not in (0, n):
        return f"över 99{SPACE}%" if percent else f"under 1{SPACE}%"
    if target and Fraction(x, n) < Fraction(target) <= Fraction(percent, 100):
        return f"knappt {percent}{SPACE}%"
    return f"{percent}{SPACE}%"


def _interval(row: Row) -> str:
    limits = []
    for limit in (Decimal(row["ci_low"]), Decimal(row["ci_high"])):
        percent = int((limit * 100).quantize(Decimal(1), ROUND_HALF_UP))
        short = row["target"] and limit < Decimal(row["target"]) <= Decimal(percent) / 100
        limits.append(percent - 1 if short else percent)
    return f"{limits[0]}–{limits[1]}{SPACE}%"


def _by_name(surfaces: Surfaces) -> dict[str, set[Printed]]:
    found: dict[str, set[Printed]] = {}
    for row in surfaces.figures:
        place = (row["gender"], row["age_group"], row["insats_id"], row["municipality"])
        found.setdefault(surfaces.names.get(place, "other"), set()).add(printed(row))
    return found


def _figure_columns(table: Table) -> int | None:
    """Where the four columns of a figure begin in a table; None where it has none. A chart's limits are no interval."""
    wanted = ["count", "count", "share", "interval"]
    kinds = [column.kind for column in table.columns]
    found = next((at for at in range(len(kinds)) if kinds[at : at + 4] == wanted), None)
    return found if found is not None and table.columns[found + 3].heading == f"95{SPACE}%-intervall" else None


def _in_tables(surfaces: Surfaces, tables: Mapping[str, list[list[str]]]) -> Iterator[str]:
    truth = _by_name(surfaces)
    for table in surfaces.document.tables:
        at = _figure_columns(table)
        for row in tables[table.id][1:] if at is not None else ():
            said = tuple(row[at : at + 4])
            # A row is of its group, or else of the insats that the table is about, or of everyone; the few others last.
            about = {name for name in truth if name in table.caption and name != "Alla"}
            allowed = truth.get(row[0]) or set().union(*(truth[name] for name in about or {"Alla", "other"}))
            if said not in allowed and said[0].isdigit():
                yield f"table {table.id}: {row[0]} {said}"


def _in_short_tables(surfaces: Surfaces, tables: Mapping[str, list[list[str]]]) -> Iterator[str]:
    """Tables with counts and shares but another interval, or none: the funnel's, and that of costs. Page and sheet."""
    truth = {name: {said[:3] for said in rows} for name, rows in _by_name(surfaces).items()}
    for table in surfaces.document.tables:
        headings = [column.heading for column in table.columns]
        at = next((at for at in range(len(headings)) if headings[at : at + 3] == ["Antal", "Av", "Andel"]), None)
        if at is None or _figure_columns(table) is not None:
            continue
        for shown, held in zip(tables[table.id][1:], surfaces.book[sheet_name(table)][1:], strict=True):
            said, number = tuple(shown[at : at + 3]), held[at : at + 3]
            if said[0].isdigit() and said not in truth.get(shown[0], set()):
                yield f"table {table.id}: {shown[0]} {said}"
            if not _is_same_share(shown[at : at + 3], number):
                yield f"sheet {table.sheet}: {held}"


def _is_same_share(shown: Sequence[str], held: Sequence[object]) -> bool:
    x, n, share = held
    if not isinstance(x, int) or not isinstance(n, int):
        return (x or "", n or "") == tuple(shown[:2])
    is_counted = [grouped(x), grouped(n)] == list(shown[:2])
    return is_counted and (share == shown[2] if not isinstance(share, int | float) else abs(share - x / n) < 1e-12)


def _in_sentences(surfaces: Surfaces) -> Iterator[str]:
    rows = [row for row in surfaces.figures if row["status"] == "shown"]
    pairs = {printed(row)[:2] for row in rows}
    triples = {printed(row)[:3] for row in rows}
    known = {(grouped(int(row["denominator"])), grouped(int(row["missing"]))) for row in rows}
    for sentence in re.findall(r"<dd>(.*?)</dd>", surfaces.page):
        for x, n, share in _PAIR.findall(unescape(sentence)):
            if (x, n, share) not in triples if share else (x, n) not in pairs:
                yield f"sentence: {sentence}"
        if any(pair not in known for pair in _KNOWN.findall(sentence)):
            yield f"sentence: {sentence}"
    for lead in re.findall(r'<p class="lead">(.*?) <span>', surfaces.page):
        if lead not in {triple[2] for triple in triples}:
            yield f"sentence: {lead}"


def _in_models(surfaces: Surfaces, tables: Mapping[str, list[list[str]]]) -> Iterator[str]:
    """Row by row: what a chart is drawn from stands in the row of the same name in its own table."""
    for block in surfaces.document.charts:
        at = _figure_columns(block.table)
        rows = [(row[0], tuple(row[at : at + 4])) for row in tables[block.table.id][1:]] if at is not None else []
        for name, said in _said(block.chart.body):
            of_name = [cells for head, cells in rows if head == name]
            if not any(set(said) <= _sayable(cells) for cells in of_name):
                yield f"model {block.chart.id}: {name} {said}"


def _said(body: object) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name of each row with what stands at each of its marks."""
    if isinstance(body, BarBody):
        for row in body.rows:
            yield from ((row.label, (row.counts, bar.text)) for bar in row.bars)
    elif isinstance(body, DotBody):
        for panel in body.panels:
            for dots in panel.rows:
                name = f"{panel.heading} {dots.label}" if panel.heading else dots.label
                for value in dots.values:
                    yield name, (dots.counts, value.share.removeprefix("före ").removeprefix("efter "), value.detail)


def _sayable(cells: Sequence[str]) -> set[str]:
    """What a drawing may say of one row of its table."""
    x, n, share, interval = cells
    return {f"{x} av {n}", f"av {n}", f"{n} svar", share, interval}


def _in_drawings(surfaces: Surfaces, tables: Mapping[str, list[list[str]]]) -> Iterator[str]:
    """The finished drawing says no pair, share or interval that its own table does not."""
    for block in surfaces.document.charts:
        at = _figure_columns(block.table)
        if at is None:
            continue
        allowed = {said for row in tables[block.table.id][1:] for said in _sayable(row[at : at + 4])}
        texts = re.findall(r"<text[^>]*>([^<]*)</text>", surfaces.drawings[f"charts/{block.chart.id}.svg"])
        for text in texts:
            said = re.findall(rf"{_NUMBER} av {_NUMBER}|{_NUMBER} svar|\d+–\d+{SPACE}%|{_SHARE}", unescape(text))
            if any(each not in allowed and not _CONSTANT.fullmatch(each) for each in said):
                yield f"drawing {block.chart.id}: {text}"


def _in_words(surfaces: Surfaces) -> Iterator[str]:
    """Title and alt text hold no number but years, age bands, the goal, the levels of intervals and limits, and a shown
    figure whole: so many of so many."""
    shown = {f"{grouped(int(row['numerator']))} av {grouped(int(row['denominator']))}"
             for row in surfaces.figures if row["numerator"]}  # fmt: skip
    for block in surfaces.document.charts:
        words = f"{block.chart.title} {block.chart.alt}".replace("99,8", "")
        words = re.sub(rf"{_NUMBER} av {_NUMBER}", lambda found: "" if found[0] in shown else found[0], words)
        if printed_numbers(words) or block.chart.title not in block.chart.alt:
            yield f"alt {block.chart.id}: {block.chart.alt}"


def _in_sheets(surfaces: Surfaces, tables: Mapping[str, list[list[str]]]) -> Iterator[str]:
    """A sheet holds the unrounded numbers of the page's table: the counts, their ratio, and limits that round to it."""
    for table in surfaces.document.tables:
        at = _figure_columns(table)
        if at is None or not table.rows:
            continue
        # An interval takes two columns of a sheet.
        first = at + [column.kind for column in table.columns[:at]].count("interval")
        for shown, held in zip(tables[table.id][1:], surfaces.book[sheet_name(table)][1:], strict=True):
            if not _is_same_row(shown[at : at + 4], held[first : first + 5]):
                yield f"sheet {table.sheet}: {held}"


def _is_same_row(shown: Sequence[str], held: Sequence[object]) -> bool:
    x, n, share, low, high = held
    if not isinstance(x, int) or not isinstance(n, int):
        return (x or "", n or "") == tuple(shown[:2])
    if [grouped(x), grouped(n)] != list(shown[:2]):
        return False
    if not isinstance(share, int | float):
        return share == shown[2]
    return abs(share - x / n) < 1e-12 and _near(low, high, shown[3])


def _near(low: object, high: object, shown: str) -> bool:
    """Whether both limits lie within one per cent of what is printed: half is rounding, half the goal's rule."""
    printed_limits = [int(each) for each in re.findall(r"\d+", shown)]
    return all(isinstance(limit, int | float) and -0.5 <= limit * 100 - whole < 1.0
               for limit, whole in zip((low, high), printed_limits, strict=True))  # fmt: skip


def _in_all_figures(surfaces: Surfaces) -> Iterator[str]:
    head, *rows = surfaces.book["Alla siffror"]
    for figure, row in zip(surfaces.figures, rows, strict=True):
        for name, value in zip(head, row, strict=True):
            if _as_csv(value) != figure[str(name)]:
                yield f"all figures: {figure['figure_id']} {name} {value}"


def _as_csv(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{Decimal(repr(value)).quantize(Decimal('0.000001'), ROUND_HALF_UP):f}"
    return "" if value is None else str(value)


def _in_pdf(surfaces: Surfaces, tables: Mapping[str, list[list[str]]]) -> Iterator[str]:
    """The PDF's text holds the four cells of each row of figures side by side, as many times as the page does."""
    text = _plain(surfaces.pdf or "")
    rows = Counter(
        _plain(" ".join(row[at : at + 4]))
        for table in surfaces.document.tables
        if (at := _figure_columns(table)) is not None
        for row in tables[table.id][1:]
    )
    yield from (f"pdf: {row}" for row, times in rows.items() if text.count(row) < times)


def _plain(text: str) -> str:
    return " ".join(text.split())
