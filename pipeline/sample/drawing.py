"""Draws invented participations inside DuckDB, so that ten million need no more memory than a thousand."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.sample.assumptions import Assumptions
from pipeline.sample.ladders import insats_table, ladder_table, one_row
from pipeline.sample.wording import Wording, read_wording, wording_table

if TYPE_CHECKING:
    import duckdb

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Drawing:
    """An open drawing: every insats's participations are there for the asking, the same for the same seed."""

    connection: duckdb.DuckDBPyConnection
    wording: Wording

    def delivered(self, insats_id: str) -> duckdb.DuckDBPyRelation:
        """The insats's participations as a delivery spells them, under its headings."""
        self.connection.execute("set variable insats = ?", [insats_id])
        whole = self.connection.table("delivered")
        columns = ((column.name, self.wording.heading(column)) for column in self.wording.drawn)
        return whole.project(", ".join(f'"{name}" as "{heading}"' for name, heading in columns))


@contextmanager
def drawing(assumptions: Assumptions, participations: int, seed: int, in_swedish: bool) -> Iterator[Drawing]:
    """Open a drawing of so many participations, spelled in Swedish or in canonical codes."""
    import duckdb

    wording = read_wording(in_swedish)
    tables = {
        "ladder": ladder_table(assumptions),
        "insats": insats_table(assumptions, participations),
        "share": one_row(assumptions.shares),
        "shift": one_row(assumptions.shifts),
        "wording": wording_table(wording, assumptions),
    }
    with duckdb.connect(config={"memory_limit": "1GB", "autoinstall_known_extensions": "false"}) as connection:
        # DuckDB's own progress bar shows how far a large file has come; in a pipe it would only be noise.
        connection.execute(f"set enable_progress_bar = {'true' if sys.stdout.isatty() else 'false'}")
        for name, rows in tables.items():
            connection.register("given", rows)
            connection.execute(f"create table {name} as from given")
            connection.unregister("given")
        connection.execute("set variable seed = ?", [seed])
        connection.execute("set variable participations = ?", [participations])
        # A stored table of numbers is read by all threads in order; range() itself by one.
        most = max(tables["insats"]["participations"].to_pylist())
        connection.execute("create table slot as select range as i from range(?)", [most])
        for name in ("macros", "participation", "delivered"):
            connection.execute((HERE / f"{name}.sql").read_text(encoding="utf-8"))
        yield Drawing(connection, wording)
