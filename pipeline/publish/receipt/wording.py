"""The receipt's words, in Swedish and English beside each other."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.receipt import CorrectionSheet, Fault, Receipt, Remark
from pipeline.vocabulary.status import Status

SHEETS = {
    "summary": Label("Kvitto", "Receipt"),
    "correction": Label("Att rätta", "To mend"),
    "remarks": Label("Anmärkningar", "Remarks"),
    "analyst": Label("Analytikern", "Analyst"),
}
FACTS = {
    "what": Label("vad", "what"),
    "fact": Label("uppgift", "fact"),
    "status": Label("Status", "Status"),
    "do": Label("Det här gör ni nu", "What to do now"),
    "ask": Label("Frågor", "Questions"),
    "rows": Label("Rader i filen", "Rows in the file"),
    "accepted": Label("= godkända", "= accepted"),
    "set_aside": Label("+ ställda åt sidan, räknas inte", "+ set aside, do not count"),
    "repeated": Label("+ upprepade, räknas en gång", "+ repeated, count once"),
    "superseded": Label("+ ersatta av en senare leverans", "+ superseded by a later delivery"),
    "file": Label("Fil", "File"),
    "received": Label("Mottagen", "Received"),
    "corrects": Label("Rättar leveransen", "Corrects the delivery"),
    "layout": Label("Läst som", "Read as"),
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
}
CONSEQUENCES = {
    "refuse_file": Label("filen avvisad", "file refused"),
    "set_aside": Label("raden räknas inte", "the row does not count"),
    "warn": Label("raden räknas", "the row counts"),
}
COUNTS_NOT = Label("räknas inte förrän den är rättad", "does not count until it is mended")
COUNTS = Label("räknas; kontrollera", "counts; look at it")
MENDS = {"sender": Label("ni som levererar", "you who deliver"), "analyst": Label("analytikern", "the analyst")}
NOT_JUDGED = Label("kunde inte prövas", "could not be judged")
NO_REMARKS = Label("Inga anmärkningar.", "No remarks.")
ANALYST_ONLY = Label(
    "Det här rättar analytikern på förbundet. Ni som levererar behöver inte göra något.",
    "The analyst at the förbund mends this. You who deliver need do nothing.",
)


@dataclass(frozen=True)
class RemarkColumn:
    """A column of the remarks: its heading and how wide it is, in characters."""

    label: Label
    width: int


COLUMNS = (
    RemarkColumn(Label("deltagande eller rad", "participation or row"), 20),
    RemarkColumn(Label("period", "period"), 10),
    RemarkColumn(Label("vad som är fel", "what is wrong"), 50),
    RemarkColumn(Label("kolumn", "column"), 22),
    RemarkColumn(Label("regel", "rule"), 22),
    RemarkColumn(Label("blad", "sheet"), 14),
    RemarkColumn(Label("rad i filen", "row in the file"), 10),
    RemarkColumn(Label("antal rader", "rows"), 9),
    RemarkColumn(Label("följd", "consequence"), 20),
    RemarkColumn(Label("att göra", "what to do"), 50),
    RemarkColumn(Label("vem rättar", "who mends it"), 18),
    RemarkColumn(Label("bekräftad", "confirmed"), 30),
)


def title(receipt: Receipt) -> str:
    return f"{'Kvitto för' if receipt.language == 'sv' else 'Receipt for'} {receipt.file}"


def rows_of(count: int, language: str) -> str:
    if language == "sv":
        return "en rad" if count == 1 else f"{count} rader"
    return "one row" if count == 1 else f"{count} rows"


def ask_whom(receipt: Receipt) -> str:
    if receipt.language == "sv":
        return f"Fråga den på {receipt.association} som tar emot filen. Bifoga gärna det här kvittot."
    return f"Ask the person at {receipt.association} who receives the file. This receipt is good to attach."


def how_to_mend(correction: CorrectionSheet, language: str) -> str:
    """Row 2 of the correction sheet: what may be changed, and how many rows did not fit."""
    sv = language == "sv"
    sheet = f" ({'bladet' if sv else 'sheet'} {correction.sheet})" if correction.sheet else ""
    text = (
        f"Rätta cellerna med tjock ram{sheet}, spara och leverera hela arbetsboken. Ändra inte rad 1, rubrikerna, "
        "första kolumnen eller den sista."
        if sv
        else f"Mend the cells with a thick border{sheet}, save and deliver the whole workbook. Do not change row 1, "
        "the headings, the first column or the last."
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
    if each.rows == 1:
        return message
    if language == "sv":
        since = f" Så var det inte i {each.since}." if each.since else ""
        return f"{message} Sannolikt exporten: {each.rows} rader av {each.judged}, en orsak.{since}"
    since = f" It was not so in {each.since}." if each.since else ""
    return f"{message} Probably the export: {each.rows} rows of {each.judged}, one cause.{since}"


def confirmed(each: Remark, language: str) -> str | None:
    if each.confirmed_by is None:
        return None
    word = "bekräftad av" if language == "sv" else "confirmed by"
    return f"{word} {each.confirmed_by}: {each.confirmed_why or ''}".strip(" :")
