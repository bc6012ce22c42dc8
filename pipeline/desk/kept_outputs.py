"""Outputs that a notebook program has kept on disk: they hold unprotected figures, so they are taken away."""

from __future__ import annotations

import shutil
from pathlib import Path

KEPT = ("__marimo__", ".ipynb_checkpoints")


def remove_kept_outputs(folder: Path) -> tuple[Path, ...]:
    """Take away every folder of kept outputs below `folder`; those that were there."""
    found = tuple(path for name in KEPT for path in sorted(folder.rglob(name)) if path.is_dir())
    for path in found:
        shutil.rmtree(path, ignore_errors=True)
    return found
