"""Which layout reads a delivery: today's of the same version, else the one kept from when it came."""

from __future__ import annotations

import dataclasses

import duckdb

from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.layouts import Layout, parse_layout
from pipeline.vocabulary.sql import read_sql


def with_kept_layouts(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> Definitions:
    """The definitions with every layout that deliveries were read with and that is not among today's.

    Raises DefinitionFault where a kept text no longer fits the tables.
    """
    today = {(layout.id, layout.version) for layout in definitions.layouts}
    rows = connection.execute(read_sql(__file__, "kept_layouts")).fetchall()
    kept = tuple(
        parse_layout(text, file, definitions.tables)
        for layout, version, file, text in rows
        if (layout, version) not in today
    )
    return dataclasses.replace(definitions, kept=kept)


def layout_of(definitions: Definitions, layout: str, version: int) -> Layout | None:
    """The layout of that version. A database from before texts were kept has only today's to fall back on."""
    known = (*definitions.layouts, *definitions.kept)
    exact = next((each for each in known if (each.id, each.version) == (layout, version)), None)
    return exact or next((each for each in definitions.layouts if each.id == layout), None)
