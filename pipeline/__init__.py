"""utfall: from delivered files to outcome statistics that a board can trust."""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"
__all__ = ["open_database"]


def __getattr__(name: str) -> Any:
    """`from pipeline import open_database`, without importing what is heavy before somebody asks for it."""
    if name == "open_database":
        return import_module("pipeline.interface").open_database
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
