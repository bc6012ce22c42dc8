"""What may stand in a column, in words for the one who mends a cell."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.vocabulary.columns import Column, Label

SAYS_ONLY_NOT = ("unknown-code", "required-missing", "out-of-range", "unreadable-value", "exit-reason-missing")
"""Rules that say what is wrong without saying what would be right."""
NAMES_INSATSER = ("insats-unknown", "insats-structural")
"""Rules after which the insatser that can have participants are named."""
MOST_NAMED = 40

_FORMS = {
    "yes_no": Label("Skriv ja eller nej.", "Write ja (yes) or nej (no)."),
    "whole_number": Label("Skriv ett heltal med enbart siffror.", "Write a whole number, in digits only."),
    "number": Label("Skriv ett tal med enbart siffror.", "Write a number, in digits only."),
}


def may_stand(column: Column, answers: Sequence[str] = (), day: str = "2026-01-31") -> Label | None:
    """The codes, the form or the ends of a column's values; None where any text may stand.

    `answers`: the codes as this file spells them; `day`: 31 January 2026 as this file writes it.

    >>> from pipeline.vocabulary.definitions import read_definitions
    >>> participation = read_definitions().table("participation")
    >>> print(may_stand(participation.column("gender")).sv)
    Det här kan stå: kvinna, man, annat.
    >>> print(may_stand(participation.column("start_date"), day="31/01/2026").sv)
    Skriv datumet som 31/01/2026.
    """
    if column.codes:
        sv = ", ".join(answers or [code.label.sv for code in column.codes[:MOST_NAMED]])
        en = ", ".join(answers or [code.label.en for code in column.codes[:MOST_NAMED]])
        several = column.type == "codes"
        return Label(
            f"Det här kan stå{' (flera skiljs med |)' if several else ''}: {sv}.",
            f"What may stand{' (several are separated by |)' if several else ''}: {en}.",
        )
    if column.type == "date":
        return Label(f"Skriv datumet som {day}.", f"Write the date as {day}.")
    if column.digits is not None:
        return Label(f"Skriv koden med {column.digits} siffror.", f"Write the code in {column.digits} digits.")
    if column.type == "yes_no" and answers:
        return Label(f"Skriv {' eller '.join(answers)}.", f"Write {' or '.join(answers)}.")
    form = _FORMS.get(column.type)
    if form is None or column.least is None or column.most is None:
        return form
    ends = f"{column.least:g}\u2013{column.most:g}"
    return Label(f"{form.sv[:-1]}, inom {ends}.", f"{form.en[:-1]}, within {ends}.")
