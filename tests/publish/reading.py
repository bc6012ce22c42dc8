"""Reads publications back, by other ways than they were written."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from html.parser import HTMLParser

SPACE = "\N{NO-BREAK SPACE}"


class PageReader(HTMLParser):
    """Tables as rows of cell texts by table id, all ids, all visible text by section id."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.text: list[str] = []
        self._table = ""
        self._cell: list[str] | None = None
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        self._silent += tag in ("style", "svg")
        if tag == "table":
            self._table = str(given["id"])
            self.tables[self._table] = []
        elif tag == "tr":
            self.tables[self._table].append([])
        elif tag in ("td", "th"):
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("style", "svg")
        if tag in ("td", "th") and self._cell is not None:
            self.tables[self._table][-1].append("".join(self._cell))
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)
        if not self._silent:
            self.text.append(data)


def read_page(html: str) -> PageReader:
    reader = PageReader()
    reader.feed(html)
    return reader


def percent_half_up(numerator: int, denominator: int) -> int:
    """A second way to round than the product's: decimals instead of whole numbers."""
    return int((Decimal(100 * numerator) / Decimal(denominator)).quantize(Decimal(1), ROUND_HALF_UP))


def grouped(number: int) -> str:
    """1234 as the Swedish page prints it."""
    return re.sub(r"(?<=\d)(?=(\d{3})+$)", SPACE, str(number))


def allowed_numbers(figures: list[dict[str, str]]) -> set[str]:
    """Every whole number that a figure may be printed as."""
    allowed: set[str] = set()
    for row in figures:
        for name in ("numerator", "denominator", "missing", "excluded"):
            if row[name]:
                allowed.add(grouped(int(row[name])))
        if row["denominator"] and row["missing"]:
            # All who finished: those whose outcome is known and those whose is not.
            allowed.add(grouped(int(row["denominator"]) + int(row["missing"])))
        if row["value"]:
            allowed.add(str(percent_half_up(int(row["numerator"]), int(row["denominator"]))))
            for limit in (row["ci_low"], row["ci_high"]):
                percent = int((Decimal(limit) * 100).quantize(Decimal(1), ROUND_HALF_UP))
                short = row["target"] and Decimal(limit) < Decimal(row["target"]) <= Decimal(percent) / 100
                allowed.add(str(percent - 1 if short else percent))
    return allowed


# What is printed without being a figure: years, age bands, the level of the interval, the goal, and the note on chance.
_CONSTANTS = re.compile(
    rf"\b20\d\d\b|\d\d–\d\d(?= år)|95(?={SPACE}%|-procent)|70(?={SPACE}%| procent)|(?<=Vid )20(?= jämförelser)"
)


def printed_numbers(text: str) -> set[str]:
    """The whole numbers in a text, less the constants."""
    return set(re.findall(rf"\d+(?:{SPACE}\d{{3}})*", _CONSTANTS.sub("", text)))
