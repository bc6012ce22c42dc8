"""An open table as a folder: table.csv for machines and README.txt, in both languages, for people."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.open_table import TABLE, OpenTable

README = "README.txt"
GROUPS = ("gender", "age_group", "insats_id", "municipality")
HEADER = (
    "metric", "definition_version", "period_kind", "period", "first_quarter", "last_quarter", "basis", *GROUPS,
    "numerator", "denominator", "missing", "numerator_exact", "denominator_exact", "missing_exact", "rounded_to",
)  # fmt: skip
"""The names of figures.csv; an empty group column = all."""
COUNTS = (("yes",), ("yes", "no"), ("missing",))
GOAL = 20
"""From so many on the goal figure of an insats is named where it came out exact."""


def write_open_table(table: OpenTable, definitions: Definitions, folder: Path, is_sample: bool) -> None:
    """Write both files. Same table, same bytes."""
    (folder / TABLE).write_text(table_csv(table), encoding="utf-8", newline="")
    text = "\n\n".join(_readme(table, definitions, is_sample, language) for language in ("sv", "en"))
    (folder / README).write_text(text + "\n", encoding="utf-8", newline="")


def table_csv(table: OpenTable) -> str:
    """UTF-8 text with comma and line feed, as figures.csv."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    first, last = str(table.first), str(table.last)
    about = (table.metric, table.version, table.period_kind, table.period, first, last, "finished")
    for group in table.groups:
        totals = (table.total(group, answers) for answers in COUNTS)
        exact = ("true" if table.is_exact(group, answers) else "false" for answers in COUNTS)
        writer.writerow([*about, *(getattr(group, name) or "" for name in GROUPS), *totals, *exact, table.base])
    return out.getvalue()


def _readme(table: OpenTable, definitions: Definitions, is_sample: bool, language: str) -> str:
    metric = definitions.metric(table.metric)
    kept = [
        group.insats_id
        for group in table.groups
        if group.kind == "insats"
        and group.gender is group.age_group is group.municipality is None
        and table.total(group, COUNTS[1]) >= GOAL
        and table.is_exact(group, COUNTS[1])
    ]
    names = ", ".join(each for each in kept if each) or _NONE[language]
    facts = {"base": table.base, "less": table.base - 1, "goal": GOAL, "kept": names}
    return "\n".join(
        [
            f"{metric.label[language]} ({table.metric}.{table.version}), {table.first}–{table.last}",
            *([_INVENTED[language]] if is_sample else []),
            "",
            definitions.disclosure.rounding.legend[language] + ".",
            _RULE[language].format(**facts),
            "",
            f"numerator: {metric.numerator[language]}",
            f"denominator: {metric.denominator[language]}",
            _COLUMNS[language].format(**facts),
        ]
    )


_NONE = Label("inga", "none")
_INVENTED = Label("Påhittade uppgifter: ingen person finns.", "Invented data: no person exists.")
_RULE = Label(
    "Innersta antal (en grupp av varje indelning; ja, nej eller saknas) som gäller 1–{less} personer har ändrats\n"
    "till 0 eller {base}. De andra är oförändrade. Alla summor är summor av de ändrade talen, så allt går ihop.\n"
    "0 betyder ingen eller några få, {base} några få eller {base}. Räkna inga andelar på små tal.\n"
    "Inga målsiffror lovas vara exakta. De som blev det har true i kolumnerna …_exact.\n"
    "Insatser med minst {goal} kända utfall vars målsiffra är exakt: {kept}.",
    "Innermost counts (one group of each breakdown; yes, no or missing) of 1–{less} people have been changed\n"
    "to 0 or {base}. The others are unchanged. All sums are sums of the changed counts, so everything adds up.\n"
    "0 means none or a few, {base} a few or {base}. Work out no shares of small numbers.\n"
    "No goal figure is promised to be exact. Those that came out so have true in the columns …_exact.\n"
    "Insatser with at least {goal} known outcomes whose goal figure is exact: {kept}.",
)
_COLUMNS = Label(
    "missing: avslutade vars utfall inte är känt\n"
    "gender, age_group, insats_id, municipality: gruppen; tomt = alla\n"
    "rounded_to: basen, {base}",
    "missing: finished, outcome not known\n"
    "gender, age_group, insats_id, municipality: the group; empty = all\n"
    "rounded_to: the base, {base}",
)
