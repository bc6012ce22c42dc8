"""What the README and the guides say can be typed, opened and relied on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pages import PAGES, anchors, blocks, code, first_column, links
from repository import ROOT

from pipeline.arguments import EXIT_CODES, parse
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import UserError
from pipeline.vocabulary.layouts import read_layout
from pipeline.vocabulary.project import read_project

README, GUIDE, METHOD = ROOT / "README.md", ROOT / "docs" / "anvandarguide.md", ROOT / "docs" / "metod.md"
OPEN_DATA = ROOT / "docs" / "oppna-data.md"
OF_OTHER_TOOLS = {"--require-hashes", "--no-deps", "--no-build-isolation", "--editable"}
page_by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def _help(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit):
        parse([*arguments, "--help"])
    return capsys.readouterr().out


def _targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):", makefile, flags=re.MULTILINE))


@page_by_page
def test_every_make_target_exists(page: Path) -> None:
    named = {target for text in code(page) for target in re.findall(r"\bmake ([a-z-]+)", text)}
    assert named <= _targets()


@page_by_page
def test_every_command_and_option_exists(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands = {
        "audit",
        "comments",
        "completion",
        "dialog",
        "doctor",
        "report",
        "load",
        "deliveries",
        "forget",
        "layout",
        "merging",
        "new",
        "reference",
        "releases",
        "revision",
        "sample",
        "table",
        "verify",
        "why",
    }
    text = "\n".join(each for each in code(page) if re.search(r"\b(make|utfall|pipeline|pip)\b|^--", each))
    assert set(re.findall(r"(?:\butfall|-m pipeline) ([a-z]+)\b", text)) <= commands
    known = "".join(_help(capsys, command) for command in commands) + _help(capsys, "reference", "add")
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))
    assert {option for option in options if option not in known} <= OF_OTHER_TOOLS


def test_the_readme_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    options = set(re.findall(r"--[a-z][a-z-]+", _help(capsys, "report"))) - {"--help"}
    assert options <= set(re.findall(r"--[a-z][a-z-]+", "\n".join(first_column(README))))


def _kinds(of: type[UserError]) -> set[type[UserError]]:
    return {of}.union(*(_kinds(kind) for kind in of.__subclasses__()))


@pytest.mark.parametrize("page", [README, GUIDE], ids=lambda page: page.name)
def test_exit_codes_are_those_of_the_errors(page: Path) -> None:
    codes = {0, 1, 130} | {kind.exit_code for kind in _kinds(UserError)}
    assert {int(cell) for cell in first_column(page) if cell.isdecimal()} == codes
    assert {int(each) for each in re.findall(r"^ *(\d+)  ", EXIT_CODES, flags=re.MULTILINE)} == codes


@page_by_page
def test_no_link_is_broken(page: Path) -> None:
    for link in links(page):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target), link


@pytest.mark.parametrize("page", [README, GUIDE, OPEN_DATA], ids=lambda page: page.name)
def test_the_project_files_shown_are_read(page: Path, tmp_path: Path) -> None:
    for shown in blocks(page, "toml"):
        (tmp_path / "utfall.toml").write_text(shown, encoding="utf-8")
        for own_list in re.findall(r'"(\S+\.yaml)"', shown):
            (tmp_path / own_list).write_text("version: 1\n", encoding="utf-8")
        project = read_project(tmp_path)
        assert not project.is_sample
        assert project.deliveries == tmp_path / "leveranser"
        assert project.database == tmp_path / "data" / "utfall.duckdb"


def test_the_layout_shown_is_read(definitions: Definitions, tmp_path: Path) -> None:
    (shown,) = blocks(GUIDE, "yaml")
    path = tmp_path / "stroke-rtw.yaml"
    path.write_text(shown, encoding="utf-8")
    layout = read_layout(path, definitions.tables)
    real = read_layout(ROOT / "tests" / "real" / "layouts" / "stroke-rtw.yaml", definitions.tables)
    for part in ("id", "table", "replaces", "recognise", "columns", "values", "constants", "missing", "dates"):
        assert getattr(layout, part) == getattr(real, part)
    assert layout.rules == real.rules[:1]


def test_the_method_names_every_metric(definitions: Definitions) -> None:
    named = {short for cell in first_column(METHOD) for short in re.findall(r"\b[A-Z]-[A-Z]\b", cell)}
    assert named == {metric.short for metric in definitions.metrics}


def test_the_method_gives_the_limits_in_force(definitions: Definitions) -> None:
    text = METHOD.read_text(encoding="utf-8")
    limits = definitions.disclosure
    assert f"Färre än {limits.least_people} personer" in text
    assert f"Färre än {limits.least_people_for_share} personer med känt utfall" in text


def test_glossary_words_are_used_in_the_code() -> None:
    rows = re.findall(r"^\| [^|]+ \| (`[^|]+`) \|", (ROOT / "GLOSSARY.md").read_text(encoding="utf-8"), re.MULTILINE)
    words = {word for row in rows for word in re.findall(r"`([^`]+)`", row)}
    assert len(words) > 40
    sources = [
        *(ROOT / "pipeline").rglob("*.py"),
        *(ROOT / "pipeline").rglob("*.sql"),
        *(ROOT / "schemas").rglob("*.yaml"),
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    assert {word for word in words if not re.search(rf"\b{word}\b", text)} == set()


def test_the_picture_is_small_enough_for_a_slow_line() -> None:
    assert 20_000 < (ROOT / "docs" / "bilder" / "rapport.png").stat().st_size < 250_000


def test_the_folders_that_the_readme_draws_are_there() -> None:
    named = re.findall(r"^    ([a-z]+(?:/[a-z]+)?)/ +\w", README.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(named) >= 8
    assert [name for name in named if not (ROOT / name).is_dir()] == []
