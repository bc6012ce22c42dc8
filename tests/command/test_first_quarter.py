"""docs/forsta-kvartalet.md is done as it stands: each command in a process of its own, answers, receipt and pictures.

After an intended change: UTFALL_HANDBOOK=write make test ARGS=tests/command/test_first_quarter.py, and read the
difference.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PIL import Image, ImageChops, ImageStat
from running import utfall

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "forsta-kvartalet.md"
PICTURES = ROOT / "docs" / "bilder"
IS_WRITING = os.environ.get("UTFALL_HANDBOOK") == "write"
_BLOCK = re.compile(r"```console\n\$ (utfall [^\n]*)\n(.*?)```", re.DOTALL)
_RECEIPT = re.compile(r"(\| Kvitto \| [^\n]*\n\|---\|---\|\n)((?:\|[^\n]*\n)*)")
# What a machine says of itself is left out of the page.
_ABOUT = "utfall|Python|Paket|Skriva i [^:]*|Utrymme|Bildspel[^:]*|Export[^:]*|Antecknings[^:]*"
_OF_THE_MACHINE = re.compile(rf"^  . \w+ +(?:{_ABOUT}): .*\n", re.MULTILINE)


@dataclass
class Quarter:
    """What a newcomer has done so far, and what the page says after it."""

    home: Path
    text: str = PAGE.read_text(encoding="utf-8")
    answers: list[str] = field(default_factory=list)
    receipt: list[tuple[str, object]] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.home / "vart-forbund"

    def run(self, command: str) -> None:
        """One command of the page, in the folder where its reader stands."""
        here = self.home if command.startswith("utfall new") else self.folder
        done = utfall(*shlex.split(command)[1:], cwd=here)
        # The doctor ends as a report would: nothing has been delivered yet.
        assert done.code == (3 if command == "utfall doctor" else 0), done.err
        said = done.out.replace(f"{here.resolve()}{os.sep}", "").replace(f"{here}{os.sep}", "")
        said = said.replace(date.today().isoformat(), "ÅÅÅÅ-MM-DD")
        self.answers.append(_OF_THE_MACHINE.sub("", said).strip("\n"))


def _section(text: str, number: int) -> str:
    return re.split(r"^## ", text, flags=re.MULTILINE)[number]


def _deliver(quarter: Quarter) -> None:
    """The files that the page links to, in the folder it names."""
    told = _section(quarter.text, 2)
    day = quarter.folder / re.findall(r"`(leveranser/[\d-]+)`", told)[0]
    day.mkdir(parents=True)
    for link in re.findall(r"\((\.\./data/sample/[^)]+)\)", told):
        shutil.copy(PAGE.parent / link, day)


def _mend(quarter: Quarter) -> None:
    """Write what the page says in the row it names, and put the workbook in the folder it names."""
    told = _section(quarter.text, 4)
    row_no, day = re.search(r"rad (\d+) i filen", told)[1], re.search(r"`(leveranser/[\d-]+)`", told)[1]
    book = openpyxl.load_workbook(quarter.folder / "data" / "receipts" / "2026-10-05_deltaganden-I02.xlsx")
    quarter.receipt = [
        (name or "", said) for name, said, *_ in book["Kvitto"].iter_rows(values_only=True) if said is not None
    ]
    sheet = book["Att rätta"]
    headings = {cell.value: cell.column for row in sheet.iter_rows(max_row=4) for cell in row}
    [row] = [row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, 1).value) == row_no]
    sheet.cell(row, headings["startdatum"]).value = re.search(r"`(\d{4}-\d\d-\d\d)`, sparar", told)[1]
    (quarter.folder / day).mkdir()
    book.save(quarter.folder / day / "kvitto.xlsx")


def _change_chapters(quarter: Quarter) -> None:
    told = _section(quarter.text, 6)
    for language, name in (("yaml", "kapitel.yaml"), ("toml", "utfall.toml")):
        shown = re.search(rf"```{language}\n(.*?)```", told, re.DOTALL)[1]
        path = quarter.folder / name
        earlier = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(shown + earlier, encoding="utf-8")


@pytest.fixture(scope="module")
def quarter(tmp_path_factory: pytest.TempPathFactory) -> Quarter:
    """The whole page, done from the top down."""
    quarter = Quarter(tmp_path_factory.mktemp("kvartal"))
    commands = [command for command, _ in _BLOCK.findall(quarter.text)]
    before: dict[int, Callable[[Quarter], None]] = {2: _deliver, 3: _mend, 5: _change_chapters}
    for number, command in enumerate(commands):
        if number in before:
            before[number](quarter)
        quarter.run(command)
    if IS_WRITING:
        PAGE.write_text(_as_done(quarter), encoding="utf-8")
    return quarter


def _as_done(quarter: Quarter) -> str:
    answers = iter(quarter.answers)
    text = _BLOCK.sub(lambda found: f"```console\n$ {found[1]}\n{next(answers)}\n```", quarter.text)
    rows = "".join(f"| {name or ''} | {said} |\n" for name, said in quarter.receipt)
    return _RECEIPT.sub(lambda found: found[1] + rows, text)


def test_every_answer_and_the_receipt_are_those_of_the_page(quarter: Quarter) -> None:
    assert PAGE.read_text(encoding="utf-8") == _as_done(quarter)


def test_the_mended_row_counts(quarter: Quarter) -> None:
    """The receipt's row is accepted; the two that nobody has changed say the same again."""
    [line] = [line for line in quarter.answers[3].splitlines() if "kvitto.xlsx" in line]
    assert [int(each) for each in re.findall(r"\d+", line.partition(".xlsx")[2])] == [3, 1, 0, 2, 0]


