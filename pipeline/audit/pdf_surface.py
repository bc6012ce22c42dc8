"""A PDF: its properties and alt texts always; its running text where pdftotext is installed, else said as not read."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pikepdf

from pipeline.audit.surfaces import Passage, Surface

_SECONDS = 60


def read_pdf(path: Path, name: str) -> Surface:
    """What a reader of the file, or of its tags, can find. Raises ValueError where it is no PDF."""
    surface = Surface()
    try:
        with pikepdf.open(path) as document:
            for key, value in document.docinfo.items():
                if "Date" not in key and key not in ("/Producer", "/Creator"):
                    surface.passages.append(Passage("aside", name, key, (str(value),)))
            for thing in document.objects:
                if isinstance(thing, pikepdf.Dictionary):
                    for key in ("/Alt", "/ActualText", "/Contents"):
                        if isinstance(thing.get(key), pikepdf.String):
                            surface.passages.append(Passage("aside", name, key, (str(thing[key]),)))
            for attached in document.attachments:
                surface.not_read.append(f"{name}: {attached}")
    except pikepdf.PdfError as error:
        raise ValueError(type(error).__name__) from error
    surface.passages += [Passage("prose", name, "text", (line,)) for line in _lines(path, name, surface)]
    return surface


def _lines(path: Path, name: str, surface: Surface) -> list[str]:
    program = shutil.which("pdftotext")
    if program is None:
        surface.not_read.append(f"{name}: text (pdftotext saknas/missing)")
        return []
    command = [program, "-layout", "-enc", "UTF-8", str(path), "-"]
    said = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    if said.returncode:
        surface.not_read.append(f"{name}: text")
    return [line for line in said.stdout.decode("utf-8", "replace").splitlines() if line.strip()]
