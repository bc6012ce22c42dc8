"""The generated pages say what the program does: they are as the definitions give them, and nothing is left untold."""

from __future__ import annotations

import re
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path

import invented
import pytest

from pipeline.arguments import parse
from pipeline.handbook.message_pages import kinds_of_error, read_messages
from pipeline.handbook.output_file_page import read_output_files
from pipeline.handbook.pages import DOCS, FOLDERS, read_pages, write_pages
from pipeline.publish.whole import make_files
from pipeline.vocabulary.definition_file import read_definition
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.layouts import KEYS, parse_layout

HANDBOOK = Path(__file__).resolve().parents[2] / "pipeline" / "handbook"
LAYOUT = {
    "layout": "layout: prov", "version": "version: 1", "table": "table: participation",
    "label": "label: {sv: prov, en: trial}", "status": "status: prov", "recognise": "recognise: [Ärende, Plats, Start]",
}  # fmt: skip


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return read_pages()


def test_the_pages_are_those_that_the_definitions_give(pages: dict[str, str]) -> None:
    """After a change: make docs."""
    there = {f"{folder}/{path.name}" for folder in FOLDERS for path in (DOCS / folder).glob("*.md")}
    assert there == {name for name in pages if "/" in name}
    assert [name for name, text in pages.items() if (DOCS / name).read_text(encoding="utf-8") != text] == []


def test_what_is_no_more_loses_its_page(tmp_path: Path) -> None:
    write_pages({"matt.md": "a", "matt/ett.md": "b", "matt/tva.md": "c"}, tmp_path)
    write_pages({"matt.md": "a", "matt/tva.md": "c"}, tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*.md")) == ["matt.md", "tva.md"]


def test_every_metric_rule_and_message_has_a_page(pages: dict[str, str], definitions: Definitions) -> None:
    wanted = {f"matt/{metric.id}.md" for metric in definitions.all_metrics}
    wanted |= {f"regler/{rule.id}.md" for rule in definitions.rules}
    wanted |= {f"meddelanden/{message.slug}.md" for message in read_messages()}
    assert {name for name in pages if "/" in name} == wanted


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_two_pages_are_called_the_same(pages: dict[str, str], folder: str) -> None:
    titles = Counter(text.partition("\n")[0] for name, text in pages.items() if name.startswith(f"{folder}/"))
    assert [title for title, times in titles.items() if times > 1] == []


def test_every_message_is_told_of_and_none_besides() -> None:
    told = {name for name, _ in read_definition(HANDBOOK / "messages.yaml").get("messages").items()}
    assert told == {kind.__name__ for kind in kinds_of_error() if kind.__module__.startswith("pipeline.")}
    assert [message.name for message in read_messages() if "{" in message.sentence] == []


def test_what_a_metric_page_tells_is_what_the_definition_says(pages: dict[str, str], definitions: Definitions) -> None:
    for metric in definitions.all_metrics:
        page = pages[f"matt/{metric.id}.md"]
        assert page.startswith(f"# {metric.label.sv}\n")
        rows = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith("| person")]
        assert len(rows) == len(metric.worked)
        assert ("får inte spridas" in page) is not metric.is_published


def test_every_key_of_a_layout_is_told_of_and_none_besides() -> None:
    told = [key for key, _ in read_definition(HANDBOOK / "layout_keys.yaml").get("keys").items()]
    assert sorted(told) == sorted(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_the_example_of_a_key_is_read(key: str, definitions: Definitions) -> None:
    entry = read_definition(HANDBOOK / "layout_keys.yaml").get("keys").get(key)
    more = {"linked": ("select",), "optional": ("select",), "dates": ("pivot",), "pivot": ("dates",)}.get(key, ())
    examples = {each: _example(each) for each in (key, *more)}
    assert parse_layout("\n".join((LAYOUT | examples).values()), "prov.yaml", definitions.tables).id
    without = "\n".join(text for each, text in LAYOUT.items() if each != key)
    if entry.has("required"):
        with pytest.raises(Exception, match=key):
            parse_layout(without, "prov.yaml", definitions.tables)


def _example(key: str) -> str:
    return read_definition(HANDBOOK / "layout_keys.yaml").get("keys").get(key).get("example").text()


def test_every_file_of_a_report_is_told_of_and_none_besides() -> None:
    written = {*make_files(invented.release("sv"), with_slides=True), "protection.json", "dcat.rdf"}
    told = [each.pattern for each in read_output_files() if each.is_in_report]
    assert [name for name in written if not any(fnmatch(name, pattern) for pattern in told)] == []
    assert [pattern for pattern in told if not any(fnmatch(name, pattern) for name in written)] == []


def test_the_exit_codes_told_are_those_of_the_help(pages: dict[str, str]) -> None:
    codes = {0, 1, 130} | {kind.exit_code for kind in kinds_of_error()}
    assert {int(code) for code in re.findall(r"^## Slutkod (\d+)$", pages["slutkoder.md"], re.MULTILINE)} == codes


def test_every_command_that_a_page_names_exists(pages: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"])
    known = set(re.findall(r"^  +([a-z]+)\b", capsys.readouterr().out, re.MULTILINE))
    named = {word for text in pages.values() for word in re.findall(r"(?:”|`|: )utfall ([a-z]+)\b", text)}
    assert named
    assert named <= known


def test_every_notebook_is_told_of_in_its_own_words(pages: dict[str, str]) -> None:
    page = pages["anteckningsbocker.md"]
    notebooks = sorted(DOCS.parent.glob("notebooks/*.py"))
    assert [path.name for path in notebooks if f"`notebooks/{path.name}`" not in page] == []
    told = [part.partition("\n")[0] for part in page.split("\n## ")[1:]]
    assert all(f"# {title}\n" in path.read_text("utf-8") for title, path in zip(told, notebooks, strict=True))
