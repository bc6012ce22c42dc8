"""Under which terms the open data are given out."""

from __future__ import annotations

LICENCE_NAME = "CC0-1.0"
LICENCE_TITLE = "Creative Commons Zero 1.0"
LICENCE_URL = "http://creativecommons.org/publicdomain/zero/1.0/"
"""With http and the last stroke: so Sveriges dataportal knows it."""
