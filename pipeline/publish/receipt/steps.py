"""What the sender shall do now, in two or three plain sentences."""

from __future__ import annotations

from pipeline.publish.receipt.status_line import closed_in, goes_on_in
from pipeline.publish.receipt.wording import (
    OWN_SYSTEM,
    SHEETS,
    WHOLE_FILE,
    held_back,
    is_held_back,
    message_of,
    rows_of,
)
from pipeline.vocabulary.correction_mark import RIGHT
from pipeline.vocabulary.receipt import Receipt, RowToMend, listed


def steps(receipt: Receipt) -> tuple[str, ...]:
    """One sentence per step, in the order to take them; a single one where there is nothing to do."""
    found = (
        _of_the_refusal(receipt), _of_what_is_held_back(receipt), *_of_causes(receipt), *_of_rows(receipt),
        *_told_which(receipt),
        _in_the_newest(receipt),
        _of_the_file_as_a_whole(receipt),
    )  # fmt: skip
    return tuple(each for each in found if each) or (_nothing(receipt),)


def _of_the_refusal(receipt: Receipt) -> str | None:
    if receipt.refused is None:
        return None
    # With the place, where there is one.
    whole = next((each for each in receipt.remarks if each.rule == receipt.refused), None)
    do = (whole.to_do if whole else receipt.refused.do)[receipt.language]
    message = message_of(whole, receipt.language) if whole else ""
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


def _of_what_is_held_back(receipt: Receipt) -> str | None:
    """An extract that has lost most of an insats: one thing to look at, however many rows it has."""
    is_open = any(each.is_open and is_held_back(each, receipt) for each in receipt.remarks)
    return held_back(receipt) if is_open else None


def _of_causes(receipt: Receipt) -> tuple[str, ...]:
    """Most rows of the file break one rule: the export is mended, not the rows."""
    sv = receipt.language == "sv"
    causes = [each for each in receipt.of("sender") if each.judged is not None and each.is_open]
    if sv:
        instead = f"rätta den. {WHOLE_FILE.sv}" if receipt.corrections else "rätta den och leverera hela filen på nytt."
    else:
        instead = f"mend it. {WHOLE_FILE.en}" if receipt.corrections else "mend it and deliver the whole file again."
    return tuple(
        (f"{each.rule.message.sv} Det gäller {each.rows} av {each.judged} prövade rader, så felet sitter sannolikt i "
         f"exporten: {instead}")
        if sv else
        (f"{each.rule.message.en} This holds for {each.rows} of {each.judged} rows tried, so the fault is probably in "
         f"the export: {instead}")
        for each in causes
    )  # fmt: skip


def _told_which(receipt: Receipt) -> tuple[str, ...]:
    """Remarks on the file as a whole that say which participations they are about."""
    if receipt.refused:
        return ()
    return tuple(
        f"{message_of(each, receipt.language)} {each.rule.do[receipt.language]}"
        for each in receipt.of("sender")
        if each.row is None and each.detail and each.is_open
    )


def _in_the_newest(receipt: Receipt) -> str | None:
    """Rows that a correction has brought back still open are asked about on its receipt alone."""
    on = goes_on_in(receipt)
    if not on:
        return None
    if receipt.language == "sv":
        return f"Fortsätt i kvittot för {on}. Där står det som är kvar av rättelsen."
    return f"Go on in the receipt for {on}. It has what is left of the correction."


