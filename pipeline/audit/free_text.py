"""Holds what people have written freely against the shown figures: a number that no figure shows may be a hidden one.

Nobody can tell from a text what a number counts. So every number must be shown, of this insats or of everyone, or
plainly be of something else: a date, weeks, kronor. Small counts of people are looked for in words as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence

from pipeline.audit.figures_file import PublishedRow
from pipeline.audit.findings import Finding
from pipeline.audit.leaks import leaks
from pipeline.audit.surfaces import Passage, Surface

LEAST = 10
"""Fewer people than this are never counted in a text, whatever else has the same number."""

_NUMBER = re.compile(r"(?<!\w)(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)?(?:\s?[-–/]\s?\d+(?:[.,]\d+)?)?(?![^\W_])")
_DAY = re.compile(
    r"\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2} (?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)[a-z]*\b"
    r"|\b(?:kl(?:ockan)?\.?) \d{1,2}(?:[.:]\d\d)?\b|\b\d{1,2}:\d\d\b"
    r"|\b(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?\b",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"\b(?:steg|etapp|fas|del|spår|nivå|punkt|vecka|kvartal|termin|version|step|stage|phase|part|level|week|quarter) "
    r"\d{1,2}\b", re.IGNORECASE,
)  # fmt: skip
_OF_SOMETHING_ELSE = re.compile(
    r"(?:-|\s?)(?:års?|åring\w*|månad\w*|veck\w*|dag(?:ar)?|timm\w*|minut\w*|gång\w*|termin\w*|kvartal\w*|kronor|kr|tkr|mkr"
    r"|miljon\w*|tjänst\w*|heltid\w*|träff\w*|möte\w*|kommun\w*|part(?:er)?|grupp(?:er)?|steg|delar|lokal\w*|kurs\w*"
    r"|utbildning\w*|arbetsgivare|företag|verksamhet\w*|handledare|handläggare|coacher|samordnare|medarbetare"
    r"|years?|months?|weeks?|days?|hours?|minutes?|times|meetings?|municipalities|employers|companies|staff)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\s?(?:%|procent\w*|per cent|percent)", re.IGNORECASE)
_FEW = r"(?:två|tre|fyra|fem|sex|sju|åtta|nio|two|three|four|five|six|seven|eight|nine)"
_PEOPLE = (
    r"(?:deltagar\w*|person\w*|människ\w*|kvinn\w*|män|ungdom\w*|unga|vuxn\w*|individ(?:er)?|klient\w*|brukar\w*|elever\w*"
    r"|participants?|people|women|clients?)"
)
_DID = (
    r"(?:fick|har|hade|gick|går|kom|började|slutade|avbröt|avslutade|arbetar|studerar|fullföljde|got|went|left|found)"
)
_FEW_PEOPLE = re.compile(
    rf"\b{_FEW}\b(?:\s+\w+){{0,2}}\s+{_PEOPLE}\b|\b{_FEW}\s+av\s+(?:de|dem|våra|{_PEOPLE})\b|\b{_FEW}\s+of\s+(?:them|the|our)\b"
    rf"|(?:^|[.!?]\s+)(?:bara |endast |only )?{_FEW}\s+{_DID}\b|\b{_PEOPLE}(?:\s+\w+)?\s+{_DID}\s+{_FEW}\b",
    re.IGNORECASE,
)


def number_faults(
    passages: Iterable[Passage], insats_id: str | None, rows: Sequence[PublishedRow], targets: Collection[int]
) -> tuple[Finding, ...]:
    """The passages of one insats's text with a number that may not stand there. Each passage's `where` is its line.

    `insats_id` None: the förbund's own text, of all its insatser. `targets`: whole per cent that are goals, and so no
    figures.
    """
    plain = [Passage("prose", each.file, each.where, (_plain(each.text),)) for each in passages]
    own = [row for row in rows if row.status == "shown" and row.group in ((), (("insats_id", insats_id or ""),))]
    counts = {number for row in own for _, number in row.counts if number is not None and number >= LEAST}
    percents = {percent for row in own for percent in _percents(row)} | set(targets)
    files = {each.file for each in plain}
    paired = {(each.file, each.cell) for each in leaks([Surface(passages=plain)], rows) if each.file in files}
    alone = {(each.file, each.where) for each in plain if _holds_more(each.text, counts, percents)}
    return tuple(Finding("number_in_text", where, file) for file, where in sorted(paired | alone))


def _plain(text: str) -> str:
    """The text with digits and spaces of every kind as the plain ones."""
    folded = unicodedata.normalize("NFKC", text)
    return " ".join("".join(str(unicodedata.decimal(each, each)) for each in folded).split())


def _percents(row: PublishedRow) -> Iterable[int]:
    """The share as it is printed, in whole per cent."""
    numerator, denominator = row.count("numerator"), row.count("denominator")
    if row.value and numerator is not None and denominator:
        yield (200 * numerator + denominator) // (2 * denominator)


def _holds_more(text: str, counts: Collection[int], percents: Collection[int]) -> bool:
    if _FEW_PEOPLE.search(text):
        return True
    text = _STEP.sub(" ", _DAY.sub(" ", text))
    for found in _NUMBER.finditer(text):
        number = re.sub(r"\s", "", found.group())
        if _PERCENT.match(text, found.end()):
            allowed: Collection[int] = percents
        elif _OF_SOMETHING_ELSE.match(text, found.end()):
            continue
        else:
            allowed = counts
        if not (number.isdigit() and int(number) in allowed):
            return True
    return False
