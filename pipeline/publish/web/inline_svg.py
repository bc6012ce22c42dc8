"""SVG from matplotlib made fit for a page: own ids, a name and a description, and for lone files the font inside."""

from __future__ import annotations

import re
from html import escape

from pipeline.publish.charts.model import Chart

_PROLOGUE = re.compile(r"^.*?(?=<svg )", re.DOTALL)
_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_COMMENT = re.compile(r"\s*<!--.*?-->", re.DOTALL)
_ROOT = re.compile(r"<svg [^>]*>")
_VIEW_BOX = re.compile(r'viewBox="[^"]*"')


def inline_svg(svg: str, chart: Chart, prefix: str) -> str:
    """For use inside HTML. Every id is prefixed: matplotlib's are the same in all charts and would meet on one page."""
    body = _bare(svg)
    body = re.sub(r'\bid="', f'id="{prefix}-', body)
    body = re.sub(r'\b(?:xlink:)?href="#', f'href="#{prefix}-', body)
    body = re.sub(r"url\(#", f"url(#{prefix}-", body)
    view = _attribute(_VIEW_BOX, body)
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {view} role="img" aria-labelledby="{prefix}-title" '
        f'aria-describedby="{prefix}-desc"><title id="{prefix}-title">{escape(chart.title)}</title>'
        f'<desc id="{prefix}-desc">{escape(chart.alt)}</desc>'
    )
    return _ROOT.sub(lambda _: root, body, count=1)


def lone_svg(svg: str, chart: Chart, font_css: str) -> str:
    """For a file of its own: name and description, and the font, so that it looks the same on every machine."""
    body = _bare(svg)
    inside = f"<title>{escape(chart.title)}</title><desc>{escape(chart.alt)}</desc><style>{font_css}</style>"
    root = _attribute(_ROOT, body)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + body.replace(root, f'{root[:-1]} role="img">{inside}', 1)


def _bare(svg: str) -> str:
    return _COMMENT.sub("", _METADATA.sub("", _PROLOGUE.sub("", svg))).strip() + "\n"


def _attribute(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    if found is None:
        raise ValueError(f"no {pattern.pattern} in the SVG")
    return found.group()
