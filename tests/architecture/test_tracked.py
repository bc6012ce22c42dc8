"""What may never be under version control: data, machines, registries. Needles are put together, never spelt out."""

from __future__ import annotations

import re
from fnmatch import fnmatch

import pytest
from repository import ROOT, texts, tracked

REGISTRY = re.compile(
    "|".join(
        ["https?://[^ \"'<>)]*/" + "simple" + r"\b", "art" + "ifactory", "index" + "-url[ =]+http", "python" + "hosted"]
    ),
    re.IGNORECASE,
)
MACHINE = re.compile(r"(?<![\w.~:/-])/(?:" + "|".join(["wo" + "rk", "ho" + "me", "ro" + "ot", "Us" + "ers"]) + r")/\w")
TOOLS = re.compile(
    r"\b(?:" + "|".join(["clau" + "de", "anthr" + "opic", "open" + "ai", "chat" + "gpt", "copi" + "lot", "ll" + "ms?"])
    + "|co-" + "authored-by|language " + r"models?|ai[ -](?:assis" + r"tant|agent|tool)s?)\b",
    re.IGNORECASE,
)  # fmt: skip
PRIVATE = (
    "*.duckdb",
    "*.duckdb.*",
    "*.findings.csv",
    "*.ipynb",
    "*__marimo__*",
    "utfall.toml",
    "*.egg-info/*",
    ".venv/*",
)


@pytest.mark.parametrize("needle", [REGISTRY, MACHINE, TOOLS], ids=["registry", "machine", "tools"])
def test_no_tracked_text_holds(needle: re.Pattern[str]) -> None:
    found = {name: match.group() for name, text in texts() if (match := needle.search(text))}
    assert found == {}


@pytest.mark.parametrize(
    ("needle", "text"),
    [
        (REGISTRY, "--extra-index" + "-url https://example.test/x"),
        (REGISTRY, "https://example.test/api/pypi/" + "simple/"),
        (MACHINE, "see '/ho" + "me/someone/file'"),
        (TOOLS, "written with Chat" + "GPT"),
    ],
)
def test_the_needles_are_sharp(needle: re.Pattern[str], text: str) -> None:
    assert needle.search(text)


def _names() -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in tracked(with_new=False)]


def test_no_data_about_people_is_tracked() -> None:
    assert [name for name in _names() if any(fnmatch(name, pattern) for pattern in PRIVATE)] == []


@pytest.mark.parametrize(("folder", "allowed"), [("data/", "data/sample/"), ("reports/", "reports/README.md")])
def test_only_what_is_invented_is_tracked(folder: str, allowed: str) -> None:
    assert [name for name in _names() if name.startswith(folder) and not name.startswith(allowed)] == []
