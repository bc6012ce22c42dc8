"""The files of schemas/ as plain dictionaries: the oracle trusts what they say and no program that reads them."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"
LAYOUTS = {"participation": "utfall", "insats": "utfall-insatser", "membership": "utfall-medlemskap"}


@cache
def written(name: str) -> Any:
    return yaml.safe_load((SCHEMAS / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def metrics() -> dict[str, dict[str, Any]]:
    files = sorted((SCHEMAS / "metrics").glob("*.yaml"))
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in files}


def fold(heading: str) -> str:
    """A heading without case, accents, spaces, hyphens and underscores."""
    bare = unicodedata.normalize("NFKD", heading.lower())
    return "".join(letter for letter in bare if letter.isalnum())


@cache
def heading_names(table: str) -> dict[str, str]:
    """What each heading means: the column's name and labels, and what the layout adds."""
    columns = written(table)["columns"]
    more = written(f"layouts/{LAYOUTS[table]}").get("columns", {}) if table in LAYOUTS else {}
    found: dict[str, str] = {}
    for name, column in columns.items():
        for heading in (name, *column["label"].values(), *more.get(name, [])):
            found[fold(heading)] = name
    return found


@cache
def words_for_missing() -> frozenset[str]:
    return frozenset(word.lower() for word in written("layouts/utfall")["missing"])


@cache
def code_words(column: str) -> dict[str, str]:
    """What each word in a code column means."""
    is_support = column.startswith("support_") and column != "support_time"
    codes = written("support")["sources"] if is_support else written("participation")["columns"][column]["codes"]
    found: dict[str, str] = {}
    for code, said in codes.items():
        for word in (code, said["sv"], said["en"], *said.get("also", [])):
            found[str(word).lower()] = code
    return found
