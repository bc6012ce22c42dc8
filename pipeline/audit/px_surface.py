"""PX files: every cell as a claim about a figure, worked out from the codes of the table's edges."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import product
from math import prod
from pathlib import Path

from pipeline.audit.surfaces import Claim, Passage, Surface

_STATEMENT = re.compile(r'\s*([A-Z][A-Z0-9-]*)(?:\[[a-z]+\])?((?:\("[^;=]*?"\))?)\s*=((?:"[^"]*"|[^";])*);', re.DOTALL)
_TEXT = re.compile(r'"([^"]*)"')
_DATE = r"\d{8} \d\d:\d\d"
_SETTINGS = {
    "CHARSET": "ANSI", "AXIS-VERSION": "2013", "CODEPAGE": "utf-8", "LANGUAGE": "sv|en", "CREATION-DATE": _DATE,
    "LAST-UPDATED": _DATE, "DECIMALS": "0", "SHOWDECIMALS": "0", "TIMEVAL": r"(?:\d{4}[1-4]? ?)+", "CODES": ".*",
}  # fmt: skip
"""What says nothing of a figure where it looks as it should. The codes are read for themselves."""
_SPOKEN = ("TITLE", "CONTENTS", "UNITS", "NOTE", "NOTEX", "VALUES", "SOURCE", "SUBJECT-AREA", "STUB", "HEADING",
           "CONTVARIABLE", "MATRIX", "SUBJECT-CODE")  # fmt: skip
_GROUPS = {
    "all": (), "gender": ("gender",), "age_group": ("age_group",), "gender_age": ("gender", "age_group"),
    "insats": ("insats_id",), "municipality": ("municipality",),
}  # fmt: skip
_EDGES = {
    "metric": r"[a-z0-9_]+\.\d+", "basis": "finished|completed",
    "period": r"(?:year|quarter|rolling)-\d{4}(?:-Q[1-4])?", "content": "numerator|denominator|value|ci_low|ci_high",
}  # fmt: skip
"""How the codes look by which a cell is known."""

Keywords = Mapping[tuple[str, str], Sequence[str]]


def read_px(path: Path, name: str) -> Surface:
    """What the keywords say, and each cell with the figure it is of. Raises ValueError where the file is no PX file."""
    text = path.read_bytes().decode("utf-8")
    head, mark, data = text.partition("\nDATA=")
    keywords = _keywords(head + "\n")
    if not mark or ("MATRIX", "") not in keywords:
        raise ValueError("PX")
    return Surface(_passages(keywords, name), claims=_claims(keywords, data.rstrip().rstrip(";").split(), name))


def _keywords(head: str) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    end = 0
    for each in _STATEMENT.finditer(head):
        if head[end : each.start()].strip():
            break
        keyword, of, value = each.groups()
        texts = _TEXT.findall(value) or [value.strip()]
        found.setdefault((keyword, of[2:-2]), []).extend(texts)
        end = each.end()
    if head[end:].strip():
        raise ValueError("PX")
    return found


def _passages(keywords: Keywords, name: str) -> list[Passage]:
    """Texts for people are prose; all that is neither that nor a setting as it should be is an aside."""
    passages = []
    for (keyword, of), texts in keywords.items():
        joined = "".join(texts) if keyword in ("NOTE", "NOTEX") else " ".join(texts)
        if keyword in _SPOKEN:
            passages.append(Passage("prose", name, keyword, (joined,)))
        elif not re.fullmatch(_SETTINGS.get(keyword, ""), joined):
            passages.append(Passage("aside", name, f"{keyword} {of}".strip(), (joined,)))
    return passages


def _claims(keywords: Keywords, data: Sequence[str], name: str) -> list[Claim]:
    variables = [*keywords[("STUB", "")], *keywords[("HEADING", "")]]
    codes = [keywords[("CODES", variable)] for variable in variables]
    if len(data) != prod(len(each) for each in codes):
        raise ValueError("DATA")
    edges = _edges(codes, keywords[("MATRIX", "")][0])
    return [
        Claim(name, *_figure(dict(zip(edges, place, strict=True))), text.strip('"'), is_rounded=True)
        for place, text in zip(product(*codes), data, strict=True)
    ]


def _edges(codes: Sequence[Sequence[str]], matrix: str) -> tuple[str, ...]:
    """What each variable is of: groups as the table's name says, between metric and basis and period and content."""
    groups = _GROUPS.get(matrix.rpartition("_")[0])
    edges = ("metric", "basis", *(groups or ()), "period", "content")
    if groups is None or len(edges) != len(codes):
        raise ValueError("MATRIX")
    for edge, each in zip(edges, codes, strict=True):
        if not all(re.fullmatch(_EDGES.get(edge, ".+"), code) for code in each):
            raise ValueError("CODES")
    return edges


def _figure(of: Mapping[str, str]) -> tuple[str, str]:
    """The id of the figure that a cell is of, and which of its numbers."""
    groups = "".join(f"/{edge}={code}" for edge, code in of.items() if edge not in _EDGES)
    return f"{of['metric']}/share/{of['period']}/{of['basis']}{groups}", of["content"]
