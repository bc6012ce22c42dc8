"""The station's public act: from a table looked through to a layout that a person can approve."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.propose.dates import date_forms
from pipeline.propose.placing import Placing, place
from pipeline.propose.profile import Delivered
from pipeline.propose.values import read_values
from pipeline.propose.wording import DECIDE
from pipeline.propose.written import Draft, write_layout
from pipeline.vocabulary.columns import Table
from pipeline.vocabulary.layouts import Layout, fold_heading

_RECOGNISED_BY = 4


@dataclass(frozen=True)
class Decision:
    """A line of the proposed file where a person must decide, and what about."""

    line: int
    what: str


@dataclass(frozen=True)
class Proposed:
    """A proposed layout: its text, what is left to decide, and what each heading was taken for."""

    text: str
    table: str
    placings: tuple[Placing, ...]

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """In the order of the file, which is the order of importance: columns, codes, scales, dates."""
        return tuple(
            Decision(number, f"{line.partition(':')[0].strip(' -')}: {line.partition('# ')[2]}")
            for number, line in enumerate(self.text.splitlines(), start=1)
            if DECIDE in line.partition("#")[0]
        )


def propose_layout(name: str, delivered: Delivered, table: Table, layouts: Sequence[Layout], language: str) -> Proposed:
    """A layout for the table, called `name`, in the reader's language. `layouts` are those that are known."""
    placings = place(delivered, table, layouts)
    dates = [each.profile for each in placings if each.column.type == "date"]
    dates = dates or [profile for profile in delivered.profiles if profile.dated > 0.9 * profile.filled]
    draft = Draft(
        id=name,
        delivered=delivered,
        table=table,
        placings=placings,
        # What a doubtful column's values mean is asked once its heading is decided: `utfall layout` again.
        readings=tuple(read_values(each) for each in placings if each.certainty == "sure" or each.evidence > 0),
        dates=date_forms(dates),
        recognise=_recognise(delivered, placings, layouts),
    )
    return Proposed(write_layout(draft, language), table.name, placings)


def best_table(delivered: Delivered, tables: Sequence[Table], layouts: Sequence[Layout]) -> Table:
    """The table that most of the headings stand for; participations where none is clearly better."""
    weights = {table.name: _weight(table, place(delivered, table, layouts)) for table in tables}
    best = max(tables, key=lambda table: weights[table.name])
    first = next(table for table in tables if table.name == "participation")
    return best if weights[best.name] > weights[first.name] + 1 else first


def _weight(table: Table, placings: Sequence[Placing]) -> float:
    found = {each.column.name for each in placings}
    lacking = sum(1 for column in table.columns if column.required and column.name not in found)
    return sum(each.score for each in placings) - lacking


def _recognise(delivered: Delivered, placings: Sequence[Placing], layouts: Sequence[Layout]) -> tuple[str, ...]:
    """Few headings that together no other known layout's files have: the needed ones, and some that are its own."""
    common = {fold_heading(each) for layout in layouts for _, headings in layout.columns for each in headings}
    common |= {fold_heading(each) for layout in layouts for each in layout.recognise}
    headings = [
        profile.heading for profile in delivered.profiles if not re.fullmatch(r"kolumn( \d+)?", profile.heading)
    ]
    required = [each.profile.heading for each in placings if each.column.required]
    own = [heading for heading in headings if fold_heading(heading) not in common]
    used = {each.profile.heading for each in placings}
    own.sort(key=lambda heading: heading not in used)
    chosen = dict.fromkeys([*required, *own[: max(2, _RECOGNISED_BY - len(required))]])
    if not own:
        chosen = dict.fromkeys(headings)
    return tuple(heading for heading in headings if heading in chosen)


def slug(text: str) -> str:
    """A layout's id from a file's name: a-z, digits and hyphens.

    >>> slug("Uttag hösten 2026")
    'uttag-hosten-2026'
    """
    import unicodedata

    bare = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-") or "layout"
