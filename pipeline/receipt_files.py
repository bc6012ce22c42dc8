"""Where receipts lie and under which name; one that somebody has begun to mend is never written over."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from pipeline.vocabulary.errors import NotWritable
from pipeline.vocabulary.sql import read_sql

if TYPE_CHECKING:
    import duckdb

_LONGEST_NAME = 120


@dataclass(frozen=True)
class Written:
    """A receipt that was written: its file name, the SHA-256 of its bytes, and the word for what it rests on."""

    file: str
    sha256: str
    word: str


def folder_of(database: Path) -> Path:
    """The folder of receipts beside the database."""
    return database.parent / "receipts"


def read_written(connection: duckdb.DuckDBPyConnection) -> dict[int, Written]:
    """What has been written before, by delivery."""
    connection.execute(read_sql(__file__, "receipt_written"))
    rows = connection.execute("select delivery_no, file, sha256, word from accepted.receipt").fetchall()
    return {number: Written(*rest) for number, *rest in rows}


def remember_written(connection: duckdb.DuckDBPyConnection, written: Mapping[int, Written]) -> None:
    connection.execute(
        "insert or replace into accepted.receipt "
        "select unnest(?::integer[]), unnest(?::varchar[]), unnest(?::varchar[]), unnest(?::varchar[])",
        [
            list(written),
            [each.file for each in written.values()],
            [each.sha256 for each in written.values()],
            [each.word for each in written.values()],
        ],
    )


def receipt_name(delivered: str) -> str:
    """The receipt's file name, from the delivery's.

    >>> receipt_name("2026-10-05/deltaganden-I04.csv")
    '2026-10-05_deltaganden-I04.xlsx'
    """
    path = PurePosixPath(delivered)
    name = re.sub(r'[<>:"/\\|?*\x00-\x1f]', "_", path.with_suffix("").as_posix()).strip(" .") or "leverans"
    return f"{name[:_LONGEST_NAME]}.xlsx"


def write_beside(folder: Path, delivered: str, content: bytes, before: Written | None, taken: Collection[str]) -> str:
    """Write a receipt, whole or not at all, and give its file name. Raises NotWritable."""
    name = receipt_name(delivered)
    stem, number = name.removesuffix(".xlsx"), 1
    while name in taken or not _is_ours(folder / name, content, before):
        number += 1
        name = f"{stem} ({number}).xlsx"
    beside = folder / f".{name}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(folder / name)
    except OSError as error:
        raise NotWritable(path=folder, reason=error.strerror, option="--database") from error
    return name


def _is_ours(path: Path, content: bytes, before: Written | None) -> bool:
    """Whether the place is free, or holds exactly what we wrote: then nobody's work is lost."""
    if not path.exists():
        return True
    now = hashlib.sha256(path.read_bytes()).hexdigest()
    return now == hashlib.sha256(content).hexdigest() or (before is not None and now == before.sha256)
