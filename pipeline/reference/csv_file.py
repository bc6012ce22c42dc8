"""CSV as statistical offices give it: one or more columns that name the row, and numbers after them."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from itertools import product

from pipeline.reference.cube import Cube, Dimension, NotRead, number_in

_DELIMITERS = ";\t,|"
_TIME = {"år", "year", "tid", "time", "period", "månad", "kvartal", "month", "quarter"}


def read_csv(text: str) -> Cube:
    """The table. The columns that name the row are those up to the last with words in it, and one called år or period.

    Lines of text above the headings and notes below the rows are left out. Raises NotRead.
    """
    heads, rows = _table(text)
    naming = _naming(heads, rows)
    places: dict[tuple[str, ...], Decimal | None] = {}
    columns = heads[naming:]
    for row in rows:
        for column, cell in zip(columns, row[naming:], strict=True):
            place = (*(each.strip() for each in row[:naming]), column)
            if place in places:
                raise NotRead("samma kombination står två gånger", "the same combination stands twice")
            places[place] = number_in(cell)
    # One column of numbers is what the whole table counts; several may be a total and its parts.
    last = ("mått", "metric") if len(columns) == 1 else ("kolumn", None)
    codes = [list(dict.fromkeys(place[at] for place in places)) for at in range(naming + 1)]
    dimensions = tuple(
        Dimension(name, name, tuple((code, code) for code in of), role)
        for (name, role), of in zip([*((each, _role(each)) for each in heads[:naming]), last], codes, strict=True)
    )
    return Cube("", None, None, None, dimensions, tuple(places.get(place) for place in product(*codes)))


def _role(head: str) -> str | None:
    return "time" if head.casefold() in _TIME else None


def _table(text: str) -> tuple[list[str], list[list[str]]]:
    """The headings and the rows that are as wide as they."""
    delimiter = max(_DELIMITERS, key=lambda each: sum(line.count(each) for line in text.splitlines()[:20]))
    lines = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if any(cell.strip() for cell in row)]
    width = max((len(row) for row in lines), default=0)
    whole = [row for row in lines if len(row) == width and sum(bool(cell.strip()) for cell in row) > 1]
    if width < 2 or len(whole) < 2:
        raise NotRead("den har ingen tabell med rubriker och tal", "it has no table with headings and numbers")
    heads = [cell.strip() for cell in whole[0]]
    if len(set(heads)) < len(heads) or not all(heads[1:]):
        raise NotRead("två kolumner har samma rubrik, eller ingen", "two columns have the same heading, or none")
    return [heads[0] or "rad", *heads[1:]], whole[1:]


def _naming(heads: list[str], rows: list[list[str]]) -> int:
    """How many columns name the row: at least one, and not all."""
    last = 0
    for at, head in enumerate(heads):
        if head.casefold() in _TIME or not all(_is_number(row[at]) for row in rows):
            last = at
    if last == len(heads) - 1:
        raise NotRead("den sista kolumnen har annat än tal", "the last column has other things than numbers")
    return last + 1


def _is_number(cell: str) -> bool:
    try:
        number_in(cell)
    except NotRead:
        return False
    return True
