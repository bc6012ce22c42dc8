"""Python, packages, fonts and extras. Imports nothing that may be missing."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.doctor.points import Point, both
from pipeline.vocabulary.columns import Label

ROOT = Path(__file__).resolve().parents[2]
OLDEST, TOO_NEW = (3, 11), (3, 14)
FONTS = ("Inter-Regular.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf", "Inter-Regular.woff2", "Inter-SemiBold.woff2")
_INSTALL = "pip install --require-hashes -r requirements.lock"
_PYTHON, _PACKAGES = both("Python"), Label("Paket", "Packages")
_EXTRAS = (
    ("slides", "python-pptx", Label("Bildspel (--slides)", "Slides (--slides)")),
    ("spss", "pyreadstat", Label("Export för SPSS och Stata", "Export for SPSS and Stata")),
    ("notebook", "marimo", Label("Anteckningsböcker", "Notebooks")),
)


def program_points() -> Iterator[Point]:
    """The program itself, the Python it runs on, its packages and its fonts."""
    yield Point("ready", both("utfall"), both(__version__))
    yield python_point(sys.version_info[:3])
    yield packages_point()
    yield _fonts_point()


def python_point(found: tuple[int, ...]) -> Point:
    """Whether this Python is one that the program is made for."""
    text = both(".".join(str(each) for each in found))
    if OLDEST <= found[:2] < TOO_NEW:
        return Point("ready", _PYTHON, text)
    do = Label("Installera Python 3.11, 3.12 eller 3.13.", "Install Python 3.11, 3.12 or 3.13.")
    return Point("blocks", _PYTHON, text, do, 2)


def packages_point() -> Point:
    """The packages that the program needs, held against the versions it is tested with."""
    needed = _needed("dependencies")
    lacking = [name for name in needed if _installed(name) is None]
    do = Label(f"Kör i programmets mapp: {_INSTALL}", f"Run in the program's folder: {_INSTALL}")
    if lacking:
        fact = Label(f"saknas: {', '.join(lacking)}", f"missing: {', '.join(lacking)}")
        return Point("blocks", _PACKAGES, fact, do, 2)
    pinned = _pinned()
    other = [f"{name} {_installed(name)}" for name in needed if _installed(name) not in pinned.get(_plain(name), set())]
    if other:
        fact = Label(f"andra versioner än de prövade: {', '.join(other)}", f"untested versions: {', '.join(other)}")
        return Point("to_do", _PACKAGES, fact, do)
    return Point(
        "ready", _PACKAGES, Label(f"{len(needed)}, i prövade versioner", f"{len(needed)}, in the versions tested")
    )


def _fonts_point() -> Point:
    lacking = [name for name in FONTS if not (ROOT / "pipeline" / "publish" / "fonts" / name).is_file()]
    name = Label("Typsnitt", "Fonts")
    if not lacking:
        return Point("ready", name, both("Inter"))
    do = Label("Hämta programmet på nytt: filer saknas i det.", "Get the program again: files are missing from it.")
    return Point("blocks", name, Label(f"saknas: {', '.join(lacking)}", f"missing: {', '.join(lacking)}"), do, 2)


def extras_points(wants_slides: bool) -> Iterator[Point]:
    """What can be installed beside the rest. Slides block only where utfall.toml asks for them."""
    for extra, package, name in _EXTRAS:
        found = _installed(package)
        if found:
            yield Point("ready", name, both(f"{package} {found}"))
            continue
        fact = Label(f"{package} är inte installerat", f"{package} is not installed")
        do = Label(f'Behövs det: pip install "utfall[{extra}]"', f'If needed: pip install "utfall[{extra}]"')
        if extra == "slides" and wants_slides:
            do = Label(
                'pip install "utfall[slides]", eller ta bort slides = true ur utfall.toml.',
                'pip install "utfall[slides]", or take slides = true out of utfall.toml.',
            )
            yield Point("blocks", name, fact, do, 2)
        else:
            yield Point("optional", name, fact, do)


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


@cache
def _declared() -> dict[str, Any]:
    declared: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return declared


def _needed(key: str) -> list[str]:
    return [re.split(r"[<>=! ;\[]", each)[0] for each in _declared()[key]]


@cache
def _pinned() -> dict[str, set[str]]:
    """The versions in the lock file by package; more than one where they differ by Python."""
    pinned: dict[str, set[str]] = {}
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for name, number in re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock, flags=re.MULTILINE):
        pinned.setdefault(_plain(name), set()).add(number)
    return pinned


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
