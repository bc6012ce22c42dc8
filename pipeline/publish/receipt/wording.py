"""The receipt's words, in Swedish and English beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.receipt import CorrectionSheet, Fault, Receipt, Remark, RowToMend
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
COUNTS = Label("räknas; kontrollera", "counts; look at it")
MENDS = {"sender": Label("ni som levererar", "you who deliver"), "analyst": Label("analytikern", "the analyst")}
NO_REMARKS = Label("Inga anmärkningar.", "No remarks.")
ANALYST_ONLY = Label(
    "Det här rättar analytikern på förbundet. Ni som levererar behöver inte göra något.",
    "The analyst at the förbund mends this. You who deliver need do nothing.",
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
            f"{receipt.association}: {receipt.contact}" if receipt.contact else "den på förbundet som ni levererar till"
        )
        return f"Kontakta {whom}. Bifoga gärna det här kvittot."
    whom = f"{receipt.association}: {receipt.contact}" if receipt.contact else "the person whom you deliver to"
    return f"Contact {whom}. This receipt is good to attach."


def how_to_mend(correction: CorrectionSheet, language: str) -> str:
    """Row 2 of the correction sheet: what may be changed, and how many rows did not fit."""
    sv = language == "sv"
    sheet = f" ({'bladet' if sv else 'sheet'} {correction.sheet})" if correction.sheet else ""
    text = (
        f"Rätta cellerna med tjock ram{sheet}; andra celler i raden får också ändras. Rader som ni inte kan "
        "rätta låter ni stå; rader som inte är deltaganden (summor, noteringar) tar ni bort. Ändra inte rad 1, "
        "rubrikerna, första kolumnen eller den sista. Spara och leverera hela arbetsboken."
        if sv
        else f"Mend the cells with a thick border{sheet}; other cells of the row may be changed too. Leave rows that "
        "you cannot mend as they are; remove rows that are no participations (totals, notes). Do not change row 1, the "
        "headings, the first column or the last. Save and deliver the whole workbook."
    )
    if not correction.left_out:
        return text
    more = (
        f" {rows_of(correction.left_out, 'sv').capitalize()} till ska rättas men får inte plats här: "
        "rätta dem i källan och leverera hela filen på nytt."
        if sv
        else f" {rows_of(correction.left_out, 'en').capitalize()} more need mending but do not fit here: "
        "mend them in the source and deliver the whole file again."
    )
    return text + more


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
        return f"{message} Sannolikt exporten: {each.rows} rader av {each.judged}, en orsak.{since}"
    since = f" It was not so in {each.since}." if each.since else ""
    return f"{message} Probably the export: {each.rows} rows of {each.judged}, one cause.{since}"


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
            f"{counts}. De tidigare gäller fortfarande. Var filen ett utdrag behöver ni inte göra något; leverera "
            "annars hela insatsen på nytt. Har insatsen verkligen blivit så liten: hör av er till förbundet."
        )
    return (
        f"{counts}. The earlier ones still hold. If the file was a part, there is nothing to do; otherwise deliver the "
        "whole insats again. If the insats really has become that small: tell the förbund."
    )


def is_held_back(each: Remark, receipt: Receipt) -> bool:
    """Whether the remark is about an extract that was held back, told in numbers on the receipt."""
    return each.rule.over == "extract_rows" and bool(receipt.held_back)


def state_of(each: Remark, language: str) -> str | None:
    """What has become of a remark since: confirmed by somebody, or closed in a correction."""
    sv = language == "sv"
    if each.confirmed_by is not None:
        word = "bekräftad av" if sv else "confirmed by"
        return f"{word} {each.confirmed_by}: {each.confirmed_why or ''}".strip(" :")
    if each.closed is None:
        return None
    if each.closed.how == "removed":
        return f"{'borttagen i rättelsen' if sv else 'removed in the correction'} {each.closed.on}"
    if each.closed.how == "again":
        return f"{'samma anmärkning finns nu på' if sv else 'the same remark now stands on'} {each.closed.file}"
    return f"{'rättad i leverans' if sv else 'mended in the delivery'} {each.closed.file}"


def numbers_of(rows: Sequence[int], language: str) -> str:
    """How many rows, and their numbers: "2: rad 22, rad 47"."""
    word, most = {"sv": "rad", "en": "row"}[language], 50
    more = ", …" if len(rows) > most else ""
    return f"{len(rows)}: {', '.join(f'{word} {row}' for row in rows[:most])}{more}"
