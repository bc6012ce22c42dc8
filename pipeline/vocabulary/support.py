"""Sources of support and which of them count as public support, as declared in `schemas/support.yaml`."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from pipeline.vocabulary.columns import Code, Label, Table, read_label
from pipeline.vocabulary.definition_file import Entry, read_definition

Counts = Literal["yes", "no", "unknown"]
Own = Literal["wage", "study"]


@dataclass(frozen=True)
class SupportSource:
    """One source. `public`: yes = offentlig försörjning, no = not, unknown = says nothing (uppgift saknas).

    `own`: what one lives on is one's own wage (or business), or a study grant; None = neither.
    """

    code: str
    label: Label
    group: str
    public: Counts
    own: Own | None
    has_degree: bool
    spellings: tuple[str, ...]


@dataclass(frozen=True)
class Support:
    version: int
    source: str
    groups: tuple[tuple[str, Label], ...]
    sources: tuple[SupportSource, ...]

    @property
    def codes(self) -> tuple[Code, ...]:
        return tuple(Code(each.code, each.label, each.spellings) for each in self.sources)


def read_support(path: Path) -> Support:
    """Read `schemas/support.yaml`. Raises DefinitionFault."""
    whole = read_definition(path)
    whole.allow("version", "source", "groups", "sources")
    groups = tuple((name, read_label(entry)) for name, entry in whole.get("groups").items())
    names = tuple(name for name, _ in groups)
    return Support(
        version=whole.get("version").whole_number(),
        source=whole.get("source").text(),
        groups=groups,
        sources=tuple(_source(code, entry, names) for code, entry in whole.get("sources").items()),
    )


def _source(code: str, entry: Entry, groups: tuple[str, ...]) -> SupportSource:
    entry.allow("sv", "en", "group", "public", "own", "degree", "also")
    also, degree, own = entry.find("also"), entry.find("degree"), entry.find("own")
    return SupportSource(
        code=code,
        label=Label(entry.get("sv").text(), entry.get("en").text()),
        group=entry.get("group").one_of(*groups),
        public=cast(Counts, entry.get("public").one_of("yes", "no", "unknown")),
        own=cast(Own, own.one_of("wage", "study")) if own else None,
        has_degree=degree.flag() if degree else False,
        spellings=also.texts() if also else (),
    )


def with_support_codes(table: Table, support: Support) -> Table:
    """The table, where a column of sources of support has no codes of its own with those of `support`."""
    columns = tuple(
        dataclasses.replace(column, codes=support.codes) if column.type == "codes" and not column.codes else column
        for column in table.columns
    )
    return dataclasses.replace(table, columns=columns)
