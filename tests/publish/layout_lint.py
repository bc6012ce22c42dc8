"""Looks at a drawn sheet as a reader would: is any text cut, on top of another, on a line, turned or too small?"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

from pipeline.publish.charts.draw import settings
from pipeline.publish.charts.sheet import CLEAR, Sheet

SMALLEST = 9.5
_SLACK = 2.0
DPI = 200


@dataclass(frozen=True)
class Fault:
    kind: str
    what: str


def lint(sheet: Sheet) -> list[Fault]:
    """All faults of a sheet, measured in pixels at 200 dots per inch."""
    with settings():
        return _lint(sheet)


def _lint(sheet: Sheet) -> list[Fault]:
    sheet.figure.set_dpi(DPI)
    canvas = FigureCanvasAgg(sheet.figure)
    renderer = canvas.get_renderer()
    texts = [text for text in sheet.figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in texts]
    faults = [Fault("SMALL", text.get_text()) for text in texts if float(text.get_fontsize()) < SMALLEST]
    faults += [Fault("ROTATED", text.get_text()) for text in texts if float(text.get_rotation()) % 360]
    faults += [Fault("CLIPPED", name) for name, box in boxes if _leaves(box, sheet)]
    faults += [
        Fault("OVERLAP", f"{a} / {b}") for (a, one), (b, two) in itertools.combinations(boxes, 2) if _meet(one, two)
    ]
    lines = [line for line in sheet.figure.findobj(Line2D) if line.get_linestyle() != "None" and line.get_visible()]
    spans = [span for line in lines for span in _spans(line)]
    grounds = [ground.get_window_extent(renderer) for ground in sheet.figure.findobj(Rectangle) if _is_clear(ground)]
    for name, box in boxes:
        if not any(_covers(ground, box) for ground in grounds):
            faults += [Fault("CROSSED", name) for span in spans if _meet(span, box)]
    return faults


def _is_clear(patch: Rectangle) -> bool:
    """White ground above the lines: what stands on it is crossed by none."""
    return patch.get_label() == CLEAR and patch.get_zorder() > 2 and to_hex(patch.get_facecolor()) == "#ffffff"


def _covers(ground: Bbox, box: Bbox) -> bool:
    return bool(
        ground.x0 - _SLACK <= box.x0 and box.x1 <= ground.x1 + _SLACK
        and ground.y0 - _SLACK <= box.y0 and box.y1 <= ground.y1 + _SLACK
    )  # fmt: skip


def _leaves(box: Bbox, sheet: Sheet) -> bool:
    width, height = sheet.figure.get_size_inches() * DPI
    return bool(box.x0 < -_SLACK or box.y0 < -_SLACK or box.x1 > width + _SLACK or box.y1 > height + _SLACK)


def _meet(one: Bbox, two: Bbox) -> bool:
    across = min(one.x1, two.x1) - max(one.x0, two.x0)
    down = min(one.y1, two.y1) - max(one.y0, two.y0)
    return bool(across > _SLACK and down > _SLACK)


def _spans(line: Line2D) -> list[Bbox]:
    """Boxes along a line, a few pixels each, just wide enough to be met: a slope is not the box of its ends."""
    corners = line.get_transform().transform(line.get_xydata())
    boxes = []
    for start, end in itertools.pairwise(corners):
        level = (abs(end - start) < 1).any()
        steps = 1 if level else max(1, int(abs(end - start).max() // 4))
        at = [start + (end - start) * step / steps for step in range(steps + 1)]
        boxes += [_box(one, two) for one, two in itertools.pairwise(at)]
    return boxes


def _box(one: NDArray[np.float64], two: NDArray[np.float64]) -> Bbox:
    return Bbox([np.minimum(one, two) - _SLACK, np.maximum(one, two) + _SLACK])
