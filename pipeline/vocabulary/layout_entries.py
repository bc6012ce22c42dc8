"""The parts of a layout file: headings, value maps, constants, named insatser and rules of its own."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.vocabulary.columns import Table
from pipeline.vocabulary.definition_file import Entry
from pipeline.vocabulary.layout_cells import Scale, known_column, scale_spellings
from pipeline.vocabulary.rules import Rule, read_rule


@dataclass(frozen=True)
class NamedInsats:
    """An insats that the layout itself names, for sources that come without an insats register."""

    insats_id: str
    name: str


def read_columns(entry: Entry | None, table: Table) -> tuple[tuple[str, tuple[str, ...]], ...]:
    given: dict[str, tuple[str, ...]] = {}
    for name, each in entry.items() if entry else ():
        known_column(name, each, table)
        given[name] = each.texts() if isinstance(each.value, list) else (each.text(),)
    return tuple(
        (column.name, (column.name, column.label.sv, column.label.en, *given.get(column.name, ())))
        for column in table.columns
    )


def read_values(
    entry: Entry | None, table: Table, scales: tuple[tuple[str, Scale], ...]
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """(delivered, code) pairs by column: what scales of ordered codes mean, then what stands under `values`."""
    maps = {name: scale_spellings(scale, table.column(name)) for name, scale in scales if table.column(name).is_ordered}
    for name, pairs in entry.items() if entry else ():
        known_column(name, pairs, table)
        allowed = _allowed_codes(table, name)
        for _, code in pairs.items():
            if allowed and code.text() not in allowed:
                code.fault(f"”{code.text()}” är ingen kod för {name}.", f"“{code.text()}” is no code for {name}.")
        maps[name] = (*maps.get(name, ()), *((delivered, code.text()) for delivered, code in pairs.items()))
    return tuple(maps.items())


def _allowed_codes(table: Table, name: str) -> tuple[str, ...]:
    column = table.column(name)
    return ("yes", "no") if column.type == "yes_no" else tuple(each.code for each in column.codes)


def read_constants(entry: Entry | None, table: Table) -> tuple[tuple[str, str], ...]:
    pairs = []
    for name, each in entry.items() if entry else ():
        known_column(name, each, table)
        pairs.append((name, each.text()))
    return tuple(pairs)


def read_texts(entry: Entry | None) -> tuple[str, ...]:
    return entry.texts() if entry else ()


def read_insatser(entry: Entry | None) -> tuple[NamedInsats, ...]:
    return tuple(NamedInsats(key, each.text()) for key, each in entry.items()) if entry else ()


def read_own_rules(entry: Entry | None, table: Table) -> tuple[Rule, ...]:
    rules = []
    for each in entry.entries() if entry else ():
        rule = read_rule(each)
        if rule.breaks is None or rule.severity is None or rule.severity == "refuse_file":
            each.fault(
                "en layouts regel behöver ”breaks” och ”severity” (set_aside eller warn).",
                "a layout's rule needs “breaks” and “severity” (set_aside or warn).",
            )
        rules.append(rule)
    return tuple(rules)
