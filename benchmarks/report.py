"""How long a report on the sample takes, from the command to its end: the first, and one of what is already read.

    python benchmarks/report.py [--times 3] [--slides]

The second draws every chart in three forms and writes every document, and is audited before it takes the place of the
one before. Beside them: how long the same interpreter needs to import what a report imports.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
IMPORTS = "import pipeline.flow, matplotlib.figure, jinja2, typst, pikepdf, xlsxwriter, pyarrow.parquet, pandas"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--slides", action="store_true")
    asked = parser.parse_args()
    command = ["-m", "pipeline", "report", *(["--slides"] if asked.slides else [])]
    with TemporaryDirectory() as folder:
        first = seconds_of(command, folder)
        again = min(seconds_of(command, folder) for _ in range(asked.times))
        imports = min(seconds_of(["-c", IMPORTS], folder) for _ in range(asked.times))
        charts = len(list(Path(folder).glob("reports/*/charts/*.svg")))
    print(f"first report, with all deliveries   {first:5.1f} s")
    print(f"report of what is read, {charts:2} charts    {again:5.1f} s  (the best of {asked.times})")
    print(f"importing what it imports           {imports:5.1f} s  ({imports / again:.0%} of it)")


def seconds_of(command: list[str], folder: str) -> float:
    """Seconds by the clock for one run; stops if it fails."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
