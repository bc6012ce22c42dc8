"""The funnel and the trend: limits reckoned again, titles that claim no more, and nothing hidden in either."""

from __future__ import annotations

import dataclasses

import invented
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import binomial_limit

from pipeline.publish.charts.funnel_chart import funnel
from pipeline.publish.charts.funnel_figures import place_at_worst, place_of, read_funnel
from pipeline.publish.charts.model import FunnelBody, TrendBody
from pipeline.publish.charts.trend_chart import trend
from pipeline.publish.charts.trend_figures import read_series
from pipeline.publish.document import Table
from pipeline.publish.edition import Edition, open_edition
from pipeline.publish.sections.chance import funnel_table, trend_table
from pipeline.publish.wording.funnel_words import funnel_title
from pipeline.publish.wording.words import Words, open_words
from pipeline.vocabulary.figures import Group
from pipeline.vocabulary.release import Release


def opened(release: Release) -> Edition:
    return open_edition(release, open_words("sv"))


def quarters(counts: list[invented.Counts]) -> Edition:
    return opened(invented.with_quarters(invented.release(), counts))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def cells(table: Table) -> dict[str, list[str]]:
    return {row[0].text: [plain(cell.text) for cell in row[1:]] for row in table.rows}


def test_every_insats_lies_where_a_second_reckoning_puts_it(edition: Edition) -> None:
    found = read_funnel(edition)
    assert found.everyone is not None and found.everyone.numerator and found.everyone.denominator
    centre = found.everyone.numerator / found.everyone.denominator
    assert len(found.held) == 7
    for each in found.held:
        people, share = each.figure.denominator or 0, each.figure.value or 0.0
        limits = [binomial_limit(people, centre, quantile) for quantile in (0.001, 0.025, 0.975, 0.999)]
        assert each.limits == pytest.approx(limits, abs=1e-9)
        far, near = not limits[0] <= share <= limits[3], not limits[1] <= share <= limits[2]
        assert each.place == ("outside_998" if far else "outside_95" if near else "inside")


def test_the_table_holds_what_the_funnel_draws_and_hides_what_is_hidden(edition: Edition) -> None:
    chart, rows = funnel(edition), cells(funnel_table(edition, read_funnel(edition)))
    assert isinstance(chart.body, FunnelBody)
    drawn = {(point.people, point.share) for point in chart.body.points}
    shown = [row for row in list(rows.values())[1:] if row[2] != ".."]
    assert drawn == {(int(row[1]), int(row[0]) / int(row[1])) for row in shown}
    assert set(rows["Ängens snickeri"]) == {".."}
    assert [text.split(":")[0] for text in chart.body.named] == ["A"]
    assert (
        plain(chart.body.named[0]) == "A: Supported Employment (IPS), 41 av 48 (85 %), över 99,8 %-gränsen, kan ändras"
    )
    assert rows["Supported Employment (IPS)"][-1] == "över 99,8 %-gränsen, kan ändras"
    assert "Ängens snickeri" in chart.notes[0] and "Ängens snickeri" not in repr(chart.body)


@pytest.mark.parametrize(
    ("compared", "near", "far", "title"),
    [
        (9, 0, 0, "Ingen redovisad insats ligger utanför 95 %-gränsen"),
        (9, 2, 0, "Två av nio insatser ligger utanför 95 %-gränsen, ingen utanför 99,8 %-gränsen"),
        (9, 0, 1, "En av nio insatser ligger utanför 99,8 %-gränsen"),
        (20, 3, 13, "Tretton av tjugo insatser ligger utanför 99,8 %-gränsen, ytterligare tre utanför 95 %-gränsen"),
        (0, 0, 0, "Insatserna mot vad som väntas av en slump: kan inte visas"),
    ],
)
def test_the_funnels_title_counts_and_ranks_nothing(sv: Words, compared: int, near: int, far: int, title: str) -> None:
    assert plain(funnel_title(sv, compared, near, far)) == title


@pytest.mark.parametrize(
    ("changeable", "title"),
    [
        (0, "Två av nio insatser ligger utanför 99,8 %-gränsen, ytterligare två utanför 95 %-gränsen"),
        (3, "Fyra av nio insatser ligger utanför en gräns, men utfall som saknas kan ändra läget för tre av dem"),
        (4, "Fyra av nio insatser ligger utanför en gräns, men utfall som saknas kan ändra läget"),
    ],
)
def test_the_funnels_title_is_sure_only_of_what_the_missing_cannot_change(
    sv: Words, changeable: int, title: str
) -> None:
    assert plain(funnel_title(sv, 9, 2, 2, changeable)) == title


@given(st.integers(10, 120), st.integers(0, 12), st.data())
def test_a_place_is_changeable_where_some_outcomes_of_the_missing_are_nearer(n: int, missing: int, data) -> None:
    x, centre = data.draw(st.integers(0, n)), data.draw(st.sampled_from((0.3, 0.5, 0.71, 0.9)))
    order = ["inside", "outside_95", "outside_998"]
    ends = [order.index(place_of(x + more, n + missing, centre)) for more in range(missing + 1)]
    own = order.index(place_of(x, n, centre))
    assert order.index(place_at_worst(x, n, missing, centre)) == min(own, *ends)
    assert place_at_worst(x, n, 0, centre) == place_of(x, n, centre)


def test_outside_here_and_open_against_the_goal_is_explained() -> None:
    """37 of 42 against everyone's 71 %, and 4 with no known outcome."""
    assert place_of(37, 42, 0.71) == "outside_95" and place_at_worst(37, 42, 4, 0.71) == "inside"
    notes = " ".join(funnel(opened(invented.release())).notes)
    assert notes.count("Kan ändras:") == 1 and "inte mot målet" in notes


