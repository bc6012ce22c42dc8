"""Every command that the handbook and the README show is run, and every one they mention is understood."""

from __future__ import annotations

import shutil
import sys
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from running import ROOT, SAMPLE, Made, Run, utfall
from told_commands import PAGES, TARGETS, arguments_of, fault_of, mentioned, typed

FIRST_QUARTER = ROOT / "docs" / "forsta-kvartalet.md"
"""Done by a test of its own, answers and all."""
OF_THE_SAMPLE = {"README.md", "installera.md"}
"""Pages whose reader stands in the program's folder, where the sample is; the others' stands in a förbund's."""
PX = """\
CHARSET="ANSI"; AXIS-VERSION="2013"; LANGUAGE="sv"; TITLE="Folkmängd"; UNITS="antal"; SOURCE="Påhittad källa";
STUB="kommun"; HEADING="år"; VALUES("kommun")="Karlskrona","Karlshamn"; VALUES("år")="2024","2025";
LAST-UPDATED="20260201 09:00"; DATA=5 6 2 3;
"""
OLD = "deltagande_id;insats_id;startdatum;avslutsdatum\nD1;I09;2018-01-08;2019-11-29\n"
FEW = "version: 1\nquarterly: [viktigast, metod, skydd, om, tillganglighet]\n"


def _made_by_make(command: str) -> bool:
    """The Makefile sets up its environment with the same words."""
    return command.removeprefix("pip ") in (ROOT / "Makefile").read_text(encoding="utf-8")


def _scripts(command: str) -> bool:
    """Activation lies beside the program that runs the tests, where it is in an environment of its own."""
    return sys.prefix == sys.base_prefix or (Path(sysconfig.get_path("scripts")) / "activate").exists()


NOT_RUN: dict[str, tuple[str, Callable[[str], object]]] = {
    "make test": ("it runs this test", lambda command: "pytest" in TARGETS["test"]),
    "python -m venv .venv": ("a new environment takes minutes", lambda command: _made_by_make("-m venv $(VENV)")),
    "source .venv/bin/activate": ("it changes the terminal", _scripts),
    ".venv\\Scripts\\activate": ("it changes the terminal, in Windows", _scripts),
    "pip install --require-hashes -r requirements.lock": ("it fetches packages", _made_by_make),
    "pip install --require-hashes -r requirements-test.lock": ("it fetches packages", _made_by_make),
    "pip install --no-deps --no-build-isolation --editable .": ("it changes the environment", _made_by_make),
}
"""What no test can do, why, and what is looked at in its stead."""
TYPED = [(page, command) for page in PAGES if page != FIRST_QUARTER for command in typed(page)]
each_typed = pytest.mark.parametrize(
    ("page", "command"),
    [each for each in TYPED if each[1] not in NOT_RUN],
    ids=lambda each: getattr(each, "name", each),
)


@dataclass
class Reader:
    """Somebody who types what the pages say, each command once in each folder."""

    sample: Path
    association: Path
    done: dict[tuple[Path, str], Run] = field(default_factory=dict)

    def type(self, page: Path, command: str) -> Run:
        folder = self.sample if page.name in OF_THE_SAMPLE else self.association
        command, _, into = command.partition(" > ")
        given = arguments_of(command)
        assert given is not None, "no test knows how to run it"
        key = (folder, repr(given))
        if key not in self.done:
            self.done[key] = utfall(*given, cwd=folder)
        if into:
            # The terminal's own: its home is the folder, as the program's is.
            path = folder / into.removeprefix("~/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.done[key].out, encoding="utf-8")
        return self.done[key]


@pytest.fixture(scope="module")
def reader(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Has the sample's report, and a förbund with the files that the pages are about, whose reports are short."""
    sample = tmp_path_factory.mktemp("programmet")
    shutil.copytree(made.folder, sample, dirs_exist_ok=True)
    home = tmp_path_factory.mktemp("hos_oss")
    run = utfall("new", "vart-forbund", "--association", "Vår", cwd=home)
    assert run.code == 0, run.err
    folder = home / "vart-forbund"
    day = folder / "leveranser" / "2026-10-05"
    day.mkdir()
    for name in ("insatsregister.csv", "medlemskap.csv"):
        shutil.copy(SAMPLE / "2025-01-10" / name, day)
    shutil.copy(SAMPLE / "2026-10-05" / "deltaganden-I02.csv", day)
    shutil.copy(SAMPLE / "2026-10-05" / "deltaganden-I05.csv", day / "deltaganden.csv")
    (day / "aldre.csv").write_text(OLD, encoding="utf-8")
    (folder / "kapitel.yaml").write_text(FEW, encoding="utf-8")
    settings = folder / "utfall.toml"
    settings.write_text(settings.read_text("utf-8").replace("# chapters =", "chapters ="), encoding="utf-8")
    (folder / "folkmangd.px").write_text(PX, encoding="cp1252")
    (folder / "min-fil.csv").write_text("Ärende;Verksamhet;Började\n1001;I01;2025-03-01\n", encoding="utf-8")
    (folder / "lista.txt").write_text("D00000283\n", encoding="utf-8")
    return Reader(sample, folder, {(sample, repr(["report"])): made.run})


@each_typed
def test_every_command_shown_can_be_typed_where_it_stands(reader: Reader, page: Path, command: str) -> None:
    run = reader.type(page, command)
    assert run.code == 0, run.err
    assert run.out.strip()
    if "--out gamla-rapporter" in command:
        # The guide's reader has made the same before, in the usual place.
        shutil.copytree(reader.association / "gamla-rapporter", reader.association / "reports", dirs_exist_ok=True)
    if command.startswith("python -m pipeline layout "):
        # What only a person can decide in it would stop every command until it is decided.
        (reader.association / "layouter" / "min-fil.yaml").unlink()


@pytest.mark.parametrize("command", NOT_RUN)
def test_what_is_not_run_is_shown_and_looked_at_otherwise(command: str) -> None:
    assert command in [each for _, each in TYPED], "no page shows it any longer"
    _, is_sound = NOT_RUN[command]
    assert is_sound(command)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_mentioned_is_understood(page: Path) -> None:
    told = {command: fault_of(command) for command in mentioned(page)}
    assert {command: fault for command, fault in told.items() if fault is not None} == {}


@pytest.mark.parametrize(
    ("command", "word"),
    [
        ("utfall rapport", "rapport"),
        ("utfall report --periods 2026-Q3", "--periods"),
        ("utfall revision tjugofem", "tjugofem"),
        ("utfall completion korn", "korn"),
        ("utfall load allt", "allt"),
        ("utfall reference ad FIL", "ad"),
        ('make report ARGS="--utkast"', "--utkast"),
        ("make rapport", "rapport"),
        ("python -m pipeline.handbok", "handbok"),
    ],
)
def test_what_the_program_does_not_know_is_found(command: str, word: str) -> None:
    assert word in str(fault_of(command))
