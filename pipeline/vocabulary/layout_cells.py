"""How a layout says that cells are understood: words for missing, scales, and date forms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.vocabulary.columns import Column, Table
from pipeline.vocabulary.definition_file import Entry

ISO_FORM = "%Y-%m-%d"
"""What is always understood, whatever forms a layout names."""
_WIDTHS = {"%d": "00", "%m": "00", "%y": "00", "%Y": "0000", "%j": "000"}


@dataclass(frozen=True)
class Scale:
    """Numbers from `low` to `high` as delivered; `best` is the end that means most, or best."""

    low: int
    high: int
    best: int


def known_column(name: str, entry: Entry, table: Table) -> Column:
    """The table's column of that name. Raises DefinitionFault."""
    if name not in table.column_names:
        entry.fault(
            f"kolumnen ”{name}” finns inte i tabellen {table.name}.",
            f"there is no column “{name}” in the table {table.name}.",
        )
    return table.column(name)


def read_missing(entry: Entry | None, table: Table) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    """Words for missing in every column, and those of single columns besides."""
    if entry is None:
        return (), ()
    if isinstance(entry.value, list):
        return _words(entry), ()
    own = []
    for name, words in entry.items():
        if name != "all":
            own.append((known_column(name, words, table).name, _words(words)))
    everywhere = entry.find("all")
    return (_words(everywhere) if everywhere else ()), tuple(own)


def _words(entry: Entry) -> tuple[str, ...]:
    """The words in lower case; a whole number also as spreadsheets write it with a decimal."""
    texts = [text.lower() for text in entry.texts()]
    return tuple(dict.fromkeys(each for text in texts for each in (text, *([f"{text}.0"] if text.isdigit() else []))))


def read_scales(entry: Entry | None, table: Table) -> tuple[tuple[str, Scale], ...]:
    """Scales by canonical column. Raises DefinitionFault for one that the column cannot be read from."""
    return tuple((name, _scale(each, known_column(name, each, table))) for name, each in entry.items()) if entry else ()


def _scale(entry: Entry, column: Column) -> Scale:
    entry.allow("from", "to", "best")
    low, high = entry.get("from").whole_number(), entry.get("to").whole_number()
    ordered = column.type == "code" and column.is_ordered
    numeric = column.type == "number" and column.least is not None and column.most is not None
    if not ordered and not numeric:
        entry.fault(
            f"{column.name} är ingen skala: bara ordnade koder och tal med gränser kan ha ”scales”.",
            f"{column.name} is no scale: only ordered codes and bounded numbers can have “scales”.",
        )
    if high <= low:
        entry.fault("”to” måste vara större än ”from”.", "“to” must be larger than “from”.")
    best = entry.get("best").whole_number() if ordered or entry.has("best") else high
    if best not in (low, high):
        entry.fault("”best” måste vara skalans ena ände.", "“best” must be one of the scale's ends.")
    if ordered and high - low + 1 != len(column.codes):
        entry.fault(
            f"skalan har {high - low + 1} steg men {column.name} har {len(column.codes)} koder: använd ”values”.",
            f"the scale has {high - low + 1} steps but {column.name} has {len(column.codes)} codes: use “values”.",
        )
    return Scale(low, high, best)


def scale_spellings(scale: Scale, column: Column) -> tuple[tuple[str, str], ...]:
    """What each step of an ordered code column's scale means, whole or with the decimal of a spreadsheet."""
    steps = range(scale.low, scale.high + 1) if scale.best == scale.low else range(scale.high, scale.low - 1, -1)
    return tuple(
        (spelling, code.code)
        for step, code in zip(steps, column.codes, strict=True)
        for spelling in (str(step), f"{step}.0")
    )


def read_dates(dates: Entry | None, pivot: Entry | None) -> tuple[tuple[str, ...], int | None]:
    """Date forms and the first year that two digits can mean.

    Raises DefinitionFault for two forms that the same text could fit with different days, for two-digit
    years without a pivot, and for a pivot that nothing uses.
    """
    entries = dates.entries() if dates else []
    seen = {_skeleton(ISO_FORM): ISO_FORM}
    for entry in entries:
        form = entry.text()
        other = seen.setdefault(_skeleton(form), form)
        if other != form:
            entry.fault(
                f"formen ”{form}” går inte att skilja från ”{other}”: ta bort den ena.",
                f"the form “{form}” cannot be told from “{other}”: remove one of them.",
            )
        if "%y" in form and pivot is None:
            entry.fault(
                "tvåsiffriga årtal behöver ”pivot: 1950” (det första år som de kan betyda).",
                "two-digit years need “pivot: 1950” (the first year they can mean).",
            )
    forms = tuple(entry.text() for entry in entries)
    if pivot is not None and not any("%y" in form for form in forms):
        pivot.fault("”pivot” behövs bara för tvåsiffriga årtal (%y).", "“pivot” is only for two-digit years (%y).")
    return forms, pivot.whole_number() if pivot else None


def _skeleton(form: str) -> str:
    """How a text of the form looks when its digits are not told apart."""
    return re.sub("%.", lambda found: _WIDTHS.get(found.group(), found.group()), form.replace("%-", "%"))
