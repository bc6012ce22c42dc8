"""The receipt's workbook: its sheets in the order to read them, and what a screen reader and a search need to know."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from pipeline.publish.receipt.choices import write_choices
from pipeline.publish.receipt.correction import write_correction
from pipeline.publish.receipt.remarks import write_remarks
from pipeline.publish.receipt.summary import write_summary, write_technical
from pipeline.publish.receipt.wording import SHEETS, title
from pipeline.vocabulary.correction_mark import PROPERTY
from pipeline.vocabulary.receipt import Receipt

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}


def receipt_bytes(receipt: Receipt) -> bytes:
    """The whole workbook. Its date is the day the delivery came: the same receipt gives the same bytes."""
    from xlsxwriter import Workbook

    out, day = io.BytesIO(), receipt.received_on
    book = Workbook(out, _OPTIONS)
    book.set_properties({
        "title": title(receipt), "author": receipt.association, "created": datetime(day.year, day.month, day.day),
    })  # fmt: skip
    if receipt.corrections:
        book.set_custom_property(PROPERTY, receipt.sha256, "text")
    write_summary(book, receipt)
    for number, correction in enumerate(receipt.corrections, start=1):
        name = SHEETS["correction"][receipt.language]
        write_correction(book, receipt, correction, name if number == 1 else f"{name} {number}")
    write_remarks(book, receipt, "sender")
    if receipt.of("analyst"):
        write_remarks(book, receipt, "analyst")
    write_choices(book, receipt)
    write_technical(book, receipt)
    book.close()
    return _with_language(out.getvalue(), _LANGUAGES[receipt.language])


def _with_language(content: bytes, language: str) -> bytes:
    """The workbook with its language among its properties, which the writing library has no word for."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            text = before.read(entry)
            if entry.filename == "docProps/core.xml":
                text = text.replace(
                    b"</cp:coreProperties>", f"<dc:language>{language}</dc:language></cp:coreProperties>".encode()
                )
            after.writestr(entry, text)
    return out.getvalue()
