"""Who takes part: everyone who finished, by gender and age, in a chart whose areas are the numbers."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import invented
import pytest
from matplotlib.patches import Rectangle
from reading import grouped, read_page

from pipeline.publish.charts.age_chart import who_finished
from pipeline.publish.charts.draw import draw_chart
from pipeline.publish.charts.model import AgeBody
from pipeline.publish.charts.sheet import CLEAR
from pipeline.publish.edition import Edition, open_edition
from pipeline.publish.wording.words import Words, open_words
from pipeline.vocabulary.figures import Group, ProtectedFigure


def drawn(edition: Edition) -> AgeBody:
    assert edition.whole_year is not None
    body = who_finished(edition, edition.whole_year).body
    assert isinstance(body, AgeBody)
    return body


def with_gender(edition: Edition, **missing: int) -> Edition:
    """The same edition where so many of a gender have no known outcome in the whole year."""

    def changed(figure: ProtectedFigure) -> ProtectedFigure:
        group = figure.key.group
        is_it = group.kind == "gender" and group.gender in missing and figure.key.metric == "moved_on"
        return dataclasses.replace(figure, missing=missing[str(group.gender)]) if is_it else figure

    figures = {place: changed(figure) for place, figure in edition.figures.items()}
    return dataclasses.replace(edition, figures=figures)


def test_the_area_of_every_bar_is_its_number(edition: Edition) -> None:
    body = drawn(edition)
    bars = [bar for row in body.rows for bar in (row.left, row.right) if bar.per_year]
    sheet = draw_chart(who_finished(edition, edition.whole_year), "wide")  # type: ignore[arg-type]
    boxes = [patch for patch in sheet.figure.findobj(Rectangle) if patch.axes and patch.get_label() != CLEAR]
    areas = sorted(box.get_width() * box.get_height() for box in boxes if box.get_width() != 1)[-len(bars) :]
    numbers = sorted(int(bar.text) for bar in bars)
    assert len(set(numbers)) > 3
    assert [area / areas[-1] for area in areas] == pytest.approx([number / numbers[-1] for number in numbers])


def test_a_hidden_group_has_no_bar_and_is_named(edition: Edition) -> None:
    group = Group(gender="man", age_group="60-65")
    figures = {
        place: hidden(figure) if figure.key.group == group else figure for place, figure in edition.figures.items()
    }
    changed = dataclasses.replace(edition, figures=figures)
    row = next(row for row in drawn(changed).rows if row.label == "60–65 år")
    assert (row.right.per_year, row.right.text) == (None, "..")
    assert row.left.per_year
    assert "män 60–65 år" in who_finished(changed, changed.whole_year).notes[0]  # type: ignore[arg-type]


def hidden(figure: ProtectedFigure) -> ProtectedFigure:
    return ProtectedFigure(figure.key, None, None, None, None, None, None, None, "hidden", figure.target, None, None)


@pytest.mark.parametrize(
    ("women", "men", "title"),
    [
        (500, 0, "Kvinnor har fler avslutade deltaganden än män, 2025"),
        (0, 500, "Män har fler avslutade deltaganden än kvinnor, 2025"),
    ],
)
def test_the_title_is_the_fact(edition: Edition, women: int, men: int, title: str) -> None:
    changed = with_gender(edition, kvinna=women, man=men)
    assert who_finished(changed, changed.whole_year).title == title  # type: ignore[arg-type]


def test_equally_many_is_said_and_a_hidden_gender_makes_the_title_neutral(edition: Edition, sv: Words) -> None:
    counts = {code: _known(edition, code) for code in ("kvinna", "man")}
    even = with_gender(edition, kvinna=1000 - counts["kvinna"], man=1000 - counts["man"])
    assert who_finished(even, even.whole_year).title.startswith("Kvinnor och män har lika många")  # type: ignore[arg-type]
    hidden = open_edition(invented.all_hidden(edition.release), open_words("sv"))
    chart = who_finished(hidden, hidden.whole_year)  # type: ignore[arg-type]
    assert chart.title == "Vilka som avslutade en insats, 2025"
    assert chart.body.rows == ()  # type: ignore[union-attr]


def _known(edition: Edition, gender: str) -> int:
    figure = edition.find("moved_on", "finished", edition.whole_year, Group(gender=gender))  # type: ignore[arg-type]
    assert figure is not None and figure.denominator is not None
    return figure.denominator


def test_the_table_adds_up_to_the_open_data(folder: Path, figures: list[dict[str, str]]) -> None:
    rows = {row[0]: row[1:] for row in read_page((folder / "report.html").read_text()).tables["who_finished"][1:]}
    wanted = [
        row
        for row in figures
        if (row["metric"], row["basis"], row["period_kind"], row["period"]) == ("moved_on", "finished", "year", "2025")
        and row["gender"] == "kvinna"
        and row["age_group"]
        and row["status"] == "shown"
    ]
    assert len(wanted) >= 4
    for row in wanted:
        known, missing = int(row["denominator"]), int(row["missing"])
        name = f"Kvinnor {row['age_group'].replace('-', '–')} år"
        assert rows[name] == [grouped(known + missing), grouped(known), grouped(missing)]
