"""Opens the local database: one writer at a time, and never a traceback for a file that cannot be opened."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pipeline.vocabulary.errors import DatabaseBusy, DatabaseUnreadable, NotWritable

if TYPE_CHECKING:
    import duckdb

# Nothing in the product uses a network; memory is bounded so that a large load spills to disk instead of failing.
_SETTINGS = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "4GB",
    # Text is stored as dictionaries in one form that DuckDB writes faster; only versions before 1.4 cannot read it.
    "storage_compatibility_version": "v1.4.0",
}
WAIT_SECONDS = 5.0


@contextmanager
def open_database(path: Path, wait_seconds: float = WAIT_SECONDS) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database for writing, created where it is missing. Waits a while for another run to finish.

    Raises DatabaseBusy (with the holder's process number), DatabaseUnreadable or NotWritable.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritable(path=path.parent, reason=error.strerror, option="--database") from error
    connection = _connect(path, wait_seconds, read_only=False)
    try:
        yield connection
    finally:
        connection.close()


def _connect(path: Path, wait_seconds: float, read_only: bool) -> duckdb.DuckDBPyConnection:
    """Connect, or wait for whoever holds the file. Raises DatabaseBusy or DatabaseUnreadable."""
    import duckdb

    deadline = time.monotonic() + wait_seconds
    while True:
        try:
            connection = duckdb.connect(str(path), read_only=read_only, config=dict(_SETTINGS))
            # Progress is told station by station; DuckDB's bar would go into pipes as well.
            connection.execute("set enable_progress_bar = false")
            return connection
        except duckdb.Error as error:
            holder = re.search(r"PID (\d+)", str(error))
            if holder is None and "lock" not in str(error).lower():
                raise DatabaseUnreadable(path=path, reason=type(error).__name__) from error
            if time.monotonic() >= deadline:
                process = f"process {holder.group(1)}" if holder else None
                raise DatabaseBusy(
                    path=path, holder_sv=process or "ett annat program", holder_en=process or "another program"
                ) from error
            time.sleep(0.2)


@contextmanager
def one_transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing: what happens inside is kept whole, or not at all."""
    connection.execute("begin")
    try:
        yield
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


@contextmanager
def open_copy(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to a private copy of the database, so that reading never blocks a report.

    The copy lies in a temporary folder and is gone when the connection closes. Raises DatabaseBusy while
    a report is being written, DatabaseUnreadable or FileNotFoundError.
    """
    import duckdb

    if not path.exists():
        raise FileNotFoundError(path)
    with TemporaryDirectory(prefix="utfall-") as folder:
        copy = Path(folder) / path.name
        # Held open for reading while it is copied: a writer waits, so the copy is whole.
        with _connect(path, 0.0, read_only=True):
            shutil.copyfile(path, copy)
        with duckdb.connect(str(copy), read_only=True) as connection:
            yield connection
