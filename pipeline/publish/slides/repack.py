"""The same slides, the same bytes: entries in name order with a fixed time, the workbooks inside the charts as well."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

_TIME = (1980, 1, 1, 0, 0, 0)
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")
_THEME = re.compile(rb'(<a:latin typeface=")(?:Calibri|Calibri Light)(")')


def repack(content: bytes, day: date, font: str) -> bytes:
    """A package without clock: dates are the period's last day; theme texts are set in `font`."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            new.writestr(entry, _without_clock(name, old.read(name), day, font))
    return out.getvalue()


def _without_clock(name: str, content: bytes, day: date, font: str) -> bytes:
    if name.endswith(".xlsx"):
        return repack(content, day, font)
    if name == "docProps/core.xml":
        return _DATES.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode() + rb"\g<2>", content)
    if "/theme/" in name:
        return _THEME.sub(rb"\g<1>" + font.encode() + rb"\g<2>", content)
    return content
