"""Which date forms a table uses; where day and month could be either, that is said and never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.propose.profile import LEAST_ROWS, Profile

PIVOT = 1970
"""Two-digit years of starts and exits: 70 is 1970 and 69 is 2069."""
_ENOUGH = 3
"""So many days over 12 settle the order of day and month, where none speaks for the other order."""


@dataclass(frozen=True)
class DateForm:
    """One form of date in a table. `form` is None where several (`either`) fit and a person must decide.

    `rows` have the form; `telling` of them can be read in one order only (a day over 12).
    """

    form: str | None
    either: tuple[str, ...]
    rows: int
    telling: int

    @property
    def has_short_year(self) -> bool:
        return any("%y" in form for form in (self.form or "", *self.either))


def date_forms(profiles: Sequence[Profile]) -> tuple[DateForm, ...]:
    """The forms of the columns that hold dates, commonest first: the evidence of all of them together."""
    seen: dict[str, dict[tuple[str, ...], int]] = {}
    for profile in profiles:
        for forms, rows in profile.dates:
            for skeleton in {_skeleton(form) for form in forms}:
                alike = tuple(form for form in forms if _skeleton(form) == skeleton)
                group = seen.setdefault(skeleton, {})
                group[alike] = group.get(alike, 0) + rows
    found = [_form(group) for group in seen.values() if sum(group.values()) >= LEAST_ROWS]
    return tuple(sorted(found, key=lambda each: -each.rows))


def _form(group: dict[tuple[str, ...], int]) -> DateForm:
    """The one form of those that look alike while their digits are not told apart."""
    rows = sum(group.values())
    possible = tuple(dict.fromkeys(form for forms in group for form in forms))
    fitting = {form: sum(count for forms, count in group.items() if form in forms) for form in possible}
    whole = [form for form in possible if fitting[form] == rows]
    telling = sum(count for forms, count in group.items() if len(forms) == 1)
    if len(whole) == 1 and (len(possible) == 1 or telling >= _ENOUGH):
        return DateForm(whole[0], (), rows, telling)
    return DateForm(None, tuple(sorted(possible, key=lambda form: -fitting[form])), rows, telling)


def _skeleton(form: str) -> str:
    return re.sub("%[dmyHMS]", "00", form.replace("%Y", "0000"))
