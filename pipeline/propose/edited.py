"""A known layout with the edits that a file needs: changed headings and new codes, for a person to approve."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.propose.layout_text import add_comment, add_heading
from pipeline.propose.placing import Placing, place
from pipeline.propose.profile import Delivered, Profile
from pipeline.propose.spellings import likely_code, understood
from pipeline.propose.values import Guess, Reading, read_values
from pipeline.propose.wording import DECIDE, placing_note, quoted, rare_note
from pipeline.vocabulary.columns import Column, Label, Table
from pipeline.vocabulary.layouts import Layout, fold_heading


@dataclass(frozen=True)
class Edited:
    """A known layout, and its text after the proposed edits."""

    layout: Layout
    after: str

    @property
    def diff(self) -> str:
        """What changes, as a unified diff; empty where nothing does."""
        before, after = (text.splitlines(keepends=True) for text in (self.layout.text, self.after))
        return "".join(difflib.unified_diff(before, after, self.layout.file, self.layout.file))


def propose_edit(
    delivered: Delivered, layout: Layout, table: Table, layouts: Sequence[Layout], language: str
) -> Edited:
    """The text of a layout without a SELECT, with a heading added where a column surely stands under a new one.

    What is less sure, and every new code, is added as a comment: nothing is read differently until a person says so.
    """
    after = layout.text
    for placing in _new_headings(delivered, layout, table, layouts):
        if placing.certainty == "sure":
            after = add_heading(after, placing.column.name, placing.profile.heading)
        else:
            said = f"{placing.column.name}: {DECIDE}  # {placing_note(placing, language)}"
            after = add_comment(after, "columns", placing.column.name, [said])
    for reading in _new_codes(delivered, layout, table):
        after = add_comment(after, "values", reading.column.name, list(_code_lines(reading, language)))
    return Edited(layout, after)


def _new_headings(delivered: Delivered, layout: Layout, table: Table, layouts: Sequence[Layout]) -> tuple[Placing, ...]:
    """Placings of the headings that the layout does not read, on columns that it found no heading for."""
    read = dict(_read(delivered, layout))
    headings = {profile.heading for profile in read.values()}
    return place(
        dataclasses.replace(
            delivered, profiles=tuple(each for each in delivered.profiles if each.heading not in headings)
        ),
        dataclasses.replace(table, columns=tuple(each for each in table.columns if each.name not in read)),
        layouts,
    )


def _read(delivered: Delivered, layout: Layout) -> Iterator[tuple[str, Profile]]:
    """Column and the profile of the heading that the layout reads it under."""
    folded: dict[str, Profile] = {}
    for profile in delivered.profiles:
        folded.setdefault(fold_heading(profile.heading), profile)
    for column, headings in layout.columns:
        found = next((folded[fold_heading(each)] for each in headings if fold_heading(each) in folded), None)
        if found is not None:
            yield column, found


def _new_codes(delivered: Delivered, layout: Layout, table: Table) -> Iterator[Reading]:
    for name, profile in _read(delivered, layout):
        column = table.column(name)
        if column.type not in ("code", "codes", "yes_no"):
            continue
        reading = read_values(Placing(column, profile, 1.0, 0.0, "sure", ()))
        known = {delivered.lower() for delivered, _ in layout.spellings(name)} | set(layout.missing_words(name))
        guesses = tuple(each for each in _every_value(reading, column) if each.delivered.lower() not in known)
        if guesses:
            yield dataclasses.replace(reading, guesses=guesses)


def _every_value(reading: Reading, column: Column) -> Sequence[Guess]:
    """The guesses, and numbers that looked like a scale or like codes for missing: the layout did not say so."""
    spellings = understood(column)
    unsaid = [*reading.missing_words, *reading.missing, *(value for value, _ in reading.scaled)]
    counts = dict(reading.scaled)
    more = [Guess(value, likely_code(value, spellings), counts.get(value, 0)) for value in unsaid]
    return [*reading.guesses, *more]


def _code_lines(reading: Reading, language: str) -> Iterator[str]:
    for guess in reading.guesses:
        code = quoted(guess.code) if guess.code else DECIDE
        rows = Label(f"ny kod, {guess.rows} rader", f"new code, {guess.rows} rows")[language]
        yield f"{reading.column.name}: {{{quoted(guess.delivered)}: {code}}}  # {rows}"
    if reading.rare:
        yield rare_note(reading, language)
