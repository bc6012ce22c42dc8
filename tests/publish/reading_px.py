"""Reads PX files with pyaxis, and works out from figures.csv what each cell should say, in another way than ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from pathlib import Path

from pyaxis import pyaxis
from reading import percent_half_up

DOTS = {"hidden": "..", "shown": "..", "zero": ".", "not_applicable": ".", "no_data": "...", "not_yet_due": "...."}
CONTENTS = ("numerator", "denominator", "value", "ci_low", "ci_high")
DIMENSIONS = {
    "all": (), "gender": ("gender",), "age_group": ("age_group",), "gender_age": ("gender", "age_group"),
    "insats": ("insats_id",), "municipality": ("municipality",),
}  # fmt: skip
Place = tuple[str, str]
"""A figure's id and a content."""


def keywords(path: Path) -> dict[str, list[str]]:
    """Every keyword with its texts, as pyaxis splits them."""
    return dict(pyaxis.parse(str(path), encoding="utf-8")["METADATA"])


def cells(path: Path) -> dict[Place, str]:
    """What stands in every cell; dots without their quotation marks."""
    read = pyaxis.parse(str(path), encoding="utf-8", null_values="^$", sd_values="^$")
    words, frame = read["METADATA"], read["DATA"]
    names = [*words["STUB"], *words["HEADING"]]
    places = product(*(words[f"CODES({name})"] for name in names))
    dimensions = DIMENSIONS[path.stem.rpartition("_")[0]]
    return {_place(place, dimensions): str(text).strip('"') for place, text in zip(places, frame["DATA"], strict=True)}


def _place(codes: tuple[str, ...], dimensions: tuple[str, ...]) -> Place:
    metric, basis, *groups, period, content = codes
    named = "".join(f"/{name}={code}" for name, code in zip(dimensions, groups, strict=True))
    return f"{metric}/share/{period}/{basis}{named}", content


def wanted(figures: list[dict[str, str]]) -> Iterator[tuple[Place, str]]:
    """What a table of all figures should say."""
    for row in figures:
        for content in CONTENTS:
            yield (row["figure_id"], content), _text(row, content)


def _text(row: Mapping[str, str], content: str) -> str:
    given = row[content]
    if not given:
        return DOTS[row["status"]]
    if content in ("numerator", "denominator"):
        return given
    if content == "value":
        count, of = int(row["numerator"]), int(row["denominator"])
        return str(min(99, max(1, percent_half_up(count, of)))) if 0 < count < of else str(percent_half_up(count, of))
    percent = int((Decimal(given) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    short = row["target"] and Decimal(given) < Decimal(row["target"]) <= Decimal(percent) / 100
    return str(percent - 1 if short else percent)
