"""The ledger and what an erasure concerns, as lines on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.account_lines import aligned, equation
from pipeline.forget import Concerned, Forgotten
from pipeline.ledger_reading import Erasure, LedgerEntry
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import Language

_HASH_SHOWN = 8
_HEADS = (
    Label("nr", "no"),
    Label("mottagen", "received"),
    Label("fil", "file"),
    Label("läge", "state"),
    Label("hash", "hash"),
    Label("layout", "layout"),
    Label("rader", "rows"),
    Label("godkända", "accepted"),
    Label("åt sidan", "set aside"),
    Label("upprepade", "repeated"),
    Label("ersatta", "superseded"),
    Label("glömda", "forgotten"),
)
_TEXT_COLUMNS = 6
_STATES = {
    "in_force": Label("i kraft", "in force"),
    "superseded": Label("ersatt", "superseded"),
    "repeated": Label("upprepad", "repeated"),
    "refused": Label("avvisad", "refused"),
    "withdrawn": Label("återkallad", "withdrawn"),
    "read_again": Label("avvisad, läst igen", "refused, read again"),
}


def ledger_lines(
    entries: Sequence[LedgerEntry], erasures: Sequence[Erasure], definitions: Definitions, language: Language
) -> tuple[str, ...]:
    """A line per reading of a file, then why files were refused or withdrawn, then the erasures."""
    texts, numbers = _HEADS[:_TEXT_COLUMNS], _HEADS[_TEXT_COLUMNS:]
    heads = tuple(head[language] for head in texts)
    table = [
        (*heads, *equation([head[language] for head in numbers[:-1]]), "", numbers[-1][language]),
        *(_cells(entry, language) for entry in entries),
    ]
    notes = [note for entry in entries for note in _notes(entry, definitions, language)]
    notes += [_erasure(each, language) for each in erasures]
    return (*aligned(table, _TEXT_COLUMNS), *([""] if notes else []), *notes)


def _cells(entry: LedgerEntry, language: Language) -> tuple[str, ...]:
    texts = (
        str(entry.delivery_no), entry.received_on.isoformat(), entry.file, _STATES[entry.state][language],
        entry.sha256[:_HASH_SHOWN], entry.layouts or "",
    )  # fmt: skip
    if entry.rows is None:
        return (*texts, *([""] * 11))
    parts = (entry.accepted, entry.set_aside, entry.repeated, entry.superseded)
    return (*texts, *equation((entry.rows, *parts)), "", str(entry.forgotten) if entry.forgotten else "")


def _notes(entry: LedgerEntry, definitions: Definitions, language: Language) -> list[str]:
    sv = language == "sv"
    if entry.state == "withdrawn":
        by = "av" if sv else "by"
        word = _STATES["withdrawn"][language]
        return [f"{entry.delivery_no}: {word} {entry.withdrawn_on} {by} {entry.withdrawn_by}: {entry.withdrawn_for}"]
    if entry.refused_rule is not None:
        rule = definitions.rule(entry.refused_rule)
        again = (Label(" Läst igen som nr {}.", " Read again as no {}.")[language]).format(entry.read_again_as)
        return [
            f"{entry.delivery_no}: {_STATES['refused'][language]}: {rule.message[language]}"
            f"{again if entry.read_again_as else ''}"
        ]
    return []


def _erasure(erasure: Erasure, language: Language) -> str:
    if language == "sv":
        return (
            f"raderat {erasure.erased_on} av {erasure.decided_by}: {erasure.participations} deltaganden, "
            f"{erasure.rows} rader: {erasure.reason}"
        )
    return (
        f"erased {erasure.erased_on} by {erasure.decided_by}: {erasure.participations} participations, "
        f"{erasure.rows} rows: {erasure.reason}"
    )


def concerned_lines(concerned: Concerned, language: Language) -> tuple[str, ...]:
    """How much an erasure takes, file by file."""
    sv = language == "sv"
    lines = [
        f"{concerned.participations} deltaganden, {concerned.rows} levererade rader:"
        if sv
        else f"{concerned.participations} participations, {concerned.rows} delivered rows:",
        *(f"  {each.file}: {each.rows} {'rader' if sv else 'rows'}" for each in concerned.files),
    ]
    if concerned.unknown_ids:
        lines.append(
            f"{concerned.unknown_ids} av beteckningarna finns inte i databasen."
            if sv
            else f"{concerned.unknown_ids} of the ids are not in the database."
        )
    if concerned.others:
        lines.append(
            f"Samma personer har {concerned.others} deltaganden till, som ligger kvar. Ta med dem med --whole-person."
            if sv
            else f"The same people have {concerned.others} more participations, which stay. "
            "Take them too with --whole-person."
        )
    return tuple(lines)


def forgotten_lines(forgotten: Forgotten, language: Language) -> tuple[str, ...]:
    """What was erased, what stays, and what is left for the person at the keyboard to do."""
    sv = language == "sv"
    lines = [
        "Raderat ur databasen och ur allt som programmet har sparat bredvid den. Publicerade rapporter ligger kvar; "
        "nya räknas utan de raderade. Skillnaden mot en äldre rapport för samma period kan avslöja dem: "
        "publicera inte perioden på nytt utan att tänka på det."
        if sv
        else "Erased from the database and from all this program has kept beside it. Published reports stay; "
        "new ones count without the erased. The difference to an older report of the same period can give them away: "
        "do not publish that period again without a thought."
    ]
    if forgotten.still_hold:
        lines += [
            "Dina egna filer är inte ändrade. De här innehåller fortfarande uppgifterna: ta bort dem, eller "
            "personernas rader i dem. De läses inte in igen som de är, men en ny fil med samma personer tar in "
            "dem på nytt:"
            if sv
            else "Your own files are not changed. These still hold the records: delete them, or the people's rows in "
            "them. They are not taken in again as they are, but a new file with the same people would bring them back:",
            *(f"  {path}" for path in forgotten.still_hold),
        ]
    return tuple(lines)
