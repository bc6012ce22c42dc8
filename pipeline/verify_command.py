"""`utfall verify`: build a report again and compare every file, byte for byte. Changes nothing."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline.commands import order_from
from pipeline.vocabulary.errors import FileMissing
from pipeline.vocabulary.verified import Verified

SAME, DELIVERIES_LACKING, MADE_OTHERWISE, DIFFERENT = 0, 3, 4, 5


def run_verify(asked: argparse.Namespace) -> int:
    """Print what every file is, and the verdict; the exit code says it too. Raises UserError."""
    order = order_from(asked)
    folder = Path(asked.path)
    if not folder.is_dir():
        raise FileMissing(path=folder)
    from pipeline.progress import progress_for_terminal
    from pipeline.verification import verify
    from pipeline.verify_lines import verify_lines

    verified = verify(folder, order, progress_for_terminal(order.language))
    print("\n".join(verify_lines(verified, order.language)))
    return exit_code(verified)


def exit_code(verified: Verified) -> int:
    """A file that is not what the manifest says weighs most: no other program or definition explains it."""
    if not verified.is_as_recorded:
        return DIFFERENT
    if verified.lacks:
        return DELIVERIES_LACKING
    if verified.changed or (verified.erased_on and not verified.is_built_the_same):
        return MADE_OTHERWISE
    return SAME if verified.is_built_the_same else DIFFERENT
