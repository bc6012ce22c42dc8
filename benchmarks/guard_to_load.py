"""How long the identity guard looks through delivered files, beside loading the same files, in the same run.

    .venv/bin/python benchmarks/guard_to_load.py                            1 000 000 and 10 000 000 participations
    .venv/bin/python benchmarks/guard_to_load.py --participations 200000    a smaller one

Prints seconds and ratios: the guard (reading and looking through every cell) to DuckDB's bare load of the same files,
which must stay under 2, and to utfall's own load from files to figures. Compare ratios, never seconds.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from load_to_figures import SIZES, STATIONS, Seconds, alone, load_bare, load_to_figures, say, write_deliveries

SLOWEST = 2.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--participations", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--folder", type=Path, help="where to work; default a temporary folder")
    asked = parser.parse_args()
    print(f"{'participations':>15}{'guard s':>10}{'bare s':>10}{'load s':>10}{'to bare':>10}{'to load':>10}")
    slowest = 0.0
    for size in asked.participations:
        with tempfile.TemporaryDirectory(dir=asked.folder, prefix="utfall-bench-") as folder:
            slowest = max(slowest, measure_size(size, Path(folder)))
    return 0 if slowest <= SLOWEST else 1


def measure_size(size: int, folder: Path) -> float:
    """Print one size's row; the guard's seconds as a share of the bare load's."""
    deliveries = folder / "deliveries"
    say(f"{size:,} participations: writing deliveries")
    alone(write_deliveries, size, deliveries)
    guard = alone(look_through, deliveries)[0]["guard"]
    bare = alone(load_bare, deliveries, folder / "bare.duckdb")[0]["bare"]
    ours = alone(load_to_figures, deliveries, folder / "utfall.duckdb")[0]
    load = sum(ours[station] for station in STATIONS)
    print(f"{size:>15,}{guard:>10.1f}{bare:>10.1f}{load:>10.1f}{guard / bare:>10.2f}{guard / load:>10.2f}", flush=True)
    return guard / bare


def look_through(deliveries: Path) -> Seconds:
    """Every cell of the participation files, read as the intake reads them before anything is stored."""
    import duckdb

    from pipeline.check import has_identity

    start = time.perf_counter()
    with duckdb.connect() as connection:
        for path in sorted(deliveries.rglob("deltaganden-*.csv")):
            connection.execute(
                "create or replace temp view staged as select * from "
                f"read_csv('{path}', delim = ';', header = true, all_varchar = true, quote = '\"', nullstr = chr(0))"
            )
            if has_identity(connection, "staged"):
                raise SystemExit("a number was found in invented deliveries: the guard is not silent")
    return {"guard": time.perf_counter() - start}


if __name__ == "__main__":
    sys.exit(main())
