"""Three drawings against saved pictures. When a change is meant: `python tests/publish/pictures.py`, then look."""

from __future__ import annotations

import re
from pathlib import Path

import matplotlib
import pytest
from matplotlib.testing.compare import compare_images
from matplotlib.text import Text
from pictures import MADE_WITH, SAVED, pictured, save_picture

from pipeline.publish.charts.draw import draw_chart
from pipeline.publish.charts.sheet import Sheet

TOLERANCE = 0.5
"""Root mean square of 256 steps: one per cent more in one number of these gives 4 to 8, the same drawing 0."""

pytestmark = pytest.mark.skipif(
    matplotlib.__version__ != MADE_WITH, reason=f"the pictures were drawn with matplotlib {MADE_WITH}"
)


def unlike(name: str, sheet: Sheet, folder: Path) -> str | None:
    """What differs from the saved picture; None where nothing does."""
    made = folder / f"{name}.png"
    save_picture(sheet, made)
    return compare_images(str(SAVED / f"{name}.png"), str(made), TOLERANCE)


@pytest.mark.parametrize("name", pictured())
def test_the_drawing_is_as_it_was(name: str, tmp_path: Path) -> None:
    assert unlike(name, draw_chart(*pictured()[name]), tmp_path) is None


@pytest.mark.parametrize("name", pictured())
def test_one_per_cent_more_is_seen(name: str, tmp_path: Path) -> None:
    sheet = draw_chart(*pictured()[name])
    share = next(each for each in sheet.figure.findobj(Text) if re.match(r"[257]0 %", each.get_text()))
    share.set_text(re.sub(r"^(\d)0", r"\g<1>1", share.get_text()))
    assert unlike(name, sheet, tmp_path)


def test_the_pictures_are_small_and_none_is_left_over() -> None:
    assert {path.stem for path in SAVED.glob("*.png")} == set(pictured())
    assert all(path.stat().st_size < 60_000 for path in SAVED.glob("*.png"))
