"""The words a delivery is spelled in: the Swedish labels of `schemas/`, or the codes themselves."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.sample.assumptions import Assumptions
from pipeline.vocabulary.columns import Code, Column, Table, read_table
from pipeline.vocabulary.definitions import SCHEMAS
from pipeline.vocabulary.support import read_support

if TYPE_CHECKING:
    import pyarrow as pa

# What only some förbund or instruments give, and the invented one does without.
_NOT_THERE = ("health_profile_change", "support_risk")
# What the messy sample adds to the drawn participations (pipeline/sample/answers.py).
OWN_COLUMNS = (
    "eq_vas_before", "eq_vas_after", "work_ability_before", "work_ability_after", "referred_by", "target_groups",
    "support_days_before", "support_days_after", "activity_started_on", "activity_known_to", "work_6_months",
    "study_6_months", "public_support_6_months", "work_12_months", "study_12_months", "public_support_12_months",
)  # fmt: skip
CODED = ("registration_level", "gender", "exit_reason", "education", "support_time")


@dataclass(frozen=True)
class Wording:
    """`in_swedish`: labels, ja/nej and decimal comma. Otherwise codes, yes/no and decimal point."""

    table: Table
    support: tuple[Code, ...]
    in_swedish: bool

    def word(self, code: Code) -> str:
        return code.label.sv if self.in_swedish else code.code

    def words(self, column: str) -> dict[str, str]:
        """Code to word for one coded column."""
        return {code.code: self.word(code) for code in self.table.column(column).codes}

    @property
    def drawn(self) -> tuple[Column, ...]:
        """The columns of every sample, sound or messy."""
        return tuple(column for column in self.table.columns if column.name not in OWN_COLUMNS)

    def heading(self, column: Column) -> str:
        return column.label.sv if self.in_swedish else column.name


def read_wording(in_swedish: bool) -> Wording:
    support = read_support(SCHEMAS / "support.yaml").codes
    table = read_table(SCHEMAS / "participation.yaml")
    there = tuple(column for column in table.columns if column.name not in _NOT_THERE)
    return Wording(dataclasses.replace(table, columns=there), support, in_swedish)


def wording_table(wording: Wording, assumptions: Assumptions) -> pa.Table:
    """One row: a map from code to word for each coded column."""
    import pyarrow as pa

    maps: dict[str, dict[str, str]] = {column: wording.words(column) for column in CODED}
    maps["support"] = {code.code: wording.word(code) for code in wording.support}
    parties = wording.words("parties")
    sets = (value for value, _ in assumptions.choice("parties").weights)
    maps["parties"] = {each: "|".join(parties[party] for party in each.split("|")) for each in sets}
    kind = pa.map_(pa.string(), pa.string())
    columns: dict[str, Any] = {name: pa.array([list(words.items())], kind) for name, words in maps.items()}
    columns["health"] = [list(wording.words("health_before").values())]
    columns["yes"], columns["no"] = [["ja" if wording.in_swedish else "yes"], ["nej" if wording.in_swedish else "no"]]
    columns["decimal_mark"] = ["," if wording.in_swedish else "."]
    return pa.table(columns)
