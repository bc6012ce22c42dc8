"""The notebooks as .ipynb for those who work in Jupyter: the same cells in the same order, and no outputs."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

_KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}


def write_copies(notebooks: Path, folder: Path) -> tuple[Path, ...]:
    """Write every notebook into the folder, which is made where it is missing; the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for path in sorted(notebooks.glob("*.py")):
        copy = folder / f"{path.stem}.ipynb"
        text = json.dumps(as_ipynb(path.read_text(encoding="utf-8")), ensure_ascii=False, indent=1)
        copy.write_text(text + "\n", encoding="utf-8")
        written.append(copy)
    return tuple(written)


def as_ipynb(source: str) -> dict[str, Any]:
    """A marimo notebook in Jupyter's format 4.5. Choices become what they are set to at first."""
    cells = [_cell(number, code) for number, code in enumerate(_codes(source))]
    return {"cells": cells, "metadata": _KERNEL, "nbformat": 4, "nbformat_minor": 5}


def _cell(number: int, code: str) -> dict[str, Any]:
    prose = _prose(code)
    common = {"id": f"cell-{number}", "metadata": {}}
    if prose is not None:
        return {**common, "cell_type": "markdown", "source": prose}
    return {**common, "cell_type": "code", "source": code, "execution_count": None, "outputs": []}


def _codes(source: str) -> Iterator[str]:
    """The code of each cell: the setup, the functions that stand by themselves, and the bodies of the others."""
    lines = source.splitlines()
    for node in ast.parse(source).body:
        if isinstance(node, ast.With):
            yield _between(lines, node.body)
        elif isinstance(node, ast.FunctionDef) and "function" in ast.unparse(node.decorator_list[0]):
            yield "\n".join(lines[node.lineno - 1 : node.end_lineno])
        elif isinstance(node, ast.FunctionDef):
            body = [each for each in node.body if not isinstance(each, ast.Return)]
            if body:
                yield _between(lines, body)


def _between(lines: list[str], body: list[ast.stmt]) -> str:
    # From the line after what came before: comments above the first statement are part of the cell.
    return dedent("\n".join(lines[body[0].lineno - 1 : body[-1].end_lineno]))


def _prose(code: str) -> str | None:
    """The text of a cell that is nothing but mo.md of a text without places to fill."""
    body = ast.parse(code).body
    if len(body) != 1 or not isinstance(body[0], ast.Expr) or not isinstance(body[0].value, ast.Call):
        return None
    call = body[0].value
    if ast.unparse(call.func) != "mo.md" or not isinstance(call.args[0], ast.Constant):
        return None
    return dedent(str(call.args[0].value)).strip()
