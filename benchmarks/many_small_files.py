"""How long 120 small files take from folder to account, and the same folder again.

    .venv/bin/python benchmarks/many_small_files.py
    .venv/bin/python benchmarks/many_small_files.py --files 60 --rows 40 --workbooks 60

The target: under 15 seconds the first time, under 2 the second.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEADINGS = ("deltagande_id", "person_id", "insats_id", "startdatum", "avslutsdatum", "kön", "födelseår")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=120, help="CSV files")
    parser.add_argument("--workbooks", type=int, default=0, help="Excel workbooks")
    parser.add_argument("--rows", type=int, default=40, help="rows in each")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="utfall-bench-") as name:
        folder = Path(name)
        for number in range(asked.files + asked.workbooks):
            write = write_workbook if number >= asked.files else write_csv
            write(folder / "leveranser" / f"2026-{1 + number % 9:02d}-05" / f"fil-{number:03d}", number, asked.rows)
        for which in ("first", "again"):
            start = time.perf_counter()
            command = [sys.executable, "-m", "pipeline", "load", "--deliveries", "leveranser", "--database", "b.duckdb"]
            subprocess.run(command, cwd=folder, env={"PYTHONPATH": str(ROOT)}, check=True, stdout=subprocess.DEVNULL)
            print(f"{which:>6}  {time.perf_counter() - start:6.2f} s")
    return 0


def rows_of(number: int, count: int) -> list[tuple[str, ...]]:
    return [
        (
            f"D{number:03d}{row:04d}", f"P{number:03d}{row:04d}", f"I{number:03d}", f"2025-{1 + row % 12:02d}-01",
            f"2026-{1 + row % 6:02d}-15", "kvinna" if row % 2 else "man", str(1965 + row % 40),
        )
        for row in range(count)
    ]  # fmt: skip


def write_csv(path: Path, number: int, count: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADINGS)
        writer.writerows(rows_of(number, count))


def write_workbook(path: Path, number: int, count: int) -> None:
    from openpyxl import Workbook

    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADINGS)
    for row in rows_of(number, count):
        sheet.append(row)
    book.save(path.with_suffix(".xlsx"))


if __name__ == "__main__":
    sys.exit(main())
