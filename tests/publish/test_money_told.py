"""What insatser cost: only shown counts divide it, everything is reckoned again, and what is not known is said."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import invented
import pytest
from drawn import read_drawn
from invented_money import UNKNOWN
from reading import read_page
from reading_money import costs_again

from pipeline.audit.money_table import in_money_table, printed_kronor, without_kronor
from pipeline.audit.surfaces import Table as Read
from pipeline.publish.charts.draw import draw_chart
from pipeline.publish.charts.model import Chart, CostBody
from pipeline.publish.document import ChartBlock, Paragraph, Section, Table
from pipeline.publish.edition import Edition, open_edition
from pipeline.publish.sections.money import money
from pipeline.publish.wording.kronor import rounded
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.definitions import read_definitions
from pipeline.vocabulary.duties import public_duties
from pipeline.vocabulary.figures import Group
from pipeline.vocabulary.money import MoneyFigure, public_money
from pipeline.vocabulary.release import Release

Amounts = dict[str, float | None]
HEADS = ("Insats", "Kostnad, kronor", "Antal", "Av", "Andel", "Kronor för varje", "Lägst, kronor", "Högst, kronor")


def section_of(release: Release, language: str = "sv") -> Section:
    section = money(open_edition(release, open_words(language)))  # type: ignore[arg-type]
    assert section is not None
    return section


def cost_of(release: Release, language: str = "sv") -> tuple[Chart, Table]:
    block = next(each for each in section_of(release, language).blocks if isinstance(each, ChartBlock))
    return block.chart, block.table


def with_costs(release: Release, amounts: Amounts) -> Release:
    """The same release with other costs of insatser (None: not known), and "" for all of them together."""

    def changed(each: MoneyFigure) -> MoneyFigure:
        name = each.insats_id or ""
        if each.kind != "individual" or each.measure != "cost" or name not in amounts:
            return each
        return dataclasses.replace(each, numerator=amounts[name], value=amounts[name])

    return dataclasses.replace(release, money=tuple(changed(each) for each in release.money))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_amount_is_the_cost_over_a_shown_count(
    release: Release, figures: list[dict[str, str]], language: str
) -> None:
    base = with_costs(release, {"": 17_500_000.0})
    chart, table = cost_of(base, language)
    again = costs_again(base, figures)
    names = {each.insats_id: each.name for each in base.insatser} | {"": table.rows[0][0].text}
    told = {row[0].text: tuple(int(cell.numbers[0]) for cell in (row[6], row[5], row[7]))
            for row in table.rows if row[5].numbers}  # fmt: skip
    assert told == {names[name]: (low, each, high) for name, (low, each, high) in again.items()} and len(told) > 5
    assert isinstance(chart.body, CostBody)
    drawn = {row.label: (row.low, row.kronor, row.high) for row in chart.body.rows}
    everyone = told.pop(names[""])
    assert drawn == told
    number = f"{everyone[1]:,}".replace(",", "\N{NO-BREAK SPACE}" if language == "sv" else ",")
    assert f"{number}\N{NO-BREAK SPACE}kronor" in chart.title


@pytest.mark.parametrize("form", ["wide", "narrow", "slide"])
def test_bars_are_as_long_as_their_amounts(release: Release, form: str) -> None:
    chart, _ = cost_of(release)
    assert isinstance(chart.body, CostBody)
    widths = [bar.box.right - bar.box.left for bar in read_drawn(draw_chart(chart, form)).bars]  # type: ignore[arg-type]
    kronor = [row.kronor for row in chart.body.rows]
    assert len(widths) == len(kronor) > 5
    assert [width / widths[0] for width in widths] == pytest.approx([each / kronor[0] for each in kronor])


def test_what_is_hidden_or_not_known_divides_nothing_and_is_named(release: Release) -> None:
    chart, table = cost_of(release)
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}
    names = {each.insats_id: each.name for each in release.insatser}
    hidden = rows[names["i8"]]
    assert hidden[0] and hidden[1:] == [".."] * 6
    unknown = rows[names[UNKNOWN]]
    assert unknown[0] == "" and unknown[1] and unknown[4:] == ["", "", ""]
    notes = " ".join(chart.notes)
    assert re.search(rf"skydda små grupper: [^.]*{names['i8']}", notes)
    assert f"Kostnad saknas: {names[UNKNOWN]}." in notes
    assert not {names["i8"], names[UNKNOWN]} & {row.label for row in chart.body.rows}  # type: ignore[union-attr]


def test_a_title_says_what_all_cost_only_where_all_is_known(release: Release) -> None:
    chart, _ = cost_of(release)
    assert chart.title == "Kostnad per deltagande som gick vidare, 2025"
    told = [each.text for each in section_of(release).blocks if isinstance(each, Paragraph)]
    assert not any("individinriktade insatserna kostade" in each for each in told)


def test_where_all_is_hidden_no_amount_is_left(release: Release) -> None:
    base = invented.all_hidden(with_costs(release, {"": 17_500_000.0}))
    chart, table = cost_of(base)
    assert chart.body.rows == () and not re.search(r"\d+ ?kronor", chart.title)  # type: ignore[union-attr]
    assert all(not cell.numbers for row in table.rows for cell in row[2:])
    assert draw_chart(chart, "wide").figure is not None


def test_where_nobody_moved_on_nothing_is_divided_by_zero(edition: Edition) -> None:
    nobody = tuple(
        dataclasses.replace(each, numerator=0, value=0.0, ci_low=0.0)
        if each.key.group == Group(insats_id="i1") and each.numerator is not None else each
        for each in edition.release.figures
    )  # fmt: skip
    chart, table = cost_of(dataclasses.replace(edition.release, figures=nobody))
    name = edition.name(Group(insats_id="i1"))
    row = next(row for row in table.rows if row[0].text == name)
    assert row[1].numbers and row[2].numbers == (0,) and not row[5].numbers
    assert name not in {each.label for each in chart.body.rows}  # type: ignore[union-attr]


def test_without_budget_and_register_there_is_no_such_chapter(release: Release) -> None:
    bare = dataclasses.replace(release, money=(), duties=())
    assert money(open_edition(bare, open_words("sv"))) is None
    only_duties = section_of(dataclasses.replace(release, money=()))
    assert any("ingen budget för 2025" in each.text for each in only_duties.blocks if isinstance(each, Paragraph))


def test_nothing_that_counts_people_comes_into_a_release() -> None:
    definitions = read_definitions()
    base = invented.release()
    people = [each.id for each in definitions.money if "per_" in each.id] + ["participations_of_plan"]
    wanted = [dataclasses.replace(base.money[0], measure=each.id) for each in definitions.money]
    assert len(people) > 3 and not {each.measure for each in public_money(wanted)} & {*people}
    counting = [duty.id for duty in definitions.duties if duty.unit == "participations"]
    told = [dataclasses.replace(base.duties[0], duty=duty.id, unit=duty.unit) for duty in definitions.duties]
    assert counting and not {each.duty for each in public_duties(told, 2025)} & {*counting}
    assert {each.year for each in public_duties(base.duties, 2031)} == {None}


def read(*rows: tuple[str, ...]) -> Read:
    return Read("report.html", "cost", (HEADS, *rows))


SOUND = ("Ett", "1 618 000", "38", "40", "95 %", "43 000", "41 000", "48 000")


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(("Ett", "1 618 000", "38", "40", "95 %", "44 000", "41 000", "48 000"), id="another amount"),
        pytest.param(("Ett", "1 618 000", "..", "..", "..", "43 000", "41 000", "48 000"), id="beside a hidden count"),
        pytest.param(("Ett", "1 618 000", "..", "..", "..", "..", "41 000", ".."), id="a limit beside a hidden count"),
        pytest.param(("Ett", "", "38", "40", "95 %", "43 000", "41 000", "48 000"), id="of no cost"),
        pytest.param(("Ett", "1 618 000", "38", "40", "95 %", "43 000", "44 000", "48 000"), id="outside its limits"),
        pytest.param(("Ett", "1 618 000", "38", "40", "95 %", "42 579", "41 000", "48 000"), id="not rounded"),
    ],
)
def test_sabotage_the_auditor_reckons_every_amount_again(row: tuple[str, ...]) -> None:
    assert not list(in_money_table(read(SOUND, ("Två", "900", "..", "..", "..", "..", "..", "..")))), "a sound table"
    assert [finding.fault for finding in in_money_table(read(SOUND, row))] == ["leak"]


def test_an_amount_in_words_must_stand_in_a_table() -> None:
    printed = printed_kronor([read(SOUND)])
    assert without_kronor("ungefär 43 000 kronor var", printed) == "ungefär   var"
    assert "44 000" in without_kronor("ungefär 44 000 kronor var", printed)


@pytest.mark.parametrize("kronor", [999, 1_000, 1_049, 1_050, 9_949, 9_950, 10_000, 45_499, 45_500, 2_345_678])
def test_auditor_and_program_round_alike(kronor: int) -> None:
    assert not list(in_money_table(read(("Ett", str(kronor), "1", "2", "50 %", str(rounded(kronor)), "1", "9000000"))))


def test_the_page_has_the_chapter_and_its_duties(folder: Path, release: Release) -> None:
    tables = read_page((folder / "report.html").read_text(encoding="utf-8")).tables
    assert {"cost", "budget", "funding", "duties"} <= set(tables)
    assert len(tables["duties"]) == len(release.duties) + 1
    said = {row[5] for row in tables["duties"][1:]}
    assert said == {"följs", "följs inte", "går inte att säga", "uppgift saknas", "bedöms inte"}
