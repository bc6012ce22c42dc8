"""report.html: whole in itself, and its numbers are those of figures.csv."""

from __future__ import annotations

import re
from pathlib import Path

import invented
import pytest
from reading import allowed_numbers, derived_numbers, grouped, percent_half_up, printed_numbers, read_page
from reading_money import money_numbers

from pipeline.publish.charts.model import (
    AgeBody,
    BarBody,
    Chart,
    CostBody,
    DotBody,
    FlowBody,
    FunnelBody,
    TimeBody,
    TrendBody,
)
from pipeline.publish.document import Document
from pipeline.publish.whole import make_files
from pipeline.vocabulary.release import Release


@pytest.fixture(scope="module")
def html(folder: Path) -> str:
    return (folder / "report.html").read_text(encoding="utf-8")


def test_nothing_is_fetched_and_nothing_runs(html: str) -> None:
    page = read_page(html)
    assert not {"script", "iframe", "link", "img", "object"} & set(page.tags)
    assert "default-src 'none'" in html
    # What a reader may follow is fetched by nobody else.
    held = re.sub(r'<a href="(?:https://www\.digg\.se/|mailto:)[^"]*">', "", html)
    fetched = re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?(?!#|data:)([^\"')>\s]+)", held)
    assert not fetched
    assert 'lang="sv"' in html


def test_ids_are_unique_and_every_reference_is_answered(html: str) -> None:
    page = read_page(html)
    assert len(page.ids) == len(set(page.ids))
    asked = re.findall(r'(?:href="#|url\(#|aria-labelledby="|aria-describedby=")([^")]+)', html)
    assert asked and set(asked) <= set(page.ids)


def test_the_insats_table_says_what_the_open_data_say(html: str, figures: list[dict[str, str]]) -> None:
    names = {each[0]: each[1] for each in invented.INSATSER}
    rows = {row[0]: row for row in read_page(html).tables["goal_insats"]}
    for figure in figures:
        if (figure["metric"], figure["basis"], figure["period_kind"]) != ("moved_on", "finished", "year"):
            continue
        if not figure["insats_id"] or figure["period"] != "2026":
            continue
        row = rows[names[figure["insats_id"]]]
        if figure["status"] == "hidden":
            assert set(row[1:]) == {".."}
            continue
        x, n = int(figure["numerator"]), int(figure["denominator"])
        assert row[1:3] == [grouped(x), grouped(n)]
        if n < 10:
            assert set(row[3:5]) == {".."}
            continue
        assert row[3] == f"{percent_half_up(x, n)}\N{NO-BREAK SPACE}%"
        assert row[5] == ("nåddes" if figure["target_reached"] == "true" else "nåddes inte")
        said = {"over": "säkert över", "under": "säkert under", "cannot_tell": "kan inte avgöras"}
        assert row[6] == said[figure["certainty"]]


def test_every_number_in_the_outcome_sections_is_a_figure(
    html: str, figures: list[dict[str, str]], release: Release
) -> None:
    # Duties name laws and plans, with numbers of their own.
    outcomes = html[html.index('<h2 id="viktigast"') : html.index('<h3 id="skyldigheter"')]
    for name in ("Grupper med färre än 5 personer", "när gruppen har minst 10 personer"):
        outcomes = outcomes.replace(name, "")
    text = " ".join(read_page(outcomes).text)
    text = re.sub(r"(Tabell|Figur) \d+\.", "", text)
    assert printed_numbers(text) <= allowed_numbers(figures) | derived_numbers(figures) | money_numbers(
        release, figures
    )


def test_a_planted_number_is_noticed(figures: list[dict[str, str]]) -> None:
    assert not printed_numbers("98 765 av 99 999 gick vidare".replace(" ", "\N{NO-BREAK SPACE}", 1)) <= (
        allowed_numbers(figures) | derived_numbers(figures)
    )


def test_charts_have_names_of_their_own_and_their_own_table(document: Document) -> None:
    alts = [block.chart.alt for block in document.charts]
    titles = [block.chart.title for block in document.charts]
    assert len(set(alts)) == len(set(titles)) == len(document.charts) >= 5
    assert len({block.table.id for block in document.charts}) == len(document.charts)
    for block in document.charts:
        shown = {cell.text for row in block.table.rows for cell in row}
        assert printed_shares(block.chart) and printed_shares(block.chart) <= shown, block.chart.id


SHARE = re.compile(r"(?<![\d,])\d+\N{NO-BREAK SPACE}%")


def printed_shares(chart: Chart) -> set[str]:
    """Every number a chart prints as it stands in a table, without the word before it."""
    body = chart.body
    if isinstance(body, BarBody):
        return {bar.text for row in body.rows for bar in row.bars}
    if isinstance(body, AgeBody):
        return {bar.text for row in body.rows for bar in (row.left, row.right)}
    if isinstance(body, FlowBody):
        said = " ".join(detail for node in (*body.left, *body.right) for detail in node.details)
        return set(re.findall(r"\d+(?:\N{NO-BREAK SPACE}\d{3})*", said))
    if isinstance(body, FunnelBody):
        return set(SHARE.findall(" ".join((body.centre_label, *body.named))))
    if isinstance(body, TrendBody):
        return set(SHARE.findall(f"{body.centre.text} {body.latest.text}"))
    if isinstance(body, CostBody):
        return {row.text.removesuffix("\N{NO-BREAK SPACE}kronor") for row in body.rows}
    if isinstance(body, TimeBody):
        return {column.text for column in body.columns}
    assert isinstance(body, DotBody)
    values = [value for panel in body.panels for row in panel.rows for value in row.values]
    return {value.share.split(" ")[-1] for value in values} | {value.detail for value in values}


def test_health_is_never_shown_without_its_warning(html: str) -> None:
    assert html.count("Deltagarna börjar ofta när de mår som sämst.") >= 3


def test_the_sample_is_labelled_and_real_data_are_not(html: str, english_folder: Path) -> None:
    assert "Påhittade uppgifter" in html
    assert "Invented data" in (english_folder / "report.html").read_text(encoding="utf-8")


def test_hostile_names_stay_text() -> None:
    hostile = (("i1", "<script>alert(1)</script> & {0} #let x = 1 😀", 80, 0.7), ("i2", "Andra", 90, 0.6))
    files = make_files(invented.release(insatser=hostile))
    page = files["report.html"].decode("utf-8")
    assert "<script" not in page and "&lt;script&gt;" in page
    assert files["report.pdf"].startswith(b"%PDF")


def test_figures_are_numbered_as_they_are_read(html: str, document: Document) -> None:
    captions = re.findall(r'<figcaption><span class="number">Figur (\d+)\.</span> ([^<]+)', html)
    assert captions == [(str(number), block.caption) for number, block in enumerate(document.charts, start=1)]