def test_the_changed_definition_is_seen(quarter: Quarter) -> None:
    draft, report = (
        re.findall(r'<h2 id="([^"]+)"', (quarter.folder / "reports" / name / "report.html").read_text("utf-8"))
        for name in ("2026-Q3-utkast", "2026-Q3")
    )
    assert draft.index("viktigast") < draft.index("insatserna")
    assert report.index("insatserna") < report.index("viktigast")


def test_what_to_do_when_something_happens_can_be_typed(quarter: Quarter) -> None:
    """The commands that docs/nar-nagot-hander.md shows on lines of their own, in the same folder."""
    told = (PAGE.parent / "nar-nagot-hander.md").read_text(encoding="utf-8")
    commands = re.findall(r"^ {7}(utfall [^\n]+)$", told, re.MULTILINE)
    (quarter.folder / "lista.txt").write_text("D00000283\n", encoding="utf-8")
    done = {command: utfall(*shlex.split(command)[1:], cwd=quarter.folder) for command in commands}
    assert {command.split()[1] for command in commands} == {"why", "forget"}
    assert {command: run.err for command, run in done.items() if run.code != 0} == {}


def _screen(browser: Browser, page: Path) -> bytes:
    """The page as it stands on a screen, in the system's own Chromium."""
    shown = browser.new_page(viewport={"width": 1000, "height": 900})
    shown.goto(page.as_uri())
    taken = shown.screenshot()
    shown.context.close()
    return taken


def test_the_pictures_are_of_what_was_made(quarter: Quarter, browser: Browser) -> None:
    reports = quarter.folder / "reports"
    chart = (reports / "2026-Q3" / "charts" / "goal_attainment.png").read_bytes()
    for name, made in (
        ("utkast.png", _screen(browser, reports / "2026-Q3-utkast" / "report.html")),
        ("forsta-malet.png", chart),
    ):
        if IS_WRITING:
            (PICTURES / name).write_bytes(made)
        kept, now = (Image.open(io.BytesIO(each)).convert("RGB") for each in ((PICTURES / name).read_bytes(), made))
        assert kept.size == now.size
        # Another browser sets letters otherwise; another page is much further off.
        assert max(ImageStat.Stat(ImageChops.difference(kept, now)).mean) < 6
