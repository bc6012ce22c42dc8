"""One thing at a time is spoilt in a report that passes: the audit must fail, and name it."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from written_reports import HEADER, SAFE, line, write_report
from xlsxwriter import Workbook

from pipeline.__main__ import main
from pipeline.audit.figures_file import read_figures_file
from pipeline.audit.folder import PROOF, audit_folder
from pipeline.audit.leaks import leaks
from pipeline.audit.proof import proof_json
from pipeline.audit.surfaces import Passage, Surface, read_surface
from pipeline.vocabulary.definitions import read_definitions

FINISHED = (
    "<table id=t><tr><th>Grupp</th><th>Avslutade</th><th>Känt utfall</th><th>Uppgift saknas</th></tr>"
    "<tr><th>{}</th><td>{}</td><td>{}</td><td>{}</td></tr></table>"
)
DEFINITIONS = read_definitions()


def faults(folder: Path, earlier: tuple[Path, ...] = ()) -> set[tuple[str, str, str]]:
    return {(each.fault, each.cell, each.file) for each in audit_folder(folder, DEFINITIONS, earlier).findings}


def test_the_untouched_report_passes_and_its_proof_is_the_same_bytes_twice(safe: Path):
    first, second = audit_folder(safe, DEFINITIONS), audit_folder(safe, DEFINITIONS)
    assert first.findings == ()
    assert proof_json(first) == proof_json(second)


def test_an_unhidden_complement_gives_away_its_neighbour(tmp_path: Path):
    folder = write_report(tmp_path / "2026-Q3", [*SAFE[:2], line("2026-Q3", "man", (58, 97, 8))])
    found = faults(folder)
    assert ("exact", "moved_on.1/share/quarter-2026-Q3/finished/gender=kvinna denominator", "figures.csv") in found


def test_a_forgotten_margin_gives_away_a_quarter(tmp_path: Path):
    rows = [line("2026-Q2", "", None), line("2026-Q3", "", (60, 100, 8)), line("2026-Q1", "", (30, 50, 4))]
    margin = [*rows, line("2026", "", (92, 153, 12), "year")]
    assert faults(write_report(tmp_path / "a" / "2026-Q3", rows)) == set()
    found = faults(write_report(tmp_path / "b" / "2026-Q3", margin))
    assert ("exact", "moved_on.1/share/quarter-2026-Q2/finished denominator", "figures.csv") in found


def test_last_quarters_corrected_file_contradicts_what_was_published(tmp_path: Path, safe: Path):
    earlier = write_report(tmp_path / "2026-Q2", [line("2026-Q2", "", (30, 50, 4))])
    corrected = write_report(tmp_path / "x" / "2026-Q3", [*SAFE, line("2026-Q2", "", (30, 51, 4))])
    found = faults(corrected, (earlier,))
    assert any(
        fault == "two_values" and "2026-Q2" in cell and "2026-Q2 → 2026-Q3" in file for fault, cell, file in found
    )
    assert faults(safe, (earlier,)) == set()


def test_what_an_earlier_release_showed_is_still_known(tmp_path: Path):
    earlier = write_report(tmp_path / "2026-Q2", [line("2026-Q2", "", (30, 50, 4)), line("2026-Q1", "", (9, 20, 1))])
    year = [line("2026-Q3", "", None), line("2026", "", (40, 72, 6), "year")]
    now = write_report(tmp_path / "2026-Q3", year)
    assert faults(now) == set()
    assert ("exact", "moved_on.1/share/quarter-2026-Q3/finished denominator", "figures.csv") in faults(now, (earlier,))


@pytest.mark.parametrize(
    ("spoilt", "fault"),
    [
        ('<svg><!-- 3 --><text>Kvinnor</text></svg>', "leak"),
        ('<svg><desc>Kvinnor: 3 gick vidare</desc></svg>', "leak"),
        ('<img alt="3 kvinnor">', "leak"),
        ('<p title="43,5 %">Kvinnor</p>', "decimal"),
        ('<p title="99,8 %">Kvinnor</p>', "decimal"),
        ('<p title="98,8 %-gränsen">Kvinnor</p>', "decimal"),
        ('<p title="utanför 99,8 %-gränsen 3">Kvinnor</p>', "leak"),
        ('<p title="2 av 3 kvinnor i 21 av 25 insatser">Kvinnor</p>', "leak"),
        ('<p title="3 säkert under">Kvinnor</p>', "leak"),
        ('<p title="21 av 25 insatser och 3 kvinnor">Kvinnor</p>', "leak"),
        ("<p>Kvinnor 2 av 3.</p>", "leak"),
        ("<table id=t><tr><th>Grupp<th>Antal</th><th>Av</th></tr><tr><th>Kvinnor</th><td>2</td><td>3</td></tr></table>",
         "leak"),
        # Those who finished are a sum: never beside a hidden part, never another sum, never of parts nobody shows.
        (FINISHED.format("Alla", 108, "..", 8), "leak"),
        (FINISHED.format("Alla", 109, 100, 8), "leak"),
        (FINISHED.format("Alla", 200, 190, 10), "leak"),
    ],
)  # fmt: skip
def test_a_number_left_in_the_page(tmp_path: Path, spoilt: str, fault: str):
    folder = write_report(tmp_path / "2026-Q3", SAFE, spoilt)
    assert {(found, file) for found, _, file in faults(folder)} == {(fault, "report.html")}


def test_the_sum_of_shown_parts_may_stand_in_the_page(tmp_path: Path):
    assert faults(write_report(tmp_path / "2026-Q3", SAFE, FINISHED.format("Alla", 108, 100, 8))) == set()


def begun(*counts: tuple[int, int, int] | None) -> list[str]:
    metrics = ("begun_within_3", "begun_within_6", "begun_within_12")
    return [line("2025", "", each, "year", metric) for metric, each in zip(metrics, counts, strict=True)]


def test_who_has_begun_sooner_has_begun_later_too(tmp_path: Path):
    """Nobody within six months is nobody within three, and everyone within three is everyone within six."""
    safe = begun((6, 30, 2), (12, 30, 2), (18, 30, 2))
    assert faults(write_report(tmp_path / "a" / "2025", safe)) == set()
    nobody = faults(write_report(tmp_path / "b" / "2025", begun(None, (0, 30, 2), (18, 30, 2))))
    assert ("exact", "begun_within_3.1/share/year-2025/finished numerator", "figures.csv") in nobody
    everyone = faults(write_report(tmp_path / "c" / "2025", begun((18, 30, 2), None, (18, 30, 2))))
    assert any(fault == "exact" and cell.startswith("begun_within_6") for fault, cell, _ in everyone)


def test_fewer_may_not_have_begun_later_than_sooner(tmp_path: Path):
    assert faults(write_report(tmp_path / "2025", begun((12, 30, 2), (6, 30, 2), (18, 30, 2))))


SUPPORT = [
    line("2026-Q3", "", counts, metric=metric)
    for metric, counts in (
        ("public_support_before", (106, 133, 0)), ("public_support_after", (79, 133, 0)),
        ("left_public_support", (33, 106, 0)),
    )
]  # fmt: skip


def ways_page(kept: int, left: int | str, gained: int, never: int) -> str:
    """The table of ways with its sums, which a hidden cell leaves as they are."""
    lost = left if isinstance(left, int) else 33
    cells = (
        ("Med", kept, left, kept + lost), ("Utan", gained, never, gained + never),
        ("Alla", kept + gained, lost + never, kept + lost + gained + never),
    )  # fmt: skip
    rows = "".join(f"<tr><th>{name}</th>{''.join(f'<td>{each}</td>' for each in row)}</tr>" for name, *row in cells)
    heads = "<th>Före start</th><th>Med vid avslut</th><th>Utan vid avslut</th><th>Alla</th>"
    return f"<table id=t><tr>{heads}</tr>{rows}</table>"


def test_ways_that_follow_from_three_shown_figures_may_stand_in_the_page(tmp_path: Path):
    found = faults(write_report(tmp_path / "2026-Q3", SUPPORT, ways_page(73, 33, 6, 21)))
    assert "report.html" not in {file for _, _, file in found}


@pytest.mark.parametrize("ways", [(72, 33, 6, 21), (73, "..", 6, 21), (73, 33, 21, 6)])
def test_other_ways_may_not(tmp_path: Path, ways: tuple[int, int | str, int, int]):
    found = faults(write_report(tmp_path / "2026-Q3", SUPPORT, ways_page(*ways)))
    assert ("leak", "t: Med vid avslut", "report.html") in found


def test_a_way_that_too_few_people_went_is_a_leak(tmp_path: Path):
    few = [*SUPPORT[:1], line("2026-Q3", "", (76, 133, 0), metric="public_support_after"), SUPPORT[2]]
    found = faults(write_report(tmp_path / "2026-Q3", few, ways_page(73, 33, 3, 24)))
    assert ("leak", "t: Med vid avslut", "report.html") in found


@pytest.mark.parametrize(
    "said",
    ["21 av 25 insatser ligger utanför 99,8\N{NO-BREAK SPACE}%-gränsen",
     "Outside the 99.8\N{NO-BREAK SPACE}% limits: two of 25 insatser",
     # More than twenty are not spelled out.
     "24 av 198 insatser ligger säkert över 70\N{NO-BREAK SPACE}%, 31 säkert under",
     "24 av 198 insatser ligger utanför 99,8 %-gränsen, ytterligare 23 utanför 95 %-gränsen",
     "47 av 198 insatser ligger utanför en gräns, men utfall som saknas kan ändra läget för 22 av dem",
     "Reliably above 70\N{NO-BREAK SPACE}%: 24 of 198 insatser; reliably below: 31",
     "Outside the 99.8 % limits: 24 of 198 insatser; outside the 95 % limits only: 23",
     "Outside a limit: 47 of 198 insatser; missing outcomes could change that for 22 of them"],
)  # fmt: skip
def test_what_a_funnel_says_of_insatser_is_no_figure(tmp_path: Path, said: str):
    assert not faults(write_report(tmp_path / "2026-Q3", SAFE, f'<p title="{said}">{said}</p>'))


def test_a_number_left_in_a_drawing(safe: Path):
    (safe / "chart.svg").write_text("<svg><!-- x=3 --><title>Utfall 2026</title></svg>", encoding="utf-8")
    assert faults(safe) == {("leak", "<!-- -->", "chart.svg")}


@pytest.mark.parametrize("is_hidden", [True, False])
def test_a_number_left_in_a_sheet(safe: Path, is_hidden: bool):
    book = Workbook(safe / "tables.xlsx")
    seen, sheet = book.add_worksheet("Läs mig"), book.add_worksheet("Kön")
    seen.write_string(0, 0, "Utfall")
    sheet.write_row(0, 0, ["Grupp", "Antal", "Av"])
    sheet.write_row(1, 0, ["Kvinnor", 2, 3])
    if is_hidden:
        sheet.hide()
    book.close()
    assert {(fault, file) for fault, _, file in faults(safe)} == {("leak", "tables.xlsx")}


def test_a_share_beside_hidden_counts_is_a_decimal_too_many(tmp_path: Path):
    cells = SAFE[1].split(",")
    cells[HEADER.split(",").index("value")] = "0.666667"
    bare = ",".join(cells)
    folder = write_report(tmp_path / "2026-Q3", [SAFE[0], bare, SAFE[2]])
    assert "decimal" in {fault for fault, _, _ in faults(folder)}


def test_a_file_that_cannot_be_read_is_never_a_pass(safe: Path):
    (safe / "tables.xlsx").write_bytes(b"not a workbook")
    assert {(fault, file) for fault, _, file in faults(safe)} == {("unread", "tables.xlsx")}


def test_the_command_blocks_with_five_and_writes_a_proof_only_when_it_passes(
    safe: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["audit", str(safe), "--lang", "en"]) == 0
    assert (safe / PROOF).is_file()
    (safe / "chart.svg").write_text("<svg><!-- 3 --></svg>", encoding="utf-8")
    assert main(["audit", str(safe), "--lang", "en"]) == 5
    assert not (safe / PROOF).exists()
    assert "chart.svg" in capsys.readouterr().out


PLANTED = {
    "slide text": ("ppt/slides/slide2.xml", "</a:t>", " Kvinnor 2 av 3.</a:t>", "leak"),
    "notes": ("ppt/notesSlides/notesSlide1.xml", "</a:t>", " Kvinnor 2 av 3.</a:t>", "leak"),
    "alt text": ("ppt/slides/slide7.xml", 'descr="', 'descr="Kvinnor: 3. ', "leak"),
    "comment": ("ppt/slides/slide6.xml", "<p:cSld", "<!-- 3 --><p:cSld", "leak"),
    "decimal in the chart": ("ppt/charts/chart1.xml", "<c:v>0.", "<c:v>0.66666", "decimal"),
    "count in the chart": ("ppt/charts/chart1.xml", "<c:v>0.", "<c:v>3.", "leak"),
    "name in the chart": ("ppt/charts/chart1.xml", "<c:v>mål", "<c:v>2 av 3, mål", "leak"),
    "interval in the chart": ("ppt/charts/chart1.xml", "</c:v></c:pt></c:numLit>", "1</c:v></c:pt></c:numLit>",
                              "decimal"),
}  # fmt: skip


@pytest.fixture(scope="module")
def slides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with slides, of the publication's invented release."""
    made = tmp_path_factory.mktemp("slides") / "2026-Q3"
    made.mkdir()
    code = (
        "import sys, pathlib, invented; from pipeline.publish import publish; "
        "publish(invented.release(), pathlib.Path(sys.argv[1]), True)"
    )
    root = Path(__file__).resolve().parents[2]
    paths = os.pathsep.join([str(root), str(root / "tests" / "publish")])
    subprocess.run([sys.executable, "-c", code, str(made)], env={**os.environ, "PYTHONPATH": paths}, check=True)
    return made


