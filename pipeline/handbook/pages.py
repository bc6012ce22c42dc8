"""Every generated page of the handbook, as the definitions in force give it."""

from __future__ import annotations

from pathlib import Path

from pipeline.handbook.layout_key_page import layout_key_page
from pipeline.handbook.message_pages import message_pages
from pipeline.handbook.metric_pages import metric_pages
from pipeline.handbook.notebook_page import notebook_page
from pipeline.handbook.output_file_page import output_file_page
from pipeline.handbook.rule_pages import rule_pages
from pipeline.vocabulary.definitions import SCHEMAS, read_definitions
from pipeline.vocabulary.rule_examples import read_rule_examples
from pipeline.vocabulary.rules import read_rules

DOCS = SCHEMAS.parent / "docs"
FOLDERS = ("matt", "regler", "meddelanden")
"""Folders that hold generated pages only."""


def read_pages(schemas: Path = SCHEMAS) -> dict[str, str]:
    """The pages by their path under docs/. Raises DefinitionFault."""
    definitions = read_definitions(schemas=schemas)
    examples = read_rule_examples(schemas / "rule_examples.yaml")
    return {
        **metric_pages(definitions),
        **rule_pages(read_rules(schemas / "rules.yaml"), examples),
        **message_pages(),
        **layout_key_page(),
        **output_file_page(),
        **notebook_page(),
    }


def write_pages(pages: dict[str, str], docs: Path = DOCS) -> None:
    """Write the pages and take away those of what is no more."""
    for folder in FOLDERS:
        for old in (docs / folder).glob("*.md"):
            if f"{folder}/{old.name}" not in pages:
                old.unlink()
    for name, text in pages.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, encoding="utf-8", newline="\n")
