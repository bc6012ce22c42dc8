"""Groupings that are counted together: the fewer ways the rows are gone through, the sooner it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod

import duckdb

from pipeline.measure.asked.passes import Pass
from pipeline.measure.asked.question import Grouping
from pipeline.vocabulary.dimensions import NAMES
from pipeline.vocabulary.sql import identifier, read_sql

MOST_COMBINATIONS = 400
"""A bundle's dimensions have at most about so many combinations: more would be slow to add up again."""

FEW_ROWS = 50_000
"""Going through so few rows once more costs less than adding bundles up."""


def bundled(work: Pass, declared: Mapping[str, Sequence[str]], rows: int) -> dict[Grouping, Grouping]:
    """The dimensions that each grouping is counted with, itself among them; alone where there are few rows."""
    if rows < FEW_ROWS:
        return {grouping: grouping for grouping in work.groupings}
    found: dict[Grouping, Grouping] = {}
    bundle: Grouping = ()
    together: list[Grouping] = []
    for grouping in work.groupings:
        wider = tuple(name for name in NAMES if name in {*bundle, *grouping})
        if together and prod(max(2, len(declared[name])) for name in wider) > MOST_COMBINATIONS:
            found |= dict.fromkeys(together, bundle)
            wider, together = grouping, []
        bundle = wider
        together.append(grouping)
    return found | dict.fromkeys(together, bundle)


def add_bundles_up(
    connection: duckdb.DuckDBPyConnection, work: Pass, bundles: Mapping[Grouping, Grouping], values: str, sums: str,
    alone: str = "false",
) -> None:  # fmt: skip
    """Into asked_cell: asked_fine by the groups of every grouping. `alone`: the rows already counted by grouping."""
    if all(grouping == bundle for grouping, bundle in bundles.items()):
        connection.execute("create or replace temp table asked_cell as from asked_fine")
        return
    parts = []
    for grouping, bundle in bundles.items():
        every = "".join(
            f"{identifier(name)}, " if name in grouping else f"null::varchar as {identifier(name)}, "
            for name in work.dimensions
        )
        of_bundle = f"bits = case when {alone} then {work.bits_of(grouping)} else {work.bits_of(bundle)} end"
        parts.append(
            read_sql(
                __file__, "asked_group_cell", values=values, dimensions=every, bits=str(work.bits_of(grouping)),
                sums=sums, of_bundle=of_bundle,
            )
        )  # fmt: skip
    united = "\nunion all\n".join(f"({part})" for part in parts)
    connection.execute(f"create or replace temp table asked_cell as {united}")
