"""How long it takes from delivered files to figures, beside DuckDB's bare load of the same files in the same run.

    make bench                                   1 000 000 and 10 000 000 participations
    make bench ARGS="--participations 200000"    a smaller one

Each measurement is a process of its own, so that its peak memory is its own. Compare the ratio, never the
seconds: machines are noisy.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

SIZES = (1_000_000, 10_000_000)
MEBIBYTE = 1024 * 1024
STATIONS = ("accept", "check", "derive", "measure")

Seconds = dict[str, float]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--participations", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--folder", type=Path, help="where to work; default a temporary folder")
    asked = parser.parse_args()
    rows = []
    for size in asked.participations:
        with tempfile.TemporaryDirectory(dir=asked.folder, prefix="utfall-bench-") as folder:
            rows.append(measure_size(size, Path(folder)))
    print_table(rows)
    return 0


def measure_size(size: int, folder: Path) -> dict[str, float]:
    """Write invented deliveries, load them bare, and take them all the way to figures."""
    deliveries = folder / "deliveries"
    say(f"{size:,} participations: writing deliveries")
    alone(write_deliveries, size, deliveries)
    delivered = sum(path.stat().st_size for path in deliveries.rglob("*.csv"))
    say(f"{delivered / MEBIBYTE:,.0f} MiB; DuckDB's bare load")
    bare, bare_memory = alone(load_bare, deliveries, folder / "bare.duckdb")
    say("utfall, from files to figures")
    ours, our_memory = alone(load_to_figures, deliveries, folder / "utfall.duckdb")
    return {
        "size": size,
        "bare": bare["bare"],
        "bare_memory": bare_memory,
        **ours,
        "total": sum(ours[station] for station in STATIONS),
        "memory": our_memory,
    }


def write_deliveries(size: int, folder: Path) -> Seconds:
    from pipeline.sample import write_sample

    start = time.perf_counter()
    write_sample(size, 1, folder, messy=False)
    return {"sample": time.perf_counter() - start}


def load_bare(deliveries: Path, database: Path) -> Seconds:
    """What DuckDB needs to read the participation files into a table, types guessed, nothing checked."""
    import duckdb

    files = [str(path) for path in sorted(deliveries.rglob("deltaganden-*.csv"))]
    start = time.perf_counter()
    with duckdb.connect(str(database)) as connection:
        connection.execute("create table bare as select * from read_csv(?, union_by_name = true)", [files])
    return {"bare": time.perf_counter() - start}


def load_to_figures(deliveries: Path, database: Path) -> Seconds:
    """The stations one by one, as flow.py calls them."""
    from pipeline.accept import accept
    from pipeline.check import check, has_identity, type_rows
    from pipeline.database import one_transaction, open_database
    from pipeline.derive import derive
    from pipeline.measure import measure
    from pipeline.vocabulary.definitions import read_definitions
    from pipeline.vocabulary.order import Order

    order = Order(
        "Bench", (), True, deliveries, read_definitions(), database, database.parent, None, None, "sv", date.today()
    )
    clock = Clock()
    with open_database(database) as connection:
        with one_transaction(connection):
            accept(connection, order, has_identity, silent)
        clock.lap("accept")
        with one_transaction(connection):
            typed = type_rows(connection, order, silent)
        with one_transaction(connection):
            check(connection, order, typed, silent)
        clock.lap("check")
        with one_transaction(connection):
            population = derive(connection, order, silent)
            clock.lap("derive")
            measure(connection, order, population, silent)
        clock.lap("measure")
    return clock.laps


class Clock:
    """Seconds between one lap and the next."""

    def __init__(self) -> None:
        self.laps: Seconds = {}
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        """Keep the seconds since the last lap under a name."""
        now = time.perf_counter()
        self.laps[name] = now - self._last
        self._last = now


def silent(station: str, detail: str) -> None:
    """No progress while the clock runs."""


def alone(work: Callable[..., Seconds], *arguments: object) -> tuple[Seconds, float]:
    """Run in a process of its own: its seconds, and its peak memory in MiB."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_report_back, args=(theirs, work, arguments))
    process.start()
    theirs.close()
    seconds, memory = json.loads(ours.recv())
    process.join()
    return seconds, memory


def _report_back(pipe: object, work: Callable[..., Seconds], arguments: tuple[object, ...]) -> None:
    seconds = work(*arguments)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pipe.send(json.dumps([seconds, peak]))  # type: ignore[attr-defined]


def print_table(rows: list[dict[str, float]]) -> None:
    heads = ["participations", "bare s", *(f"{station} s" for station in STATIONS), "total s", "ratio", "peak MiB"]
    print("".join(f"{head:>15}" for head in heads))
    for row in rows:
        cells = [f"{row['size']:,.0f}", f"{row['bare']:.1f}", *(f"{row[station]:.1f}" for station in STATIONS)]
        cells += [f"{row['total']:.1f}", f"{row['total'] / row['bare']:.2f}", f"{row['memory']:,.0f}"]
        print("".join(f"{cell:>15}" for cell in cells))
        ratios = "  ".join(f"{station} {row[station] / row['bare']:.2f}" for station in STATIONS)
        print(f"{'of the bare load':>30}: {ratios}")
    for smaller, larger in pairwise(rows):
        growth = larger["total"] / smaller["total"]
        print(f"{larger['size'] / smaller['size']:g} times as many take {growth:.1f} times as long")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
