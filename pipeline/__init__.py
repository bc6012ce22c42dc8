"""utfall: from delivered files to outcome statistics that a board can trust."""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"
__all__ = ["explain", "open_database", "publishable"]

_HOMES = {
    "explain": "pipeline.why",
    "open_database": "pipeline.interface",
    "publishable": "pipeline.handed_out",
}


def __getattr__(name: str) -> Any:
    """`from pipeline import open_database`, without importing what is heavy before somebody asks for it."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
