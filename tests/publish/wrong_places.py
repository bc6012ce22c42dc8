"""Which marks, limits, strands and bars of a finished drawing lie elsewhere than the open data puts them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drawn_places import bar_widths, flow_heights, funnel_places, time_columns, trend_places
from reading import binomial_limit
from reading_money import costs_again
from second_alts import whole_year
from second_quarters import middle_and_reach
from second_ways import ways_again

from pipeline.publish.charts.model import AgeBody, CostBody, FlowBody, FunnelBody, TimeBody, TrendBody
from pipeline.publish.charts.sheet import Sheet
from pipeline.vocabulary.release import Release

Rows = list[dict[str, str]]
LEVELS = (0.001, 0.025, 0.975, 0.999)


def finished(rows: Rows, kind: str, period: str = "") -> Rows:
    return [row for row in rows if row["basis"] == "finished" and row["period_kind"] == kind
            and period in ("", row["period"])]  # fmt: skip


def near(one: float, other: float) -> bool:
    return abs(one - other) < 2e-6


def wrong_funnel(sheet: Sheet, body: FunnelBody, rows: Rows, release: Release) -> Iterator[str]:
    year = max(row["period"] for row in finished(rows, "year"))
    goal = [row for row in finished(rows, "year", year) if row["metric"] == "moved_on" and row["value"]]
    everyone = next(row for row in goal if row["figure_id"].endswith("/finished"))
    centre = int(everyone["numerator"]) / int(everyone["denominator"])
    insatser = {(int(row["denominator"]), int(row["numerator"]) / int(row["denominator"])) for row in goal
                if row["insats_id"]}  # fmt: skip
    marks, curves = funnel_places(sheet, body)
    if not all(any(near(x, n) and near(y, share) for n, share in insatser) for x, y in marks):
        yield "mark"
    if len({(round(x), round(y, 6)) for x, y in marks}) != len({(n, round(share, 6)) for n, share in insatser}):
        yield "number of marks"
    curves = [curve for curve in curves if len(curve) > 2]
    if len(curves) != len(LEVELS):
        yield "number of limits"
    for curve, level in zip(curves, LEVELS, strict=False):
        if not all(near(share, binomial_limit(round(people), centre, level)) for people, share in curve[::7]):
            yield f"limit {level}"


def wrong_trend(sheet: Sheet, body: TrendBody, rows: Rows, release: Release) -> Iterator[str]:
    goal = [row for row in finished(rows, "quarter") if row["figure_id"].endswith("/finished") and row["value"]]
    shown = sorted((row for row in goal if row["metric"] == "moved_on"), key=lambda row: row["period"])[-12:]
    counts = [(int(row["numerator"]), int(row["denominator"])) for row in shown]
    marks, curves = trend_places(sheet, body)
    if len(marks) != len(counts) or not all(near(y, x / n) for (_, y), (x, n) in zip(marks, counts, strict=True)):
        yield "mark"
    quarters = [4 * int(row["period"][:4]) + int(row["period"][-1]) for row in shown]
    step = (marks[-1][0] - marks[0][0]) / (quarters[-1] - quarters[0])
    if not all(near(x - marks[0][0], step * (at - quarters[0])) for (x, _), at in zip(marks, quarters, strict=True)):
        yield "quarter"
    middle, reach = middle_and_reach(counts)
    for way in (-1, 1):
        wanted = [min(1.0, max(0.0, float(middle) + way * float(square) ** 0.5)) for square in reach]
        drawn = [share for curve in curves for _, share in curve[::2]]
        half = drawn[: len(drawn) // 2] if way < 0 else drawn[len(drawn) // 2 :]
        if len(half) != len(wanted) or not all(map(near, half, wanted)):
            yield "limit"


def wrong_flow(sheet: Sheet, body: FlowBody, rows: Rows, release: Release) -> Iterator[str]:
    everyone = [row for row in finished(rows, "year", whole_year(rows)) if row["figure_id"].endswith("/finished")]
    ways = ways_again({row["metric"]: row for row in everyone})
    assert ways is not None
    heights = flow_heights(sheet, body)
    # The one way that is told of lies on top and is drawn last.
    wanted = [way for way in (ways[0], ways[2], ways[3], ways[1]) if way]
    if len(heights) != len(wanted) or not all(near(h / sum(heights), way / sum(wanted))
                                              for h, way in zip(heights, wanted, strict=True)):  # fmt: skip
        yield "strand"


def wrong_ages(sheet: Sheet, body: AgeBody, rows: Rows, release: Release) -> Iterator[str]:
    goal = [row for row in finished(rows, "year", whole_year(rows)) if row["metric"] == "moved_on"]
    counts = {(row["age_group"], row["gender"]): int(row["denominator"]) + int(row["missing"]) for row in goal
              if row["age_group"] and row["gender"] and row["denominator"] and row["missing"]}  # fmt: skip
    groups = release.definitions.groups
    places = [(age.code, gender.code) for age in groups.age_bands for gender in groups.genders]
    wanted = [counts[place] for place in places if counts.get(place)]
    areas = [width * height for width, height in bar_widths(sheet, body)]
    if len(areas) != len(wanted) or not all(near(area / sum(areas), count / sum(wanted))
                                            for area, count in zip(areas, wanted, strict=True)):  # fmt: skip
        yield "bar"


def wrong_costs(sheet: Sheet, body: CostBody, rows: Rows, release: Release) -> Iterator[str]:
    again = costs_again(release, rows)
    wanted = sorted(kronor for name, (_, kronor, _) in again.items() if name)
    widths = sorted(width for width, _ in bar_widths(sheet, body))
    if len(widths) != len(wanted) or not all(near(width / sum(widths), kronor / sum(wanted))
                                             for width, kronor in zip(widths, wanted, strict=True)):  # fmt: skip
        yield "bar"


def wrong_time(sheet: Sheet, body: TimeBody, rows: Rows, release: Release) -> Iterator[str]:
    own = {row["metric"]: row for row in finished(rows, "year", whole_year(rows)) if row["metric"].startswith("begun")}
    wanted = [(months, own[f"begun_within_{months}"]) for months in (3, 6, 12)]
    columns, intervals = time_columns(sheet, body)
    shares = [(months, int(row["numerator"]) / int(row["denominator"])) for months, row in wanted]
    if len(columns) != len(shares) or not all(near(one[0], other[0]) and near(one[1], other[1])
                                              for one, other in zip(columns, shares, strict=True)):  # fmt: skip
        yield "column"
    limits = [(float(row["ci_low"]), float(row["ci_high"])) for _, row in wanted]
    if len(intervals) != len(limits) or not all(near(one[0], other[0]) and near(one[1], other[1])
                                                for one, other in zip(intervals, limits, strict=True)):  # fmt: skip
        yield "interval"


AGAIN: dict[type, Callable[..., Iterator[str]]] = {
    FunnelBody: wrong_funnel, TrendBody: wrong_trend, FlowBody: wrong_flow, AgeBody: wrong_ages, CostBody: wrong_costs,
    TimeBody: wrong_time,
}  # fmt: skip
