"""How long a report for many förbund in one database takes, station by station.

    python benchmarks/national.py [--forbund 80] [--insatser 10] [--keep FOLDER]

One file per förbund, each with its own insatser and its own municipality; insatser of log-normal size (20-300), exits
of two years, shares that differ between insatser. 80 x 10 are about 70 000 participations. All people are invented.

Seconds on two cores with some other work beside, 28 November 2026, of a first report and of what is read:

    accept and check      10.4     1.9
    derive and measure     5.6
    protect               45.5    45.6   of which search 15, attack 26, quarters 2.5
    publish                8.4     8.8
    audit of the files     3.7     4.3
    all                   73.6    60.7

The day before the attack took 502 s, the search 28, and publishing was left after 200 insatser: 88 s, of which 62 for
charts with a row each. What is left is mostly linear programmes: of the search, and over the whole for what the core
leaves narrow.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import time
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline import flow
from pipeline.__main__ import NEW_OBJECTS, OLDER
from pipeline.database import open_database
from pipeline.vocabulary.definitions import read_definitions
from pipeline.vocabulary.order import Order

HEADINGS = (
    "deltagande_id;person_id;insats_id;kön;födelseår;kommun;startdatum;avslutsdatum;avslutsorsak;arbete_före;"
    "studier_före;arbete_efter;studier_efter;söker_arbete_efter;ytterligare_rehabilitering;hälsa_före;hälsa_efter;"
    "försörjning_före;försörjning_efter"
)
HEALTH = {"mycket dåligt": 1, "dåligt": 3, "någorlunda": 4, "bra": 3, "mycket bra": 1, "": 1}
BEFORE = {"försörjningsstöd": 5, "sjukpenning": 2, "sjukersättning": 2, "ingen": 1, "lön": 0.3, "uppgift saknas": 0.3}
ENDS = {"enligt plan": 16, "egen begäran": 2, "sjukdom": 1, "flytt": 1}
UNKNOWN = 0.04
"""Of the outcomes: so many were not asked about."""
LEAST, MOST = 20, 300
"""Participations in an insats."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--forbund", type=int, default=80)
    parser.add_argument("--insatser", type=int, default=10)
    parser.add_argument(
        "--keep", type=Path, help="an empty folder for deliveries, database and report; else none is kept"
    )
    asked = parser.parse_args()
    gc.set_threshold(NEW_OBJECTS, *OLDER)
    with ExitStack() as kept:
        folder = asked.keep or Path(kept.enter_context(TemporaryDirectory(prefix="utfall-bench-")))
        number = write_deliveries(asked.forbund, asked.insatser, folder / "deliveries")
        print(f"{asked.forbund} förbund x {asked.insatser} insatser: {number:,} participations", flush=True)
        for told, is_draft in (("a draft, with all deliveries", True), ("the report of what is read", False)):
            print(told, flush=True)
            report(folder, is_draft)


def write_deliveries(associations: int, insatser: int, folder: Path) -> int:
    """One file per förbund; how many participations were written."""
    chance, number = random.Random(1), 0
    day = folder / "2026-10-05"
    day.mkdir(parents=True)
    for at in range(associations):
        lines = [HEADINGS]
        for own in range(insatser):
            moves_on = chance.uniform(0.5, 0.85)
            for _ in range(int(min(MOST, max(LEAST, chance.lognormvariate(4.3, 0.6))))):
                number += 1
                lines.append(participation(number, f"F{at:02}I{own}", 1000 + at, moves_on, chance))
        (day / f"forbund-{at:02}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return number


def participation(number: int, insats: str, municipality: int, moves_on: float, chance: random.Random) -> str:
    """One person's stay, which ended in 2025 or in the first three quarters of 2026."""
    year = 2025 if chance.random() < 4 / 7 else 2026
    month = chance.randint(1, 12 if year == 2025 else 9)
    success, is_known = chance.random() < moves_on, chance.random() >= UNKNOWN
    works, studies = success and chance.random() < 0.5, success and chance.random() < 0.15
    seeks, worked = not works and chance.random() < 0.35, chance.random() < 0.05
    before = one_of(BEFORE, chance)
    stays = before if chance.random() < 0.7 else chance.choice(("försörjningsstöd", "sjukpenning", "ingen"))
    after = "lön" if works else stays
    return ";".join((
        f"D{number}", f"P{number}", insats, chance.choice(("kvinna", "man")), str(chance.randint(1962, 2006)),
        str(municipality), f"{year - 1}-{month:02}-05", f"{year}-{month:02}-15", one_of(ENDS, chance),
        said(worked), "nej", *((said(works), said(studies), said(seeks), said(success)) if is_known else [""] * 4),
        one_of(HEALTH, chance), one_of(HEALTH, chance), before, after,
    ))  # fmt: skip


def one_of(weights: dict[str, float], chance: random.Random) -> str:
    return chance.choices(tuple(weights), tuple(weights.values()))[0]


def said(is_so: bool) -> str:
    return "ja" if is_so else "nej"


def report(folder: Path, is_draft: bool) -> None:
    """The whole way as a user asks for it, with a line for each station as it ends."""
    order = Order(
        "Riket", (), False, folder / "deliveries", read_definitions(), folder / "utfall.duckdb", folder / "reports",
        None, None, "sv", date(2026, 10, 6), is_draft=is_draft,
    )  # fmt: skip
    laps = Laps()
    with open_database(order.database) as connection:
        flow.report(connection, order, laps.next)
    laps.end()


class Laps:
    """What the seconds went to: each station says its name as it begins. Seconds by the clock, and of the processor."""

    def __init__(self) -> None:
        self._first = self._last = _now()
        self._name = "accept"

    def next(self, station: str, detail: str) -> None:
        """A station begins; the one before is told of, unless it is the same."""
        if station != self._name:
            self._tell(self._name, self._last)
            self._name, self._last = station, _now()

    def end(self) -> None:
        """The last station, and the whole."""
        self._tell(self._name, self._last)
        self._tell("all", self._first)

    def _tell(self, name: str, since: tuple[float, float]) -> None:
        clock, processor = (now - then for now, then in zip(_now(), since, strict=True))
        print(f"{name:10} {clock:7.1f} s {processor:7.1f} s of processor", flush=True)


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


if __name__ == "__main__":
    sys.exit(main())
