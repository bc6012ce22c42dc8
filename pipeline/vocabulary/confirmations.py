"""Findings that a named person has confirmed to be right as they are: `schemas/confirmations.yaml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.vocabulary.definition_file import Entry, read_definition
from pipeline.vocabulary.rules import Rule
from pipeline.vocabulary.vouched import KEYS, Vouched, read_vouched


@dataclass(frozen=True)
class Confirmation:
    """The findings of a rule in a delivery, in the rows named; without rows, all that the rule found in the file.

    `severity` is that of the findings it can confirm: where the rule sets rows aside, confirming makes them count.
    """

    rule: str
    severity: str
    vouched: Vouched


def read_confirmations(paths: Sequence[Path], rules: Sequence[Rule]) -> tuple[Confirmation, ...]:
    """Read the files in turn. Raises DefinitionFault: an unknown rule, one that cannot be confirmed, nobody's name."""
    known = {rule.id: rule for rule in rules}
    found: list[Confirmation] = []
    for path in paths:
        whole = read_definition(path)
        whole.allow("version", "confirmations")
        found += [_confirmation(entry, known) for entry in whole.get("confirmations").entries()]
    return tuple(found)


def _confirmation(entry: Entry, known: dict[str, Rule]) -> Confirmation:
    entry.allow("rule", *KEYS)
    name = entry.get("rule")
    rule = known.get(name.text())
    if rule is None:
        name.fault(f"det finns ingen regel ”{name.text()}”.", f"there is no rule “{name.text()}”.")
    if not rule.confirmable:
        name.fault(
            f"anmärkningar från regeln {rule.id} kan inte bekräftas: rätta i källan och leverera på nytt.",
            f"findings of the rule {rule.id} cannot be confirmed: mend the source and deliver again.",
        )
    # A rule without a severity of its own warns in some columns and sets aside in others: only the warnings fit.
    return Confirmation(rule.id, rule.severity or "warn", read_vouched(entry))
