"""Rows for R, SPSS and Stata: Parquet, CSV with a codebook, and .sav, each column marked by how sensitive it is."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.interface.codebook import Entry
from pipeline.interface.rows import entries, row_frame
from pipeline.vocabulary.errors import FolderNotEmpty, PackageNotInstalled, writing_fault

if TYPE_CHECKING:
    from pipeline.interface.opened import LocalFigures

Form = Literal["parquet", "csv", "sav"]
ROWS, CODEBOOK, README = "rader", "kodbok.csv", "LÄS-MIG.txt"
_HEADER = ("kolumn", "etikett", "beskrivning", "slag", "enhet", "koder", "känslighet", "uträknad")
_YES_NO = {1.0: "ja", 0.0: "nej"}
_WARNING = (
    "Raderna är oskyddade personuppgifter, en rad per deltagande. De får inte publiceras eller skickas vidare.\n"
    "De är utan namn och id, men den som vet vem som deltog kan känna igen någon.\n"
    "Lagra dem bara där förbundets databas får lagras, och radera dem när frågan är besvarad.\n"
    "kodbok.csv säger vad varje kolumn är och hur känslig den är. Ja skrivs 1 och nej 0 i CSV och SPSS.\n"
)


def export_rows(base: LocalFigures, folder: Path, forms: Sequence[Form]) -> tuple[Path, ...]:
    """Write the rows in each form, with codebook and warning; the files. `folder` must be empty or not be there.

    Raises FolderNotEmpty, NotWritable, NoRoom, or PackageNotInstalled for .sav without pyreadstat.
    """
    if "sav" in forms and find_spec("pyreadstat") is None:
        raise PackageNotInstalled(package="pyreadstat")
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmpty(path=folder)
    frame = row_frame(base)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = [_WRITERS[form](frame, folder / f"{ROWS}.{form}") for form in dict.fromkeys(forms)]
        return (*written, _codebook(entries(frame), folder / CODEBOOK), _readme(folder / README))
    except OSError as error:
        raise writing_fault(error, folder, "folder") from error


def _parquet(frame: pd.DataFrame, path: Path) -> Path:
    """What each column is and how sensitive stands in the file's own schema."""
    plain = frame.copy(deep=False)
    plain.attrs = {}
    table = pa.Table.from_pandas(plain, preserve_index=False)
    fields = [
        table.schema.field(each.name).with_metadata(
            {"label": each.label, "description": each.describes, "sensitivity": each.sensitivity}
        )
        for each in entries(frame)
    ]
    pq.write_table(table.cast(pa.schema(fields, metadata={"protection": "unprotected"})), path)
    return path


def _csv(frame: pd.DataFrame, path: Path) -> Path:
    _numbered(frame).to_csv(path, index=False, encoding="utf-8", lineterminator="\n")
    return path


def _sav(frame: pd.DataFrame, path: Path) -> Path:
    import pyreadstat

    told = entries(frame)
    # The package says numbers only; texts have labels too.
    labels: dict[str, Any] = {each.name: dict(each.codes) for each in told if each.codes}
    labels |= {each.name: _YES_NO for each in told if each.kind == "yes_no"}
    plain = _numbered(frame).astype(object).where(frame.notna(), None)
    for each in told:
        if each.kind in ("yes_no", "number", "whole_number"):
            plain[each.name] = pd.to_numeric(plain[each.name]).astype(float)
    pyreadstat.write_sav(
        plain, path, file_label="Oskyddade personuppgifter: sprid inte", variable_value_labels=labels,
        column_labels={each.name: f"{each.label} ({each.sensitivity_word})" for each in told},
    )  # fmt: skip
    return path


_WRITERS = {"parquet": _parquet, "csv": _csv, "sav": _sav}


def _numbered(frame: pd.DataFrame) -> pd.DataFrame:
    """Yes and no as 1 and 0, which every program reads alike."""
    plain = frame.copy()
    plain.attrs = {}
    for name in plain.columns:
        if isinstance(plain[name].dtype, pd.BooleanDtype):
            plain[name] = plain[name].astype(pd.Int64Dtype())
    return plain


def _codebook(told: Sequence[Entry], path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_HEADER)
        for each in told:
            codes = "; ".join(f"{code} = {word}" for code, word in each.codes)
            counted = "ja" if each.is_counted else "nej"
            writer.writerow(
                [
                    each.name,
                    each.label,
                    each.describes,
                    each.kind_word,
                    each.unit,
                    codes,
                    each.sensitivity_word,
                    counted,
                ]
            )
    return path


def _readme(path: Path) -> Path:
    path.write_text(_WARNING, encoding="utf-8")
    return path
