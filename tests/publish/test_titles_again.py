"""Every title is what a second computation finds, on awkward and generated releases; no two charts say the same."""

from __future__ import annotations

import csv
import dataclasses
import io
import re

import invented
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from second_titles import Sure, limit, second_titles
from second_titles_counts import counted_titles
from test_layout import CASES

from pipeline.publish.document import ChartBlock
from pipeline.publish.edition import open_edition
from pipeline.publish.open_data import figures_csv
from pipeline.publish.sections.whole import write_document
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.release import Release

KNOWN = {
    "goal_attainment", "gender_age", "health_change", "support_before_after", "who_finished", "funnel", "trend",
    "cost_per_outcome", "time_to_work",
}  # fmt: skip
"""Charts that every report has; the one of ways is there only where it can be told."""
CLAIM = re.compile(
    r"mer än|minst|högst|lägst|flest|sedan|nådde|ökade|minskade|hälften|tredjedel|var (?:tredje|fjärde)", re.IGNORECASE
)
"""Words that none of these titles may use: each would need a test of its own."""
planned = st.lists(st.tuples(st.integers(3, 260), st.floats(0.2, 0.97)), min_size=1, max_size=14)


def rows(release: Release) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(figures_csv(release))))


def charts(release: Release) -> tuple[ChartBlock, ...]:
    return write_document(open_edition(release, open_words(release.language))).charts


def wrong_titles(release: Release, titles: dict[str, str]) -> list[str]:
    """The charts whose title is not the one that the second computation gives."""
    told = rows(release)
    again = second_titles(told, release.definitions, Sure(counts_missing=False)) | counted_titles(told, release)
    # A chart that nobody computes again, or that should not be there, is as wrong as a wrong title.
    return [
        f"{name}: {titles.get(name)} / {again.get(name)}"
        for name in {*titles, *again}
        if titles.get(name) != again.get(name)
    ]


def made(insatser: list[tuple[int, float]]) -> Release:
    return invented.release(insatser=tuple((f"i{n}", f"Insats {n}", *each) for n, each in enumerate(insatser)))


@pytest.mark.parametrize("case", CASES)
def test_awkward_releases_have_true_titles(case: str) -> None:
    release = CASES[case]("sv")
    titles = {block.chart.id: block.chart.title for block in charts(release)}
    assert set(titles) >= KNOWN
    assert wrong_titles(release, titles) == []


@given(planned)
def test_generated_releases_have_true_titles(insatser: list[tuple[int, float]]) -> None:
    release = made(insatser)
    assert wrong_titles(release, {block.chart.id: block.chart.title for block in charts(release)}) == []


quarters = st.lists(
    st.one_of(st.none(), st.tuples(st.floats(0, 1), st.sampled_from([12, 19, 24, 60, 120, 300]))),
    min_size=1,
    max_size=16,
).map(lambda planned: [None if each is None else (round(each[0] * each[1]), each[1]) for each in planned])


@given(quarters)
@example([(60, 100)] * 10 + [(20, 100), (95, 100)])
@example([(80, 100)] * 6 + [(60, 100)] * 7)
@example([(40 + 5 * at, 100) for at in range(8)])
@example([(90 - 5 * at, 100) for at in range(8)])
@example([(14, 19)] * 12 + [(2, 19)])
@example([(66, 100)] * 9 + [(79, 100), (60, 100), (79, 100)])
def test_any_series_of_quarters_has_a_true_title(counts: list[tuple[int, int] | None]) -> None:
    release = invented.with_quarters(invented.release(), counts)
    assert wrong_titles(release, {block.chart.id: block.chart.title for block in charts(release)}) == []


def test_series_of_many_sorts_are_met() -> None:
    restless = [(58, 100), (64, 100)] * 4
    series = (
        [*restless, (60, 100), (64, 100), (60, 100), (80, 100)], [(72, 100)] * 5 + [(64, 100)] * 7,
        [(40 + 5 * at, 100) for at in range(8)], [(90 - 5 * at, 100) for at in range(8)],
        [*restless, (60, 100), (74, 100), (56, 100), (74, 100)], [(60, 100)] * 12, [(60, 100)] * 3,
        [(80, 100)] * 6 + [(60, 100)] * 7,
    )  # fmt: skip
    met = set()
    for counts in series:
        titles = {
            block.chart.id: block.chart.title for block in charts(invented.with_quarters(invented.release(), counts))
        }
        met.add(re.sub(r"(första|andra|tredje|fjärde) kvartalet \d+", "", titles["trend"]))
    assert len(met) == len(series)


