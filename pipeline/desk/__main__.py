"""`python -m pipeline.desk`: opens the notebooks on this machine only, or (`--jupyter`) writes them as .ipynb."""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
from pathlib import Path

from pipeline.desk.copies import write_copies
from pipeline.desk.kept_outputs import remove_kept_outputs

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
HERE_ONLY = ("--skip-update-check", "--host", "127.0.0.1")


def main(asked: list[str] | None = None) -> int:
    """What marimo says when it ends, or 0 where the notebooks were written as .ipynb."""
    parser = argparse.ArgumentParser(
        prog="python -m pipeline.desk", description="Öppna anteckningsböckerna, bara på den här datorn.",
        epilog="Andra val går vidare till marimo, som --port 2800.",
    )  # fmt: skip
    parser.add_argument("--jupyter", metavar="MAPP", type=Path, help="skriv dem i stället som .ipynb, utan utdata")
    parser.add_argument("--folder", metavar="MAPP", type=Path, default=NOTEBOOKS, help="en annan mapp med böcker")
    given, more = parser.parse_known_args(asked)
    if given.jupyter is not None:
        print("\n".join(map(str, write_copies(given.folder, given.jupyter))))
        return 0
    # Before: what a killed session left. After: what this one may have left, whatever marimo's settings say.
    remove_kept_outputs(given.folder)
    try:
        # The host stands last: nothing given can open the notebooks to other machines.
        return _session([sys.executable, "-m", "marimo", "edit", str(given.folder), *more, *HERE_ONLY])
    finally:
        remove_kept_outputs(given.folder)


def _session(command: list[str]) -> int:
    """Run marimo until it ends by itself. Whoever ends us ends it too, and its kernels with their copies."""
    with subprocess.Popen(command) as session:
        # Ctrl-C reaches marimo as well, which asks and saves; we only wait.
        answers = {signal.SIGINT: lambda *_: None, signal.SIGTERM: lambda *_: session.terminate()}
        before = {each: signal.signal(each, answer) for each, answer in answers.items()}
        try:
            return session.wait()
        finally:
            for each, answer in before.items():
                signal.signal(each, answer)


if __name__ == "__main__":
    sys.exit(main())
