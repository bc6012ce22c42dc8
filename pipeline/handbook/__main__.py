"""Writes the generated pages of docs/ again and builds the site.

python -m pipeline.handbook
"""

from __future__ import annotations

import sys

from pipeline.handbook.pages import read_pages, write_pages
from pipeline.handbook.site import SITE, build_site


def main() -> int:
    """0 where the site was built; else what Sphinx found wrong is shown, and its code given."""
    write_pages(read_pages())
    done = build_site()
    print(
        done.stderr.rstrip() or f"Handboken: {SITE / 'index.html'}", file=sys.stderr if done.returncode else sys.stdout
    )
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
