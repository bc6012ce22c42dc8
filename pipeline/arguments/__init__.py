"""The command line: which commands there are and what they take. Imports nothing heavy, so that --help is at once."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from pipeline.arguments.checking import add_verify, add_why
from pipeline.arguments.exit_codes import EXIT_CODES
from pipeline.arguments.ledgers import add_deliveries, add_forget, add_releases
from pipeline.arguments.outside import add_reference
from pipeline.arguments.protecting import add_audit, add_merging, add_table
from pipeline.arguments.reporting import add_comments, add_dialog, add_load, add_report, add_revision
from pipeline.arguments.setting_up import add_completion, add_doctor, add_layout, add_new, add_sample
from pipeline.swedish_help import SwedishHelp, in_swedish

__all__ = ["EXIT_CODES", "command_line", "parse"]


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command with its options; `run` is the function that carries it out. Exits with 2 on wrong usage."""
    return command_line().parse_args(list(arguments))


def command_line() -> argparse.ArgumentParser:
    """Every command with its options, as `--help` and a shell's completion know them."""
    parser = in_swedish(
        argparse.ArgumentParser(
            prog="utfall",
            description="Utfallsstatistik för samordningsförbund: från levererade filer till en rapport.",
            epilog=EXIT_CODES,
            formatter_class=SwedishHelp,
            add_help=False,
        )
    )
    parser.set_defaults(lang="sv")
    commands = parser.add_subparsers(title="kommandon", required=True, metavar="KOMMANDO")
    add_new(commands)
    add_doctor(commands)
    add_report(commands)
    add_load(commands)
    add_deliveries(commands)
    add_releases(commands)
    add_dialog(commands)
    add_comments(commands)
    add_revision(commands)
    add_merging(commands)
    add_table(commands)
    add_forget(commands)
    add_why(commands)
    add_audit(commands)
    add_verify(commands)
    add_sample(commands)
    add_layout(commands)
    add_reference(commands)
    add_completion(commands)
    return parser