def _of_the_file_as_a_whole(receipt: Receipt) -> str | None:
    """Remarks that no single row can be mended for."""
    count = sum(
        each.row is None
        and each.rows == 1
        and each.is_open
        and each.rule.over != "extract_rows"
        and each.detail is None
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
    aside, warned = sum(not row.counts and not row.earlier_counts for row in rows), sum(row.counts for row in rows)
    unused = sum(not row.counts and row.earlier_counts for row in rows)
    parts = []
    if aside:
        mended = ("den är rättad", "it is mended") if aside == 1 else ("de är rättade", "they are mended")
        parts.append(f"{rows_of(aside, 'sv')} som inte räknas förrän {mended[0]}" if sv
                     else f"{rows_of(aside, 'en')} not counted until {mended[1]}")  # fmt: skip
    if unused:
        parts.append(f"{rows_of(unused, 'sv')} där rättelsen inte används (den tidigare uppgiften gäller)"
                     if sv else f"{rows_of(unused, 'en')} where the correction is not used and what was said before "
                     "holds for the time being")  # fmt: skip
    if warned:
        parts.append(f"{rows_of(warned, 'sv')} som räknas men bör kontrolleras" if sv
                     else f"{rows_of(warned, 'en')} counted, but to be looked at")  # fmt: skip
    right = _of_those_right(rows, receipt.language)
    if sv:
        each = "I raden" if len(rows) == 1 else "I varje rad"
        return (
            f"Öppna bladet {name}. Där står {listed(parts, 'och')}. {each} står vad som ska rättas eller "
            f"kontrolleras.{right}",
            "Rätta så som det står överst på bladet.",
            "Spara och leverera hela arbetsboken på samma sätt som filen. Vad den heter spelar ingen roll.",
            OWN_SYSTEM.sv,
        )
    each = "The row" if len(rows) == 1 else "Each row"
    return (
        f"Open the sheet {name}. It holds {listed(parts, 'and')}. {each} says what to mend or to look at.{right}",
        "Mend as it says at the top of the sheet.",
        "Save and deliver the whole workbook in the same way as the file. Its name does not matter.",
        OWN_SYSTEM.en,
    )


def _of_those_right(rows: list[RowToMend], language: str) -> str:
    """How to answer that a row is right; where no row waits for a correction, that nothing depends on it."""
    if not any(row.asked for row in rows):
        return ""
    waits = any(not row.counts for row in rows)
    if language == "sv":
        counts = "" if waits else " Raderna räknas också om ni inte svarar."
        return f" Stämmer en rad som räknas: skriv ja under ”{RIGHT.sv}”.{counts}"
    counts = "" if waits else " The rows count even if you do not answer."
    return f" If a row that counts is right: write yes under “{RIGHT.en}”.{counts}"


def _at_the_source(receipt: Receipt) -> tuple[str, ...]:
    """Rows at fault that have no sheet of their own: a layout built its rows out of several of the file's."""
    is_built = any(not sheet.can_be_corrected for sheet in receipt.sheets)
    if not is_built or not any(each.row and each.is_open for each in receipt.of("sender")):
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
        return f"Ingenting. {_instead(receipt)}" if sv else f"Nothing. {_instead(receipt)}"
    if equation and equation.set_aside:
        return _of_set_aside(receipt)
    if receipt.corrects and receipt.status == "repeated":
        return "Ingenting." if sv else "Nothing."
    thanks = "Ingenting. Tack för leveransen." if sv else "Nothing. Thank you for the delivery."
    mended = receipt.returned is not None and (receipt.returned.mended or receipt.returned.removed)
    return f"{thanks} {OWN_SYSTEM[receipt.language]}" if mended else thanks


def _instead(receipt: Receipt) -> str:
    if receipt.language == "sv":
        return f"{receipt.superseded_by or 'En senare leverans'} gäller i stället."
    return f"{receipt.superseded_by or 'A later delivery'} holds instead."


def _of_set_aside(receipt: Receipt) -> str:
    """Rows are set aside and the sender has nothing to do about them: why, of the two reasons there can be."""
    sv, closed = receipt.language == "sv", closed_in(receipt)
    left = any(each.is_open and each.severity == "set_aside" for each in receipt.of("analyst"))
    said = ["Ingenting." if sv else "Nothing."]
    if closed:
        said.append(
            f"Det som skulle rättas är rättat eller borttaget i leverans {closed}."
            if sv
            else f"What was to be mended is mended or removed in the delivery {closed}."
        )
    if left:
        said.append(
            f"{'Övriga rader' if closed else 'De rader'} som ställdes åt sidan rättar analytikern på förbundet."
            if sv
            else f"The {'other ' if closed else ''}rows that were set aside are mended by the analyst at the förbund."
        )
    return " ".join(said)
