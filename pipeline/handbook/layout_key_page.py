"""A part per key of a layout: what it says, and how it is written."""

from __future__ import annotations

from pathlib import Path

from pipeline.handbook.markdown import block, page, plain
from pipeline.vocabulary.definition_file import read_definition
from pipeline.vocabulary.layouts import KEYS

_HEAD = """\
# Layoutens nycklar

Varje nyckel som en layout kan ha, i den ordning de brukar stå. Hur de används tillsammans står i
[Layouter](layouter.md). Sidan skrivs av `make docs`; ändra i `pipeline/handbook/layout_keys.yaml`.
"""


def layout_key_page() -> dict[str, str]:
    """The page, by its path under docs/. Raises DefinitionFault where a key is not told of."""
    told = read_definition(Path(__file__).with_name("layout_keys.yaml")).get("keys")
    parts = []
    for key in KEYS:
        entry = told.get(key)
        parts += [
            f"## {key}: {plain(entry.get('name').text())}",
            plain(entry.get("means").text()),
            "Måste finnas." if entry.has("required") else "Kan utelämnas.",
            block(entry.get("example").text(), "yaml"),
        ]
    return {"layoutnycklar.md": page(_HEAD, *parts)}
