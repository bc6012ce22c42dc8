"""A report is written beside and swapped in whole: a reader never meets half of one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import Language, writing_fault
from pipeline.vocabulary.order import Order
from pipeline.vocabulary.periods import ReportPeriod

if TYPE_CHECKING:
    import duckdb


def folder_name(period: ReportPeriod, order: Order) -> str:
    """The folder of a report below `out`. A draft never takes the place of what has been given out."""
    draft = "utkast" if order.language == "sv" else "draft"
    return f"{period.name}-{draft}" if order.is_draft else period.name


_FIGURES = "figures.csv"


@contextmanager
def replace_folder(folder: Path) -> Iterator[Path]:
    """An empty folder to write in; it takes the place of `folder` when everything went well.

    What an interrupted run left beside it is cleared away first. Raises NotWritable or NoRoom.
    """
    beside = folder.with_name(f".{folder.name}.new")
    earlier = folder.with_name(f".{folder.name}.old")
    try:
        _clear(beside)
        _clear(earlier)
        beside.mkdir(parents=True)
    except OSError as error:
        raise writing_fault(error, folder.parent, "--out") from error
    try:
        yield beside
        if folder.exists():
            folder.replace(earlier)
        beside.replace(folder)
    except OSError as error:
        raise writing_fault(error, folder, "--out") from error
    finally:
        _clear(beside)
        _clear(earlier)


def same_figures(folder: Path, other: Path) -> bool:
    """Whether two publications hold the same figures, byte for byte; no where one of them has none."""
    ours, theirs = folder / _FIGURES, other / _FIGURES
    return ours.is_file() and theirs.is_file() and ours.read_bytes() == theirs.read_bytes()


def keep_published(connection: duckdb.DuckDBPyConnection, folder: Path, language: Language) -> None:
    """Move a publication that is older than an erasure of people aside, so that it is kept when it is made again.

    Once: the ledger's mark is taken away with it. Raises NotWritable.
    """
    marks = connection.execute(
        "delete from accepted.kept_publication where period = ? returning erasure_no", [folder.name]
    ).fetchall()
    if not marks or not folder.exists():
        return
    number = min(mark for (mark,) in marks)
    row = connection.execute("select erased_on from accepted.erasure where erasure_no = ?", [number]).fetchone()
    when = f" {row[0]}" if row else ""
    words = Label(f"{folder.name} före radering {number}{when}", f"{folder.name} before erasure {number}{when}")
    try:
        folder.rename(folder.with_name(words[language]))
    except OSError as error:
        raise writing_fault(error, folder, "--out") from error


def _clear(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)
