"""How long every metric takes, by every single grouping, for every period and basis, through the Python interface.

    python benchmarks/figures.py                             1 500 and 10 000 000 participations
    python benchmarks/figures.py --participations 200000     another size

Deliveries are invented and loaded first, which takes far longer and is not counted. `open` copies the database and
reads what groups there are, `first` also imports what is heavy, `again` is the same question once more.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from load_to_figures import Seconds, alone, load_to_figures, say, write_deliveries

SIZES = (1_500, 10_000_000)
PARTS = ("open", "first", "again", "total_only")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--participations", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--folder", type=Path, help="where to work; default a temporary folder")
    asked = parser.parse_args()
    heads = ["participations", *(f"{part} s" for part in PARTS), "rows", "peak MiB"]
    print("".join(f"{head:>16}" for head in heads))
    for size in asked.participations:
        with tempfile.TemporaryDirectory(dir=asked.folder, prefix="utfall-bench-") as folder:
            say(f"{size:,} participations: writing and loading deliveries")
            deliveries, database = Path(folder) / "deliveries", Path(folder) / "utfall.duckdb"
            alone(write_deliveries, size, deliveries)
            alone(load_to_figures, deliveries, database)
            seconds, memory = alone(ask_everything, database)
        cells = [f"{size:,}", *(f"{seconds[part]:.2f}" for part in PARTS), f"{seconds['rows']:,.0f}", f"{memory:,.0f}"]
        print("".join(f"{cell:>16}" for cell in cells))
    return 0


def ask_everything(database: Path) -> Seconds:
    """Every metric in total and by each dimension by itself: all quarters, years, rolling years and the whole time."""
    from pipeline import open_database
    from pipeline.vocabulary.dimensions import NAMES

    groupings = [[], *([name] for name in NAMES)]
    laps = {}
    start = time.perf_counter()
    with open_database(database) as base:
        laps["open"] = time.perf_counter() - start
        for lap in ("first", "again"):
            start = time.perf_counter()
            laps["rows"] = float(len(base.figures_by(None, groupings)))
            laps[lap] = time.perf_counter() - start
        start = time.perf_counter()
        base.figures(None)
        laps["total_only"] = time.perf_counter() - start
    return laps


if __name__ == "__main__":
    sys.exit(main())
