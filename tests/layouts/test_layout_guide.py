"""docs/layouter.md: its examples load as they stand, and every key of a layout is in it."""

from __future__ import annotations

import re

from layouts_written import definitions_with

from pipeline.vocabulary.definitions import SCHEMAS
from pipeline.vocabulary.layouts import KEYS

GUIDE = SCHEMAS.parent / "docs" / "layouter.md"


def test_the_examples_load(tmp_path) -> None:
    simple, forms, select, linked = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    for text in (simple, simple + forms, simple + select, simple + forms + select + linked):
        layout = definitions_with(tmp_path / "layouts", text).layout("var-export")
    assert [part.name for part in layout.linked] == ["person"]
    assert dict(layout.missing_in)["gender"] == ("8", "8.0", "9", "9.0")


def test_every_key_is_told() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert [key for key in KEYS if not re.search(rf"^{key}:", text, re.MULTILINE)] == []


def test_every_shipped_layout_is_told(definitions) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert [layout.id for layout in definitions.layouts if f"`{layout.id}`" not in text] == []
