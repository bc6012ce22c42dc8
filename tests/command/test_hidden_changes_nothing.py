"""What a few hidden people did changes no published byte: two worlds that differ in nothing else are published alike.

That is stronger than looking for the hidden number: it is in no coordinate, bar, order of sheets, rounding or size of
a file. The one trace is the checksum of the delivered file, which is meant to differ.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from pathlib import Path

import pytest
from running import files_below, utfall

from pipeline.audit.pdf_surface import read_pdf

HEADINGS = (
    "deltagande_id;person_id;insats_id;kön;födelseår;kommun;startdatum;avslutsdatum;arbete_efter;studier_efter;"
    "ytterligare_rehabilitering"
)
EXITS = ("2025-11-10", "2026-02-10", "2026-05-10", "2026-08-10")
LARGE, SMALL = ("I1", "I2", "I3"), ("I4", "I5")


def delivered(won: dict[str, int]) -> str:
    """Three large insatser that are always the same, and two of four people each, of whom so many moved on."""
    people = [
        (insats, "kvinna" if i % 2 else "man", 1970 + i % 35, EXITS[i % 4], i % 10 < 7 - k)
        for k, insats in enumerate(LARGE)
        for i in range(140)
    ]
    people += [(insats, "kvinna", 1985, "2026-05-10", i < won[insats]) for insats in SMALL for i in range(4)]
    rows = [
        f"D{n};P{n};{insats};{gender};{born};1080;2025-02-01;{left};{'ja' if moved else 'nej'};nej;nej"
        for n, (insats, gender, born, left, moved) in enumerate(people)
    ]
    return "\n".join([HEADINGS, *rows]) + "\n"


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files of both reports, with the checksum of what was delivered, and all that follows from it, blanked."""
    made = []
    for won in ({"I4": 1, "I5": 2}, {"I4": 2, "I5": 1}):
        home = tmp_path_factory.mktemp("world")
        path = home / "leveranser" / "2026-10-05" / "deltaganden.csv"
        path.parent.mkdir(parents=True)
        path.write_text(delivered(won), encoding="utf-8")
        run = utfall("report", "--deliveries", "leveranser", "--database", "d.duckdb", "--out", "ut", cwd=home)
        assert run.code == 0, run.err
        made.append(opened(files_below(home / "ut"), hashlib.sha256(path.read_bytes()).hexdigest()))
    return made[0], made[1]


def opened(files: dict[str, bytes], delivered_hash: str) -> dict[str, bytes]:
    """Workbooks and slides part by part, PDF as its text, everything else as it is; without the checksum."""
    parts: dict[str, bytes] = {}
    for name, content in files.items():
        if name.endswith((".xlsx", ".pptx")):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                parts |= {f"{name}/{part}": packed.read(part) for part in packed.namelist()}
        else:
            parts[name] = content
    hashes = [delivered_hash, *(hashlib.sha256(content).hexdigest() for content in files.values())]
    for each in hashes:
        for shown in (each, each[:12]):
            parts = {name: content.replace(shown.encode(), b"#") for name, content in parts.items()}
    return parts


def test_the_small_insatser_are_hidden_and_their_sum_is_not(worlds: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    rows = worlds[0]["2026-Q3/figures.csv"].decode().splitlines()
    of_year = [row for row in rows if row.startswith("moved_on,1,year,2026,finished")]
    assert sum(",hidden," in row for row in of_year if ",I4," in row or ",I5," in row) == 2
    assert ",shown," in of_year[0]


def test_what_hidden_people_did_changes_no_byte(worlds: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    one, other = worlds
    assert list(one) == list(other)
    differ = {name for name in one if one[name] != other[name]}
    assert differ <= {"2026-Q3/report.pdf"}


def test_nor_a_word_of_the_pdf(worlds: tuple[dict[str, bytes], dict[str, bytes]], tmp_path: Path) -> None:
    said = []
    for number, world in enumerate(worlds):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(world["2026-Q3/report.pdf"])
        passages = read_pdf(path, "report.pdf").passages
        said.append([re.sub(r"\b[0-9a-f]{12}\b", "#", passage.text) for passage in passages])
    assert said[0] == said[1] and len(" ".join(said[0])) > 5_000


def test_the_comparison_can_fail(tmp_path: Path) -> None:
    files = {"a.svg": b"<svg width='3'/>"}
    assert opened(files, "0" * 64) != opened({"a.svg": b"<svg width='4'/>"}, "0" * 64)
