"""The commands that the handbook and the README tell their reader to type, and whether the program would know them."""

from __future__ import annotations

import argparse
import re
import shlex
from importlib.util import find_spec
from pathlib import Path

from running import ROOT

from pipeline.arguments import command_line

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_FENCED = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
_TYPED = re.compile(r"(?:(?:utfall|make|python3?|pip|source|sudo|git|cd|uv)\b(?!/)|\.venv).*")
_MENTIONED = re.compile(r"`((?:utfall|make|python -m pipeline)(?:[ .][^`]*)?)`")
_FREE = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ.-]*|.*[…|‹<\[].*")
"""A word that stands for what the reader has, as FIL, … and FOLDER|FILE.csv."""
PROGRAM = ("python -m pipeline ", "utfall ")
TARGETS = dict(re.findall(r"^([a-z-]+):.*\n(?:\t@?(.*))?", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
"""What each target of the Makefile runs first."""


def typed(page: Path) -> list[str]:
    """What stands on lines of its own to be typed; where answers are shown, behind a $."""
    text = page.read_text(encoding="utf-8")
    lines = [line.strip() for line in _FENCED.sub("", text).splitlines() if line.startswith("    ")]
    commands = []
    for _, language, body in _FENCED.findall(text):
        if language == "console":
            commands += [line[2:] for line in body.splitlines() if line.startswith("$ ")]
        elif language in ("bash", "sh"):
            commands += [line.strip() for line in body.splitlines() if line.strip()]
        elif language in ("", "text"):
            lines += [line.strip() for line in body.splitlines()]
    return [*(line for line in lines if _TYPED.fullmatch(line)), *commands]


def mentioned(page: Path) -> list[str]:
    """What stands within a sentence or a table."""
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))
    found = [" ".join(each.replace("\\|", "|").split()) for each in _MENTIONED.findall(text)]
    # A file of that name, as utfall.toml.
    return [each for each in found if not each.startswith("utfall.")]


def arguments_of(command: str) -> list[str] | None:
    """What the program is given by `utfall …`, `python -m pipeline …` or `make report …`; None where it is not run."""
    target, _, more = command.removeprefix("make ").partition(" ")
    if command.startswith("make ") and target in TARGETS:
        [given] = re.findall(r'^ARGS="(.*)"$', more) or [""]
        command = re.sub(r"^\$\(RUN\)", "python", TARGETS[target]).replace("$(ARGS)", given)
    for beginning in PROGRAM:
        if command.startswith(beginning):
            return shlex.split(command.removeprefix(beginning))
    return [] if command in ("utfall", "python -m pipeline") else None


def fault_of(command: str) -> str | None:
    """What the program or make would not understand of a command, which may leave out what a sentence does not need."""
    if command.startswith("make"):
        target = command.split()[1] if " " in command else "help"
        if target not in TARGETS:
            return f"no such target: {target}"
    if module := re.fullmatch(r"python -m (pipeline\.\w+)", command):
        return None if find_spec(module[1]) else f"no such module: {module[1]}"
    given = arguments_of(command)
    return None if given is None else _fault_in(command_line(), given)


def _fault_in(parser: argparse.ArgumentParser, given: list[str]) -> str | None:
    inner = next((each for each in parser._actions if isinstance(each, argparse._SubParsersAction)), None)
    if inner is not None and given and not given[0].startswith("-"):
        known = inner.choices.get(given[0])
        return _fault_in(known, given[1:]) if known is not None else f"no such command: {given[0]}"
    places = [each for each in parser._actions if not each.option_strings and each is not inner]
    rest = list(given)
    while rest:
        word = rest.pop(0)
        if word.startswith("--"):
            action = parser._option_string_actions.get(word)
            if action is None:
                return f"no such option: {word}"
            values = _values_of(action, rest)
        elif places:
            action, values = places.pop(0), [word]
        else:
            return f"nothing takes: {word}"
        if wrong := [value for value in values if not _is_taken(action, value)]:
            return f"not a value of {action.dest}: {wrong[0]}"
    return None


def _values_of(action: argparse.Action, rest: list[str]) -> list[str]:
    """What an option takes of the words behind it, which are taken away."""
    most = {None: 1, 0: 0, "?": 1}.get(action.nargs, len(rest))
    values = []
    while rest and len(values) < most and not rest[0].startswith("--"):
        values.append(rest.pop(0))
    return values


def _is_taken(action: argparse.Action, value: str) -> bool:
    if _FREE.fullmatch(value):
        return True
    if action.choices is not None and value not in action.choices:
        return False
    try:
        return callable(action.type) is False or action.type(value) is not None
    except (argparse.ArgumentTypeError, ValueError):
        return False
