"""Opens the notebooks on this machine only, or writes them as .ipynb: `python -m pipeline.desk [--jupyter FOLDER]`."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from pipeline.desk.copies import write_copies
from pipeline.desk.kept_outputs import remove_kept_outputs

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
OPEN = ("edit", "--skip-update-check", "--host", "127.0.0.1")


def main(asked: list[str] | None = None) -> int:
    """What marimo says when it ends, or 0 where the notebooks were written as .ipynb."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.desk", description="Öppna anteckningsböckerna.")
    parser.add_argument("--jupyter", metavar="MAPP", type=Path, help="skriv dem i stället som .ipynb, utan utdata")
    folder = parser.parse_args(asked).jupyter
    if folder is not None:
        print("\n".join(map(str, write_copies(NOTEBOOKS, folder))))
        return 0
    # Before: what a killed session left. After: what this one may have left, whatever marimo's settings say.
    remove_kept_outputs(NOTEBOOKS)
    try:
        return subprocess.run([sys.executable, "-m", "marimo", *OPEN, str(NOTEBOOKS)], check=False).returncode
    except KeyboardInterrupt:
        return 0
    finally:
        remove_kept_outputs(NOTEBOOKS)


if __name__ == "__main__":
    sys.exit(main())
