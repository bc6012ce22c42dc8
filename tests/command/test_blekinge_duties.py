"""The förbund of "Verksamhetsplan 2011", Samordningsförbundet i Blekinge län, delivered as files and loaded.

Amounts, insatser and memberships as printed there; the participants are made up.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import duckdb
import pytest
from running import Run, utfall

from pipeline.measure.duties import duties
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.duties import DutyCount

INCOME = {
    "Karlskrona": 1_200_000, "Karlshamn": 600_000, "Ronneby": 600_000, "Sölvesborg": 300_000, "Olofström": 300_000,
    "Landstinget": 3_000_000, "FK och AF": 6_000_000, "eget kapital": 200_000,
}  # fmt: skip
PROJECTS = {
    "Rock": 2_600_000, "Finsam Karlshamn": 1_400_000, "Finsam Sölvesborg": 591_500, "Vidga vyerna": 800_000,
    "Liv i Livet": 1_650_000, "framtida/utvärdering": 4_049_700, "samverkanskostnader": 96_000,
}  # fmt: skip
ADMINISTRATION = {
    "personal m.m.": 865_800, "representation": 2_000, "utbildning": 10_000, "sammanträden": 50_000, "revision": 70_000,
    "oförutsett": 15_000,
}  # fmt: skip
MEMBERS = """\
part;parttyp;kommunkod;från;till
Försäkringskassan;fk;;2005-01-01;
Arbetsförmedlingen;af;;2005-01-01;
Landstinget;landsting;;2005-01-01;
Olofström;kommun;1060;2005-01-01;
Karlskrona;kommun;1080;2005-01-01;
Karlshamn;kommun;1082;2005-01-01;
Sölvesborg;kommun;1083;2005-01-01;
"""
RONNEBY = "Ronneby;kommun;1081;2011-01-01;\n"
INSATSER = """\
insats_id;namn;typ;ägare;startår;slutdatum;slutår;ålder_från;ålder_till
R;Rock;individinriktad;Karlskrona;2008;2011-12-31;;18;40
K;Finsam Karlshamn;individinriktad;Karlshamn;2008;;;;
S;Finsam Sölvesborg;individinriktad;Sölvesborg;2008;2011-08-31;;;
V;Vidga vyerna;individinriktad;Olofström;2009;;;;
L;Liv i Livet;individinriktad;Landstinget;2008;;2011;;
"""
PARTICIPANTS = """\
deltagande_id;insats_id;födelseår;startdatum;parter
D1;R;1990;2011-06-01;Försäkringskassan|kommun
D2;R;1960;2011-06-01;kommun
D3;V;1940;2011-06-01;Försäkringskassan|Arbetsförmedlingen
D4;V;;2011-06-01;
"""
END_OF_YEAR = date(2011, 12, 31)


class Blekinge:
    """A förbund with its year delivered on the last day."""

    def __init__(self, home: Path, with_ronneby: bool) -> None:
        self.home = home
        self.day = home / "leveranser" / "2011-12-31"
        self.day.mkdir(parents=True)
        left_out = () if with_ronneby else ("Ronneby",)
        self._deliver("budget.csv", _budget(*left_out))
        self._deliver("medlemskap.csv", MEMBERS + (RONNEBY if with_ronneby else ""))
        self._deliver("insatser.csv", INSATSER)
        self._deliver("deltaganden.csv", PARTICIPANTS)
        self.run: Run = utfall("load", "--deliveries", "leveranser", "--database", "b.duckdb", cwd=home)

    def _deliver(self, name: str, text: str) -> None:
        (self.day / name).write_text(text, encoding="utf-8")

    @property
    def findings(self) -> set[str]:
        """The rules that gave findings, as the analyst's own list has them."""
        (path,) = self.home.glob("*.findings.csv")
        with path.open(encoding="utf-8-sig", newline="") as file:
            dialect = csv.Sniffer().sniff(file.readline(), ",;")
            file.seek(0)
            rows = list(csv.DictReader(file, dialect=dialect))
        return {row.get("rule") or row["regel"] for row in rows}

    def duties(self, definitions: Definitions, on: date = END_OF_YEAR) -> dict[tuple[str, str], DutyCount]:
        with duckdb.connect(str(self.home / "b.duckdb"), read_only=True) as connection:
            return {(each.duty, each.part): each for each in duties(connection, on, definitions.duties)}


def _budget(*left_out: str) -> str:
    posts = [("intäkt", INCOME), ("insats", PROJECTS), ("administration", ADMINISTRATION)]
    rows = [f"2011;{kind};{post};{kr}" for kind, of in posts for post, kr in of.items() if post not in left_out]
    return "\n".join(["år;slag;post;budget_kr", *rows, ""])


@pytest.fixture(scope="module")
def with_ronneby(tmp_path_factory: pytest.TempPathFactory) -> Blekinge:
    return Blekinge(tmp_path_factory.mktemp("with"), with_ronneby=True)


