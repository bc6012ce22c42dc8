"""Where marks, bars and bands lie on a finished drawing, read back through its own scale: the numbers of the table."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import invented
import pytest
from drawn import Drawn, blocks, read_drawn

from pipeline.publish.charts.draw import Form, draw_chart
from pipeline.publish.charts.model import AgeBody, Body, FlowBody, FunnelBody, TrendBody
from pipeline.publish.charts.sheet import Sheet
from pipeline.publish.document import ChartBlock
from pipeline.vocabulary.errors import Language

FORMS: tuple[Form, ...] = ("wide", "narrow", "slide")
FLOOR = 5
"""People in the least group that has a number; the sample's rule."""
CLOSE = 1e-6


def block_of(kind: type, language: Language = "sv") -> ChartBlock:
    return next(each for each in blocks(invented.release(language)) if isinstance(each.chart.body, kind))


def counts_of(block: ChartBlock, *columns: int) -> set[tuple[float, ...]]:
    """What the chart's own table holds in some columns, of rows that have all of them."""
    rows = [[row[column].numbers for column in columns] for row in block.table.rows]
    return {tuple(number[0] for number in row) for row in rows if all(row)}


def shares(drawn: Drawn) -> Callable[[float], float]:
    """The scale upwards as it is drawn: six short lines from 0 to 100 per cent, the leftmost that lie flat."""
    flat = [line.box for line in drawn.lines if line.box.top == line.box.bottom and line.box.left != line.box.right]
    left = min(box.left for box in flat if sum(abs(box.left - other.left) < CLOSE for other in flat) == 6)
    at = sorted(box.top for box in flat if abs(box.left - left) < CLOSE)
    assert len(at) == 6
    return lambda y: (at[-1] - y) / (at[-1] - at[0])


def people(drawn: Drawn, body: FunnelBody) -> Callable[[float], float]:
    """The scale across as it is drawn: the middles of its first and last text."""
    ends = [(number, text) for number, text in body.people_ticks if number in (0, body.people_ticks[-1][0])]
    at = []
    for _, text in ends:
        found = [said.box for said in drawn.texts if said.is_tick and said.text == text]
        # "0" and "100" stand on the scale of shares too, higher up.
        lowest = max(found, key=lambda box: box.top)
        at.append((lowest.left + lowest.right) / 2)
    return lambda x: ends[1][0] * (x - at[0]) / (at[1] - at[0])


def funnel_faults(block: ChartBlock, sheet: Sheet) -> list[str]:
    """Points that are of no row of the table, or of few people."""
    drawn, body = read_drawn(sheet), block.chart.body
    assert isinstance(body, FunnelBody)
    up, across = shares(drawn), people(drawn, body)
    found = [(round(across(dot.x), 2), up(dot.y)) for dot in drawn.dots[-len(body.points) :]]
    told = {(of, x / of) for x, of in counts_of(block, 1, 2)}
    faults = [f"{size} {share:.3f}" for size, share in found if not _among((size, share), told)]
    return faults + [f"few: {size}" for size, _ in found if size < FLOOR]


def trend_faults(block: ChartBlock, sheet: Sheet) -> list[str]:
    """Points that are not the table's shares in the order of its quarters."""
    drawn, body = read_drawn(sheet), block.chart.body
    assert isinstance(body, TrendBody)
    up = shares(drawn)
    dots = sorted(drawn.dots[-len(body.points) :], key=lambda dot: dot.x)
    told = [row[1].numbers[0] / row[2].numbers[0] for row in block.table.rows if row[1].numbers and row[2].numbers]
    found = [up(dot.y) for dot in dots]
    if len(found) != len(told):
        return [f"{len(found)} points of {len(told)} quarters"]
    return [f"{one:.3f}" for one, other in zip(found, told, strict=True) if abs(one - other) > CLOSE]


