"""A förbund's own metric, as docs/utoka.md shows it: refused where its people contradict it, then in the report."""

from __future__ import annotations

import csv
import io
import re
from itertools import cycle
from pathlib import Path

import pytest
from running import ROOT, utfall

PAGE = (ROOT / "docs" / "utoka.md").read_text(encoding="utf-8")
[SHOWN] = re.findall(r"^```yaml\n(metric: .*?)^```", PAGE, re.MULTILINE | re.DOTALL)
NAME = "good_work_ability"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A new förbund with 60 people from two insatser, and the metric's file in its folder."""
    assert utfall("new", "förbund", "--association", "Vår", cwd=tmp_path).code == 0
    made = tmp_path / "förbund"
    rated, gender = cycle(("9", "7", "3", "", "5")), cycle(("kvinna", "man"))
    rows = [
        {
            "deltagande_id": f"D{number}", "person_id": f"P{number}", "insats_id": f"I0{1 + number % 2}",
            "kön": next(gender), "födelseår": "1990", "startdatum": "2025-06-01", "avslutsdatum": "2026-05-15",
            "arbete_efter": "ja", "studier_efter": "nej", "arbetsförmåga_efter": next(rated),
        }
        for number in range(60)
    ]  # fmt: skip
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=";", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    place = made / "leveranser" / "2026-07-05"
    place.mkdir(parents=True)
    (place / "deltaganden.csv").write_text(text.getvalue(), encoding="utf-8")
    (made / "egna-matt").mkdir()
    return made


def test_it_is_refused_mended_told_of_and_published(folder: Path) -> None:
    own = folder / "egna-matt" / f"{NAME}.yaml"
    own.write_text(SHOWN.replace("at_least: 8", "at_least: 7"), encoding="utf-8")
    for command in ("doctor", "report"):
        run = utfall(command, cwd=folder)
        assert run.code == 4
        assert f"{NAME}.yaml, rad 31" in run.out + run.err and "svarar yes" in run.out + run.err
    own.write_text(SHOWN, encoding="utf-8")
    assert "✓ klart     Egna mått: 1" in utfall("doctor", cwd=folder).out
    run = utfall("report", cwd=folder)
    assert run.code == 0, run.err
    report = folder / "reports" / "2026-Q2"
    page = re.sub(r"\s", " ", (report / "report.html").read_text(encoding="utf-8"))
    assert "minst 8 av 10" in page and "12 av 48" in page
    # The limit in its own words is no count of people; the same words anywhere else would be one.
    assert utfall("audit", str(report), cwd=folder).code == 0
    (report / "report.html").write_text(page.replace("</main>", "<p>minst 8 av 10 deltagare</p></main>"), "utf-8")
    refused = utfall("audit", str(report), cwd=folder)
    assert refused.code == 5 and "report.html" in refused.out


def test_the_figure_is_taken_apart_to_its_rows(folder: Path) -> None:
    """The answer is that of the figure, where what was delivered is off the scale too."""
    (folder / "egna-matt" / f"{NAME}.yaml").write_text(SHOWN, encoding="utf-8")
    delivered = folder / "leveranser" / "2026-07-05" / "deltaganden.csv"
    delivered.write_text(delivered.read_text(encoding="utf-8").replace(";ja;nej;3\n", ";ja;nej;11\n", 1), "utf-8")
    assert utfall("load", cwd=folder).code == 0
    run = utfall("why", f"{NAME}.1/share/year-2026/finished", cwd=folder)
    assert run.code == 0, run.out + run.err
    counted = {
        name: int(count) for name, count in re.findall(r"^  (täljare|nämnare|uppgift saknas): (\d+)$", run.out, re.M)
    }
    says = {
        name: int(count) for count, name in re.findall(r"^ +(\d+)  (räknas|räknas inte|uppgift saknas)$", run.out, re.M)
    }
    assert counted == {"täljare": 12, "nämnare": 47, "uppgift saknas": 13}
    assert says == {"räknas": 12, "räknas inte": 35, "uppgift saknas": 13}


def test_the_doctor_says_where_the_list_of_chapters_leaves_it_out(folder: Path) -> None:
    (folder / "egna-matt" / f"{NAME}.yaml").write_text(SHOWN, encoding="utf-8")
    settings = folder / "utfall.toml"
    settings.write_text(settings.read_text("utf-8").replace("# chapters", "chapters"), encoding="utf-8")
    chapters = "version: 1\nquarterly: [viktigast, {own}skydd, metod, om, tillganglighet]\n"
    (folder / "kapitel.yaml").write_text(chapters.format(own=""), encoding="utf-8")
    said = utfall("doctor", cwd=folder).out
    assert "! att göra  Egna mått: 1" in said and "Lägg till egna_matt i quarterly" in said
    (folder / "kapitel.yaml").write_text(chapters.format(own="egna_matt, "), encoding="utf-8")
    assert "✓ klart     Egna mått: 1" in utfall("doctor", cwd=folder).out
