"""Where the notebook is, and how a test runs it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = ROOT / "notebooks" / "malet_70_procent.py"

Run = Callable[..., Any]
