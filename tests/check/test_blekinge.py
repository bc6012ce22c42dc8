"""Budget and insatser as printed in "Verksamhetsplan 2011", Samordningsförbundet i Blekinge län (2010-11-26)."""

from __future__ import annotations

import pytest

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
Ronneby;kommun;1081;2005-01-01;
Karlshamn;kommun;1082;2005-01-01;
Sölvesborg;kommun;1083;2005-01-01;
"""
# Only years are printed: when in them an insats began is not known.
INSATSER = """\
insats_id;namn;typ;ägare;startår;slutdatum;slutår
R;Rock;individinriktad;Karlskrona;2008;2011-12-31;
K;Finsam Karlshamn;individinriktad;Karlshamn;2008;;
S;Finsam Sölvesborg;individinriktad;Sölvesborg;2008;2011-08-31;
V;Vidga vyerna;individinriktad;Olofström;2009;;
L;Liv i Livet;individinriktad;Landstinget;2008;;2011
"""
DAY = "2011-12-31"


def budget(*left_out: str) -> str:
    posts = [("intäkt", INCOME), ("insats", PROJECTS), ("administration", ADMINISTRATION)]
    rows = [f"2011;{kind};{post};{kr}" for kind, of in posts for post, kr in of.items() if post not in left_out]
    return "\n".join(["år;slag;post;budget_kr", *rows, "2011;intäkt;Summa;12200000", ""])


@pytest.fixture
def blekinge(analyst):
    analyst.deliver(f"{DAY}/medlemskap.csv", MEMBERS)
    analyst.deliver(f"{DAY}/insatser.csv", INSATSER)
    analyst.deliver(f"{DAY}/deltaganden.csv", "deltagande_id;insats_id;startdatum\nD1;R;2011-06-01\n")
    return analyst


def outcomes(analyst, *rules: str) -> dict[str, str]:
    return dict(
        analyst.rows(
            "select rule, outcome from checked.judgement where list_contains(?, rule) and delivery_no in "
            "(select max(delivery_no) from accepted.sheet where table_name = 'budget')",
            list(rules),
        )
    )


CHECKS = ("budget-unbalanced", "budget-total-differs", "funding-shares", "administration-share", "loan-post")


def test_the_budget_balances_with_ronneby(blekinge) -> None:
    blekinge.deliver(f"{DAY}/budget.csv", budget())
    blekinge.accept()
    blekinge.check()
    assert outcomes(blekinge, *CHECKS) == dict.fromkeys(CHECKS, "passed")


def test_it_does_not_without(blekinge) -> None:
    blekinge.deliver(f"{DAY}/budget.csv", budget("Ronneby"))
    blekinge.accept()
    blekinge.check()
    wrong = ("budget-unbalanced", "budget-total-differs", "funding-shares")
    assert outcomes(blekinge, *CHECKS) == {**dict.fromkeys(CHECKS, "passed"), **dict.fromkeys(wrong, "failed")}


def test_posts_that_are_no_insatser_are_named(blekinge) -> None:
    blekinge.deliver(f"{DAY}/budget.csv", budget())
    blekinge.accept()
    blekinge.check()
    assert [each.row for each in blekinge.findings() if each.rule == "budget-insats-unknown"] == [15, 16]


def test_three_years_where_only_years_are_known(blekinge) -> None:
    """Rock and Karlshamn have surely passed them, Sölvesborg and Liv i Livet nobody can tell, Vidga vyerna not."""
    blekinge.accept()
    blekinge.check()
    assert [each.row for each in blekinge.findings() if each.rule == "insats-over-three-years"] == [2, 3]
    assert blekinge.rows(
        "select rows_judged, rows_undecided, rows_at_fault from checked.judgement "
        "where rule = 'insats-over-three-years'"
    ) == [(3, 2, 2)]


def test_where_nothing_is_surely_over_it_could_not_be_judged(blekinge) -> None:
    lines = INSATSER.splitlines(keepends=True)
    blekinge.deliver(f"{DAY}/insatser.csv", "".join([lines[0], *lines[3:]]))
    blekinge.accept()
    blekinge.check()
    assert blekinge.rows("select outcome from checked.judgement where rule = 'insats-over-three-years'") == [
        ("could_not_judge",)
    ]


def test_ronneby_and_at_the_end_of_the_year_solvesborg_have_no_insats(blekinge) -> None:
    blekinge.accept()
    blekinge.check()
    assert [each.row for each in blekinge.findings() if each.rule == "municipality-without-insats"] == [7, 9]
