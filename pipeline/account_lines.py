"""The account of every delivery as lines on a terminal: rows = accepted + set aside + repeated + superseded."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import Language
from pipeline.vocabulary.release import DeliveryAccount

_HEADS = (
    Label("leverans", "delivery"),
    Label("rader", "rows"),
    Label("godkända", "accepted"),
    Label("åt sidan", "set aside"),
    Label("upprepade", "repeated"),
    Label("ersatta", "superseded"),
)
_BETWEEN = ("=", "+", "+", "+")


def delivery_lines(
    accounts: Sequence[DeliveryAccount], definitions: Definitions, language: Language
) -> tuple[str, ...]:
    """A line per delivery under a line of headings; one that has no rows says why instead."""
    first, *numbers = (head[language] for head in _HEADS)
    return aligned([(first, *equation(numbers)), *(_cells(each, definitions, language) for each in accounts)])


def equation(numbers: Sequence[object]) -> tuple[str, ...]:
    """Cells for rows = accepted + set aside + repeated + superseded, signs in cells of their own."""
    whole, *parts = (str(number) for number in numbers)
    return (whole, *(cell for pair in zip(_BETWEEN, parts, strict=True) for cell in pair))


def aligned(rows: Sequence[tuple[str, ...]], texts: int = 1) -> tuple[str, ...]:
    """The first `texts` cells of each row to the left, the others to the right; a row of two cells is not lined up."""
    whole = [row for row in rows if len(row) > 2]
    widths = [max(map(len, column)) for column in zip(*whole, strict=True)]
    widths[0] = max(len(row[0]) for row in rows)
    return tuple(_line(row, widths, texts) for row in rows)


def _line(row: tuple[str, ...], widths: Sequence[int], texts: int) -> str:
    if len(row) == 2:
        return f"{row[0]:<{widths[0]}}  {row[1]}"
    cells = (
        f"{cell:<{width}}" if at < texts else f"{cell:>{width}}"
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(cells).rstrip()


def _cells(account: DeliveryAccount, definitions: Definitions, language: Language) -> tuple[str, ...]:
    if account.refused_rule is not None:
        word = Label("avvisad", "refused")[language]
        return (account.file, f"{word}: {definitions.rule(account.refused_rule).message[language]}")
    if account.outcome == "withdrawn":
        return (account.file, Label("återkallad, räknas inte", "withdrawn, does not count")[language])
    parts = (account.accepted, account.set_aside, account.repeated, account.superseded)
    return (account.file, *equation((account.rows, *parts)))
