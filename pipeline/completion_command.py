"""`utfall completion`: a script that makes a shell fill in commands, options and file names."""

from __future__ import annotations

import argparse
from collections.abc import Iterator


def run_completion(asked: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Print the script. It holds every command as it is now: pressing tab never starts the program."""
    import shtab

    places = {"MAPP": shtab.DIRECTORY, "FIL": shtab.FILE, "MAPP|FIL": shtab.FILE}
    for action in _actions(parser):
        if action.metavar in places:
            action.complete = places[action.metavar]  # type: ignore[attr-defined]
    print(shtab.complete(parser, shell=asked.shell))
    return 0


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Every option and argument of the command line and of each command below it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from _actions(below)
        else:
            yield action
