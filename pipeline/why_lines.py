"""One figure taken apart, as lines on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isnan
from typing import Any

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import Language
from pipeline.why import Why

_UNPROTECTED = Label(
    "OSKYDDAD: bara för dig som handlägger uppgifterna. Får inte publiceras eller skickas vidare.",
    "UNPROTECTED: for the analyst alone. Not to be published or passed on.",
)
_COUNTS = (
    ("numerator", Label("täljare", "numerator")),
    ("denominator", Label("nämnare", "denominator")),
    ("missing", Label("uppgift saknas", "missing")),
    ("not_yet_due", Label("ännu inte", "not yet due")),
    ("excluded", Label("utanför basen", "outside the basis")),
)
_NUMBERS = (
    ("value", Label("värde", "value")),
    ("ci_low", Label("intervall från", "interval from")),
    ("ci_high", Label("intervall till", "interval to")),
    ("bound_low", Label("om ingen av dem som saknas", "if none of the missing had it")),
    ("bound_high", Label("om alla som saknas", "if all of the missing had it")),
    ("target", Label("mål", "target")),
)
_SAYS = {
    "yes": Label("räknas", "counted"),
    "no": Label("räknas inte", "not counted"),
    "missing": Label("uppgift saknas", "missing"),
    "not_counted": Label("ingår inte", "not among them"),
    "not_yet_due": Label("ännu inte", "not yet due"),
    "known": Label("känt", "known"),
    "kept": Label("behöll", "kept"),
    "lost": Label("förlorade", "lost"),
    "gained": Label("fick", "gained"),
    "never": Label("aldrig", "never"),
    "better": Label("bättre", "better"),
    "same": Label("samma", "same"),
    "worse": Label("sämre", "worse"),
}
_STATUSES = {
    "shown": Label("räknad, oskyddad", "counted, unprotected"),
    "zero": Label("inga deltaganden", "no participations"),
    "hidden": Label("dold", "hidden"),
    "not_applicable": Label("kan inte förekomma", "cannot occur"),
    "not_yet_due": Label("uppföljningen har inte skett ännu", "not yet followed up"),
    "no_data": Label("uppgift saknas för alla", "missing for everyone"),
}


def why_lines(why: Why, language: Language, with_rows: bool) -> tuple[str, ...]:
    """Definition, counts, who is left out, deliveries and the SQL; with_rows: every delivered row as well."""
    return tuple(
        line
        for part in (
            _definition(why, language),
            _numbers(why, language),
            _tally(Label("Vad måttet säger om deltagandena", "What the metric says of the participations"),
                   [(_word(says, language), count) for says, count in why.says], language),
            _tally(Label("Utanför basen, efter avslutsorsak", "Outside the basis, by exit reason"), why.left_out,
                   language),
            _tally(Label("Leveranser", "Deliveries"),
                   [(f"{each.file} ({each.received_on})", each.rows) for each in why.deliveries], language),
            _rows(why, language) if with_rows else (),
            (Label("SQL mot databasen", "SQL against the database")[language], why.sql.strip()),
        )
        for line in part
    )  # fmt: skip


def _definition(why: Why, language: Language) -> Iterator[str]:
    metric = why.metric
    yield f"{why.id}"
    yield _UNPROTECTED[language]
    yield ""
    version = Label("version", "version")[language]
    yield f"{metric.label[language]} ({metric.id}, {version} {metric.version})"
    for name, text in (
        (Label("fråga", "question"), metric.question[language]),
        (Label("täljare", "numerator"), metric.numerator[language]),
        (Label("nämnare", "denominator"), metric.denominator[language]),
        (Label("används inte till", "not for"), metric.not_for[language]),
        (Label("källa", "source"), metric.source),
    ):
        yield f"  {name[language]}: {text}"
    yield ""


def _numbers(why: Why, language: Language) -> Iterator[str]:
    for name, label in _COUNTS:
        if not _is_none(why.counted[name]):
            yield f"  {label[language]}: {int(why.counted[name])}"
    for name, label in _NUMBERS:
        if not _is_none(why.counted[name]):
            yield f"  {label[language]}: {_number(why.counted[name], language)}"
    yield f"  {Label('läge', 'status')[language]}: {_STATUSES[why.counted['status']][language]}"
    yield f"  {Label('metod', 'method')[language]}: {why.counted['method']}"
    yield ""


def _tally(head: Label, counts: Sequence[tuple[str | None, int]], language: Language) -> Iterator[str]:
    if not counts:
        return
    yield f"{head[language]} ({sum(count for _, count in counts)})"
    for word, count in counts:
        yield f"  {count:>7}  {word or Label('ingen orsak given', 'no reason given')[language]}"
    yield ""


def _rows(why: Why, language: Language) -> Iterator[str]:
    yield Label("Raderna, som kalkylbladet numrerar dem", "The rows, as the spreadsheet numbers them")[language]
    for each in why.rows:
        yield f"  {each.file} {Label('rad', 'row')[language]} {each.row}: {_word(each.says, language)}"
    yield ""


def _word(says: str, language: Language) -> str:
    return _SAYS[says][language] if says in _SAYS else says


def _is_none(value: Any) -> bool:
    return value is None or (isinstance(value, float) and isnan(value)) or str(value) == "<NA>"


def _number(value: float, language: Language) -> str:
    text = f"{float(value):.4f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if language == "sv" else text
