"""Kills so many loads at random moments, lets another follow each, and prints what differs from the undisturbed.

    python killed.py TIMES SEED FOLDER

Run as a program of its own: everything heavy is imported once, and every load is a forked process, so that the
moments fall in the load and not in imports. Half of the loads begin with an empty database, half with an earlier one.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from datetime import date
from pathlib import Path

import duckdb
import great_expectations  # noqa: F401

import pipeline.check.engine  # noqa: F401
from pipeline.database import one_transaction, open_database
from pipeline.derive import derive
from pipeline.flow import load
from pipeline.measure import measure
from pipeline.vocabulary.definitions import read_definitions
from pipeline.vocabulary.order import Order

DEFINITIONS = read_definitions()
HEADINGS = "deltagande_id;person_id;insats_id;startdatum;avslutsdatum;kön;arbete_efter;studier_efter"


def deliver(folder: Path, day: str, insats: str, count: int) -> None:
    path = folder / day / f"deltaganden-{insats}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [
        f"D{insats}{number};P{insats}{number};{insats};2025-0{1 + number % 9}-01;2026-0{1 + number % 6}-15;"
        f"{'kvinna' if number % 2 else 'man'};{'ja' if number % 3 else 'nej'};{'okänt' if number % 41 == 0 else 'nej'}"
        for number in range(count)
    ]
    path.write_text("\n".join((HEADINGS, *rows)) + "\n", encoding="utf-8")


def order(home: Path) -> Order:
    return Order(
        association="Prov", municipalities=(), is_sample=False, deliveries=home / "leveranser",
        definitions=DEFINITIONS, database=home / "prov.duckdb", out=home / "rapporter", period=None, as_of=None,
        language="sv", today=date(2026, 11, 1),
    )  # fmt: skip


def work(home: Path, told: Path | None) -> None:
    """A whole load, and what it came to: the account, the findings and the figures."""
    asked = order(home)

    def silent(station: str, detail: str) -> None:
        """Nobody watches."""

    with open_database(asked.database) as connection:
        loaded = load(connection, asked, silent)
        with one_transaction(connection):
            figures = measure(connection, asked, derive(connection, asked, silent), silent)
        if told is not None:
            findings = connection.execute("select * exclude (row_key) from checked.finding order by all").fetchall()
            whole = {"account": loaded.deliveries, "figures": figures, "findings": findings}
            told.write_text(json.dumps(whole, default=str), encoding="utf-8")


def in_a_child(home: Path, told: Path | None, seconds: float | None) -> int:
    """The load in a process of its own, killed after so many seconds; its exit status, negative where killed."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work(home, told)
            status = 0
        finally:
            os._exit(status)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def begin(folder: Path, name: str, later: bool) -> Path:
    home = folder / name
    deliver(home / "leveranser", "2026-07-01", "I01", 300)
    deliver(home / "leveranser", "2026-07-01", "I02", 200)
    if later:
        assert in_a_child(home, None, None) == 0
    deliver(home / "leveranser", "2026-10-05", "I01", 260)
    deliver(home / "leveranser", "2026-10-05", "I03", 400)
    return home


def main(times: int, seed: int, folder: Path) -> int:
    chance = random.Random(seed)
    told = folder / "told.json"
    expected, seconds, templates = {}, {}, {}
    for later in (False, True):
        templates[later] = begin(folder, f"mall-{later}", later)
        whole = folder / f"ostort-{later}"
        shutil.copytree(templates[later], whole)
        start = time.monotonic()
        assert in_a_child(whole, told, None) == 0
        seconds[later] = time.monotonic() - start
        expected[later] = told.read_text(encoding="utf-8")
    killed = turn = 0
    # A load that was done before its moment came proves nothing, and is not counted.
    while killed < times and turn < 5 * times:
        later = turn % 2 == 1
        home = folder / f"tur-{turn}"
        shutil.copytree(templates[later], home)
        killed += in_a_child(home, None, chance.uniform(0.0, seconds[later])) == -signal.SIGKILL
        if (home / "prov.duckdb").exists():
            duckdb.connect(str(home / "prov.duckdb")).close()
        told.unlink()
        status = in_a_child(home, told, None)
        if status != 0 or told.read_text(encoding="utf-8") != expected[later]:
            print(f"turn {turn}: status {status}, or another result")
            return 1
        left = sorted(path.name for path in home.iterdir())
        if left != ["leveranser", "prov.duckdb", "prov.findings.csv", "receipts"]:
            print(f"turn {turn}: left behind {left}")
            return 1
        shutil.rmtree(home)
        turn += 1
    print(f"killed {killed} of {turn} loads")
    return 0 if killed == times else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))
