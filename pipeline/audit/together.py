"""Everything that has been published of a förbund, as one puzzle over inner counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from pipeline.audit.figures_file import DIMENSIONS, Group, PublishedRow
from pipeline.audit.meaning import Answer, Meaning, meanings
from pipeline.audit.numbering import PARTS, TOGETHER, Block, Numbering, segments
from pipeline.audit.puzzle import Cell, Inner, Puzzle, Tie, hidden, shown

EVERYBODY: Block = ()
MOST_INNER_WITH_PARTS = 50_000
"""A puzzle of more inner counts than these is not made with the parts of every group."""


@dataclass(frozen=True)
class Together:
    """The rows of all releases, laid out as inner counts: subject × block × group × segment × part × answer.

    Dimensions that no table crosses need no joint count: any two margins with equal sums have a table. So each block
    of crossed dimensions stands by itself, tied to the block of everybody; and subjects are tied by how many people
    they hold.
    """

    rows: tuple[PublishedRow, ...]

    @cached_property
    def meanings(self) -> Mapping[str, Meaning]:
        return meanings(sorted({row.metric for row in self.rows}))

    @cached_property
    def subjects(self) -> Mapping[str, frozenset[Answer]]:
        """Every answer of each subject."""
        return dict(sorted((meaning.subject, meaning.every) for meaning in self.meanings.values()))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Sets of dimensions that some table crosses, joined where they share one."""
        found: list[set[str]] = []
        for crossed in sorted({tuple(name for name, _ in row.group) for row in self.rows} - {()}):
            meet = [block for block in found if block & set(crossed)]
            found = [block for block in found if block not in meet] + [set(crossed).union(*meet)]
        return tuple(sorted(tuple(name for name in DIMENSIONS if name in block) for block in found))

    @cached_property
    def numberings(self) -> Mapping[tuple[str, Block], Numbering]:
        fine = segments(row.quarters for row in self.rows if row.group)
        whole = segments(row.quarters for row in self.rows)
        found: dict[tuple[str, Block], Numbering] = {}
        start = 0
        for (subject, answers), block in product(self.subjects.items(), (EVERYBODY, *self.blocks)):
            numbering = Numbering(
                start, self._inner_groups(block), fine if block else whole, tuple(sorted(answers)), self.parts_of(block)
            )
            found[subject, block] = numbering
            start += numbering.size
        return found

    @cached_property
    def joins_parts(self) -> bool:
        """Whether those completed and those left out are counted together in the groups that no table divides so.

        It is a looser puzzle, and only made where the whole one would take many minutes: with it nothing is said of
        what the completed of everyone could tell of single groups.
        """
        fine, answers = segments(row.quarters for row in self.rows if row.group), map(len, self.subjects.values())
        groups = sum(len(self._inner_groups(block)) for block in self.blocks)
        return groups * len(fine) * len(PARTS) * sum(answers) > MOST_INNER_WITH_PARTS

    def parts_of(self, block: Block) -> tuple[str, ...]:
        """The parts that a block's people are told apart by."""
        return TOGETHER if self.joins_parts and block and block not in self._divided else PARTS

    @cached_property
    def _divided(self) -> frozenset[Block]:
        """The blocks of which some table has the completed by themselves."""
        names = [{name for name, _ in row.group} for row in self.rows if row.group and row.basis == "completed"]
        return frozenset(block for block in self.blocks if any(each <= set(block) for each in names))

    def set_of(self, row: PublishedRow, count: str) -> frozenset[Inner]:
        """The inner counts that one of a row's counts adds up."""
        meaning = self.meanings[row.metric]
        if count == "excluded":
            return self.people(meaning.subject, row, PARTS[1:] if row.basis == "completed" else (), meaning.every)
        return self.people(meaning.subject, row, _parts(row), _answers(meaning, count))

    def is_about_some(self, row: PublishedRow) -> bool:
        """Whether an answer decides who in the group the row is about."""
        meaning = self.meanings[row.metric]
        return meaning.subject != row.metric and meaning.known | meaning.missing != meaning.every

    def left_out(self, row: PublishedRow, count: str) -> frozenset[Inner]:
        """The same count among those whom the row of completed leaves out."""
        meaning = self.meanings[row.metric]
        return self.people(meaning.subject, row, PARTS[1:], _answers(meaning, count))

    def people(
        self, subject: str, row: PublishedRow, parts: Iterable[str], answers: frozenset[Answer]
    ) -> frozenset[Inner]:
        """The inner counts of a row's group and period that lie in the parts and have one of the answers."""
        block = next(block for block in (EVERYBODY, *self.blocks) if {name for name, _ in row.group} <= set(block))
        return self.numberings[subject, block].numbers(row.group, row.quarters, parts, frozenset(answers))

    @cached_property
    def puzzle(self) -> Puzzle:
        return Puzzle((*self._cells(), *self._everyone()), (*self._between_subjects(), *self._between_blocks()))

    def legend(self, with_sizes: bool = False) -> Puzzle:
        """What is proved by symbols alone: that nobody is in a group shown as 0, and somebody in a hidden one.

        `with_sizes`: and by how many each group holds where that is told, whatever became of them.
        """
        cells = tuple(cell for cell in self.puzzle.cells if cell.is_hidden or cell.high == 0)
        sizes = tuple(self._everyone()) if with_sizes else ()
        return Puzzle((*cells, *sizes), self.puzzle.ties)

    def _inner_groups(self, block: Block) -> tuple[Group, ...]:
        codes = (
            sorted({code for row in self.rows for dimension, code in row.group if dimension == name}) for name in block
        )
        return tuple(tuple(zip(block, each, strict=True)) for each in product(*codes))

    def _cells(self) -> Iterable[Cell]:
        for row in self.rows:
            for name, value in row.counts:
                if name == "excluded" and row.basis == "finished":
                    continue
                inner = self.set_of(row, name)
                yield (
                    shown(f"{row.id} {name}", inner, value) if value is not None else hidden(f"{row.id} {name}", inner)
                )
            if row.status == "hidden":
                # An empty group stands as 0, so there is somebody in a hidden one: with a known outcome or without.
                yield hidden(f"{row.id} members", self.set_of(row, "members"), 1)

    def _everyone(self) -> Iterable[Cell]:
        """How many a group holds is the same for every subject: told by one, it is known for all."""
        told: dict[tuple[tuple[str, ...], Group, tuple[int, ...]], tuple[PublishedRow, int]] = {}
        for row in self.rows:
            meaning = self.meanings[row.metric]
            known, missing, left = (row.count(name) for name in ("denominator", "missing", "excluded"))
            if meaning.known | meaning.missing == meaning.every and known is not None and missing is not None:
                told.setdefault((_parts(row), row.group, row.quarters), (row, known + missing))
            if row.basis == "completed" and left is not None:
                told.setdefault((PARTS[1:], row.group, row.quarters), (row, left))
        for (parts, _, _), (row, count) in told.items():
            for subject, answers in self.subjects.items():
                yield shown(f"{row.id} everyone", self.people(subject, row, parts, answers), count)

    def _between_subjects(self) -> Iterable[Tie]:
        """Every subject holds the same people in each smallest group."""
        (first, answers), *others = self.subjects.items()
        for block in (EVERYBODY, *self.blocks):
            one = self.numberings[first, block]
            for part, group, segment, (other, others_answers) in product(one.parts, one.groups, one.segments, others):
                yield _equal(
                    one.numbers(group, segment, (part,), frozenset(answers)),
                    self.numberings[other, block].numbers(group, segment, (part,), frozenset(others_answers)),
                )

    def _between_blocks(self) -> Iterable[Tie]:
        """The groups of each block hold the same people, with the same answers, as everybody."""
        for (subject, answers), block in product(self.subjects.items(), self.blocks):
            inside, everybody = self.numberings[subject, block], self.numberings[subject, EVERYBODY]
            for parts, segment, answer in product(_shares(inside.parts), inside.segments, sorted(answers)):
                one = frozenset({answer})
                yield _equal(inside.numbers((), segment, parts, one), everybody.numbers((), segment, parts, one))


def _shares(parts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Which parts are held against everybody's by themselves."""
    return tuple((part,) for part in parts) if parts == PARTS else (PARTS,)


def _parts(row: PublishedRow) -> tuple[str, ...]:
    return PARTS if row.basis == "finished" else PARTS[:1]


def _answers(meaning: Meaning, count: str) -> frozenset[Answer]:
    return {
        "numerator": meaning.yes,
        "denominator": meaning.known,
        "missing": meaning.missing,
        "no": meaning.known - meaning.yes,
        "members": meaning.known | meaning.missing,
        "everyone": meaning.every,
    }[count]


def _equal(one: frozenset[int], other: frozenset[int]) -> Tie:
    return Tie(((1.0, frozenset(one)), (-1.0, frozenset(other))), 0, 0)
