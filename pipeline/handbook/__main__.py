"""Writes the generated pages of docs/ again.

python -m pipeline.handbook
"""

from __future__ import annotations

from pipeline.handbook.pages import read_pages, write_pages

if __name__ == "__main__":
    write_pages(read_pages())
