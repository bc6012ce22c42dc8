"""JSON-stat 2, as PxWeb gives it (json-stat.org/full), and the answers of Kolada's API (version 2)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from itertools import product
from math import prod
from typing import Any

from pipeline.reference.cube import Cube, Dimension, NotRead, day_in

_GENDERS = {"T": "alla", "K": "kvinnor", "M": "män"}


def read_json(text: str) -> Cube:
    """The table in either form. Raises NotRead."""
    try:
        whole = json.loads(text, parse_float=Decimal, parse_int=Decimal)
    except ValueError as error:
        raise NotRead("den är inte giltig JSON", "it is not valid JSON") from error
    try:
        if isinstance(whole.get("values"), list):
            return _kolada(whole["values"])
        # The first version wraps the same thing, and keeps the order of the dimensions among them.
        whole = whole.get("dataset", whole)
        return _json_stat(whole)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise NotRead(
            "den är varken JSON-stat eller ett svar från Kolada", "it is neither JSON-stat nor Kolada's"
        ) from error


def _json_stat(whole: Mapping[str, Any]) -> Cube:
    given = whole["dimension"]
    names = [str(name) for name in (whole["id"] if "id" in whole else given["id"])]
    roles = {name: role for role, of in {**given.get("role", {}), **whole.get("role", {})}.items() for name in of}
    dimensions = tuple(_dimension(name, given[name], roles.get(name)) for name in names)
    units = {
        str(unit["base"])
        for name in names
        for unit in given[name]["category"].get("unit", {}).values()
        if isinstance(unit, Mapping) and unit.get("base")
    }
    return Cube(
        title=str(whole.get("label") or ""),
        source=str(whole["source"]) if whole.get("source") else None,
        updated=day_in(str(whole.get("updated") or "")),
        unit=units.pop() if len(units) == 1 else None,
        dimensions=dimensions,
        values=_values(whole["value"], prod(len(each.categories) for each in dimensions)),
    )


def _dimension(name: str, given: Mapping[str, Any], role: str | None) -> Dimension:
    category = given["category"]
    labels = category.get("label", {})
    index = category.get("index", list(labels))
    codes = sorted(index, key=lambda code: int(index[code])) if isinstance(index, Mapping) else index
    named = tuple((str(code), str(labels.get(code, code))) for code in codes)
    eliminated = given.get("extension", {}).get("eliminationValueCode")
    total = str(eliminated) if eliminated in codes else None
    return Dimension(name, str(given.get("label") or name), named, role, total)


def _values(given: Any, number: int) -> tuple[Decimal | None, ...]:
    """A list with null for what is not printed, or only those that are, by their place."""
    at = given if isinstance(given, Mapping) else dict(zip(map(str, range(len(given))), given, strict=True))
    if not isinstance(given, Mapping) and len(given) != number:
        raise NotRead(
            f"den har {len(given)} tal, men dess indelningar ger {number}",
            f"it has {len(given)} numbers, but its dimensions give {number}",
        )
    return tuple(_number(at.get(str(place))) for place in range(number))


def _number(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) and value.is_finite() else None


def _kolada(given: list[Mapping[str, Any]]) -> Cube:
    """One measure for municipalities and years, by gender where Kolada has it. Kolada gives codes, not names."""
    found: dict[tuple[str, ...], Decimal | None] = {}
    for row in given:
        for each in row["values"]:
            place = (str(row["kpi"]), str(row["municipality"]), str(row["period"]), str(each.get("gender") or "T"))
            found[place] = _number(each.get("value"))
    codes = [sorted({place[at] for place in found}, key=_totals_last) for at in range(4)]
    if any(not each for each in codes):
        raise NotRead("svaret är tomt", "the answer is empty")
    kpi, municipality, period, gender = codes
    genders = tuple((code, _GENDERS.get(code, code)) for code in gender)
    return Cube(
        title="",
        source="Kolada (RKA)",
        updated=None,
        unit=None,
        dimensions=(
            Dimension("kpi", "mått", tuple((code, code) for code in kpi), "metric"),
            Dimension("municipality", "kommun", tuple((code, code) for code in municipality), "geo"),
            Dimension("period", "år", tuple((code, code) for code in period), "time"),
            Dimension("gender", "kön", genders, None, "T" if "T" in gender else None),
        ),
        values=tuple(found.get(place) for place in product(*codes)),
    )


def _totals_last(code: str) -> tuple[bool, str]:
    return code == "T", code
