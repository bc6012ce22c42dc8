"""A cell of the system in words: which number, of whom, and when."""

from __future__ import annotations

import re

from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import Reason
from pipeline.vocabulary.periods import Quarter

_SPAN = re.compile(r"Span\(first=(\d+), last=(\d+)\)")
_GROUPS = {
    "gender": Reason("kön", "gender"), "age": Reason("ålder", "age"), "insats": Reason("insats", "insats"),
    "municipality": Reason("kommun", "municipality"),
}  # fmt: skip
_EVERYONE = Reason("alla", "everyone")
_SIDES = {
    "finished": Reason("alla avslutade", "all who finished"),
    "completed": Reason("fullföljda", "completed"),
    "left out": Reason("de undantagna", "those left out"),
}
_NUMBERS = {
    "members": Reason("antalet i gruppen", "the number in the group"),
    "known": Reason("antalet med känt utfall", "the number with a known outcome"),
    "yes": Reason("antalet som räknas", "the number that counts"),
    "no": Reason("antalet som inte räknas", "the number that does not count"),
}


def in_words(cell: str, definitions: Definitions) -> Reason:
    """A cell's key, `<group>|<when>|<side>|<number>:<metric or family>`, as a reader says it; another key as it is."""
    parts = cell.split("|")
    number, _, of = parts[-1].partition(":")
    if len(parts) != 4 or number not in _NUMBERS or parts[2] not in _SIDES:
        return Reason(cell, cell)
    labels = _labels(definitions)
    group, when, side = _group(parts[0]), _SPAN.sub(_quarters, parts[1]), _SIDES[parts[2]]
    metric = Reason("", "") if of == "all" else labels.get(of, Reason(of, of))
    return Reason(
        ", ".join(filter(None, (metric.sv, group.sv, when.replace(" less ", " utom "), side.sv, _NUMBERS[number].sv))),
        ", ".join(filter(None, (metric.en, group.en, when, side.en, _NUMBERS[number].en))),
    )


def _labels(definitions: Definitions) -> dict[str, Reason]:
    """Labels of metrics; a family goes by the first metric in it."""
    labels: dict[str, Reason] = {}
    for metric in definitions.metrics:
        label = Reason(metric.label["sv"], metric.label["en"])
        labels[metric.id] = label
        labels.setdefault(metric.family, label)
    return labels


def _group(text: str) -> Reason:
    codes = [part.split("=", 1) for part in text.split("/")]
    named = [(_GROUPS[name], code) for name, code in codes if name in _GROUPS]
    if not named:
        return _EVERYONE
    return Reason(
        ", ".join(f"{name.sv} {code}" for name, code in named), ", ".join(f"{name.en} {code}" for name, code in named)
    )


def _quarters(span: re.Match[str]) -> str:
    first, last = (str(Quarter.at(int(number))) for number in span.groups())
    return first if first == last else f"{first}–{last}"
