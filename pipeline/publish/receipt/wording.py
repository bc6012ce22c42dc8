"""The receipt's words, in Swedish and English beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.correction_mark import RIGHT
from pipeline.vocabulary.receipt import CorrectionSheet, Fault, Receipt, Remark, RowToMend, listed
from pipeline.vocabulary.status import Status

SHEETS = {
    "summary": Label("Kvitto", "Receipt"),
    "correction": Label("Att rätta", "To mend"),
    "remarks": Label("Anmärkningar", "Remarks"),
    "analyst": Label("Analytikern", "Analyst"),
    "technical": Label("Tekniskt", "Technical"),
}
FACTS = {
    "status": Label("Status", "Status"),
    "do": Label("Det här gör ni nu", "What to do now"),
    "ask": Label("Frågor", "Questions"),
    "rows": Label("Rader i filen", "Rows in the file"),
    "rows_corrected": Label("Rader i rättelsen", "Rows in the correction"),
    "accepted": Label("= godkända", "= accepted"),
    "set_aside": Label("+ ställda åt sidan, räknas inte", "+ set aside, do not count"),
    "repeated": Label("+ upprepade, räknas en gång", "+ repeated, count once"),
    "unchanged": Label("+ oförändrade", "+ unchanged"),
    "superseded": Label("+ ersatta av en senare leverans", "+ superseded by a later delivery"),
    "file": Label("Fil", "File"),
    "received": Label("Mottagen", "Received"),
    "corrects": Label("Rättar leveransen", "Corrects the delivery"),
    "mended": Label("Rättade rader", "Mended rows"),
    "removed": Label("Borttagna rader", "Removed rows"),
    "still_counted": Label("Borttagna, men räknas fortfarande", "Removed, but still counted"),
    "confirmed": Label("Rader som stämmer", "Rows that are right"),
    "rule": Label("Regel", "Rule"),
    "unjudged": Label("Kontroll som inte kunde göras (inget fel)", "Check that could not be made (no fault)"),
    "layout": Label("Tolkad som", "Read as"),
    "note": Label("Filtyp och teckenkodning", "Kind of file and encoding"),
    "heading_row": Label("Rubrikerna står på rad", "The headings stand in row"),
    "size": Label("Storlek i byte", "Size in bytes"),
    "hash": Label("Filens fingeravtryck (SHA-256)", "The file's fingerprint (SHA-256)"),
}
STATUS_MEANS: dict[Status, Label] = {
    "accepted": Label("Alla rader används och inget behöver rättas.", "All rows are used and nothing needs mending."),
    "accepted_with_remarks": Label(
        "Alla rader används, men något bör kontrolleras.", "All rows are used, but something should be looked at."
    ),
    "partly": Label(
        "Rader som är fel räknas inte förrän de är rättade. Övriga rader används.",
        "Rows at fault do not count until they are mended. The other rows are used.",
    ),
    "refused": Label("Ingenting i filen används.", "Nothing in the file is used."),
    "superseded": Label("En senare leverans gäller i stället.", "A later delivery holds instead."),
    "repeated": Label("Räknas inte igen.", "Does not count again."),
}
CONSEQUENCES = {
    "refuse_file": Label("filen avvisad", "file refused"),
    "set_aside": Label("raden räknas inte", "the row does not count"),
    "warn": Label("raden räknas", "the row counts"),
}
COUNTS_NOT = Label("räknas inte förrän den är rättad", "does not count until it is mended")
EARLIER_COUNTS = Label(
    "rättelsen används inte; den tidigare uppgiften gäller tills vidare",
    "the correction is not used; what was said before holds for the time being",
)
COUNTS = Label("räknas, kontrollera", "counts, look at it")
MENDS = {"sender": Label("ni som levererar", "you who deliver"), "analyst": Label("analytikern", "the analyst")}
NO_REMARKS = Label("Inga anmärkningar.", "No remarks.")
SEE_ANALYST = Label("Se bladet Analytikern.", "See the sheet Analyst.")
OWN_SYSTEM = Label(
    "Rätta också i ert eget system. Annars kommer felet tillbaka i nästa fil.",
    "Mend it in your own system too. Otherwise the fault comes back in the next file.",
)
WHOLE_FILE = Label(
    "Leverera då hela filen i stället för arbetsboken, med alla andra rättelser gjorda.",
    "Then deliver the whole file instead of the workbook, with all other corrections made.",
)
ANALYST_ONLY = Label(
    "Det här rättar analytikern på förbundet. Ni som levererar behöver inte göra något.",
    "The analyst at the förbund mends this. You who deliver need do nothing.",
)
ANALYST_IF_RIGHT = Label(
    "Det här rättar analytikern på förbundet. Står raden också på bladet Att rätta: kontrollera först att uppgiften är "
    "rätt skriven. Är den det behöver ni som levererar inte göra något.",
    "The analyst at the förbund mends this. If the row stands on the sheet To mend too: look first whether it is "
    "rightly spelt. If it is, you who deliver need do nothing.",
)
ANALYST_IF_NEW = Label(
    "Det här rättar analytikern på förbundet. Ni som levererar behöver inte göra något, om insatsen är ny. Är "
    "insats_id felskrivet rättar ni det på bladet Att rätta.",
    "The analyst at the förbund mends this. You who deliver need do nothing if the insats is new. If the insats_id is "
    "mistyped you mend it on the sheet To mend.",
)


def title(receipt: Receipt) -> str:
    return f"{'Kvitto för' if receipt.language == 'sv' else 'Receipt for'} {receipt.file}"


def rows_of(count: int, language: str) -> str:
    if language == "sv":
        return "en rad" if count == 1 else f"{count} rader"
    return "one row" if count == 1 else f"{count} rows"


def ask_whom(receipt: Receipt) -> str:
    """Whom to ask; a name only where the förbund has given one."""
    if receipt.language == "sv":
        whom = (
            f"Kontakta {receipt.association}: {receipt.contact}."
            if receipt.contact
            else ("Svara den på förbundet som skickade kvittot. Vet ni inte vem det var, ring förbundets kansli.")
        )
        return f"{whom} Bifoga gärna det här kvittot."
    whom = (
        f"Contact {receipt.association}: {receipt.contact}."
        if receipt.contact
        else ("Answer the person at the förbund who sent the receipt. If you do not know who it was, call its office.")
    )
    return f"{whom} This receipt is good to attach."


def how_to_mend(correction: CorrectionSheet, language: str) -> tuple[str, ...]:
    """Row 2 of the correction sheet, line by line: what may be changed, and how many rows did not fit."""
    sv = language == "sv"
    own = correction.sheet not in (None, SHEETS["correction"].sv, SHEETS["correction"].en)
    whence = _whence(correction.sheet, language) if own else ""
    found = (
        f"Rätta cellerna med tjock ram. Andra celler i raden får också ändras.{whence}"
        if sv
        else f"Mend the cells with a thick border. Other cells of the row may be changed too.{whence}",
        _answer(language) if any(row.asked for row in correction.rows) else None,
        "Rader som ni inte kan rätta låter ni stå. Rader som inte ska finnas (summor, noteringar, dubbletter) "
        "tar ni bort."
        if sv
        else "Leave rows that you cannot mend as they are. Remove rows that should not be there (totals, notes, "
        "doubles).",
        "Ändra inte rad 1, rubrikerna, första kolumnen eller den sista."
        if sv
        else "Do not change row 1, the headings, the first column or the last.",
        _too_many(correction.left_out, language) if correction.left_out else None,
        "Spara och leverera hela arbetsboken." if sv else "Save and deliver the whole workbook.",
    )
    lines = [each for each in found if each]
    return tuple(f"{number}. {line}" for number, line in enumerate(lines, start=1))


def _whence(sheet: str | None, language: str) -> str:
    if language == "sv":
        return f" Raderna kommer från bladet {sheet} i er fil."
    return f" The rows are from the sheet {sheet} of your file."


def _answer(language: str) -> str:
    if language == "sv":
        return f"Stämmer en rad som räknas: skriv ja under ”{RIGHT.sv}” och ändra inget annat i raden."
    return f"If a row that counts is right: write yes under “{RIGHT.en}” and change nothing else in the row."


def _too_many(count: int, language: str) -> str:
    if language == "sv":
        return f"{rows_of(count, 'sv').capitalize()} till ska rättas men får inte plats här. {WHOLE_FILE.sv}"
    return f"{rows_of(count, 'en').capitalize()} more need mending but do not fit here. {WHOLE_FILE.en}"


def left_out(count: int, language: str) -> str:
    if not count:
        return ""
    if language == "sv":
        return (
            f"Här står de första anmärkningarna. {count} rader till finns i listan över anmärkningar hos analytikern."
        )
    return f"These are the first remarks. {count} more lines are in the analyst's list of findings."


def of_first_row(row: RowToMend, language: str) -> tuple[str, ...]:
    """Where a row of a correction stands in the file that was delivered first: the number the sender knows."""
    if row.first_row is None:
        return ()
    return (
        f"Rad {row.first_row} i den första filen." if language == "sv" else f"Row {row.first_row} of the first file.",
    )


def in_the_row(fault: Fault, language: str) -> str:
    """Which cell, what is wrong with it and what to do, in words."""
    sv = language == "sv"
    if fault.column is None:
        where = "Hela raden" if sv else "The whole row"
    elif fault.cell is None:
        where = f"{fault.column} ({'kolumnen finns inte i filen' if sv else 'the file has no such column'})"
    else:
        where = fault.column
    hint = f" {fault.hint[language]}" if fault.hint else ""
    return f"{where}: {fault.rule.message[language]} {fault.rule.do[language]}{hint}"


def message_of(each: Remark, language: str) -> str:
    """What is wrong; where most rows have it, that it is one cause."""
    message = each.rule.message[language]
    if each.detail:
        message = f"{message} {each.detail[language]}"
    if each.judged is None:
        return message
    if language == "sv":
        since = f" Så var det inte i {each.since}." if each.since else ""
        return f"{message} Sannolikt exporten: {each.rows} av {each.judged} prövade rader, en orsak.{since}"
    since = f" It was not so in {each.since}." if each.since else ""
    return f"{message} Probably the export: {each.rows} of {each.judged} rows tried, one cause.{since}"


def held_back(receipt: Receipt) -> str:
    """That an insats came with too few participations: in numbers, what holds, and what to do."""
    sv = receipt.language == "sv"
    counts = "; ".join(
        f"{each.insats_id}: filen har {each.rows} deltaganden, {each.in_force} gäller sedan tidigare"
        if sv
        else f"{each.insats_id}: the file has {each.rows} participations, {each.in_force} hold since before"
        for each in receipt.held_back
    )
    if sv:
        return (
            f"{counts}. De tidigare gäller fortfarande. Var filen ett utdrag behöver ni inte göra något, leverera "
            "annars hela insatsen på nytt, med alla rättelser gjorda. Har insatsen verkligen blivit så liten: hör av "
            "er till förbundet."
        )
    return (
        f"{counts}. The earlier ones still hold. If the file was a part, there is nothing to do; otherwise deliver the "
        "whole insats again, with all corrections made. If the insats really has become that small: tell the förbund."
    )


def is_held_back(each: Remark, receipt: Receipt) -> bool:
    """Whether the remark is about an extract that was held back, told in numbers on the receipt."""
    return each.rule.over == "extract_rows" and bool(receipt.held_back)


def state_of(each: Remark, language: str) -> str | None:
    """What has become of a remark since: confirmed by somebody, closed in a correction, or replaced."""
    sv = language == "sv"
    if each.confirmed_by is not None:
        word = "bekräftad av" if sv else "confirmed by"
        who = f"{each.confirmed_by} {each.confirmed_on}" if each.confirmed_on else each.confirmed_by
        return f"{word} {who}: {each.confirmed_why or ''}".strip(" :")
    if each.closed is None:
        return None
    file, on = each.closed.file, each.closed.on
    return {
        "removed": Label(f"borttagen i rättelsen {on}", f"removed in the correction {on}"),
        "again": Label(f"fortsätt i kvittot för {file}", f"go on in the receipt for {file}"),
        "replaced": Label(f"ersatt av {file}", f"replaced by {file}"),
        "mended": Label(f"rättad i leverans {file}", f"mended in the delivery {file}"),
    }[each.closed.how][language]


def numbers_of(rows: Sequence[int], language: str) -> str:
    """The numbers of rows and how many they are.

    >>> numbers_of((25, 51), "sv"), numbers_of((7,), "sv")
    ('Rad 25 och 51 (2 rader)', 'Rad 7')
    """
    most = 50
    told = [str(row) for row in rows[:most]]
    words = ("Rad", "och") if language == "sv" else ("Row" if len(rows) == 1 else "Rows", "and")
    numbers = f"{', '.join(told)} …" if len(rows) > most else listed(told, words[1])
    return f"{words[0]} {numbers}" if len(rows) == 1 else f"{words[0]} {numbers} ({rows_of(len(rows), language)})"
