"""docs/forsta-kvartalet.md is done as it stands: each command in a process of its own, answers, receipt and pictures.

After an intended change: make pictures, and read the difference.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from handbook_pictures import MAKERS, PICTURES, is_as_made, shown
from handbook_pictures import Made as Pictured
from running import Made, utfall
from told_commands import typed

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "forsta-kvartalet.md"
IS_WRITING = os.environ.get("UTFALL_HANDBOOK") == "write"
_BLOCK = re.compile(r"```console\n\$ (utfall [^\n]*)\n(.*?)```", re.DOTALL)
_AGES = re.compile(r"(\| I (utkastet|rapporten): [^\n]*\n\|[-|]+\n)((?:\|[^\n]*\n)*)")
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


def _change_definitions(quarter: Quarter) -> None:
    """Write the files that the page names, and take away the mark before the lines that it shows of the settings."""
    told = _section(quarter.text, 6)
    for name, content in re.findall(r"filen `([a-z]+\.yaml)`[^\n]*:\n\n```yaml\n(.*?)```", told, re.DOTALL):
        (quarter.folder / name).write_text(content, encoding="utf-8")
    settings = quarter.folder / "utfall.toml"
    text = settings.read_text(encoding="utf-8")
    for line in re.search(r"```toml\n(.*?)```", told, re.DOTALL)[1].splitlines():
        assert text.count(f"\n# {line}\n") == 1
        text = text.replace(f"\n# {line}\n", f"\n{line}\n")
    settings.write_text(text, encoding="utf-8")


def _by_age(quarter: Quarter, name: str) -> str:
    """The rows by age of a report's table of who moved on, as the page's tables have them."""
    page = (quarter.folder / "reports" / name / "report.html").read_text(encoding="utf-8")
    table = re.search(r'<table id="gender_or_age">.*?</table>', page, re.DOTALL)[0]
    rows = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>.*?</tr>", table))
    return "".join(f"| {' | '.join(cells[:5])} |\n" for cells in rows if re.match(r"\d\d–\d\d år", cells[0]))


@pytest.fixture(scope="module")
def quarter(tmp_path_factory: pytest.TempPathFactory) -> Quarter:
    """The whole page, done from the top down."""
    quarter = Quarter(tmp_path_factory.mktemp("kvartal"))
    commands = [command for command, _ in _BLOCK.findall(quarter.text)]
    before: dict[int, Callable[[Quarter], None]] = {2: _deliver, 3: _mend, 5: _change_definitions}
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
    text = _RECEIPT.sub(lambda found: found[1] + rows, text)
    reports = {"utkastet": "2026-Q3-utkast", "rapporten": "2026-Q3"}
    return _AGES.sub(lambda found: found[1] + _by_age(quarter, reports[found[2]]), text)


def test_no_command_of_the_page_is_left_out() -> None:
    assert [command for command, _ in _BLOCK.findall(PAGE.read_text(encoding="utf-8"))] == typed(PAGE)


def test_every_answer_table_and_receipt_are_those_of_the_page(quarter: Quarter) -> None:
    assert PAGE.read_text(encoding="utf-8") == _as_done(quarter)


def test_the_mended_row_counts(quarter: Quarter) -> None:
    """The receipt's row is accepted; the two that nobody has changed say the same again."""
    [line] = [line for line in quarter.answers[3].splitlines() if "kvitto.xlsx" in line]
    assert [int(each) for each in re.findall(r"\d+", line.partition(".xlsx")[2])] == [3, 1, 0, 2, 0]


def test_the_changed_groups_are_seen(quarter: Quarter) -> None:
    """The bands that the page has written stand in the report, and only there."""
    bands = re.findall(r"\{from: (\d+), to: (\d+)\}", _section(quarter.text, 6))
    draft, report = (
        re.findall(r"^\| (\S+) år", _by_age(quarter, each), re.M) for each in ("2026-Q3-utkast", "2026-Q3")
    )
    assert report == [f"{youngest}–{oldest}" for youngest, oldest in bands]
    assert len(draft) > len(report) > 0


def test_the_changed_chapters_are_seen(quarter: Quarter) -> None:
    draft, report = (
        re.findall(r'<h2 id="([^"]+)"', (quarter.folder / "reports" / name / "report.html").read_text("utf-8"))
        for name in ("2026-Q3-utkast", "2026-Q3")
    )
    assert draft.index("viktigast") < draft.index("insatserna")
    assert report.index("insatserna") < report.index("viktigast")


def test_the_pictures_that_are_kept_shown_and_made_are_the_same() -> None:
    assert {path.relative_to(PICTURES).as_posix() for path in shown()} == set(MAKERS)
    assert {path.name for path in PICTURES.iterdir()} == set(MAKERS)


@pytest.mark.parametrize("name", MAKERS)
def test_every_picture_shows_what_is_made_now(
    name: str, quarter: Quarter, made: Made, request: pytest.FixtureRequest
) -> None:
    there = Pictured(quarter.folder / "reports", made.report, lambda: request.getfixturevalue("browser"))
    assert is_as_made(name, there, IS_WRITING)
