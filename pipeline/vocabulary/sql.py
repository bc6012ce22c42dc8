"""SQL lives in `.sql` files beside the station that runs them; this reads one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Template


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def read_sql(beside: str, name: str, **parts: str) -> str:
    """The statement in `<name>.sql` beside the module file `beside`.

    `parts` fill `$names` with identifiers and expressions that this program builds from its own
    definitions (quoted with `identifier`, `literal`). Delivered values never come this way: they are
    bound or registered as tables.
    """
    text = _text(Path(beside).with_name(f"{name}.sql"))
    return Template(text).substitute(parts) if parts else text


def identifier(name: str) -> str:
    """A column or table name, quoted for SQL whatever characters it holds."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text constant of our own, quoted for SQL."""
    return "'" + text.replace("'", "''") + "'"


def read_path(path: Path) -> str:
    """The path of one file for DuckDB's readers, which would take `*`, `?` and `[` in a name for a pattern."""
    return literal("".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(path)))
