"""Builds docs/ as a site that is opened from the disk. Sphinx runs in a process of its own; nothing else needs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pipeline.handbook.pages import DOCS

ROOT = DOCS.parent
SITE, READ = DOCS / "_site", ROOT / "build" / "handbook"


def build_site(site: Path = SITE, read: Path = READ) -> subprocess.CompletedProcess[str]:
    """Build the site; `read` keeps what has been read. What Sphinx warns of is a fault, as a link without a target.

    The code is 0 where all went well; what was wrong stands in `stderr`.
    """
    asked = ["--quiet", "--fail-on-warning", "--keep-going", "-b", "html", "-c", str(DOCS), "-d", str(read)]
    return subprocess.run(
        [sys.executable, "-m", "sphinx", *asked, str(ROOT), str(site)],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
