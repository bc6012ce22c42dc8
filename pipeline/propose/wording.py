"""Texts in a proposed layout: YAML that is safe whatever a heading holds, and comments in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.propose.dates import DateForm
from pipeline.propose.placing import Placing
from pipeline.propose.values import Reading
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.undecided import UNDECIDED

DECIDE = f'"{UNDECIDED}"'
_LONGEST = 80


def quoted(text: str) -> str:
    """A text between double quotes, as YAML reads it back; on one line."""
    letters = (
        {"\\": "\\\\", '"': '\\"'}.get(letter, letter)
        if letter.isprintable()
        else f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"
        for letter in text
    )  # fmt: skip
    return f'"{"".join(letters)}"'


def flow_list(texts: Iterable[str]) -> str:
    return f"[{', '.join(quoted(text) for text in texts)}]"


def named(headings: Iterable[str]) -> str:
    """Headings in a comment, long ones cut."""
    return ", ".join(quoted(each if len(each) <= _LONGEST else f"{each[:_LONGEST]}…") for each in headings)


def placing_note(placing: Placing, language: str) -> str:
    """How sure a placing is, and what speaks for it."""
    per_cent = round(100 * placing.score)
    seen = _evidence_note(placing)[language]
    if placing.certainty == "sure":
        return Label(f"säker ({per_cent} %); {seen}", f"sure ({per_cent} %); {seen}")[language]
    rivals = named(placing.rivals)
    besides = Label(f" eller {rivals}", f" or {rivals}")[language] if rivals else ""
    heading = quoted(placing.profile.heading)
    return Label(
        f"bestäm: troligen {heading} ({per_cent} %){besides}; {seen}. Skriv rubriken, eller ta bort raden",
        f"decide: probably {heading} ({per_cent} %){besides}; {seen}. Write the heading, or remove the line",
    )[language]


def _evidence_note(placing: Placing) -> Label:
    profile = placing.profile
    if not profile.filled:
        return Label("kolumnen är tom", "the column is empty")
    if placing.column.type == "date":
        return Label(
            f"{profile.dated} av {profile.filled} värden är datum",
            f"{profile.dated} of {profile.filled} values are dates",
        )
    if placing.evidence > 0:
        return Label("värdena stämmer", "the values fit")
    if placing.evidence == 0:
        return Label("värdena säger inget emot", "the values say nothing against it")
    return Label("värdena ser ut som något annat", "the values look like something else")


def date_note(form: DateForm, language: str) -> str:
    """What speaks for a date form."""
    if form.form is not None and form.telling < form.rows:
        return Label(
            f"{form.form}: {form.rows} värden, i {form.telling} av dem är dagen över 12",
            f"{form.form}: {form.rows} values, in {form.telling} of them the day is over 12",
        )[language]
    if form.form is not None:
        return Label(f"{form.form}: {form.rows} värden", f"{form.form}: {form.rows} values")[language]
    either = Label(" eller ", " or ")[language].join(form.either)
    return Label(
        f"bestäm: {either}. {form.rows} värden, varav {form.telling} går att läsa på ett enda sätt (dag över 12)",
        f"decide: {either}. {form.rows} values, of which {form.telling} can be read in one way only (day over 12)",
    )[language]


def rare_note(reading: Reading, language: str) -> str:
    return Label(
        f"{reading.rare} värden i färre än fem rader var ({reading.rare_rows} rader) visas inte; "
        "de som inte förstås blir anmärkningar",
        f"{reading.rare} values in fewer than five rows each ({reading.rare_rows} rows) are not shown; "
        "those not understood become findings",
    )[language]
