"""What the sender shall do now, in two or three plain sentences."""

from __future__ import annotations

from pipeline.publish.receipt.wording import SHEETS, message_of, rows_of
from pipeline.vocabulary.receipt import Receipt


def steps(receipt: Receipt) -> tuple[str, ...]:
    """One sentence per step, in the order to take them; a single one where there is nothing to do."""
    found = (
        _of_the_refusal(receipt), *_of_causes(receipt), *_of_rows(receipt), *_told_which(receipt),
        _of_the_file_as_a_whole(receipt),
    )  # fmt: skip
    return tuple(each for each in found if each) or (_nothing(receipt),)


def _of_the_refusal(receipt: Receipt) -> str | None:
    if receipt.refused is None:
        return None
    do = receipt.refused.do[receipt.language]
    # With the place, where there is one.
    message = next((message_of(each, receipt.language) for each in receipt.remarks if each.rule == receipt.refused), "")
    if receipt.refused.mends == "sender":
        return f"{message} {do}"
    if receipt.language == "sv":
        return (
            f"{message} Har filen ändrats sedan förra gången, exportera den som då och leverera på nytt. "
            f"Annars tar analytikern på förbundet hand om den (bladet {SHEETS['analyst'].sv})."
        )
    return (
        f"{message} If the file has changed since last time, export it as before and deliver it again. "
        f"Otherwise the analyst at the förbund sees to it (sheet {SHEETS['analyst'].en})."
    )


def _of_causes(receipt: Receipt) -> tuple[str, ...]:
    """Most rows of the file break one rule: the export is mended, not the rows."""
    sv = receipt.language == "sv"
    causes = [each for each in receipt.of("sender") if each.rows > 1 and each.confirmed_by is None]
    return tuple(
        (f"{each.rule.message.sv} Det gäller {each.rows} av {each.judged} rader, så felet sitter sannolikt i exporten: "
         "rätta den och leverera hela filen på nytt.")
        if sv else
        (f"{each.rule.message.en} This holds for {each.rows} of {each.judged} rows, so the fault is probably in the "
         "export: mend it and deliver the whole file again.")
        for each in causes
    )  # fmt: skip


def _told_which(receipt: Receipt) -> tuple[str, ...]:
    """Remarks on the file as a whole that say which participations they are about."""
    if receipt.refused:
        return ()
    return tuple(
        f"{message_of(each, receipt.language)} {each.rule.do[receipt.language]}"
        for each in receipt.of("sender")
        if each.row is None and each.detail and not each.confirmed_by
    )


def _of_the_file_as_a_whole(receipt: Receipt) -> str | None:
    """Remarks that no single row can be mended for."""
    count = sum(
        each.row is None and each.rows == 1 and not each.confirmed_by and each.detail is None
        for each in receipt.of("sender")
    )
    if not count or receipt.refused:
        return None
    if receipt.language == "sv":
        many = "En anmärkning" if count == 1 else f"{count} anmärkningar"
        return f"Läs bladet {SHEETS['remarks'].sv}. {many} där gäller filen som helhet och rättas i källan."
    many = "One remark there is" if count == 1 else f"{count} remarks there are"
    return f"Read the sheet {SHEETS['remarks'].en}. {many} about the file as a whole and mended in the source."


def _of_rows(receipt: Receipt) -> tuple[str, ...]:
    sv, name = receipt.language == "sv", SHEETS["correction"][receipt.language]
    rows = [row for correction in receipt.corrections for row in correction.rows]
    if not rows:
        return _at_the_source(receipt)
    aside, warned = sum(not row.counts for row in rows), sum(row.counts for row in rows)
    parts = []
    if aside:
        mended = ("den är rättad", "it is mended") if aside == 1 else ("de är rättade", "they are mended")
        parts.append(f"{rows_of(aside, 'sv')} som inte räknas förrän {mended[0]}" if sv
                     else f"{rows_of(aside, 'en')} not counted until {mended[1]}")  # fmt: skip
    if warned:
        parts.append(f"{rows_of(warned, 'sv')} som räknas men bör kontrolleras" if sv
                     else f"{rows_of(warned, 'en')} counted, but to be looked at")  # fmt: skip
    if sv:
        fine = "" if aside else " Stämmer allt som det är behöver ni inte göra något."
        return (
            f"Öppna bladet {name}. Där står {' och '.join(parts)}. I varje rad står vad som ska rättas.{fine}",
            "Rätta i cellerna med tjock ram och spara. Rader som ni inte kan rätta låter ni stå; rader som inte är "
            "deltaganden (summor, noteringar) tar ni bort.",
            "Leverera hela den sparade arbetsboken på samma sätt som filen. Vad den heter spelar ingen roll.",
        )
    fine = "" if aside else " If all is right as it is, there is nothing to do."
    return (
        f"Open the sheet {name}. It holds {' and '.join(parts)}. Each row says what to mend.{fine}",
        "Mend the cells with a thick border and save. Leave rows that you cannot mend as they are; remove rows "
        "that are no participations (totals, notes).",
        "Deliver the whole saved workbook in the same way as the file. Its name does not matter.",
    )


def _at_the_source(receipt: Receipt) -> tuple[str, ...]:
    """Rows at fault that have no sheet of their own: a layout built its rows out of several of the file's."""
    is_built = any(not sheet.can_be_corrected for sheet in receipt.sheets)
    if not is_built or not any(each.row for each in receipt.of("sender")):
        return ()
    if receipt.language == "sv":
        return (
            "Rätta i källan det som står på bladet Anmärkningar och leverera hela filen på nytt. "
            "Flera rader i filen hör ihop, så de går inte att rätta var för sig.",
        )
    return (
        "Mend in the source what stands on the sheet Remarks and deliver the whole file again. "
        "Several rows of the file belong together, so they cannot be mended one by one.",
    )


def _nothing(receipt: Receipt) -> str:
    sv, equation = receipt.language == "sv", receipt.equation
    if receipt.outcome == "withdrawn":
        return (
            "Ingenting. Leveransen är återkallad och räknas inte."
            if sv
            else "Nothing. The delivery was withdrawn and does not count."
        )
    if receipt.repeats:
        return (
            f"Ingenting. Samma fil kom tidigare ({receipt.repeats}) och räknas en gång."
            if sv
            else f"Nothing. The same file came before ({receipt.repeats}) and counts once."
        )
    if equation and equation.superseded and not equation.accepted:
        return (
            "Ingenting. En senare leverans har ersatt den här."
            if sv
            else "Nothing. A later delivery has taken this one's place."
        )
    if equation and equation.set_aside:
        return (
            "Ingenting. De rader som ställdes åt sidan har rättats i en senare leverans, eller kan bara rättas av "
            "analytikern."
            if sv
            else "Nothing. The rows that were set aside have been mended in a later delivery, or only the analyst can."
        )
    return "Ingenting. Tack för leveransen." if sv else "Nothing. Thank you for the delivery."