def slide_faults(folder: Path, deck: bytes) -> set[str]:
    path = folder.with_name("spoilt.pptx")
    path.write_bytes(deck)
    surface = read_surface(path, "slides.pptx")
    return {each.fault for each in leaks([surface], read_figures_file(folder).rows)}


def rewritten(deck: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            changed = change(content) if name == part else content
            assert name != part or changed != content
            new.writestr(name, changed)
    return out.getvalue()


def test_untouched_slides_pass_and_all_of_them_is_read(slides: Path):
    deck = (slides / "slides.pptx").read_bytes()
    assert slide_faults(slides, deck) == set()
    surface = read_surface(slides / "slides.pptx", "slides.pptx")
    # What a picture shows is drawn from the same figures, and no auditor reads pixels: that is said.
    assert all(each.endswith(".png: pixlar/pixels") for each in surface.not_read)
    assert {each.kind for each in surface.passages} == {"prose", "aside", "drawn"}


@pytest.mark.parametrize("where", PLANTED)
def test_a_number_left_in_the_slides(slides: Path, where: str):
    part, before, after, fault = PLANTED[where]
    deck = (slides / "slides.pptx").read_bytes()
    spoilt = rewritten(deck, part, lambda content: content.decode().replace(before, after, 1).encode())
    assert slide_faults(slides, spoilt) == {fault}


@pytest.mark.parametrize(("number", "fault"), [("3", "leak"), ("0.666667", "decimal")])
def test_a_number_left_in_the_workbook_of_a_chart(slides: Path, number: str, fault: str):
    deck, part = (slides / "slides.pptx").read_bytes(), "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"
    cell = re.compile(rb"<v>0\.\d+</v>")

    def spoil(book: bytes) -> bytes:
        new = b"<v>" + number.encode() + b"</v>"
        return rewritten(book, "xl/worksheets/sheet1.xml", lambda sheet: cell.sub(new, sheet, count=1))

    assert slide_faults(slides, rewritten(deck, part, spoil)) == {fault}


@pytest.mark.parametrize(
    ("cells", "found"),
    [(("Hus 14 - 3", "av 15"), set()), (("3", "av 15"), {"leak"}), (("Hus 14", "3 av 15"), {"leak"})],
)
def test_a_name_that_ends_in_a_number_makes_no_pair_with_the_next_cell(
    safe: Path, cells: tuple[str, ...], found: set[str]
):
    """As where an insats is called so, and its row of a slide goes on with how many the share is of."""
    surface = Surface(passages=[Passage("prose", "slides.pptx", "ppt/slides/slide1.xml", cells)])
    assert {each.fault for each in leaks([surface], read_figures_file(safe).rows)} == found


def test_slides_that_cannot_be_read_are_never_a_pass(safe: Path):
    (safe / "slides.pptx").write_bytes(b"no slides")
    assert {(fault, file) for fault, _, file in faults(safe)} == {("unread", "slides.pptx")}
