"""A number is the same on every surface: a wrong one planted on any single surface is found there."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import invented
import pytest
from reading import SPACE
from surfaces import Surfaces, disagreements, take_apart

from pipeline.publish.charts.model import BarBody, Chart, DotBody
from pipeline.publish.document import Document
from pipeline.vocabulary.release import Release

Spoil = Callable[[Surfaces], Surfaces]


def text_of(pdf: Path) -> str | None:
    """The text as it is laid out, or None without pdftotext; where CI is set it may not be missing."""
    if shutil.which("pdftotext") is None and "CI" not in os.environ:
        return None
    run = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    return run.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def surfaces(release: Release, document: Document, folder: Path) -> Surfaces:
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return take_apart(release, document, files, text_of(folder / "report.pdf"))


def test_every_surface_says_the_same(surfaces: Surfaces) -> None:
    assert disagreements(surfaces) == []


def test_there_is_something_to_compare(surfaces: Surfaces) -> None:
    assert len(surfaces.drawings) == len(surfaces.document.charts) >= 4
    assert len(surfaces.figures) > 500
    assert set(invented.INSATSER[0][1:2]) <= set(surfaces.names.values())


def _in_page(old: str, new: str) -> Spoil:
    def spoil(surfaces: Surfaces) -> Surfaces:
        assert re.search(old, surfaces.page)
        return dataclasses.replace(surfaces, page=re.sub(old, new, surfaces.page, count=1))

    return spoil


def _in_figures(name: str) -> Spoil:
    """One more in some row of the open data."""

    def spoil(surfaces: Surfaces) -> Surfaces:
        at = next(at for at, row in enumerate(surfaces.figures) if row["insats_id"] == "i5" and row["value"])
        row = surfaces.figures[at]
        other = {**row, name: str(int(row[name]) + 1)}
        return dataclasses.replace(surfaces, figures=(*surfaces.figures[:at], other, *surfaces.figures[at + 1 :]))

    return spoil


def _in_charts(change: Callable[[Chart], Chart]) -> Spoil:
    def spoil(surfaces: Surfaces) -> Surfaces:
        sections = tuple(
            dataclasses.replace(section, blocks=tuple(
                dataclasses.replace(block, chart=change(block.chart)) if hasattr(block, "chart") else block
                for block in section.blocks
            ))
            for section in surfaces.document.sections
        )  # fmt: skip
        return dataclasses.replace(surfaces, document=dataclasses.replace(surfaces.document, sections=sections))

    return spoil


def _wrong_dot(chart: Chart) -> Chart:
    if not isinstance(chart.body, DotBody):
        return chart
    panel, *panels = chart.body.panels
    row, *rows = panel.rows
    value = dataclasses.replace(row.values[0], share=f"71{SPACE}%")
    row = dataclasses.replace(row, values=(value, *row.values[1:]))
    panel = dataclasses.replace(panel, rows=(row, *rows))
    return dataclasses.replace(chart, body=dataclasses.replace(chart.body, panels=(panel, *panels)))


def _wrong_bar(chart: Chart) -> Chart:
    if not isinstance(chart.body, BarBody):
        return chart
    row, *rows = chart.body.rows
    row = dataclasses.replace(row, counts="999 svar")
    return dataclasses.replace(chart, body=dataclasses.replace(chart.body, rows=(row, *rows)))


def _wrong_alt(chart: Chart) -> Chart:
    return dataclasses.replace(chart, alt=chart.alt + " 14 deltagare är utelämnade.")


def _alt_of_another(chart: Chart) -> Chart:
    return dataclasses.replace(chart, title=f"{chart.title} i fjol")


def _in_drawing(old: str, new: str) -> Spoil:
    def spoil(surfaces: Surfaces) -> Surfaces:
        name = "charts/goal_attainment.svg"
        drawing = re.sub(old, new, surfaces.drawings[name], count=1)
        assert drawing != surfaces.drawings[name]
        return dataclasses.replace(surfaces, drawings={**surfaces.drawings, name: drawing})

    return spoil


def _in_sheet(sheet: str, column: int, change: Callable[[object], object]) -> Spoil:
    def spoil(surfaces: Surfaces) -> Surfaces:
        rows = [list(row) for row in surfaces.book[sheet]]
        rows[1][column] = change(rows[1][column])
        return dataclasses.replace(surfaces, book={**surfaces.book, sheet: tuple(tuple(row) for row in rows)})

    return spoil


def _more(value: object) -> object:
    assert isinstance(value, int | float)
    return value + 1 if isinstance(value, int) else value + 0.02


def _in_pdf(surfaces: Surfaces) -> Surfaces:
    if surfaces.pdf is None:
        pytest.skip("needs pdftotext")
    return dataclasses.replace(surfaces, pdf=re.sub(r"383(?=\s+66\s%)", "384", surfaces.pdf, count=1))


PLANTED: dict[str, tuple[Spoil, str]] = {
    "a count in a table": (_in_page(r"<td class=\"count\">254</td>", '<td class="count">253</td>'), "table"),
    "a share in a table": (_in_page(rf"<td class=\"share\">66{SPACE}%", f'<td class="share">67{SPACE}%'), "table"),
    "a count in the funnel's table": (
        _in_page(r'(?s)(<table id="funnel">.*?<td class="count">)\d+', r"\g<1>1"),
        "table funnel",
    ),
    "a count in the table of costs": (
        _in_page(r'(?s)(<table id="cost">.*?<td class="count">.*?<td class="count">)\d+', r"\g<1>1"),
        "table cost",
    ),
    "a share in the sheet of costs": (_in_sheet("Kostnad per utfall", 4, _more), "sheet"),
    "an interval in a table": (_in_page(rf"62–70{SPACE}%</td>", f"62–71{SPACE}%</td>"), "table"),
    "a count in a sentence": (_in_page(r"<dd>339 av 510", "<dd>340 av 510"), "sentence"),
    "a share in a sentence": (_in_page(rf"av 510 \(66{SPACE}%\)", f"av 510 (67{SPACE}%)"), "sentence"),
    "the missing in a sentence": (_in_page(r"saknas för 63", "saknas för 64"), "sentence"),
    "a large number": (_in_page(rf'<p class="lead">66{SPACE}%', f'<p class="lead">5{SPACE}%'), "sentence"),
    "a dot's model": (_in_charts(_wrong_dot), "model"),
    "a bar's model": (_in_charts(_wrong_bar), "model"),
    "a number in an alt text": (_in_charts(_wrong_alt), "alt"),
    "an alt text without its title": (_in_charts(_alt_of_another), "alt"),
    "a share in a drawing": (_in_drawing(rf">\d\d{SPACE}%<", f">5{SPACE}%<"), "drawing"),
    "a count in a drawing": (_in_drawing(r"\d+ av \d+<", "21 av 99<"), "drawing"),
    "a count in a sheet": (_in_sheet("Målet per insats", 1, _more), "sheet"),
    "a share in a sheet": (_in_sheet("Målet per insats", 3, _more), "sheet"),
    "a limit in a sheet": (_in_sheet("Målet per insats", 5, _more), "sheet"),
    "a count of all figures": (_in_sheet("Alla siffror", 9, _more), "all figures"),
    "a share of all figures": (_in_sheet("Alla siffror", 11, _more), "all figures"),
    "a count in the open data": (_in_figures("numerator"), "all figures"),
    "a count in the PDF": (_in_pdf, "pdf"),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_wrong_number_is_found_where_it_stands(surfaces: Surfaces, planted: str) -> None:
    spoil, surface = PLANTED[planted]
    found = disagreements(spoil(surfaces))
    assert found and any(each.startswith(surface) for each in found)
