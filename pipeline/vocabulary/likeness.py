"""How like a heading is to what a column is called, and which known layout a table almost fits.

Plain arithmetic on ideas and letters: pure, and the same for the same headings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.vocabulary.columns import Table
from pipeline.vocabulary.heading_words import IDEAS, KINDS, OPPOSED, SILENT, TOLD_APART
from pipeline.vocabulary.layouts import Layout, fold_heading

LEAST_LIKENESS = 0.6
"""Under this a heading and a column have too little in common to be named together."""
_SAME_LETTERS = 0.86
_FOREIGN = 1.0
"""The weight of a word that says nothing known, against 1 for one that does: it may say that this is something else."""


@dataclass(frozen=True)
class Proposal:
    """A heading that no layout reads as it stands, and the column it resembles. `likeness` is 0 to 1."""

    heading: str
    layout: str
    column: str
    likeness: float


@dataclass(frozen=True)
class Nearest:
    """The known layout that a table almost fits: `known` of its headings stand in the layout, `likened` resemble it.

    `lacking`: what the layout needs to recognise a table and that nothing here is or resembles.
    """

    layout: Layout
    known: int
    headings: int
    likened: tuple[Proposal, ...]
    lacking: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of the table's headings that are the layout's, as they stand or nearly."""
        return (self.known + len(self.likened)) / self.headings


@dataclass(frozen=True)
class Meaning:
    """The ideas in a heading or a name, and how many of its words say nothing known."""

    ideas: frozenset[str]
    foreign: int
    folded: str


class Likener:
    """Likens headings to names. Remembers what it has taken apart: the same names come again and again."""

    def __init__(self) -> None:
        self._words: Mapping[str, str] = {word: idea for idea, words in IDEAS for word in words.split()}
        self._silent = frozenset(SILENT.split())
        self._meanings: dict[str, Meaning] = {}

    def meaning(self, text: str) -> Meaning:
        """What a heading's words stand for.

        >>> sorted(Likener().meaning("Datum för avslut").ideas)
        ['date', 'end']
        """
        if text not in self._meanings:
            ideas: set[str] = set()
            foreign = 0
            for word in words_of(text):
                parts = self._parts(word)
                ideas.update(part for part in parts if part)
                foreign += not parts
            if ideas - {"person", "id"}:
                ideas.discard("person")  # the participant's gender, the client's health
            self._meanings[text] = Meaning(frozenset(ideas), foreign, fold_heading(text))
        return self._meanings[text]

    def likeness(self, heading: str, name: str) -> float:
        """0 to 1: 1 for the same letters, 0 where they speak of opposite ends or have nothing in common.

        >>> Likener().likeness("Hälsa före", "hälsa_efter")
        0.0
        """
        one, other = self.meaning(heading), self.meaning(name)
        if one.folded == other.folded:
            return 1.0 if one.folded else 0.0
        if _opposed(one.ideas, other.ideas):
            return 0.0
        # That both stand at the same end says little: so does half of the table.
        shared = len(one.ideas & other.ideas)
        if one.ideas & other.ideas <= set(OPPOSED) and other.ideas - set(OPPOSED) - {"date"}:
            shared = 0
        whole = len(one.ideas) + len(other.ideas) + _FOREIGN * (one.foreign + other.foreign)
        by_ideas = 0.97 * 2 * shared / whole if whole else 0.0
        best = max(by_ideas, 0.95 * _by_letters(one.folded, other.folded))
        if (one.ideas & KINDS) - other.ideas or (other.ideas & TOLD_APART) - one.ideas:
            best *= 0.4
        return round(best, 3)

    def best(self, heading: str, names: Iterable[str]) -> float:
        """How like a heading is to the name it is most like."""
        return max((self.likeness(heading, name) for name in names), default=0.0)

    def _parts(self, word: str) -> list[str]:
        """The ideas of one word, "" for a silent part; none where the word is foreign."""
        if word in self._words:
            return [self._words[word]]
        if word in self._silent or word.isdecimal():
            return [""]
        compound = self._compound(word)
        if compound:
            return compound
        # An abbreviation: the beginning of words that all mean the same.
        meant = {idea for known, idea in self._words.items() if len(word) >= 3 and known.startswith(word)}
        return list(meant) if len(meant) == 1 else []

    def _compound(self, word: str) -> list[str]:
        """A compound such as avslutsdatum, taken apart whole, longest first part first."""
        for length in range(len(word) - 1, 1, -1):
            first, rest = word[:length], word[length:]
            if first not in self._words and first not in self._silent:
                continue
            for tail in (rest, rest.removeprefix("s")):
                if tail in self._words or (tail in self._silent and len(tail) > 2):
                    return [self._words.get(first, ""), self._words.get(tail, "")]
                if len(tail) > 3 and (more := self._compound(tail)):
                    return [self._words.get(first, ""), *more]
        return []


