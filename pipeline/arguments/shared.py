"""What several commands take, and how each of them is made."""

from __future__ import annotations

import argparse
from typing import TypeAlias

from pipeline.arguments.exit_codes import EXIT_CODES
from pipeline.swedish_help import SwedishHelp, in_swedish

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def make_command(commands: Commands, name: str, what: str, description: str) -> argparse.ArgumentParser:
    """A command with its Swedish help; `what` stands in the list of commands, `description` above its own options."""
    command = commands.add_parser(
        name, help=what, description=description, epilog=EXIT_CODES, formatter_class=SwedishHelp, add_help=False
    )
    return in_swedish(command)


def add_places(command: argparse.ArgumentParser) -> None:
    """Where deliveries, layouts and the database lie."""
    command.add_argument("--deliveries", metavar="MAPP", help="mapp med levererade filer (CSV, Excel, Parquet)")
    command.add_argument("--layouts", metavar="MAPP", help="egna layouter, vid sidan av de medföljande")
    command.add_argument("--database", metavar="FIL", help="databasfil; skapas om den saknas")


def add_as_of(command: argparse.ArgumentParser) -> None:
    """The day up to which deliveries are used."""
    command.add_argument("--as-of", metavar="DATUM", help="använd bara det som kommit till och med dagen")


def add_language(command: argparse.ArgumentParser) -> None:
    """The language of what is written and printed."""
    command.add_argument("--lang", choices=("sv", "en"), help="språk (sv)")
