"""PX, the file format of PC-Axis and PxWeb (“PX file format specification”, Statistics Sweden 2013)."""

from __future__ import annotations

import re

from pipeline.reference.cube import Cube, Dimension, NotRead, day_in, number_in

_KEYWORD = re.compile(
    r'\s*(?P<name>[A-Z][A-Z0-9-]*)(?:\[(?P<language>[\w-]+)\])?(?:\((?P<of>(?:\s*"[^"]*"\s*,?)*)\))?\s*='
)
_VALUE = re.compile(r'((?:"[^"]*"|[^";])*);')
_STRING = re.compile(r'"([^"]*)"')
_CONTINUED = re.compile(r'"\s+"')


def read_px(text: str) -> Cube:
    """The table in the file's own language. Raises NotRead."""
    keys, data = _parts(text)
    names = [*keys.get(("STUB", ""), []), *keys.get(("HEADING", ""), [])]
    if not names:
        raise NotRead("STUB och HEADING saknas", "STUB and HEADING are missing")
    if any(name == "KEYS" for name, _ in keys):
        raise NotRead("formen med KEYS läses inte", "the form with KEYS is not read")
    cells = re.findall(r'"[^"]*"|[^\s";]+', data)
    updated = [day for (name, _), said in keys.items() if name == "LAST-UPDATED" and (day := day_in(" ".join(said)))]
    return Cube(
        title=_one(keys, "TITLE") or _one(keys, "DESCRIPTION") or _one(keys, "CONTENTS") or "",
        source=_one(keys, "SOURCE"),
        updated=max(updated, default=None),
        unit=_one(keys, "UNITS"),
        dimensions=tuple(_dimension(keys, name) for name in names),
        values=tuple(number_in(cell) for cell in cells),
    )


def _parts(text: str) -> tuple[dict[tuple[str, str], list[str]], str]:
    """Every keyword's strings, by its name and what it is said of; and what stands after DATA=."""
    keys: dict[tuple[str, str], list[str]] = {}
    at = 0
    while found := _KEYWORD.match(text, at):
        if found["name"] == "DATA":
            return keys, text[found.end() :].rpartition(";")[0]
        value = _VALUE.match(text, found.end())
        if value is None:
            break
        at = value.end()
        if found["language"] is None:
            of = " ".join(_STRING.findall(found["of"] or ""))
            joined = _CONTINUED.sub("", value[1])
            keys.setdefault((found["name"], of), _STRING.findall(joined) or [value[1].strip()])
    raise NotRead("DATA saknas, eller ett nyckelord är avbrutet", "DATA is missing, or a keyword is cut off")


def _one(keys: dict[tuple[str, str], list[str]], name: str) -> str | None:
    return next((" ".join(said).strip() for (key, _), said in keys.items() if key == name and any(said)), None)


def _dimension(keys: dict[tuple[str, str], list[str]], name: str) -> Dimension:
    labels = keys.get(("VALUES", name))
    if labels is None:
        raise NotRead(f"VALUES saknas för ”{name}”", f"VALUES are missing for “{name}”")
    codes = keys.get(("CODES", name), labels)
    if len(codes) != len(labels):
        raise NotRead(f"”{name}” har olika många koder och värden", f"“{name}” has other codes than values")
    eliminated = " ".join(keys.get(("ELIMINATION", name), []))
    total = next((code for code, label in zip(codes, labels, strict=True) if label == eliminated), None)
    role = "metric" if keys.get(("CONTVARIABLE", "")) == [name] else "time" if ("TIMEVAL", name) in keys else None
    return Dimension(name, name, tuple(zip(codes, labels, strict=True)), role, total)
