"""What argparse writes by itself in a help text, in Swedish."""

from __future__ import annotations

import argparse
from collections.abc import Iterable


class SwedishHelp(argparse.RawDescriptionHelpFormatter):
    """Help that is Swedish from its first word; what stands in the descriptions is left as written."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "användning: " if prefix is None else prefix)


def in_swedish(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """The parser with the words that argparse itself would write in English; made with add_help=False."""
    parser._positionals.title = "argument"
    parser._optionals.title = "val"
    parser.add_argument("-h", "--help", action="help", help="visa den här hjälpen")
    return parser
