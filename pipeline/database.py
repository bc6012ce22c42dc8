"""Opens the local database: one writer at a time, and never a traceback for a file that cannot be opened."""

from __future__ import annotations

import glob
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING

from pipeline.database_faults import user_error
from pipeline.vocabulary.errors import DatabaseBusy, DatabaseUnreadable, UserError, writing_fault
from pipeline.vocabulary.sql import identifier, literal

if TYPE_CHECKING:
    import duckdb

# Text is stored as dictionaries in one form that DuckDB writes faster; only versions before 1.4 cannot read it.
STORAGE_VERSION = "v1.4.0"
# Nothing in the product uses a network; memory is bounded so that a large load spills to disk instead of failing.
_SETTINGS = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "4GB",
    "storage_compatibility_version": STORAGE_VERSION,
}
WAIT_SECONDS = 5.0
_COPY = "utfall-copy-"


@contextmanager
def open_database(path: Path, wait_seconds: float = WAIT_SECONDS) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database for writing, created where it is missing. Waits a while for another run to finish.

    Raises DatabaseBusy (with the holder's process number), DatabaseUnreadable or NotWritable; and NoRoom,
    MemoryTooSmall, DatabaseNotWritable or DatabaseUnreadable where that shows later. What was committed stays.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise writing_fault(error, path.parent, "--database") from error
    import duckdb

    _create_whole(path)
    connection = _connect(path, wait_seconds, read_only=False)
    _remove_leftovers(path)
    try:
        with _told_plainly(path):
            yield connection
            connection.close()
    finally:
        # Closing writes what is committed into the file. Where that fails, the next run does it.
        with suppress(duckdb.Error):
            connection.close()


@contextmanager
def lock_for_reading(path: Path, name: str, wait_seconds: float = WAIT_SECONDS) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that only reads the database, as the catalog `name`, and keeps every writer away meanwhile.

    What it makes itself lies in memory, or spills beside the database. Raises as open_database does.
    """
    with _told_plainly(path):
        connection = _connect(":memory:", 0.0, read_only=False)
        try:
            connection.execute("set temp_directory = ?", [f"{path}.tmp"])
            _patiently(
                lambda: connection.execute(f"attach {literal(str(path))} as {identifier(name)} (read_only)"),
                path,
                wait_seconds,
            )
            connection.execute(f"use {identifier(name)}")
            yield connection
        finally:
            connection.close()


@contextmanager
def _told_plainly(path: Path) -> Iterator[None]:
    """An error of the engine that the person at the keyboard can mend, as a message that says so."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        known = user_error(error, path)
        if known is None:
            raise
        raise known from error


def _remove_leftovers(path: Path) -> None:
    """Take away what a killed run left beside the database. Only while we hold it: then nobody else uses them."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*.new*"):
        left.unlink(missing_ok=True)
    shutil.rmtree(f"{path}.tmp", ignore_errors=True)


def _create_whole(path: Path) -> None:
    """Give a missing database its first, empty form in one step: killed meanwhile, there is still none."""
    import duckdb

    if path.exists():
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        duckdb.connect(str(beside), config=dict(_SETTINGS)).close()
        # A link fails where another run has made the database meanwhile; a rename would take its place.
        with suppress(FileExistsError):
            os.link(beside, path)
    except duckdb.Error as error:
        raise user_error(error, path) or DatabaseUnreadable(path=path, reason=type(error).__name__) from error
    except OSError:
        # A file system without links: the first run there has nobody beside it.
        if not path.exists():
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _connect(path: Path | str, wait_seconds: float, read_only: bool) -> duckdb.DuckDBPyConnection:
    """Connect, or wait for whoever holds the file. Raises DatabaseBusy or DatabaseUnreadable."""
    import duckdb

    def connect() -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect(str(path), read_only=read_only, config=dict(_SETTINGS))
        # Progress is told station by station; DuckDB's bar would go into pipes as well.
        connection.execute("set enable_progress_bar = false")
        return connection

    return _patiently(connect, Path(path), wait_seconds)


def _patiently(
    act: Callable[[], duckdb.DuckDBPyConnection], path: Path, wait_seconds: float
) -> duckdb.DuckDBPyConnection:
    """What the act gives, tried again for a while where somebody else holds the database."""
    import duckdb

    deadline = time.monotonic() + wait_seconds
    while True:
        try:
            return act()
        except duckdb.Error as error:
            holder = re.search(r"PID (\d+)", str(error))
            if holder is None and not re.search(r"\block\b", str(error).lower()):
                raise user_error(error, path) or DatabaseUnreadable(path=path, reason=type(error).__name__) from error
            if time.monotonic() >= deadline:
                process = f"process {holder.group(1)}" if holder else None
                raise DatabaseBusy(
                    path=path, holder_sv=process or "ett annat program", holder_en=process or "another program"
                ) from error
            time.sleep(0.2)


@contextmanager
def one_transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing: what happens inside is kept whole, or not at all.

    An error that says so keeps it: that a file was refused is remembered, also when that ends the run.
    """
    import duckdb

    connection.execute("begin")
    try:
        yield
    except BaseException as error:
        if isinstance(error, UserError) and error.keeps_what_was_done:
            connection.execute("commit")
            raise
        # Where the engine has already given the transaction up there is nothing left to undo.
        with suppress(duckdb.Error):
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

    with _copied(path) as copy, duckdb.connect(str(copy), read_only=True) as connection:
        yield connection


@contextmanager
def open_copy_to_try(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A private copy that may be written to, to try what the database itself is not to hold. Raises as open_copy does;
    and NoRoom or MemoryTooSmall."""
    with _copied(path) as copy, _told_plainly(copy):
        connection = _connect(copy, 0.0, read_only=False)
        try:
            yield connection
        finally:
            connection.close()


@contextmanager
def _copied(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise FileNotFoundError(path)
    with TemporaryDirectory(prefix=f"{_COPY}{os.getpid()}-") as folder:
        copy = Path(folder) / path.name
        # Held open for reading while it is copied: a writer waits, so the copy is whole.
        with _connect(path, 0.0, read_only=True):
            shutil.copyfile(path, copy)
        yield copy


def remove_dead_copies() -> None:
    """Take away copies of a database whose process was killed before it could do so."""
    for folder in Path(gettempdir()).glob(f"{_COPY}*"):
        number = folder.name.removeprefix(_COPY).partition("-")[0]
        if number.isdecimal() and not _is_alive(int(number)):
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    if os.name == "nt":
        # There a signal would end the process; the copy stays until its folder of temporary files is cleaned.
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
