"""Draws ways between two moments as bands, with the words beside them (below them on a narrow sheet)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.publish.charts.frame import MARGIN
from pipeline.publish.charts.model import FlowBody, FlowNode, Strand
from pipeline.publish.charts.sheet import BLUE, INK, PALE, Scheme, Sheet, Style
from pipeline.publish.charts.type import text_width

_BAR, _NODE_GAP, _TEXT_GAP = 0.12, 0.16, 0.1
_HEIGHT = 2.3


def flow_height(body: FlowBody, scheme: Scheme, width: float, is_narrow: bool) -> float:
    """The least height of the drawing."""
    words = sum(_block_height(node, scheme) for node in body.right) + _NODE_GAP
    if not is_narrow:
        return _head(scheme) + max(_HEIGHT, words)
    lines = sum(len(_narrow_lines(body, side, scheme, width)) for side in (0, 1))
    return _head(scheme) + _HEIGHT + 0.12 + lines * scheme.detail.line_height


def draw_flow(sheet: Sheet, body: FlowBody, scheme: Scheme, top: float, bottom: float, is_narrow: bool) -> None:
    """Draw between two heights."""
    label = 0.0 if is_narrow else _label_width(body.left, scheme)
    detail = 0.0 if is_narrow else _label_width(body.right, scheme)
    start, end = MARGIN + label + _TEXT_GAP * bool(label), sheet.width - MARGIN - detail - _TEXT_GAP * bool(detail)
    low = top + _head(scheme) + _HEIGHT if is_narrow else bottom
    _draw_heads(sheet, body, scheme, top, start, end)
    sources = _places(body.left, top + _head(scheme), low)
    targets = _places(body.right, top + _head(scheme), low)
    _draw_strands(sheet, body.strands, sources, targets, (start + _BAR, end - _BAR))
    for node_top, node_bottom in (*sources, *targets):
        at = start if (node_top, node_bottom) in sources else end - _BAR
        sheet.box(at, at + _BAR, node_top, node_bottom, INK)
    if is_narrow:
        y = low + 0.12
        for side in (0, 1):
            y = sheet.lines(MARGIN, y, _narrow_lines(body, side, scheme, sheet.width), scheme.detail)
        return
    _draw_blocks(sheet, body.left, sources, scheme, MARGIN)
    _draw_blocks(sheet, body.right, targets, scheme, end + _TEXT_GAP)


def _head(scheme: Scheme) -> float:
    return scheme.strong.line_height + 0.08


def _draw_heads(sheet: Sheet, body: FlowBody, scheme: Scheme, top: float, start: float, end: float) -> None:
    bold = Style(scheme.strong.size, 600, INK)
    sheet.text(start, top, body.headings[0], bold)
    sheet.text(end, top, body.headings[1], bold, "right")


def _label_width(nodes: Sequence[FlowNode], scheme: Scheme) -> float:
    labels = [text_width(node.label, scheme.label.size, scheme.label.weight) for node in nodes]
    details = [text_width(line, scheme.detail.size, scheme.detail.weight) for node in nodes for line in node.details]
    return max([*labels, *details])


def _block_height(node: FlowNode, scheme: Scheme) -> float:
    return scheme.label.line_height + len(node.details) * scheme.detail.line_height


def _places(nodes: Sequence[FlowNode], top: float, bottom: float) -> tuple[tuple[float, float], ...]:
    """Top and bottom of each node, in proportion to its number, with a gap between."""
    room = bottom - top - _NODE_GAP * (len(nodes) - 1)
    total = sum(node.count for node in nodes)
    places, y = [], top
    for node in nodes:
        places.append((y, y + room * node.count / total))
        y = places[-1][1] + _NODE_GAP
    return tuple(places)


def _draw_strands(
    sheet: Sheet, strands: Sequence[Strand], sources: Sequence[tuple[float, float]],
    targets: Sequence[tuple[float, float]], across: tuple[float, float],
) -> None:  # fmt: skip
    """Each strand leaves its source and reaches its target below those before it; the highlighted one lies on top."""
    leaving, arriving = [place[0] for place in sources], [place[0] for place in targets]
    total = sum(strand.count for strand in strands)
    room = sum(bottom - top for top, bottom in sources)
    bands = []
    for strand in strands:
        thick = room * strand.count / total
        bands.append((strand, leaving[strand.source], arriving[strand.target], thick))
        leaving[strand.source] += thick
        arriving[strand.target] += thick
    for strand, one, other, thick in sorted(bands, key=lambda band: band[0].is_highlighted):
        if strand.count:
            sheet.band(across, one, other, thick, BLUE if strand.is_highlighted else PALE)


def _draw_blocks(
    sheet: Sheet, nodes: Sequence[FlowNode], places: Sequence[tuple[float, float]], scheme: Scheme, x: float
) -> None:
    """The words of each node at its middle; pushed down where the one above needs the room."""
    least = 0.0
    for node, (top, bottom) in zip(nodes, places, strict=True):
        height = _block_height(node, scheme)
        y = max(least, (top + bottom - height) / 2)
        y = min(y, places[-1][1] - sum(_block_height(each, scheme) for each in nodes[nodes.index(node) :]))
        sheet.text(x, y, node.label, scheme.label)
        sheet.lines(x, y + scheme.label.line_height, node.details, scheme.detail)
        least = y + height


def _narrow_lines(body: FlowBody, side: int, scheme: Scheme, width: float) -> tuple[str, ...]:
    nodes = body.right if side else body.left
    said = [f"{body.headings[side]}. {node.label}: {', '.join(node.details)}." for node in nodes]
    return tuple(line for text in said for line in scheme.detail.lines(text, width - 2 * MARGIN))