def words_of(text: str) -> list[str]:
    """The words of a heading, folded: split at whatever is no letter or digit, and at a capital after a small letter.

    >>> words_of("PersonalID (födelseår)")
    ['personal', 'id', 'fodelsear']
    """
    parted = re.sub(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])", " ", text).replace("\u00ad", "").replace("%", " procent ")
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", parted.casefold()) if not unicodedata.combining(letter)
    )
    return re.findall(r"[^\W_]+", bare)


def _by_letters(one: str, other: str) -> float:
    """The share of letters in common, in order; 0 where it is no misspelling. Lengths alone rule most pairs out."""
    if 2 * min(len(one), len(other)) < _SAME_LETTERS * (len(one) + len(other)):
        return 0.0
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return ratio if ratio >= _SAME_LETTERS else 0.0


def _opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    first, second = ({idea for idea in OPPOSED if idea in ideas} for ideas in (one, other))
    return bool(first) and bool(second) and not first & second


def propose_headings(
    headings: Sequence[str], layouts: Sequence[Layout], tables: Sequence[Table] = ()
) -> tuple[Proposal, ...]:
    """Which columns of the nearest layout the headings resemble, most like first; () where no layout is near."""
    nearest = nearest_layout([headings], layouts, tables)
    return nearest.likened if nearest else ()


def nearest_layout(
    rows: Sequence[Sequence[str]], layouts: Sequence[Layout], tables: Sequence[Table] = (), least_share: float = 0.6
) -> Nearest | None:
    """The layout whose headings most of a row's cells are or resemble; None where no row has `least_share`.

    Judged on rows that may be heading rows. At least two cells must be headings of the layout as they stand, so
    that a row of values is never taken for headings. The tables' descriptions help where they are given.
    """
    likener = Likener()
    found = [
        near
        for row in rows
        for layout in layouts
        if (near := _nearness(row, layout, tables, likener)) is not None and near.share >= least_share
    ]
    return max(found, key=lambda near: (near.known + len(near.likened), near.known), default=None)


def _nearness(row: Sequence[str], layout: Layout, tables: Sequence[Table], likener: Likener) -> Nearest | None:
    cells = [cell.strip() for cell in row if cell and cell.strip()]
    names = _names(layout, tables)
    columns = {fold_heading(name): column for column, spellings in names.items() for name in spellings}
    known = {columns[fold_heading(cell)] for cell in cells if fold_heading(cell) in columns}
    if len(known) < 2 or len(known) + len(cells) < 4:
        return None
    unknown = [cell for cell in cells if fold_heading(cell) not in columns]
    free = {column: spellings for column, spellings in names.items() if column not in known}
    likened = pair(unknown, free, layout.id, likener)
    had = known | {each.column for each in likened}
    needed = [
        next((name for name in names if fold_heading(name) == fold_heading(each)), each) for each in layout.recognise
    ]
    return Nearest(layout, len(known), len(cells), likened, tuple(each for each in needed if each not in had))


def _names(layout: Layout, tables: Sequence[Table]) -> dict[str, tuple[str, ...]]:
    """Column to the headings it may stand under; of a layout with a SELECT, the headings it needs."""
    if layout.select is not None:
        return {needed: (needed,) for needed in layout.recognise}
    described = {
        column.name: column.describes for table in tables if table.name == layout.table for column in table.columns
    }
    return {
        name: (*headings, *((described[name].sv, described[name].en) if name in described else ()))
        for name, headings in layout.columns
    }


def pair(
    headings: Sequence[str], names: Mapping[str, tuple[str, ...]], layout: str, likener: Likener
) -> tuple[Proposal, ...]:
    """Each heading with at most one column and each column with at most one heading, most like first."""
    likened = sorted(
        (
            Proposal(heading, layout, column, likener.best(heading, spellings))
            for heading in headings
            for column, spellings in names.items()
        ),
        key=lambda each: -each.likeness,
    )
    taken: set[str] = set()
    kept = []
    for each in likened:
        if each.likeness >= LEAST_LIKENESS and not {f"h {each.heading}", f"c {each.column}"} & taken:
            taken |= {f"h {each.heading}", f"c {each.column}"}
            kept.append(each)
    return tuple(kept)
