"""What breaks each rule and what does not, as declared in `schemas/rule_examples.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.vocabulary.definition_file import Entry, read_definition


@dataclass(frozen=True)
class Place:
    """Where a finding points: row as a spreadsheet numbers it and canonical column; None for the whole file."""

    row: int | None
    column: str | None


@dataclass(frozen=True)
class RuleExample:
    """One rule's examples. `breaks`, `holds` and `before` are deliveries as text; `beside` registers by file name.

    `times`: how often the last line stands, each time with an id of its own. `is_alone`: the delivery must not
    meet those of other examples. Where `shown_by` names a test, that test shows the rule instead.
    """

    rule: str
    breaks: str
    holds: str
    found: tuple[Place, ...]
    before: str | None
    beside: tuple[tuple[str, str], ...]
    times: int
    is_alone: bool
    shown_by: str | None


def read_rule_examples(path: Path) -> tuple[RuleExample, ...]:
    """Read `schemas/rule_examples.yaml`. Raises DefinitionFault."""
    whole = read_definition(path)
    whole.allow("version", "rules")
    return tuple(_example(rule, entry) for rule, entry in whole.get("rules").items())


def written_out(delivery: str, times: int) -> str:
    """The delivery with its last line standing `times` times: D1 becomes D1, D2, D3 …

    >>> written_out("id;kön\\nD1;man\\n", 3)
    'id;kön\\nD1;man\\nD2;man\\nD3;man\\n'
    """
    *lines, last = delivery.splitlines() or [""]
    _, _, rest = last.partition(";")
    return "\n".join([*lines, last, *(f"D{number};{rest}" for number in range(2, times + 1))]) + "\n" if last else ""


def _example(rule: str, entry: Entry) -> RuleExample:
    entry.allow("breaks", "holds", "found", "before", "with", "times", "alone", "shown_by")
    shown_by, before, beside = entry.find("shown_by"), entry.find("before"), entry.find("with")
    times, alone = entry.find("times"), entry.find("alone")
    if shown_by:
        return RuleExample(rule, "", "", (), None, (), 1, False, shown_by.text())
    return RuleExample(
        rule=rule,
        breaks=entry.get("breaks").text(),
        holds=entry.get("holds").text(),
        found=tuple(_place(each) for each in entry.get("found").entries()),
        before=before.text() if before else None,
        beside=tuple((name, each.text()) for name, each in beside.items()) if beside else (),
        times=times.whole_number() if times else 1,
        is_alone=bool(before or beside or times or (alone and alone.flag())),
        shown_by=None,
    )


def _place(entry: Entry) -> Place:
    row, column = entry.entries()
    return Place(row.whole_number() if row.value != "" else None, column.text() or None)
