"""Everything that a publication's bytes say, taken apart into places that can be held against figures.csv."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Kind = Literal["row", "prose", "aside"]
"""A table's row; running text; or an aside: alt text, comment, property, hidden sheet, where no count has business."""


@dataclass(frozen=True)
class Passage:
    """One place. A row keeps its cells apart; all else is one text."""

    kind: Kind
    file: str
    where: str
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.cells)


@dataclass(frozen=True)
class Table:
    """A table as one file shows it: its name, the heading row and the rows under it."""

    file: str
    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Claim:
    """One cell of a file for machines: which figure it is of, which column, and what stands there.

    `is_rounded`: counts and whole per cent, with dots for what is not told.
    """

    file: str
    figure: str
    column: str
    text: str
    is_rounded: bool = False


@dataclass(frozen=True)
class Described:
    """What one file says of another in the folder: its size in bytes, and its SHA-256 where that is said."""

    file: str
    path: str
    size: int
    sha256: str | None


@dataclass
class Surface:
    """What was read of one file, and what of it could not be."""

    passages: list[Passage] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    not_read: list[str] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    copies: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Files that hold every figure once, and the ids of theirs."""
    described: list[Described] = field(default_factory=list)


def read_surface(path: Path, name: str) -> Surface:
    """Read a published file by its kind; `name` is its path in the folder. Raises OSError or ValueError."""
    from pipeline.audit.description_surface import read_json, read_rdf
    from pipeline.audit.page_surface import read_markup
    from pipeline.audit.parquet_surface import read_parquet
    from pipeline.audit.pdf_surface import read_pdf
    from pipeline.audit.picture_surface import read_picture
    from pipeline.audit.px_surface import read_px
    from pipeline.audit.workbook_surface import read_workbook

    readers = {
        ".html": read_markup,
        ".svg": read_markup,
        ".xlsx": read_workbook,
        ".pdf": read_pdf,
        ".png": read_picture,
        ".parquet": read_parquet,
        ".px": read_px,
        ".json": read_json,
        ".rdf": read_rdf,
    }
    reader = readers.get(path.suffix.lower())
    if reader is None:
        return Surface(not_read=[name])
    return reader(path, name)
