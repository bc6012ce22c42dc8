"""Edits in a layout file's text that leave everything else as a person wrote it, comments too."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from pipeline.propose.wording import quoted

_SCALAR = re.compile(r"^(\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^#\[{'\"][^#]*?)(\s+#.*)?$")


def add_heading(text: str, column: str, heading: str) -> str:
    """One more heading for the column under `columns`. As a comment where the file is written in a way of its own."""
    edited = "\n".join(_with_heading(text.splitlines(), column, heading)) + "\n"
    if _headings(edited, column) == [*_headings(text, column), heading]:
        return edited
    return add_comment(text, "columns", column, [f"{column}: {quoted(heading)}"])


def add_comment(text: str, key: str, column: str, said: Sequence[str]) -> str:
    """Commented lines after what stands about the column under the key; at the end where the key is missing."""
    lines = text.splitlines()
    block = _block(lines, key)
    if block is None:
        return "\n".join([*lines, f"# {key}:", *(f"#   {each}" for each in said)]) + "\n"
    start, end = block
    child = _child(lines, start, end, column)
    at = _block_end(lines, child, end) if child is not None else start + 1
    return "\n".join([*lines[:at], *(f"  # {each}" for each in said), *lines[at:]]) + "\n"


def _with_heading(lines: list[str], column: str, heading: str) -> list[str]:
    block = _block(lines, "columns")
    if block is None:
        return [*lines, "columns:", f"  {column}: {quoted(heading)}"]
    start, end = block
    child = _child(lines, start, end, column)
    if child is None:
        return [*lines[: start + 1], f"{_indent(lines, start, end)}{column}: {quoted(heading)}", *lines[start + 1 :]]
    before, _, value = lines[child].partition(":")
    return [*lines[:child], f"{before}: {_longer(value.strip(), heading)}", *lines[child + 1 :]]


def _longer(value: str, heading: str) -> str:
    """A scalar or a list on one line with one more heading in it; unchanged where it is neither."""
    scalar = _SCALAR.match(value)
    if scalar:
        return f"[{scalar[1]}, {quoted(heading)}]{scalar[2] or ''}"
    listed, bracket, after = value.rpartition("]")
    return f"{listed}, {quoted(heading)}]{after}" if bracket else value


def _headings(text: str, column: str) -> list[str]:
    try:
        given = (yaml.safe_load(text).get("columns") or {}).get(column) or []
    except (yaml.YAMLError, AttributeError):
        return []
    return [str(each) for each in given] if isinstance(given, list) else [str(given)]


def _block(lines: list[str], key: str) -> tuple[int, int] | None:
    """Where a top-level key stands, and the line after its block; None where it is missing or all on one line."""
    start = next((at for at, line in enumerate(lines) if re.match(rf"{key}:\s*(#.*)?$", line)), None)
    if start is None:
        return None
    end = next((at for at in range(start + 1, len(lines)) if re.match(r"[^\s#]", lines[at])), len(lines))
    return start, end


def _child(lines: list[str], start: int, end: int, column: str) -> int | None:
    return next((at for at in range(start + 1, end) if re.match(rf"\s+{column}:", lines[at])), None)


def _block_end(lines: list[str], child: int, end: int) -> int:
    """The line after what belongs to a child: deeper lines."""
    indent = len(lines[child]) - len(lines[child].lstrip())
    at = child + 1
    while at < end and lines[at].strip() and len(lines[at]) - len(lines[at].lstrip()) > indent:
        at += 1
    return at


def _indent(lines: list[str], start: int, end: int) -> str:
    found = next((re.match(r"\s+", line) for line in lines[start + 1 : end] if re.match(r"\s+[^\s#]", line)), None)
    return found[0] if found else "  "