@given(planned)
def test_the_cost_of_all_has_a_true_title(insatser: list[tuple[int, float]]) -> None:
    """One insats of the others' is without a cost; here all are known."""
    base = made([*insatser[:6], *insatser[7:]])
    costs = {each.insats_id: each.value for each in base.money if each.measure == "cost" and each.kind == "individual"}
    whole = sum(value for id_, value in costs.items() if id_ and value)
    known = tuple(
        dataclasses.replace(each, numerator=whole, value=whole)
        if (each.measure, each.kind, each.insats_id) == ("cost", "individual", None) else each
        for each in base.money
    )  # fmt: skip
    release = dataclasses.replace(base, money=known)
    assert wrong_titles(release, {block.chart.id: block.chart.title for block in charts(release)}) == []


def test_titles_of_many_sorts_are_met() -> None:
    """A law that only ever met one title would prove little."""
    met = set()
    for number in range(12):
        release = made([(40 + 37 * ((number + n) % 6), 0.4 + 0.05 * ((3 * number + 5 * n) % 11)) for n in range(1, 6)])
        titles = {block.chart.id: block.chart.title for block in charts(release)}
        assert wrong_titles(release, titles) == []
        met |= set(titles.values())
    assert len(met) > 12


@pytest.mark.parametrize("language", ["sv", pytest.param("en", marks=pytest.mark.soak)])
@pytest.mark.parametrize("case", CASES)
def test_every_chart_has_words_of_its_own(case: str, language: str) -> None:
    blocks = charts(CASES[case](language))  # type: ignore[arg-type]
    assert len({block.chart.alt for block in blocks}) == len({block.chart.title for block in blocks}) == len(blocks)
    assert len({block.table.id for block in blocks}) == len(blocks)
    for block in blocks:
        assert block.chart.title in block.chart.alt, block.chart.id


def test_no_title_claims_what_was_not_tested() -> None:
    titles = [block.chart.title for case in CASES for block in charts(CASES[case]("sv")) if block.chart.id in KNOWN]
    assert [title for title in titles if CLAIM.search(title)] == []


@pytest.mark.parametrize(
    ("chart", "false"),
    [
        ("goal_attainment", "Två av sju insatser ligger säkert över 70 %, två säkert under"),
        ("goal_attainment", "En av åtta insatser ligger säkert över 70 %, två säkert under"),
        ("gender_age", "Kvinnor 40–49 år ligger säkert under 70 %"),
        ("health_change", "Fler skattar sin hälsa som sämre än som bättre vid avslut"),
        ("support_before_after", "Ingen säker skillnad i offentlig försörjning mellan start och avslut"),
        ("who_finished", "Män har fler avslutade deltaganden än kvinnor, 2025"),
        ("funnel", "Ingen redovisad insats ligger utanför 95 %-gränsen"),
        ("trend", "Värt att titta på: tredje kvartalet 2026 ligger under gränsen"),
        ("support_flow", "9 av 99 med offentlig försörjning före start hade den inte vid avslut, 2025"),
        ("time_to_work", "149 av 340 har börjat arbeta eller studera inom sex månader, 2025"),
        (
            "cost_per_outcome",
            "Insatserna kostade ungefär 31 000 kronor för varje som gick vidare, 2025",
        ),
    ],
)
def test_a_false_title_is_found(release: Release, chart: str, false: str) -> None:
    titles = {block.chart.id: block.chart.title for block in charts(release)}
    assert wrong_titles(release, titles) == []
    assert wrong_titles(release, {**titles, chart: false.replace(" %", "\N{NO-BREAK SPACE}%")})


def test_the_prototypes_claims_are_found() -> None:
    assert CLAIM.search("Mer än hälften mår bättre") and CLAIM.search("Var tredje går till arbete")


def test_the_second_way_gives_wilsons_limits() -> None:
    """58 of 72, as in the reference: 69.97 to 88.0 per cent, so not surely over 70."""
    row = {"numerator": "58", "denominator": "72", "missing": "0", "target": "0.7", "certainty": ""}
    sure = Sure(counts_missing=True)
    assert (limit(row, -1), limit(row, 1)) == pytest.approx((0.6997, 0.8801), abs=5e-4)
    assert sure.side(row) == ""
    assert sure.side({**row, "numerator": "61"}) == "over" and sure.side({**row, "numerator": "30"}) == "under"
    assert sure.side({**row, "numerator": "61", "missing": "9"}) == ""
