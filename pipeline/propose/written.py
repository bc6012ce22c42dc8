"""The proposed layout as the YAML text that a person reads, corrects and approves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.propose.dates import PIVOT, DateForm
from pipeline.propose.placing import Placing
from pipeline.propose.profile import Delivered, Profile
from pipeline.propose.values import Guess, Reading
from pipeline.propose.wording import DECIDE, date_note, flow_list, named, placing_note, quoted, rare_note
from pipeline.vocabulary.columns import Column, Label, Table


@dataclass(frozen=True)
class Draft:
    """Everything found out about a delivered table, before it is written."""

    id: str
    delivered: Delivered
    table: Table
    placings: tuple[Placing, ...]
    readings: tuple[Reading, ...]
    dates: tuple[DateForm, ...]
    recognise: tuple[str, ...]

    def placing(self, column: Column) -> Placing | None:
        return next((each for each in self.placings if each.column is column), None)


def write_layout(draft: Draft, language: str) -> str:
    """The layout's text. Holds headings, codes in at least five rows, and counts: no other value."""
    parts = (_head, _columns, _constants, _values, _scales, _missing, _dates, _unused)
    return "\n".join(line.rstrip() for part in parts for line in part(draft, language)) + "\n"


def _head(draft: Draft, language: str) -> Iterator[str]:
    delivered = draft.delivered
    row, rows, wide = delivered.heading_row, delivered.rows, len(delivered.profiles)
    yield Label(
        '# Förslag från utfall layout. Läs igenom, bestäm allt som står som "?" och rätta det som är fel.',
        '# Proposed by utfall layout. Read it through, decide everything that stands as "?" and mend what is wrong.',
    )[language]
    yield Label(
        f"# Rubrikerna stod på rad {row}; {wide} kolumner, {rows} rader. Här står inga uppgifter om någon person.",
        f"# The headings stood on row {row}; {wide} columns, {rows} rows. No facts about any person stand here.",
    )[language]
    yield f"layout: {draft.id}"
    yield "version: 1"
    yield f"table: {draft.table.name}"
    yield f"label: {{sv: {quoted(draft.id)}, en: {quoted(draft.id)}}}"
    yield f"status: {Label('förslag, ändra fritt', 'proposed, edit freely')[language]}"
    yield (
        "replaces: rows  # "
        + Label(
            "en ny leverans ersätter bara de rader den själv har; skriv insats om varje leverans är ett helt uttag",
            "a new delivery replaces only the rows it has; write insats if each delivery is a complete extract",
        )[language]
    )
    yield "recognise:  # " + Label("rubriker som alla måste finnas", "headings that must all be there")[language]
    yield from (f"  - {quoted(heading)}" for heading in draft.recognise)


def _columns(draft: Draft, language: str) -> Iterator[str]:
    yield "columns:"
    absent = []
    for column in draft.table.columns:
        placing = draft.placing(column)
        if placing is not None:
            value = quoted(placing.profile.heading) if placing.certainty == "sure" else DECIDE
            yield f"  {column.name}: {value}  # {placing_note(placing, language)}"
        elif column.required and column.name != "insats_id":
            yield f"  {column.name}: {DECIDE}  # {_required_note(draft, column, language)}"
        elif not column.required:
            absent.append(f"{column.name} ({column.label[language]})")
    if absent:
        names = ", ".join(absent)
        yield Label(f"  # Hittades inte: {names}", f"  # Not found: {names}")[language]


def _required_note(draft: Draft, column: Column, language: str) -> str:
    what = column.describes[language]
    free = [each.heading for each in _unplaced(draft) if column.type != "date" or each.dated > each.filled / 2][:8]
    names = named(free)
    return Label(
        f"bestäm: {what} krävs men hittades inte. Lediga rubriker: {names or 'inga'}",
        f"decide: {what} is required but was not found. Free headings: {names or 'none'}",
    )[language]


