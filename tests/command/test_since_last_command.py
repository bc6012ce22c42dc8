"""The second report given out says what has changed since the first, in numbers that both reports show."""

from __future__ import annotations

import csv
import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from running import Made, utfall

NOTHING = "Det finns ingen tidigare utgiven rapport av samma slag att jämföra med."
MEASURES = ("moved_on", "health_better", "public_support_after")


def figures(folder: Path) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Metric, kind and name of period: what is shown of everyone who finished."""
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["basis"] == "finished" and row["numerator"]]
    dimensions = ("gender", "age_group", "insats_id", "municipality")
    return {
        (row["metric"], row["period_kind"], row["period"]): (int(row["numerator"]), int(row["denominator"]))
        for row in rows
        if not any(row[each] for each in dimensions)
    }


def table(page: str, name: str) -> list[list[str]]:
    found = re.search(rf'<table id="{name}">.*?</table>', page, flags=re.DOTALL)
    assert found, name
    rows = re.findall(r"<tr>(.*?)</tr>", found.group(0), flags=re.DOTALL)
    cells = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, flags=re.DOTALL) for row in rows)
    return [[unescape(re.sub("<[^>]+>", "", cell)).strip() for cell in row] for row in cells]


def page_of(folder: Path) -> str:
    return (folder / "report.html").read_text(encoding="utf-8")


def test_the_first_report_and_the_sample_have_nothing_to_compare_with(in_a_row: Path, made: Made) -> None:
    for folder in (in_a_row / "reports" / "2026-Q2", made.report):
        page = page_of(folder)
        assert NOTHING in page and "Tillkom" not in page


def test_the_second_says_what_has_changed_in_the_numbers_of_both(in_a_row: Path) -> None:
    first, second = (in_a_row / "reports" / period for period in ("2026-Q2", "2026-Q3"))
    before, now = figures(first), figures(second)
    page = page_of(second)
    assert NOTHING not in page
    assert (
        "oktober 2025–september 2026 jämförs med dem i den förra rapporten, som avslutades juli 2025–juni 2026" in page
    )
    heads, *rows = table(page, "since_last")
    assert heads == ["Mått", "Deltaganden", "Förra rapporten", "Tillkom", "Föll bort", "Nu", "Skillnad"]
    assert len(rows) == 2 * len(MEASURES)
    for metric, own in zip(MEASURES, zip(rows[::2], rows[1::2], strict=True), strict=True):
        for part, row in enumerate(own):
            then, entered = before[metric, "rolling", "2026-Q2"][part], now[metric, "quarter", "2026-Q3"][part]
            left, this = before[metric, "quarter", "2025-Q3"][part], now[metric, "rolling", "2026-Q3"][part]
            assert row[2:6] == [str(then), str(entered), str(left), str(this)]
            assert int(row[6].replace("\N{MINUS SIGN}", "-")) == this - then == entered - left
    shares = [
        round(100 * x / n) for x, n in (before["moved_on", "rolling", "2026-Q2"], now["moved_on", "rolling", "2026-Q3"])
    ]
    assert f"Förra rapporten {shares[0]} %, nu {shares[1]} %. Ingen säker skillnad" in page.replace(
        "\N{NO-BREAK SPACE}", " "
    )


@pytest.mark.soak
def test_an_outsider_finds_nothing_in_it_with_or_without_the_ledger(in_a_row: Path, tmp_path: Path) -> None:
    """Without the database other things cannot be told from faults, but not this table."""
    folder = tmp_path / "2026-Q3"
    shutil.copytree(in_a_row / "reports" / "2026-Q3", folder)
    with_it = utfall("audit", str(folder), "--database", str(in_a_row / "data" / "utfall.duckdb"), cwd=tmp_path)
    assert with_it.code == 0, with_it.out + with_it.err
    without = utfall("audit", str(folder), "--earlier", cwd=tmp_path)
    assert "2026-Q3:" in without.out and "since_last" not in without.out and "Sedan sist" not in without.out


@pytest.mark.soak
def test_an_annual_report_is_held_against_the_annual_one_before(tmp_path: Path, in_a_row: Path) -> None:
    (tmp_path / "utfall.toml").write_text((in_a_row / "utfall.toml").read_text(encoding="utf-8"), encoding="utf-8")
    for period in ("2024", "2025-Q4", "2025"):
        run = utfall("report", "--period", period, cwd=tmp_path)
        assert run.code == 0, run.err
    assert NOTHING in page_of(tmp_path / "reports" / "2025-Q4")
    now, rows = figures(tmp_path / "reports" / "2025"), table(page_of(tmp_path / "reports" / "2025"), "since_last")
    for part, row in enumerate(rows[1:3]):
        then, this = (now["moved_on", "year", year][part] for year in ("2024", "2025"))
        assert row[2:6] == [str(then), str(this), str(then), str(this)]
