"""A report is written beside and swapped in whole: a reader never meets half of one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.vocabulary.errors import NotWritable


@contextmanager
def replace_folder(folder: Path) -> Iterator[Path]:
    """An empty folder to write in; it takes the place of `folder` when everything went well.

    What an interrupted run left beside it is cleared away first. Raises NotWritable.
    """
    beside = folder.with_name(f".{folder.name}.new")
    earlier = folder.with_name(f".{folder.name}.old")
    try:
        _clear(beside)
        _clear(earlier)
        beside.mkdir(parents=True)
    except OSError as error:
        raise NotWritable(path=folder.parent, reason=error.strerror, option="--out") from error
    try:
        yield beside
        if folder.exists():
            folder.replace(earlier)
        beside.replace(folder)
    except OSError as error:
        raise NotWritable(path=folder, reason=error.strerror, option="--out") from error
    finally:
        _clear(beside)
        _clear(earlier)


def _clear(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)
