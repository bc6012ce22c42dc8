"""What may stand in a column, in words for the one who mends a cell."""

from __future__ import annotations

from pipeline.vocabulary.columns import Column, Label

SAYS_ONLY_NOT = ("unknown-code", "required-missing", "out-of-range")
"""Rules that say what is wrong without saying what would be right."""
MOST_NAMED = 40

_FORMS = {
    "date": Label("Skriv datumet som 2026-09-30.", "Write the date as 2026-09-30."),
    "yes_no": Label("Skriv ja eller nej.", "Write ja (yes) or nej (no)."),
    "whole_number": Label("Skriv ett heltal.", "Write a whole number."),
    "number": Label("Skriv ett tal.", "Write a number."),
}


def may_stand(column: Column) -> Label | None:
    """The codes, the form or the ends of a column's values; None where any text may stand.

    >>> from pipeline.vocabulary.definitions import read_definitions
    >>> print(may_stand(read_definitions().table("participation").column("gender")).sv)
    Det här kan stå: kvinna, man, annat.
    """
    if column.codes:
        sv = ", ".join(code.label.sv for code in column.codes[:MOST_NAMED])
        en = ", ".join(code.label.en for code in column.codes[:MOST_NAMED])
        several = column.type == "codes"
        return Label(
            f"Det här kan stå{' (flera skiljs med |)' if several else ''}: {sv}.",
            f"What may stand{' (several are separated by |)' if several else ''}: {en}.",
        )
    form = _FORMS.get(column.type)
    if form is None or column.least is None or column.most is None:
        return form
    ends = f"{column.least:g}\u2013{column.most:g}"
    return Label(f"{form.sv[:-1]} inom {ends}.", f"{form.en[:-1]} within {ends}.")
