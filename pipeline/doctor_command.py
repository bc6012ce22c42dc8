"""`utfall doctor`: what is set up, what is missing, and what to do next."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import Language, UserError

_WORDS = {
    "ready": ("✓", "+", Label("klart", "ready")),
    "optional": ("–", "-", Label("valfritt", "optional")),
    "to_do": ("!", "!", Label("att göra", "to do")),
    "blocks": ("✗", "x", Label("hindrar", "blocks")),
}
_DO = Label("Gör så: ", "Do: ")
_NEXT = Label("Nästa steg: ", "Next: ")
_READY = Label(
    "Inget hindrar en rapport. Nästa steg: utfall report --draft",
    "Nothing blocks a report. Next: utfall report --draft",
)


def run_doctor(asked: argparse.Namespace) -> int:
    """Print every point under its heading. 0 where nothing blocks a report, else the code that a report would give."""
    from pipeline.doctor import examine, next_step, verdict

    language = _language(asked)
    parts = examine(Path.cwd())
    points = [point for part in parts for point in part.points]
    lines: list[str] = []
    for part in parts:
        lines += [part.heading[language]] if part.points else []
        for point in part.points:
            sign, _, word = _WORDS[point.state]
            lines.append(f"  {sign} {word[language]:<9} {point.name[language]}: {point.fact[language]}")
            lines += [f"  {' ' * 11} {_DO[language]}{point.do[language]}"] if point.do else []
    first = next_step(points)
    said = _READY[language] if first is None else _NEXT[language] + (first.do or first.fact)[language]
    print("\n".join(_written([*lines, "", said])))
    return verdict(points)


def _language(asked: argparse.Namespace) -> Language:
    """As asked, else as utfall.toml says; a file that cannot be read is told of as a point."""
    if asked.lang is None:
        from pipeline.vocabulary.project import read_project

        try:
            asked.lang = read_project(Path.cwd()).language
        except UserError:
            asked.lang = "sv"
    return "en" if asked.lang == "en" else "sv"


def _written(lines: list[str]) -> list[str]:
    """With signs that the terminal has: an old one in Windows knows neither ✓ nor ✗."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        "".join(sign for sign, _, _ in _WORDS.values()).encode(encoding)
    except UnicodeEncodeError:
        for sign, plain, _ in _WORDS.values():
            lines = [f"  {plain} {line[4:]}" if line.startswith(f"  {sign} ") else line for line in lines]
    return lines
