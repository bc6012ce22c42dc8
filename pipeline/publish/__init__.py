"""Protected figures → charts, HTML, PDF, Excel, open data and receipts, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.vocabulary.release import Release

__all__ = ["publish", "publish_dialog"]


def publish(release: Release, folder: Path, with_slides: bool = False) -> tuple[Path, ...]:
    """Write the whole publication into an empty folder; the paths written, in name order.

    `with_slides`: slides.pptx too, which needs python-pptx. The same release gives the same bytes, whenever and
    wherever it is run. Raises OSError where the folder cannot be written to, RuntimeError where the PDF meets no
    standard.
    """
    # The drawing and setting libraries take most of a second: a call for help must not wait for them.
    from pipeline.publish.whole import make_files

    return _write(make_files(release, with_slides), folder)


def publish_dialog(release: Release, folder: Path) -> tuple[Path, ...]:
    """Write the dialog of a release into an empty folder; the paths written, in name order. As `publish` otherwise."""
    from pipeline.publish.dialog import make_dialog_files

    return _write(make_dialog_files(release), folder)


def _write(files: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    written = []
    for name, content in sorted(files.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(path)
    return tuple(written)
