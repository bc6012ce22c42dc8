"""Holds every surface against figures.csv, place by place: what stands there must be a figure that is shown.

Searching the files for small numbers would find them everywhere. What a hidden figure would look like is a pair, so
many of so many, that no shown figure has; a number in an aside; or a table that says more than its twin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.audit.change_table import in_change_table, runs_of_quarters
from pipeline.audit.figures_file import PublishedRow
from pipeline.audit.findings import Fault, Finding
from pipeline.audit.money_table import in_money_table, printed_kronor, without_kronor
from pipeline.audit.own_words import without_own_words
from pipeline.audit.surfaces import Passage, Surface, Table
from pipeline.audit.table_leaks import in_table, twins
from pipeline.vocabulary.metrics import Metric

_PAIR = re.compile(r"(?<![\d–-])(\d{1,3}(?:[ \u00a0]\d{3})*|\d+) (?:av|of|/) (\d{1,3}(?:[ \u00a0]\d{3})*|\d+)(?!\d)")
_DECIMAL_SHARE = re.compile(r"\d[.,]\d+\s?%")
_LEVEL = re.compile(r"99[.,]8\s?%(?=-gräns|[ \u00a0]limit)")
"""The wider level of a funnel's limits: a number of the method, in no figure."""
_INSATSER = re.compile(r"(?:\b\d+ )?(?:av|of) \d+ (?=insatser\b)")
"""How many of the insatser a title speaks of: no people."""
_MORE_INSATSER = re.compile(
    r"(?<=ytterligare )\d+(?= utanför)|(?<=limits only: )\d+|\d+(?= säkert under)|(?<=reliably below: )\d+"
    r"|(?:för|for) \d+(?= (?:av dem|of them))"
)
"""How many more of them, in a title that has said of how many; spelled out up to twenty."""
_PAGE = re.compile(r"(?:Sida|Page) \d+ (?:av|of) \d+")
_LETTER = re.compile(r"[^\W\d_]")
_LINE = re.compile(r"(?:^|\s)(\d+)\s+(\d+)\s+(\d+)\s?%")
_NUMBER = re.compile(r"(?<![\w#.,-])\d+(?:[.,]\d+)?(?![\w])")
_SPAN = re.compile(r"\d{1,2}\s?[–-]\s?\d{1,2}(?= år|\b)|\b(?:19|20)\d\d\b|\b[Qq][1-4]\b|\d+\s?%|M-[A-D]|\b\d{4}-\d\d\b")


_ROUNDING = 1e-6
_DERIVED = ("value", "ci_low", "ci_high")


class Shown:
    """What the shown figures let a publication print."""

    def __init__(self, rows: Iterable[PublishedRow], tables: Iterable[Table] = ()) -> None:
        rows = tuple(rows)
        self.kronor = printed_kronor(tables)
        self.pairs = {(row.count("numerator"), row.count("denominator")) for row in rows}
        self.triples = {tuple(row.count(name) for name in ("denominator", "missing", "excluded")) for row in rows}
        self.runs = runs_of_quarters(rows)


def leaks(
    surfaces: Sequence[Surface], rows: Sequence[PublishedRow], metrics: Iterable[Metric] = ()
) -> tuple[Finding, ...]:
    """Every place that says what no shown figure says. `metrics`: whose own words are no figures."""
    plain = without_own_words(metrics)
    tables = [table for surface in surfaces for table in surface.tables if table.rows]
    shown = Shown(rows, tables)
    found = {
        finding
        for surface in surfaces
        for passage in map(plain, surface.passages)
        for finding in _in_passage(passage, shown)
    }
    found |= set(_all_figures(tables, rows)) | set(twins(tables))
    found |= {finding for table in tables for finding in in_table(table, shown.pairs, shown.triples)}
    found |= {finding for table in tables for finding in in_money_table(table)}
    found |= {finding for table in tables for finding in in_change_table(table, shown.pairs, shown.runs)}
    found |= {
        Finding("decimal", row.id, "figures.csv")
        for row in rows
        if row.value and None in (row.count("numerator"), row.count("denominator"))
    }
    return tuple(sorted(found))


def _in_passage(passage: Passage, shown: Shown) -> Iterable[Finding]:
    if passage.kind == "row":
        return
    if passage.kind == "drawn":
        yield from _in_drawn(passage)
        return
    for one, other in _PAIR.findall(_PAGE.sub(" ", _INSATSER.sub(" ", _by_cell(passage)))):
        if (_int(one), _int(other)) not in shown.pairs:
            yield Finding("leak", passage.where, passage.file)
    for one, other, percent in _LINE.findall(passage.text) if passage.kind == "prose" else ():
        if (int(one), int(other)) not in shown.pairs and _rounds(int(one), int(other), int(percent)):
            yield Finding("leak", passage.where, passage.file)
    if passage.kind == "aside":
        yield from _in_aside(passage, shown)


def _by_cell(passage: Passage) -> str:
    """The text, where a name's last sign is no part of a number in the next cell: “RRH - 3”, “av 15”.

    A cell that is nothing but a number still makes a pair with the next.
    """
    *before, last = passage.cells
    return "".join(f"{cell} | " if _LETTER.search(cell) else f"{cell} " for cell in before) + last


def _without_insatser(text: str) -> str:
    """The text without how many insatser it speaks of."""
    return _INSATSER.sub(" ", _MORE_INSATSER.sub(" ", text)) if _INSATSER.search(text) else text


def _in_aside(passage: Passage, shown: Shown) -> Iterable[Finding]:
    text = without_kronor(_without_insatser(_LEVEL.sub(" ", passage.text)), shown.kronor)
    if _DECIMAL_SHARE.search(text):
        yield Finding("decimal", passage.where, passage.file)
    elif _NUMBER.search(_SPAN.sub(" ", _PAIR.sub(" ", text))):
        yield Finding("leak", passage.where, passage.file)


def _in_drawn(passage: Passage) -> Iterable[Finding]:
    """A chart is drawn from shares in whole per cent: a count is a leak, more decimals say more than is printed."""
    for number in passage.cells:
        try:
            hundredths = 100 * float(number)
        except ValueError:
            yield Finding("leak", passage.where, passage.file)
            continue
        if not 0 <= hundredths <= 100:
            yield Finding("leak", passage.where, passage.file)
        elif abs(hundredths - round(hundredths)) > _ROUNDING:
            yield Finding("decimal", passage.where, passage.file)


def _all_figures(tables: Sequence[Table], rows: Sequence[PublishedRow]) -> Iterable[Finding]:
    """The workbook's sheet of all figures has the rows of figures.csv, cell by cell."""
    known = {row.id: row for row in rows}
    for table in tables:
        if "figure_id" not in table.rows[0]:
            continue
        heads = table.rows[0]
        for cells in table.rows[1:]:
            given = dict(zip(heads, cells, strict=False))
            row = known.get(given["figure_id"])
            for name, value in row.counts if row else ():
                if given.get(name, "") != ("" if value is None else str(value)):
                    fault: Fault = "two_ways" if value is None or not given.get(name) else "two_values"
                    yield Finding(fault, f"{given['figure_id']} {name}", table.file)
            if row is None or (row.status == "hidden" and any(map(given.get, _DERIVED))):
                yield Finding("leak", given["figure_id"], table.file)


def _rounds(one: int, other: int, percent: int) -> bool:
    return other > 0 and one <= other and (200 * one + other) // (2 * other) == percent


def _int(text: str) -> int:
    return int(re.sub(r"\D", "", text))
