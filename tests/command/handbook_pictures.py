"""The pictures of the handbook and the README: what each is of, and whether the one that is kept still is."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from looking import missing_is_a_fault
from PIL import Image, ImageChops, ImageStat
from PIL.PngImagePlugin import PngInfo
from running import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PICTURES = ROOT / "docs" / "bilder"
_SHOWN = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")
_BETWEEN, _GREY, _COLOURS = 4, (124, 124, 124), 64
_GOAL_SVG = Path("charts", "goal_attainment.svg")
_SAID = "said"
"""Under this name a picture carries the SHA-256 of the words it shows."""


@dataclass(frozen=True)
class Made:
    """Where that lies which is pictured: reports of the first quarter, the sample's report; and a browser if asked."""

    quarter: Path
    sample: Path
    browser: Callable[[], Browser]


def shown() -> set[Path]:
    """Every picture that a page shows."""
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    return {(page.parent / link).resolve() for page in pages for link in _SHOWN.findall(page.read_text("utf-8"))}


@dataclass(frozen=True)
class Picture:
    """How it is made, and the words it shows. They tell a number that has changed, however letters are drawn."""

    drawn: Callable[[Made], Image.Image]
    said: Callable[[Made], str]


def _draft(made: Made) -> Image.Image:
    """The draft's page as it stands on a screen, in the system's own Chromium."""
    page = made.browser().new_page(viewport={"width": 1000, "height": 900})
    page.goto((made.quarter / "2026-Q3-utkast" / "report.html").as_uri())
    taken = page.screenshot()
    page.context.close()
    return _opened(taken)


def _draft_said(made: Made) -> str:
    """What stands above the first answer, tags and all."""
    page = (made.quarter / "2026-Q3-utkast" / "report.html").read_text(encoding="utf-8")
    return page.partition("<body")[2].partition("<h3")[0]


def _goal(made: Made) -> Image.Image:
    return _opened((made.quarter / "2026-Q3" / "charts" / "goal_attainment.png").read_bytes())


def _goal_said(made: Made) -> str:
    return " ".join(re.findall(r"<text[^>]*>([^<]*)", (made.quarter / "2026-Q3" / _GOAL_SVG).read_text("utf-8")))


def _report(made: Made) -> Image.Image:
    """The first two pages of the sample's PDF beside each other."""
    sheets = [
        _opened(_poppler("pdftoppm", made, "-r", "92", "-f", number, "-l", number, "-png")) for number in ("1", "2")
    ]
    both = Image.new("RGB", (2 * sheets[0].width + _BETWEEN, sheets[0].height), _GREY)
    for at, sheet in enumerate(sheets):
        both.paste(sheet, (at * (sheet.width + _BETWEEN), 0))
    return both


def _report_said(made: Made) -> str:
    """The words of those pages, in no order; on which page a chapter begins is not what the picture is for."""
    text = _poppler("pdftotext", made, "-f", "1", "-l", "2", "-layout", to="-").decode()
    return " ".join(sorted(re.sub(r"(\. ?){3,}\s*\d+|Sida \d+ av \d+", "", text).split()))


def _opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def _poppler(program: str, made: Made, *asked: str, to: str | None = None) -> bytes:
    if shutil.which(program) is None:
        said = f"needs {program} (Debian: apt install poppler-utils)"
        pytest.fail(said) if missing_is_a_fault() else pytest.skip(said)
    command = [program, *asked, str(made.sample / "report.pdf"), *((to,) if to else ())]
    return subprocess.run(command, check=True, capture_output=True).stdout


MAKERS = {
    "utkast.png": Picture(_draft, _draft_said),
    "forsta-malet.png": Picture(_goal, _goal_said),
    "rapport.png": Picture(_report, _report_said),
}
"""By name in docs/bilder."""


def is_as_made(name: str, made: Made, is_writing: bool) -> bool:
    """Whether the kept picture shows what is made now; where it does not and may be written it is made anew."""
    now, path = MAKERS[name].drawn(made), PICTURES / name
    said = hashlib.sha256(MAKERS[name].said(made).encode()).hexdigest()
    if path.exists() and _is_same(_opened(path.read_bytes()), now, said):
        return True
    if is_writing:
        kept = PngInfo()
        kept.add_text(_SAID, said)
        # Few colours, for slow lines.
        few = now.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
        few.save(path, optimize=True, pnginfo=kept)
    return is_writing


def _is_same(kept: Image.Image, now: Image.Image, said: str) -> bool:
    if kept.size != now.size or kept.info.get(_SAID) != said:
        return False
    # Another browser sets letters otherwise; another page is much further off.
    return max(ImageStat.Stat(ImageChops.difference(kept.convert("RGB"), now.convert("RGB"))).mean) < 6