@pytest.fixture(scope="module")
def without_ronneby(tmp_path_factory: pytest.TempPathFactory) -> Blekinge:
    return Blekinge(tmp_path_factory.mktemp("without"), with_ronneby=False)


def test_with_ronneby_the_budget_breaks_no_rule(with_ronneby: Blekinge) -> None:
    assert with_ronneby.run.code == 0, with_ronneby.run.err
    about_money = {"budget-unbalanced", "funding-shares", "administration-share", "individual-share", "loan-post"}
    assert not with_ronneby.findings & about_money
    assert "insats-over-three-years" in with_ronneby.findings


def test_without_ronneby_it_does_not_balance_and_the_shares_are_wrong(without_ronneby: Blekinge) -> None:
    assert without_ronneby.run.code == 0, without_ronneby.run.err
    assert {"budget-unbalanced", "funding-shares"} <= without_ronneby.findings


def test_budget_duties_with_ronneby(with_ronneby: Blekinge, definitions: Definitions) -> None:
    found = with_ronneby.duties(definitions)
    balance = found["balance", "difference"]
    assert (balance.counted, balance.of, balance.status, balance.year) == (0, 12_200_000, "ok", 2011)
    shares = [found["contributions", part] for part in ("state", "region", "municipalities")]
    assert [(each.counted, each.share, each.status) for each in shares] == [
        (6_000_000, 0.5, "ok"),
        (3_000_000, 0.25, "ok"),
        (3_000_000, 0.25, "ok"),
    ]
    assert {each.rests_on for each in shares} == {"law"}
    administration = found["administration", "administration"]
    assert (administration.counted, administration.status) == (1_012_800, "ok")
    assert round(100 * (administration.share or 0), 1) == 8.3
    spare = found["allocation", "unallocated"]
    assert (spare.counted, spare.of, spare.status) == (4_049_700, 11_187_200, "not_judged")
    assert round(100 * (spare.share or 0)) == 36
    assert found["allocation", "no_insats"].counted == 96_000
    individual = found["individual_share", "individual"]
    assert (individual.counted, individual.undecided, individual.status) == (7_041_500, 4_145_700, "ok")


def test_budget_duties_without_ronneby(without_ronneby: Blekinge, definitions: Definitions) -> None:
    found = without_ronneby.duties(definitions)
    assert (found["balance", "difference"].counted, found["balance", "difference"].status) == (-600_000, "warning")
    shares = [found["contributions", part] for part in ("state", "region", "municipalities")]
    assert [round(100 * (each.share or 0), 1) for each in shares] == [52.6, 26.3, 21.1]
    assert {each.status for each in shares} == {"warning"}


def test_three_years_where_only_years_are_known(with_ronneby: Blekinge, definitions: Definitions) -> None:
    """At the end of 2011: Rock, Karlshamn past it, Vidga vyerna not, Sölvesborg and Liv i Livet nobody can tell."""
    found = with_ronneby.duties(definitions)
    parts = {part: found["three_years", part] for part in ("within", "renewed", "over")}
    assert {part: each.counted for part, each in parts.items()} == {"within": 1, "renewed": 0, "over": 2}
    assert {(each.of, each.undecided, each.status) for each in parts.values()} == {(5, 2, "warning")}


def test_a_year_earlier_nobody_was_surely_past_it(with_ronneby: Blekinge, definitions: Definitions) -> None:
    over = with_ronneby.duties(definitions, date(2010, 12, 30))["three_years", "over"]
    assert (over.counted, over.undecided, over.status) == (0, 0, "ok")


@pytest.mark.parametrize(
    ("on", "without", "of"),
    [(date(2010, 6, 30), 0, 4), (date(2011, 6, 30), 1, 5), (END_OF_YEAR, 2, 5)],
)
def test_member_municipalities_without_an_insats(
    with_ronneby: Blekinge, definitions: Definitions, on: date, without: int, of: int
) -> None:
    """Ronneby is a member from 2011 and has none; Sölvesborg's ends in August."""
    found = with_ronneby.duties(definitions, on)["municipality_insats", "without"]
    assert (found.counted, found.of, found.undecided) == (without, of, 0)
    assert found.status == ("warning" if without else "ok")


def test_participants_outside_ages_and_with_one_party(with_ronneby: Blekinge, definitions: Definitions) -> None:
    found = with_ronneby.duties(definitions)
    counted = {duty: (each.counted, each.of, each.undecided) for (duty, _), each in found.items()}
    assert counted["age"] == (1, 4, 1)
    assert counted["age_of_insats"] == (1, 2, 0)
    assert counted["two_parties"] == (1, 4, 1)
    before = with_ronneby.duties(definitions, date(2011, 5, 31))["age", "outside"]
    assert (before.of, before.status) == (0, "no_data")


def test_every_row_says_what_it_rests_on(with_ronneby: Blekinge, definitions: Definitions) -> None:
    found = with_ronneby.duties(definitions)
    assert {duty for duty, _ in found} == {each.id for each in definitions.duties}
    for each in found.values():
        assert each.source and each.label.sv and each.part_label.en
        assert each.counted <= each.of or each.duty == "balance"
