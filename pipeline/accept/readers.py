"""Which reader opens which kind of file, and what readers need while a load lasts."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pipeline.accept.csv_file import open_csv
from pipeline.accept.excel_file import open_excel
from pipeline.accept.files import DeliveredFile
from pipeline.accept.opened import OpenedSheet
from pipeline.accept.parquet_file import open_parquet
from pipeline.accept.scratch import scratch_folder, sweep
from pipeline.accept.workbooks import Workbooks
from pipeline.accept.zip_file import unpack
from pipeline.vocabulary.layouts import Layout


class Readers:
    """Opens delivered files. Holds the process for workbooks and the folder for what is unpacked: close it."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._workbooks = self._open.enter_context(Workbooks())
        self._scratch: Path | None = None
        sweep(Path(tempfile.gettempdir()))

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @contextmanager
    def on_disk(self, file: DeliveredFile) -> Iterator[Path]:
        """The file's own path, or where it lies in an archive, a private copy for as long as it is read."""
        if file.member is None:
            yield file.path
            return
        if self._scratch is None:
            self._scratch = self._open.enter_context(scratch_folder())
        copy = unpack(file.path, file.member, self._scratch)
        try:
            yield copy
        finally:
            copy.unlink(missing_ok=True)

    def open(self, path: Path, file: DeliveredFile, layouts: Sequence[Layout]) -> tuple[OpenedSheet, ...]:
        """The sheets of a file of a known kind. Raises FileRefused, or LayoutsTie."""
        if file.kind == "excel":
            return open_excel(path, file.name, layouts, self._workbooks)
        if file.kind == "parquet":
            return open_parquet(path, file.name, layouts)
        return open_csv(path, file.name, layouts)
