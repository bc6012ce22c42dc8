"""The report as values: sections of blocks. HTML, PDF and Excel are three ways to set the same document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.publish.charts.model import Chart

ColumnKind = Literal["head", "text", "wide", "short", "count", "share", "interval", "code"]


@dataclass(frozen=True)
class Column:
    """A column of a table. The first is the row's header and has kind `head`."""

    heading: str
    kind: ColumnKind


@dataclass(frozen=True)
class Cell:
    """What a reader sees, and the unrounded numbers behind it: none, one, or the two limits of an interval."""

    text: str
    numbers: tuple[float, ...] = ()


@dataclass(frozen=True)
class Table:
    """One table with exactly one header row. `sheet` is its name in the workbook (at most 31 characters).

    `is_folded`: for those who check, so that the page shows it only when asked.
    """

    id: str
    sheet: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    is_folded: bool = False


@dataclass(frozen=True)
class Fact:
    """A labelled sentence, e.g. “Utfall: …”."""

    label: str
    sentence: str


@dataclass(frozen=True)
class Answer:
    """A question of the board and what the figures answer. `lead` is a share set large, `lead_note` says of what."""

    id: str
    question: str
    lead: str
    lead_note: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Paragraph:
    text: str
    is_note: bool = False


@dataclass(frozen=True)
class Terms:
    """Terms and what they mean."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ChartBlock:
    """A chart and the table that holds every number in it."""

    caption: str
    chart: Chart
    table: Table

    @property
    def table_notes(self) -> tuple[str, ...]:
        """The table's notes where it stands beside the chart: those that the chart does not say already."""
        return tuple(note for note in self.table.notes if note not in self.chart.notes)


@dataclass(frozen=True)
class Heading:
    """A heading inside a section. `is_part`: named in the contents, and nothing else stands on its pages.

    `starts_page`: it opens a page of its own; a part that does not shares its first with the section's title.
    """

    id: str
    text: str
    is_part: bool = False
    starts_page: bool = False


@dataclass(frozen=True)
class Quotation:
    """What somebody else has written, as it is: who, and a heading with its paragraphs for each part."""

    said_by: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Question:
    """A question to talk about, and room to write under it."""

    text: str


Block = Answer | Paragraph | Terms | ChartBlock | Table | Heading | Quotation | Question


@dataclass(frozen=True)
class Section:
    id: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def parts(self) -> tuple[Heading, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Heading) and block.is_part)


@dataclass(frozen=True)
class Mark:
    """That the report is not what it may seem: a short label, and a sentence. `is_across`: set across every page."""

    label: str
    note: str
    is_across: bool = False


@dataclass(frozen=True)
class Document:
    """The whole report. `marks`: what a reader must know of it before anything else."""

    language: str
    title: str
    association: str
    period: str
    summary: str
    marks: tuple[Mark, ...]
    sections: tuple[Section, ...]
    furniture: tuple[tuple[str, str], ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table in reading order, also those that belong to charts."""
        found = [
            block.table if isinstance(block, ChartBlock) else block
            for section in self.sections
            for block in section.blocks
            if isinstance(block, (ChartBlock, Table))
        ]
        return tuple(found)

    @property
    def charts(self) -> tuple[ChartBlock, ...]:
        blocks = (block for section in self.sections for block in section.blocks)
        return tuple(block for block in blocks if isinstance(block, ChartBlock))