def _constants(draft: Draft, language: str) -> Iterator[str]:
    """A file of one insats seldom says which: then the layout says it for all rows."""
    column = next((each for each in draft.table.columns if each.name == "insats_id"), None)
    if column is None or not column.required or draft.placing(column) is not None:
        return
    yield "constants:"
    yield (
        f"  insats_id: {DECIDE}  # "
        + Label(
            "bestäm: ingen rubrik säger vilken insats. Skriv insatsens id för hela filen, "
            "eller flytta raden till columns med rubriken",
            "decide: no heading says which insats. Write the insats's id for the whole file, "
            "or move the line to columns with its heading",
        )[language]
    )


def _values(draft: Draft, language: str) -> Iterator[str]:
    mapped = [reading for reading in draft.readings if reading.guesses]
    if mapped:
        yield "values:"
    for reading in mapped:
        yield f"  {reading.column.name}:"
        if any(guess.code is None for guess in reading.guesses):
            yield f"    # {_codes_note(reading.column, language)}"
        yield from (f"    {quoted(guess.delivered)}: {_code(guess, language)}" for guess in reading.guesses)
        if reading.rare:
            yield f"    # {rare_note(reading, language)}"


def _codes_note(column: Column, language: str) -> str:
    if column.type == "yes_no":
        return Label("koder: yes (ja), no (nej)", "codes: yes, no")[language]
    codes = ", ".join(f"{code.code} ({code.label[language]})" for code in column.codes)
    return Label(f"koder: {codes}", f"codes: {codes}")[language]


def _code(guess: Guess, language: str) -> str:
    rows = Label(f"{guess.rows} rader", f"{guess.rows} rows")[language]
    if guess.code is not None:
        return f"{quoted(guess.code)}  # {rows}"
    return f"{DECIDE}  # " + Label(f"bestäm koden; {rows}", f"decide the code; {rows}")[language]


def _scales(draft: Draft, language: str) -> Iterator[str]:
    scaled = [(reading.column, reading.scale) for reading in draft.readings if reading.scale]
    if scaled:
        yield "scales:"
    for column, scale in scaled:
        best = DECIDE if scale.best is None else str(scale.best)
        first = f"  {column.name}: {{from: {scale.low}, to: {scale.high}, best: {best}}}  # "
        if scale.best is not None:
            yield first + Label("andelar av 1 blir procent", "shares of 1 become per cent")[language]
            continue
        good, bad = column.codes[0].label[language], column.codes[-1].label[language]
        yield (
            first
            + Label(
                f"bestäm riktningen: {scale.low} om {scale.low} är {good}, {scale.high} om {scale.high} är {good} "
                f"(och {scale.low} {bad})",
                f"decide the direction: {scale.low} if {scale.low} is {good}, {scale.high} if {scale.high} is {good} "
                f"(and {scale.low} {bad})",
            )[language]
        )


def _missing(draft: Draft, language: str) -> Iterator[str]:
    words = dict.fromkeys(word for reading in draft.readings for word in reading.missing_words)
    own = [(reading.column.name, reading.missing) for reading in draft.readings if reading.missing]
    if not words and not own:
        return
    yield (
        "missing:  # "
        + Label("ord och koder som betyder att uppgift saknas", "what means that nothing is known")[language]
    )
    if words:
        yield f"  all: {flow_list(words)}"
    for name, codes in own:
        yield (
            f"  {name}: {flow_list(codes)}  # "
            + Label("står utanför de andra koderna", "beyond the other codes")[language]
        )


def _dates(draft: Draft, language: str) -> Iterator[str]:
    if not draft.dates:
        return
    yield "dates:"
    for form in draft.dates:
        yield f"  - {quoted(form.form) if form.form else DECIDE}  # {date_note(form, language)}"
    if any(form.has_short_year for form in draft.dates):
        yield (
            f"pivot: {PIVOT}  # "
            + Label(f"tvåsiffriga årtal betyder {PIVOT}-{PIVOT + 99}", f"two-digit years mean {PIVOT}-{PIVOT + 99}")[
                language
            ]
        )


def _unused(draft: Draft, language: str) -> Iterator[str]:
    free = [profile.heading for profile in _unplaced(draft)]
    if free:
        yield Label(f"# Används inte: {named(free)}", f"# Not used: {named(free)}")[language]


def _unplaced(draft: Draft) -> list[Profile]:
    placed = {each.profile.heading for each in draft.placings}
    return [profile for profile in draft.delivered.profiles if profile.heading not in placed]
