"""What the engine could not do, as something the person at the keyboard can mend."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.vocabulary.errors import (
    DatabaseNotWritable,
    DatabaseUnreadable,
    MemoryTooSmall,
    NoRoom,
    Reason,
    UserError,
    reason_of,
)

if TYPE_CHECKING:
    import duckdb

_NO_ROOM = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
# What DuckDB says of a file that is broken: its checksums fail, it is cut off, or it is no database at all.
_BROKEN = ("corrupt", "checksum", "not a valid duckdb", "could not read", "serialization", "wal file", "invalid magic")
_OUT_OF_TEMPORARY_ROOM = "max_temp_directory_size"


def user_error(error: duckdb.Error, path: Path) -> UserError | None:
    """What to tell about an error of the engine in the database at `path`; None where it is our own fault.

    DuckDB hands on the operating system's words at the end of its own: they are what tells a full disk
    from a forbidden one.
    """
    import duckdb

    said = str(error)
    for number in (*_NO_ROOM, *_FORBIDDEN):
        if os.strerror(number).lower() in said.lower():
            reason = reason_of(OSError(number, os.strerror(number)))
            return (
                NoRoom(path=path, reason=reason)
                if number in _NO_ROOM
                else DatabaseNotWritable(path=path, reason=reason)
            )
    if isinstance(error, duckdb.OutOfMemoryException):
        if _OUT_OF_TEMPORARY_ROOM in said:
            full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return NoRoom(path=path, reason=reason_of(full))
        return MemoryTooSmall(path=path)
    if any(word in said.lower() for word in _BROKEN):
        return DatabaseUnreadable(path=path, reason=Reason("filen är skadad", "the file is damaged"))
    return None
