"""Cells that say which figure they are of, in files for machines, against figures.csv: the same number in both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from pipeline.audit.findings import Fault, Finding
from pipeline.audit.surfaces import Claim, Surface

_MILLIONTH = Decimal("0.000001")
_DOTS = {"hidden": 2, "shown": 2, "zero": 1, "not_applicable": 1, "no_data": 3, "not_yet_due": 4}
_NO_FIGURE = "....."
_COUNTS = ("numerator", "denominator")

Row = Mapping[str, str]


def claims_kept(surfaces: Sequence[Surface], figures: Sequence[Row]) -> tuple[Finding, ...]:
    """Every cell that says another thing than figures.csv, and every figure lost or told twice in a copy of it.

    `figures`: the rows of figures.csv as texts.
    """
    known = {row["figure_id"]: row for row in figures}
    in_px = {_as_in_px(name): row for name, row in known.items()}
    found = {
        finding
        for surface in surfaces
        for claim in surface.claims
        for finding in _about(claim, in_px if claim.is_rounded else known)
    }
    for surface in surfaces:
        for file, ids in surface.copies.items():
            times = Counter(ids)
            found |= {Finding("two_values", each, file) for each in {*known, *ids} if times[each] != 1}
    return tuple(sorted(found))


def _about(claim: Claim, known: Mapping[str, Row]) -> Iterable[Finding]:
    row = known.get(claim.figure)
    if row is None:
        if claim.text != _NO_FIGURE:
            yield Finding("leak", f"{claim.figure} {claim.column}", claim.file)
        return
    wanted = row.get(claim.column, "")
    is_kept = (
        claim.text in _in_whole_numbers(row, claim.column)
        if claim.is_rounded
        else claim.text == wanted or _is_same_number(claim.text, wanted)
    )
    if not is_kept:
        yield Finding(_fault(claim.text, wanted), f"{claim.figure} {claim.column}", claim.file)


def _as_in_px(text: str) -> str:
    """A name where no quotation mark and no second space can stand."""
    return " ".join(text.replace('"', "”").split())


def _fault(ours: str, theirs: str) -> Fault:
    """Hidden in one place and shown in another, or two values."""
    return "two_ways" if _is_empty(ours) != _is_empty(theirs) else "two_values"


def _is_empty(text: str) -> bool:
    return not text.strip(".")


def _is_same_number(text: str, wanted: str) -> bool:
    """Whether an unrounded number is the one that figures.csv has with six decimals."""
    try:
        return Decimal(text).quantize(_MILLIONTH, ROUND_HALF_UP) == Decimal(wanted)
    except InvalidOperation:
        return False


def _in_whole_numbers(row: Row, column: str) -> frozenset[str]:
    """What a cell of whole numbers may say of a figure: its count, its whole per cent, or dots that say why not."""
    given = row[column]
    if not given:
        return frozenset({"." * _DOTS[row["status"]]})
    if column in _COUNTS:
        return frozenset({given})
    if column == "value":
        count, of = int(row["numerator"]), int(row["denominator"])
        percent = (200 * count + of) // (2 * of)
        return frozenset({str(percent if count in (0, of) else min(99, max(1, percent)))})
    # The limit was rounded once from what it was, and figures.csv has it to a millionth.
    near = (Decimal(given) + step * _MILLIONTH / 2 for step in (-1, 0, 1))
    return frozenset(str(_percent(limit, row["target"])) for limit in near)


def _percent(limit: Decimal, target: str) -> int:
    """Half up, but a limit that is short of the target is not rounded up to it."""
    percent = int((limit * 100).quantize(Decimal(1), ROUND_HALF_UP))
    is_short = bool(target) and limit < Decimal(target) <= Decimal(percent) / 100
    return percent - is_short