def test_without_everyone_there_is_no_funnel() -> None:
    base = invented.release()
    figures = tuple(
        invented.all_hidden(dataclasses.replace(base, figures=(each,))).figures[0]
        if (each.key.metric, each.key.basis, each.key.period, each.key.group)
        == ("moved_on", "finished", "2026", Group())
        else each
        for each in base.figures
    )
    chart = funnel(opened(dataclasses.replace(base, figures=figures)))
    assert isinstance(chart.body, FunnelBody) and not chart.body.points and not chart.body.limits
    assert chart.empty.startswith("Andelen för alla redovisas inte")
    assert "kan inte visas" in chart.title


@pytest.mark.parametrize(
    ("release", "said"),
    [
        (invented.all_reached(invented.release()), "Det gick lika för alla"),
        (invented.release(insatser=(("i1", "Ensam", 400, 0.72),)), "Minst två insatser"),
    ],
)
def test_what_has_no_funnel_says_so(release: Release, said: str) -> None:
    chart = funnel(opened(release))
    assert isinstance(chart.body, FunnelBody) and not chart.body.points
    assert chart.empty.startswith(said) and not chart.key


@pytest.mark.parametrize(("step", "is_told"), [(0.05, True), (0.0, False)])
def test_insatser_that_differ_beyond_chance_are_told_of(step: float, is_told: bool) -> None:
    planned = tuple((f"i{n}", f"Insats {n}", 150, 0.35 + step * n) for n in range(12))
    notes = " ".join(funnel(opened(invented.release(insatser=planned))).notes)
    assert ("mer än en slump ger" in notes) == is_told


STEADY = [(90, 130), (92, 130)] * 6
VARIED = [(84, 130), (94, 130)] * 6


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        (STEADY, "Ingen säkerställd förändring över kvartalen"),
        (STEADY[:7], "Ingen säkerställd förändring över kvartalen"),
        (STEADY[:6], "Gick vidare kvartal för kvartal: för få kvartal för att bedöma en förändring"),
        ([*VARIED[:11], (40, 130)], "Värt att titta på: tredje kvartalet 2026 ligger under gränsen"),
        ([(40, 130), *STEADY[:11]], "Flera saker i kvartalen är värda att titta på"),
        ([(n, 40) for n in range(20, 32)],
         "Värt att titta på: varje redovisat kvartal efter fjärde kvartalet 2023 till och med tredje kvartalet 2026 är "
         "högre än det förra"),
        ([(50, 100)] * 3 + [(60, 100)] * 4 + [(50, 100)], "Ingen säkerställd förändring över kvartalen"),
    ],
)  # fmt: skip
def test_the_trends_title_follows_the_rules(counts: list[invented.Counts], title: str) -> None:
    edition = quarters(counts)
    assert trend(edition, read_series(edition)).title == title


def test_many_signals_are_told_together_and_never_counted_in_figures() -> None:
    """A series that all but stands still: every quarter is outside limits of no width."""
    edition = quarters([(7, 14), (60, 70), *[(90, 130)] * 10])
    chart = trend(edition, read_series(edition))
    assert chart.title == "Flera saker i kvartalen är värda att titta på"
    assert chart.notes[0].count("ligger över gränsen") == 1 and chart.notes[0].count("ligger under gränsen") == 1
    assert "nära" not in chart.notes[0]


def test_hidden_quarters_leave_a_gap_and_are_named() -> None:
    edition = quarters([(9, 30), None, *[(50, 70)] * 7, None, (60, 70), None])
    series = read_series(edition)
    chart, rows = trend(edition, series), cells(trend_table(edition, series))
    assert isinstance(chart.body, TrendBody)
    assert [point.place for point in chart.body.points] == [0, *range(2, 9), 10]
    assert len(chart.body.quarters) == 12
    hidden = "första kvartalet 2024, första kvartalet 2026 och tredje kvartalet 2026"
    assert chart.notes[0] == f"Redovisas inte, för att skydda små grupper: {hidden}."
    assert set(rows["Tredje kvartalet 2026"]) == {".."}
    assert chart.body.latest.text.startswith("andra kvartalet 2026: 86")


def test_older_quarters_stand_in_for_hidden_ones() -> None:
    series = read_series(quarters([*STEADY, None, None, *STEADY[:2]]))
    assert len(series.shown) == 12 and len(series.spans) == 14
    assert series.chart is not None and series.chart.kind == "p_chart"


def test_the_middle_is_never_said_to_be_a_target_it_falls_short_of() -> None:
    """69.6 % rounds to the 70 % it is not."""
    edition = quarters([(87, 125)] * 12)
    series = read_series(edition)
    chart, rows = trend(edition, series), cells(trend_table(edition, series))
    assert isinstance(chart.body, TrendBody)
    assert plain(chart.body.centre.text) == "Genomsnitt knappt 70 %"
    assert rows["Mittlinje: genomsnitt"][:3] == ["", "", "knappt 70 %"]


@pytest.mark.parametrize(
    ("counts", "kind"),
    [(STEADY, "p_chart"), ([(12, 19), *STEADY[:11]], "xmr"), (STEADY[:11], "run")],
)
def test_limits_are_drawn_from_twelve_quarters_on(counts: list[invented.Counts], kind: str) -> None:
    edition = quarters(counts)
    series = read_series(edition)
    body, table = trend(edition, series).body, trend_table(edition, series)
    assert isinstance(body, TrendBody) and series.chart is not None and series.chart.kind == kind
    assert all((point.low is None) == (kind == "run") for point in body.points)
    assert ("Gränser" in [column.heading for column in table.columns]) == (kind != "run")
    for point, row in zip(body.points, table.rows, strict=False):
        assert kind == "run" or row[-1].numbers == (point.low, point.high)
