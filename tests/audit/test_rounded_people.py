"""Open tables are judged by people: one who comes often is no large group."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import open_database
from pipeline.audit.rounded import attack_rounded
from pipeline.audit.rounded_table import read_rounded_table
from pipeline.audit.rounded_truth import read_few_people
from pipeline.interface import LocalFigures
from pipeline.open_table import make_open_table
from pipeline.publish.open_table import table_csv

MAN = (("man", "I01"), "yes")


@pytest.fixture(scope="module")
def local(module_analyst, participation: Callable[..., dict[str, str]]) -> Iterator[LocalFigures]:
    """Seven women have been in I01 once each, and a man six times."""
    yes = {"work_after": "ja", "study_after": "nej", "further_rehab_after": "nej"}
    women = [participation(n, gender="kvinna", **yes) for n in range(7)]
    stays = [{"start_date": f"2026-0{n}-01", "exit_date": f"2026-0{n}-20"} for n in range(1, 7)]
    man = [participation(10 + n, gender="man", **yes, **stay) | {"person_id": "M"} for n, stay in enumerate(stays)]
    module_analyst.deliver_rows("2026-10-05/deltaganden.csv", [*women, *man])
    module_analyst.deliver("2026-10-05/insatser.csv", "insats_id;name;insats_type\nI01;Ett;individual\n")
    module_analyst.load()
    module_analyst.close()
    with open_database(module_analyst.order.database) as opened:
        yield opened


def test_a_man_who_came_six_times_is_rounded(local: LocalFigures, tmp_path: Path) -> None:
    table, folder = make_open_table(local, "moved_on", ["gender", "insats_id"], "2026", tmp_path, False)
    assert table.counts[MAN] == 5 and table.counts[("kvinna", "I01"), "yes"] == 7
    assert {path.name for path in folder.iterdir()} == {"table.csv", "README.txt"}


def test_sabotage_six_stays_of_one_man_printed_as_six_are_found(local: LocalFigures, tmp_path: Path) -> None:
    table, _ = make_open_table(local, "moved_on", ["gender", "insats_id"], "2026", tmp_path, False)
    own = read_rounded_table(table_csv(replace(table, counts={**table.counts, MAN: 6})), "table")
    few = {"table": read_few_people(local.connection, local.metric("moved_on"), own, 5)}
    assert few["table"].most == 6
    assert [(each.fault, each.cell) for each in attack_rounded(own, (), (), 5, few)] == [
        ("shown", "moved_on gender=man insats_id=I01 numerator")
    ]
