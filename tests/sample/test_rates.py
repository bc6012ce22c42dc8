"""What is drawn lies where schemas/sample.yaml says, within what chance allows."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from pathlib import Path

import duckdb
import pytest

from pipeline.sample import write_sample
from pipeline.sample.assumptions import Assumptions, read_assumptions

PARTICIPATIONS = 60_000
MOVED_ON = "(arbete_efter = 'ja' or studier_efter = 'ja' or ytterligare_rehabilitering = 'ja')"


@pytest.fixture(scope="module")
def assumptions() -> Assumptions:
    return read_assumptions()


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder: Path = tmp_path_factory.mktemp("sound")
    write_sample(PARTICIPATIONS, 3, folder, messy=False)
    with duckdb.connect() as connection:
        connection.execute(
            "create table d as select * from read_csv(?, delim=';', all_varchar=true)",
            [f"{folder}/2026-10-05/deltaganden-*.csv"],
        )
        connection.execute("create view recorded as from d where registrering = 'personuppgifter'")
        connection.execute("create view ended as from d where avslutsdatum is not null")
        yield connection


def count(connection: duckdb.DuckDBPyConnection, source: str, condition: str = "true") -> int:
    found = connection.execute(f"select count(*) from {source} where {condition}").fetchone()
    assert found is not None
    return int(found[0])


def assert_near(hits: int, of: int, share: float, slack: float = 0.0) -> None:
    """Within five standard errors of a binomial draw, plus what several assumptions together may shift."""
    assert abs(hits / of - share) <= 5 * sqrt(share * (1 - share) / of) + slack, (hits / of, share)


def test_every_participation_is_written_once(drawn: duckdb.DuckDBPyConnection) -> None:
    assert count(drawn, "d") == PARTICIPATIONS
    assert count(drawn, "(select distinct deltagande_id from d)") == PARTICIPATIONS


def test_shares(drawn: duckdb.DuckDBPyConnection, assumptions: Assumptions) -> None:
    recorded, ended = count(drawn, "recorded"), count(drawn, "ended")
    assert_near(PARTICIPATIONS - recorded, PARTICIPATIONS, assumptions.share("anonymous"))
    assert_near(count(drawn, "recorded", "arbete_före = 'ja'"), recorded, assumptions.share("work_before"))
    alive = count(drawn, "ended", "avslutsorsak <> 'avliden'")
    assert_near(count(drawn, "ended", "arbete_efter is not null"), alive, assumptions.share("exit_answered"))
    assert 0.55 <= count(drawn, "ended", "hälsa_före is not null and hälsa_efter is not null") / ended <= 0.60


@pytest.mark.parametrize(
    ("choice", "column", "source", "words"),
    [
        ("gender", "kön", "d", {"kvinna": "kvinna", "man": "man"}),
        ("exit_reason", "avslutsorsak", "ended", {"enligt_plan": "enligt plan", "sjukdom": "sjukdom"}),
        ("education", "utbildning", "recorded", {"gymnasium": "gymnasium", "grundskola": "grundskola"}),
    ],
)
def test_choices(
    drawn: duckdb.DuckDBPyConnection, assumptions: Assumptions, choice: str, column: str, source: str,
    words: dict[str, str],
) -> None:  # fmt: skip
    weights = dict(assumptions.choice(choice).weights)
    for code, word in words.items():
        hits = count(drawn, source, f"{column} = '{word}'")
        assert_near(hits, count(drawn, source), weights[code] / 10_000, slack=0.005)


def test_each_insats_has_its_size_and_its_share_that_moved_on(
    drawn: duckdb.DuckDBPyConnection, assumptions: Assumptions
) -> None:
    for insats in assumptions.individual:
        mine = f"insats_id = '{insats.id}'"
        assert abs(count(drawn, "d", mine) - PARTICIPATIONS * insats.weight / 10_000) <= 1
        known = count(drawn, "ended", f"{mine} and arbete_efter is not null")
        assert_near(count(drawn, "ended", f"{mine} and {MOVED_ON}"), known, insats.moved_on, slack=0.01)


def test_municipalities_follow_their_weights_and_olofstrom_is_smallest(
    drawn: duckdb.DuckDBPyConnection, assumptions: Assumptions
) -> None:
    recorded = count(drawn, "recorded")
    found = {each.code: count(drawn, "recorded", f"kommun = '{each.code}'") for each in assumptions.municipalities}
    for each in assumptions.municipalities:
        assert_near(found[each.code], recorded, each.weight / 10_000, slack=0.01)
    assert min(found, key=lambda code: found[code]) == "1060"


def test_persons_return_but_are_seldom_in_two_places(drawn: duckdb.DuckDBPyConnection) -> None:
    recorded = count(drawn, "recorded")
    persons = count(drawn, "(select distinct person_id from recorded)")
    assert 0.91 <= persons / recorded <= 0.95
    parallel = count(
        drawn,
        "recorded a join recorded b on a.person_id = b.person_id and a.deltagande_id < b.deltagande_id",
        "a.startdatum <= coalesce(b.avslutsdatum, '9') and b.startdatum <= coalesce(a.avslutsdatum, '9')",
    )
    assert 0 < parallel < 0.02 * recorded


def test_ages_and_lengths(drawn: duckdb.DuckDBPyConnection) -> None:
    recorded = count(drawn, "recorded")
    age = "year(startdatum::date) - födelseår::integer"
    assert 0.45 <= count(drawn, "recorded", f"{age} < 30") / recorded <= 0.50
    assert count(drawn, "recorded", f"{age} not between 16 and 64") == 0
    # Stays that began in the first months have nearly all ended: their lengths show the assumption.
    early = "startdatum < '2024-02-01'"
    half = count(drawn, "recorded", f"{early} and avslutsdatum::date - startdatum::date <= 243")
    assert_near(half, count(drawn, "recorded", early), 0.5, slack=0.01)


def test_no_row_contradicts_itself(drawn: duckdb.DuckDBPyConnection) -> None:
    for word in ("arbete", "studier"):
        for when in ("före", "efter"):
            percent = f"replace({word}_omfattning_{when}, ',', '.')::double"
            assert count(drawn, "d", f"({word}_{when} = 'ja') is distinct from ({percent} > 0)") == 0
    assert count(drawn, "d", "avslutsdatum < startdatum or avslutsdatum > '2026-09-30'") == 0
    assert count(drawn, "d", "avslutsdatum is null and (arbete_efter is not null or hälsa_efter is not null)") == 0
    assert count(drawn, "d", "arbete_efter = 'ja' and försörjning_efter not in ('lön', 'uppgift saknas') "
                             "and försörjning_efter not like 'lön|%'") == 0  # fmt: skip
    blank = "person_id is null and födelseår is null and kommun is null and avslutsdatum is null"
    assert count(drawn, "d", f"registrering = 'anonym' and not ({blank} and hälsa_före is null)") == 0


def test_every_word_is_one_that_the_schemas_know(drawn: duckdb.DuckDBPyConnection) -> None:
    for column in ("registrering", "startdatum", "insats_id"):
        assert count(drawn, "d", f"{column} is null") == 0
    for column in ("avslutsorsak", "försörjning_efter", "försörjning_före", "tid_i_försörjning"):
        assert count(drawn, "d", f"{column} like '%\\_%' escape '\\'") == 0, "a code stands where a word should"
