"""Where the notebooks are, and how a test runs one."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ROOT / "notebooks"
NAMES = tuple(path.stem for path in sorted(NOTEBOOKS.glob("*.py")))
OWN_METRIC = "good_work_ability"
GOAL, OWN_QUESTION = "2_malet_70_procent", "6_egen_fraga"

Run = Callable[..., Any]
"""`run(name, **chosen)`: the outputs and what the cells defined."""
SMALL = {"out_metric": "moved_on", "out_by": ["gender", "age_group"], "out_period": "2025", "out_wish": True}
"""A wish that would give small groups away beside the report that has been given out."""


def shown_metric() -> str:
    """The definition of the metric that docs/utoka.md shows."""
    page = (ROOT / "docs" / "utoka.md").read_text(encoding="utf-8")
    [text] = re.findall(r"^```yaml\n(metric: .*?)^```", page, re.MULTILINE | re.DOTALL)
    return str(text)
