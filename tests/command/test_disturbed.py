"""Loads that are killed, crowded, short of room, memory or rights: one message, nothing broken, the next is fine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from running import ROOT, Run, environment, utfall

from pipeline.database import open_database
from pipeline.progress import progress_for_terminal
from pipeline.vocabulary.errors import MemoryTooSmall

AS_ANYBODY = """
import ctypes
header, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
assert ctypes.CDLL(None).capset(header, none) == 0
"""
"""Gives up what lets a system administrator write everywhere; for others it changes nothing."""
HEADINGS = "deltagande_id;person_id;insats_id;startdatum;avslutsdatum"
posix = pytest.mark.skipif(os.name == "nt", reason="limits and rights are set as on a Unix system")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="gives rights up as Linux does it")


def deliver(home: Path, rows: int = 50, day: str = "2026-10-05", insats: str = "I01") -> None:
    path = home / "leveranser" / day / f"{insats}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"D{insats}{number};P{number};{insats};2025-06-01;2026-05-15" for number in range(rows)]
    path.write_text("\n".join((HEADINGS, *lines)) + "\n", encoding="utf-8")


def assert_clear(run: Run, code: int, *words: str) -> None:
    assert run.code == code, run.err + run.out
    assert len(run.err.strip().splitlines()) == 1, run.err
    assert "Traceback" not in run.err
    for word in words:
        assert word in run.err


def load(home: Path, *more: str, before: str = "") -> Run:
    asked = ("load", "--deliveries", "leveranser", "--database", "db/prov.duckdb", *more)
    return utfall(*asked, cwd=home, before=before)


def no_file_above(size: int) -> str:
    """What a process does to itself so that the disk seems full beyond so many bytes in one file."""
    return f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))"


def killed(times: int, seed: int, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("killed.py")), str(times), str(seed), str(folder)],
        capture_output=True, text=True, check=False, env=environment(),
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    return done.stdout


@posix
def test_killed_at_a_few_moments_the_next_load_ends_as_if_nothing_had_happened(tmp_path: Path) -> None:
    assert killed(4, 6, tmp_path).startswith("killed 4 of ")


@posix
@pytest.mark.soak
def test_killed_at_a_hundred_moments(tmp_path: Path) -> None:
    assert killed(100, 7, tmp_path).startswith("killed 100 of ")


@posix
@pytest.mark.parametrize(
    "bytes_allowed",
    [
        pytest.param(5_000, id="at-once", marks=pytest.mark.soak),
        pytest.param(300_000, id="midway"),
        pytest.param(2_000_000, id="late", marks=pytest.mark.soak),
    ],
)
def test_a_full_disk_is_said_and_the_next_load_is_whole(tmp_path: Path, bytes_allowed: int) -> None:
    """A file that may not grow is met as a disk that is full: the system refuses the next byte."""
    deliver(tmp_path, rows=30_000)
    full = load(tmp_path, before=no_file_above(bytes_allowed))
    assert_clear(full, 6, "inte plats", "prov.duckdb")
    after = load(tmp_path)
    assert after.code == 0, after.err
    assert "30000  =     30000" in after.out


@posix
def test_a_full_disk_under_the_report_leaves_the_earlier_report(tmp_path: Path) -> None:
    deliver(tmp_path)
    asked = ("report", "--deliveries", "leveranser", "--database", "db/prov.duckdb", "--out", "ut")
    first = utfall(*asked, cwd=tmp_path)
    assert first.code == 0, first.err
    [folder] = (tmp_path / "ut").iterdir()
    before = (folder / "figures.csv").read_bytes()
    full = utfall(*asked, "--lang", "en", cwd=tmp_path, before=no_file_above(20_000))
    assert full.code == 6, full.err
    assert "no room" in full.err
    assert [path.name for path in (tmp_path / "ut").iterdir()] == [folder.name]
    assert (folder / "figures.csv").read_bytes() == before


@on_linux
@pytest.mark.parametrize(
    "what",
    [
        pytest.param("database folder", marks=pytest.mark.soak),
        pytest.param("database file", marks=pytest.mark.soak),
        "report folder",
    ],
)
def test_a_place_nobody_may_write_in(tmp_path: Path, what: str) -> None:
    deliver(tmp_path)
    (tmp_path / "db").mkdir()
    (tmp_path / "ut").mkdir()
    assert what != "database file" or load(tmp_path).code == 0
    closed = {
        "database folder": tmp_path / "db",
        "database file": tmp_path / "db" / "prov.duckdb",
        "report folder": tmp_path / "ut",
    }[what]
    closed.chmod(0o555)
    asked = ("report", "--deliveries", "leveranser", "--database", "db/prov.duckdb", "--out", "ut")
    run = utfall(*asked, cwd=tmp_path, before=AS_ANYBODY)
    if what == "report folder":
        assert_clear(run, 2, "ut", "åtkomst nekad", "--out")
    else:
        assert_clear(run, 6, "prov.duckdb", "åtkomst nekad", "--database")
    closed.chmod(0o777)
    assert load(tmp_path).code == 0


def test_two_loads_at_once_one_waits_or_is_told(tmp_path: Path) -> None:
    for number in range(1, 9):
        deliver(tmp_path, rows=200, insats=f"I0{number}")
    arguments = [sys.executable, "-m", "pipeline", "load", "--deliveries", "leveranser", "--database", "prov.duckdb"]
    both = [
        subprocess.Popen(
            arguments, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    said = [each.communicate() for each in both]
    codes = sorted(each.returncode for each in both)
    assert codes in ([0, 0], [0, 6]), said
    for each, (_, err) in zip(both, said, strict=True):
        if each.returncode == 6:
            assert str(both[0].pid) in err or str(both[1].pid) in err
    again = utfall("load", "--deliveries", "leveranser", "--database", "prov.duckdb", cwd=tmp_path)
    assert again.out.count("200  =       200") == 8, again.out + again.err


@pytest.mark.parametrize("how", [pytest.param("cut off", marks=pytest.mark.soak), "overwritten inside"])
def test_a_damaged_database_is_said(tmp_path: Path, how: str) -> None:
    deliver(tmp_path, rows=1_000)
    assert load(tmp_path).code == 0
    path = tmp_path / "db" / "prov.duckdb"
    whole = path.read_bytes()
    damaged = {
        "cut off": whole[: len(whole) // 2],
        "overwritten inside": whole[:20_000] + bytes(len(whole) - 20_000),
    }
    path.write_bytes(damaged[how])
    assert_clear(load(tmp_path), 6, "prov.duckdb", "Flytta undan")
    path.unlink()
    assert load(tmp_path).code == 0


def test_too_little_memory_is_said(tmp_path: Path) -> None:
    with pytest.raises(MemoryTooSmall), open_database(tmp_path / "prov.duckdb") as connection:
        connection.execute("set memory_limit = '20MB'; set temp_directory = ''")
        connection.execute("create table wide as select range, md5(range::varchar) from range(5000000) order by 2")


@posix
def test_ctrl_c_is_said_and_nothing_is_half_done(tmp_path: Path) -> None:
    for number in range(1, 5):
        deliver(tmp_path, rows=20_000, insats=f"I0{number}")
    arguments = [sys.executable, "-m", "pipeline", "load", "--deliveries", "leveranser", "--database", "db/prov.duckdb"]
    with subprocess.Popen(arguments, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, text=True) as running:
        deadline = time.monotonic() + 20
        while not (tmp_path / "db" / "prov.duckdb").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(0.3)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert running.returncode == 130, err
    assert "Avbrutet" in err
    assert "Traceback" not in err
    assert load(tmp_path).out.count("20000  =     20000") == 4


def test_a_ctrl_c_that_a_library_swallows_ends_the_run_at_the_next_station() -> None:
    interrupts: list[int] = []
    progress = progress_for_terminal("sv", interrupts)
    progress("accept", "")
    interrupts.append(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        progress("check", "")


def test_what_a_killed_run_left_beside_the_database_is_cleared_away(tmp_path: Path) -> None:
    left = [tmp_path / ".prov.duckdb.123.new", tmp_path / "prov.duckdb.tmp" / "spill"]
    for path in left:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"half")
    with open_database(tmp_path / "prov.duckdb") as connection:
        connection.execute("select 1")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["prov.duckdb"]
    duckdb.connect(str(tmp_path / "prov.duckdb")).close()
    assert ROOT.is_dir()
