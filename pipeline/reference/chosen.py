"""Which categories of a table from outside are kept, and which dimension makes its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.reference.cube import Cube, Dimension
from pipeline.vocabulary.errors import OutsideNameUnknown, Reason

Only = tuple[tuple[str, tuple[str, ...]], ...]
"""For some dimensions, the categories to keep."""
_REGIONS = ("region", "kommun", "municipality", "län", "county")


@dataclass(frozen=True)
class Kept:
    """The dimensions with the categories kept: those of the columns, and the one that makes the rows."""

    row: Dimension
    columns: tuple[Dimension, ...]
    fixed: tuple[Dimension, ...]
    is_whole: Mapping[str, bool]


def choose(cube: Cube, rows: str | None, only: Only) -> Kept:
    """What is kept of the table. Raises OutsideNameUnknown."""
    kept = {each.id: each for each in cube.dimensions}
    for name, categories in only:
        dimension = _find(cube, name, "--only")
        kept[dimension.id] = _narrowed(dimension, categories)
    row = kept[_row_dimension(cube, rows, kept).id]
    others = [kept[each.id] for each in cube.dimensions if each.id != row.id]
    return Kept(
        row=row,
        columns=tuple(each for each in others if len(each.categories) > 1),
        fixed=tuple(each for each in others if len(each.categories) == 1),
        is_whole={each.id: kept[each.id].categories == each.categories for each in cube.dimensions},
    )


def _find(cube: Cube, name: str, option: str) -> Dimension:
    for each in cube.dimensions:
        if name.casefold() in (each.id.casefold(), each.label.casefold()):
            return each
    what = Reason("Indelningen", "The dimension")
    raise OutsideNameUnknown(what=what, name=name, known=names_of(cube), option=option)


def names_of(cube: Cube) -> str:
    """The dimensions of a table, as a list to choose from."""
    return ", ".join(each.label for each in cube.dimensions)


def _narrowed(dimension: Dimension, wanted: tuple[str, ...]) -> Dimension:
    found = []
    for name in wanted:
        fits = [each for each in dimension.categories if name.casefold() in (each[0].casefold(), each[1].casefold())]
        if not fits:
            known = ", ".join(label for _, label in dimension.categories[:12])
            more = ", …" if len(dimension.categories) > 12 else ""
            what = Reason(f"Värdet i {dimension.label}", f"The value of {dimension.label}")
            raise OutsideNameUnknown(what=what, name=name, known=known + more, option="--only")
        found += fits
    return replace(dimension, categories=tuple(dict.fromkeys(found)))


def _row_dimension(cube: Cube, asked: str | None, kept: Mapping[str, Dimension]) -> Dimension:
    """The one asked for, else the one of places, else the longest."""
    if asked:
        return _find(cube, asked, "--rows")
    several = [each for each in cube.dimensions if len(kept[each.id].categories) > 1] or list(cube.dimensions)
    places = [each for each in several if each.role == "geo" or each.label.casefold() in _REGIONS]
    return places[0] if places else max(several, key=lambda each: len(kept[each.id].categories))