def age_faults(block: ChartBlock, sheet: Sheet) -> list[str]:
    """Bars whose areas are not in proportion to the numbers in the table, or that are of few people."""
    drawn, body = read_drawn(sheet), block.chart.body
    assert isinstance(body, AgeBody)
    areas = sorted((bar.box.right - bar.box.left) * (bar.box.bottom - bar.box.top) for bar in drawn.bars)
    wanted = sorted(bar.per_year * row.years for row in body.rows for bar in (row.left, row.right) if bar.per_year)
    told = {count for (count,) in counts_of(block, 1)}
    if len(areas) != len(wanted):
        return [f"{len(areas)} bars of {len(wanted)} groups"]
    each = sum(areas) / sum(wanted)
    found = [area / each for area in areas]
    faults = [f"{count:.1f}" for count in found if not any(abs(count - other) < 0.01 for other in told)]
    return faults + [f"few: {count:.0f}" for count in found if count < FLOOR - 0.5]


def flow_faults(block: ChartBlock, sheet: Sheet) -> list[str]:
    """Bands whose thickness is not in proportion to the ways in the table, or that few people went."""
    body = block.chart.body
    assert isinstance(body, FlowBody)
    thick = sorted(band.thick for band in read_drawn(sheet).bands)
    ways = sorted(count for row in block.table.rows[:2] for cell in row[1:3] for count in cell.numbers if count)
    if len(thick) != len(ways):
        return [f"{len(thick)} bands of {len(ways)} ways"]
    each = sum(thick) / sum(ways)
    found = [one / each for one in thick]
    faults = [f"{one:.1f}" for one, other in zip(found, ways, strict=True) if abs(one - other) > 0.01]
    return faults + [f"few: {one:.0f}" for one in found if one < FLOOR - 0.5]


def _among(found: tuple[float, float], told: set[tuple[float, ...]]) -> bool:
    return any(abs(found[0] - size) < 0.05 and abs(found[1] - share) < CLOSE for size, share in told)


KINDS: dict[type, Callable[[ChartBlock, Sheet], list[str]]] = {
    FunnelBody: funnel_faults, TrendBody: trend_faults, AgeBody: age_faults, FlowBody: flow_faults,
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_everything_lies_where_its_number_says(kind: type, form: Form) -> None:
    block = block_of(kind)
    assert KINDS[kind](block, draw_chart(block.chart, form)) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_in_english_too(kind: type) -> None:
    block = block_of(kind, "en")
    assert KINDS[kind](block, draw_chart(block.chart, "wide")) == []


def spoilt(body: Body) -> Body:
    """The same body with its first number a little wrong."""
    if isinstance(body, FunnelBody):
        first, *rest = body.points
        return dataclasses.replace(body, points=(dataclasses.replace(first, share=first.share + 0.01), *rest))
    if isinstance(body, TrendBody):
        point, *points = body.points
        return dataclasses.replace(body, points=(dataclasses.replace(point, share=point.share - 0.01), *points))
    if isinstance(body, AgeBody):
        at = next(number for number, row in enumerate(body.rows) if row.left.per_year)
        bar = dataclasses.replace(body.rows[at].left, per_year=(body.rows[at].left.per_year or 0.0) * 1.05)
        row = dataclasses.replace(body.rows[at], left=bar)
        return dataclasses.replace(body, rows=(*body.rows[:at], row, *body.rows[at + 1 :]))
    assert isinstance(body, FlowBody)
    strand, *strands = body.strands
    return dataclasses.replace(body, strands=(dataclasses.replace(strand, count=strand.count + 1), *strands))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_sabotage_a_number_drawn_a_little_wrong_is_found(kind: type, form: Form) -> None:
    block = block_of(kind)
    chart = dataclasses.replace(block.chart, body=spoilt(block.chart.body))
    assert KINDS[kind](block, draw_chart(chart, form))


def test_sabotage_a_way_that_three_went_is_found() -> None:
    block = block_of(FlowBody)
    body = block.chart.body
    assert isinstance(body, FlowBody)
    strands = tuple(
        dataclasses.replace(
            strand, count=3 if strand.count == min(each.count for each in body.strands) else strand.count
        )
        for strand in body.strands
    )
    few = dataclasses.replace(block.chart, body=dataclasses.replace(body, strands=strands))
    assert [fault for fault in flow_faults(block, draw_chart(few, "wide")) if fault.startswith("few")]
