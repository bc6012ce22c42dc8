"""Every layout that has read a delivery is kept as it was written: the delivery can be read again without its file."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from pipeline.vocabulary.layouts import Layout


def keep_layout(connection: duckdb.DuckDBPyConnection, layout: Layout, delivery_no: int | None) -> None:
    """Keep the layout's text, unless it is the newest kept of its version already."""
    if _newest(connection).get((layout.id, layout.version)) == layout.digest:
        return
    connection.execute(
        "insert into accepted.layout select coalesce(max(place), 0) + 1, ?, ?, ?, ?, ?, ? from accepted.layout",
        [layout.id, layout.version, layout.digest, layout.file, layout.text, delivery_no],
    )


def keep_corrections(connection: duckdb.DuckDBPyConnection, layouts: Iterable[Layout]) -> None:
    """Keep today's text of every layout that has been changed under a version number that deliveries were read with."""
    newest = _newest(connection)
    for layout in layouts:
        if newest.get((layout.id, layout.version), layout.digest) != layout.digest:
            keep_layout(connection, layout, None)
            connection.execute(
                "update accepted.sheet set replaces = ? where layout = ? and layout_version = ?",
                [layout.replaces, layout.id, layout.version],
            )


def _newest(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, int], str]:
    rows = connection.execute("select layout, version, digest from accepted.layout order by place").fetchall()
    return {(layout, version): digest for layout, version, digest in rows}
