"""A table from outside becomes a small one of rows and columns, with its source, its dates and the sums to check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product
from math import prod

from pipeline.reference.chosen import Kept, Only, choose, names_of
from pipeline.reference.cube import Cube
from pipeline.reference.totals import adds_up, total_of
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import OutsideFactMissing, OutsideTooLarge, Reason
from pipeline.vocabulary.outside_measures import OutsideMeasure
from pipeline.vocabulary.reference import Method, PrintedRow, PrintedSum, Reference

MOST_ROWS, MOST_COLUMNS = 40, 8
"""As many as a page has room for."""


@dataclass(frozen=True)
class Wanted:
    """What the person who adds the table says of it; None where the file is to say it itself.

    `only`: for some dimensions, the categories to keep. `tolerance`: how far rounding may take sums apart; None = by
    the decimals printed.
    """

    id: str
    version: int
    measure: OutsideMeasure
    read_on: date
    label: str | None = None
    source: str | None = None
    published_on: date | None = None
    is_unpublished: bool = False
    licence: str | None = None
    rows: str | None = None
    only: Only = ()
    method: Method = "exact"
    sums: bool = True
    tolerance: Decimal | None = None


def as_reference(cube: Cube, wanted: Wanted) -> Reference:
    """The table as it will be kept. Raises OutsideFactMissing or OutsideNameUnknown."""
    kept = choose(cube, wanted.rows, wanted.only)
    columns = tuple(product(*(each.categories for each in kept.columns)))
    names = tuple(f"c{number}" for number in range(1, len(columns) + 1))
    tolerance = wanted.tolerance if wanted.tolerance is not None else _rounding(cube)
    label = wanted.label or cube.title
    if not label:
        raise OutsideFactMissing(what=Reason("vad tabellen heter", "what the table is called"), option="--label TEXT")
    return Reference(
        id=wanted.id,
        version=wanted.version,
        label=Label(label, label),
        describes=_described(cube, kept, label),
        source=wanted.source or cube.source or _missing_source(),
        published_on=_published(cube, wanted),
        read_on=wanted.read_on,
        licence=wanted.licence,
        method=wanted.method,
        columns=tuple(zip(names, _column_labels(columns, kept, cube), strict=True)),
        rows=tuple(_rows(cube, kept, columns)),
        sums=tuple(_sums_across(cube, kept, columns, names, tolerance)) if wanted.sums else (),
        shares=(),
        measure=wanted.measure,
        row_sums=tuple(_sums_down(cube, kept, tolerance)) if wanted.sums else (),
        row_heading=Label(kept.row.label, kept.row.label),
    )


def demand_small(reference: Reference, cube: Cube) -> None:
    """Raise OutsideTooLarge for a table that a report has no room for."""
    rows, columns = len(reference.rows), len(reference.columns)
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        largest = max(cube.dimensions, key=lambda each: len(each.categories))
        raise OutsideTooLarge(
            rows=rows, columns=columns, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS,
            example=f'"{largest.label}={largest.categories[0][1]},…"', known=names_of(cube),
        )  # fmt: skip


def _missing_source() -> str:
    raise OutsideFactMissing(
        what=Reason("varifrån siffrorna kommer", "where the figures come from"), option="--source TEXT"
    )


def _published(cube: Cube, wanted: Wanted) -> date | None:
    """The day the source published the figures; None where it is said that the source does not tell."""
    found = wanted.published_on or cube.updated
    if found is None and not wanted.is_unpublished:
        raise OutsideFactMissing(
            what=Reason("när siffrorna publicerades", "when the figures were published"),
            option=Reason(
                "--published 2026-01-31, eller --published unknown om källan inte säger det",
                "--published 2026-01-31, or --published unknown if the source does not tell",
            ),
        )
    return None if wanted.is_unpublished else found


def _column_labels(columns: tuple[tuple[tuple[str, str], ...], ...], kept: Kept, cube: Cube) -> tuple[Label, ...]:
    """The categories that tell the columns apart; for a table of one column what it counts."""
    alone = next((each.categories[0][1] for each in kept.fixed if each.role == "metric"), cube.unit or "värde")
    texts = [", ".join(label for _, label in each) or alone for each in columns]
    return tuple(Label(text, text) for text in texts)


def _described(cube: Cube, kept: Kept, label: str) -> Label:
    """What is the same for every number: unit, and the dimensions of which one category is kept."""
    parts = [cube.unit] if cube.unit else []
    # What a table of one column counts is the column's heading.
    said = [each for each in kept.fixed if kept.columns or each.role != "metric"]
    parts += [f"{each.label}: {each.categories[0][1]}" for each in said]
    text = "; ".join(parts) or label
    return Label(text, text)


def _rows(cube: Cube, kept: Kept, columns: tuple[tuple[tuple[str, str], ...], ...]) -> Iterator[PrintedRow]:
    place = {each.id: {code: at for at, (code, _) in enumerate(each.categories)} for each in cube.dimensions}
    sizes = [len(each.categories) for each in cube.dimensions]
    steps = {each.id: prod(sizes[at + 1 :]) for at, each in enumerate(cube.dimensions)}
    fixed = sum(steps[each.id] * place[each.id][each.categories[0][0]] for each in kept.fixed)
    for code, label in kept.row.categories:
        start = fixed + steps[kept.row.id] * place[kept.row.id][code]
        yield PrintedRow(
            row=code,
            label=Label(label, label),
            values=tuple(
                cube.values[
                    start
                    + sum(steps[of.id] * place[of.id][each[0]] for of, each in zip(kept.columns, column, strict=True))
                ]
                for column in columns
            ),
        )


def _sums_across(
    cube: Cube,
    kept: Kept,
    columns: tuple[tuple[tuple[str, str], ...], ...],
    names: tuple[str, ...],
    tolerance: Decimal,
) -> Iterator[PrintedSum]:
    """For every dimension that has a total among the columns: it and its parts, everything else being the same."""
    named = {tuple(code for code, _ in column): name for column, name in zip(columns, names, strict=True)}
    for at, dimension in enumerate(kept.columns):
        total = total_of(dimension) if kept.is_whole[dimension.id] else None
        if total is None:
            continue
        parts = [code for code, _ in dimension.categories if code != total]
        for codes, name in named.items():
            if codes[at] == total and adds_up(cube, [*kept.columns, *kept.fixed], codes):
                of = tuple(named[(*codes[:at], part, *codes[at + 1 :])] for part in parts)
                yield PrintedSum(name, of, tolerance)


def _sums_down(cube: Cube, kept: Kept, tolerance: Decimal) -> Iterator[PrintedSum]:
    """The row that is all others together. Not where some column holds what cannot be added up."""
    total = total_of(kept.row) if kept.is_whole[kept.row.id] else None
    every = product(*([code for code, _ in each.categories] for each in kept.columns))
    if total is not None and all(adds_up(cube, [*kept.columns, *kept.fixed], codes) for codes in every):
        yield PrintedSum(total, tuple(code for code, _ in kept.row.categories if code != total), tolerance)


def _rounding(cube: Cube) -> Decimal:
    """How far rounding may take parts from their total: half of the last decimal for each. Counts are exact."""
    exponents = [int(value.as_tuple().exponent) for value in cube.values if value is not None]
    decimals = -min([*exponents, 0])
    largest = max(len(each.categories) for each in cube.dimensions)
    return Decimal(0) if decimals == 0 else Decimal(largest) / 2 * Decimal(1).scaleb(-decimals)
