"""The sample is the same each time, and data/sample is what the generator writes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.sample import SAMPLE_PARTICIPATIONS, SAMPLE_SEED, write_sample
from pipeline.vocabulary.errors import WrongUsage

COMMITTED = Path(__file__).resolve().parents[2] / "data" / "sample"


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def members(workbook: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("messy", [False, True])
def test_the_same_seed_gives_the_same_bytes(tmp_path: Path, messy: bool) -> None:
    for name in ("first", "second"):
        write_sample(600, 11, tmp_path / name, messy)
    assert files_of(tmp_path / "first") == files_of(tmp_path / "second")


def test_another_seed_gives_other_people(tmp_path: Path) -> None:
    write_sample(600, 1, tmp_path / "one", messy=False)
    write_sample(600, 2, tmp_path / "two", messy=False)
    name = "2026-10-05/deltaganden-I01.csv"
    assert files_of(tmp_path / "one")[name] != files_of(tmp_path / "two")[name]


def test_the_committed_sample_is_what_the_generator_writes(tmp_path: Path) -> None:
    write_sample(SAMPLE_PARTICIPATIONS, SAMPLE_SEED, tmp_path, messy=True)
    written, committed = files_of(tmp_path), files_of(COMMITTED)
    assert written.keys() == committed.keys()
    for name, content in written.items():
        if name.endswith(".xlsx"):  # compressed: its bytes hang on the machine's zlib, its members do not
            assert members(content) == members(committed[name])
        elif name.endswith(".parquet"):  # its bytes name the version of the library that wrote them
            assert pq.read_table(io.BytesIO(content)).equals(pq.read_table(io.BytesIO(committed[name])))
        else:
            assert content == committed[name], name


def test_too_few_participations_for_a_messy_sample_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage):
        write_sample(9, 1, tmp_path, messy=True)
    assert not list(tmp_path.iterdir())
