"""Tables that others published: a CSV with a sign for hidden, and nobody to say what stood there."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from pipeline.audit.attack import Attacker
from pipeline.audit.judge import Judgement, judge_without_truth
from pipeline.audit.puzzle import Cell, Puzzle, hidden, shown

HIDDEN_SIGNS = ("..", "*", "x", ":", "-..", "…", "c")
MARGINS = ("totalt", "total", "summa", "alla", "samtliga", "all", "sum", "riket", "hela riket", "båda könen", "both")
_NUMBER = re.compile(r"-?\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+")


@dataclass(frozen=True)
class ForeignTable:
    """Rows of a table in long form: a code per dimension (None = all), and the count (None = hidden)."""

    dimensions: tuple[str, ...]
    measure: str
    rows: tuple[tuple[tuple[str | None, ...], int | None], ...]
    skipped: int


@dataclass(frozen=True)
class ForeignAudit:
    """What was found of a foreign table, and how it was understood."""

    table: ForeignTable
    judgement: Judgement
    hidden: int


def audit_table(path: Path, least: int, margins: Sequence[str] = ()) -> tuple[ForeignAudit, ...]:
    """Attack each count column of a CSV. Raises ValueError where no table is found, Contradiction where none fits."""
    return tuple(_audited(table, path.name, least) for table in read_foreign(path, margins))


def read_foreign(path: Path, margins: Sequence[str] = ()) -> tuple[ForeignTable, ...]:
    """The tables of a CSV: one per count column, or one where the columns are the codes of a last dimension.

    A cross table is known by a column that is called a margin: "Totalt", "Summa", …
    """
    lines = _lines(path)
    if len(lines) < 2:
        raise ValueError("no rows")
    heads, body = lines[0], [line for line in lines[1:] if len(line) == len(lines[0])]
    counts = [at for at in range(len(heads)) if _is_count(line[at] for line in body)]
    if not counts or not body:
        raise ValueError("no counts")
    dimensions = [at for at in range(len(heads)) if at not in counts]
    # A column of numbers whose every row differs by nothing else may be a code, such as a year: the last is the count.
    if not dimensions:
        dimensions, counts = counts[:-1], counts[-1:]
    known = {*MARGINS, *(each.casefold() for each in margins)}
    is_cross = any(heads[at].strip().casefold() in known for at in counts)
    if is_cross:
        return (_crossed(heads, body, dimensions, counts, known, len(lines) - 1 - len(body)),)
    return tuple(_long(heads, body, dimensions, at, known, len(lines) - 1 - len(body)) for at in counts)


def _crossed(
    heads: list[str], body: list[list[str]], dimensions: list[int], counts: list[int], known: set[str], skipped: int
) -> ForeignTable:
    rows = [
        ((*(_code(line[each], known) for each in dimensions), _code(heads[at], known)), _count(line[at]))
        for line in body
        for at in counts
    ]
    return ForeignTable((*(heads[at] for at in dimensions), "*"), "", tuple(rows), skipped)


def _long(
    heads: list[str], body: list[list[str]], dimensions: list[int], at: int, known: set[str], skipped: int
) -> ForeignTable:
    rows = [(tuple(_code(line[each], known) for each in dimensions), _count(line[at])) for line in body]
    return ForeignTable(tuple(heads[each] for each in dimensions), heads[at], tuple(rows), skipped)


def _audited(table: ForeignTable, file: str, least: int) -> ForeignAudit:
    puzzle = Puzzle(tuple(_cells(table)))
    judgement = judge_without_truth(Attacker(puzzle), puzzle.hidden, least, file)
    return ForeignAudit(table, judgement, len(puzzle.hidden))


def _cells(table: ForeignTable) -> list[Cell]:
    """Inner counts are the combinations that have a row of their own, or that some margin must hold."""
    finest = {codes for codes, _ in table.rows if None not in codes}
    if not finest:
        # Only margins: they are sums over the same people all the same.
        every = ({codes[at] for codes, _ in table.rows} - {None} for at in range(len(table.dimensions)))
        finest = set(product(*every))
    cells = []
    for codes, value in table.rows:
        inner = {each for each in finest if all(code in (None, own) for code, own in zip(codes, each, strict=True))}
        # A group that the table never breaks down stands for itself.
        inner = inner or {codes}
        name = ", ".join(code if code is not None else "∑" for code in codes)
        name = f"{name} {table.measure}".strip()
        cells.append(hidden(name, inner) if value is None else shown(name, inner, value))
    return cells


def _lines(path: Path) -> list[list[str]]:
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252")
    first = text.partition("\n")[0]
    separator = max(";\t,", key=first.count)
    return [line for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if any(line)]


def _is_count(cells: Iterable[str]) -> bool:
    texts = [cell.strip() for cell in cells]
    numbers = sum(bool(_NUMBER.fullmatch(text)) for text in texts)
    signs = sum(text.casefold() in HIDDEN_SIGNS for text in texts)
    is_year = numbers == len(texts) and all(re.fullmatch(r"(?:19|20)\d\d", text) for text in texts)
    return numbers + signs == len(texts) and numbers > 0 and not is_year


def _code(text: str, known: set[str]) -> str | None:
    return None if text.strip().casefold() in known else text.strip()


def _count(text: str) -> int | None:
    bare = re.sub(r"[\s\u00a0\u202f]", "", text)
    return int(bare) if bare.isdigit() else None
