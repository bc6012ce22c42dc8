"""The receipt's first sheet: what came, what became of it, and what the sender shall do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.publish.receipt.steps import steps
from pipeline.publish.receipt.table import frame_table
from pipeline.publish.receipt.wording import FACTS, SHEETS, STATUS_MEANS, ask_whom, title
from pipeline.vocabulary.correction_mark import grouped
from pipeline.vocabulary.receipt import Receipt, SheetRead
from pipeline.vocabulary.status import STATUSES

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_TOP = 2
Fact = tuple[str, str | int]


def write_summary(book: Workbook, receipt: Receipt) -> None:
    """Add the sheet: one table of two columns, read from the top."""
    language = receipt.language
    sheet = book.add_worksheet(SHEETS["summary"][language])
    bold, wrap = book.add_format({"bold": True, "font_size": 14}), {"text_wrap": True, "valign": "top"}
    sheet.write_string(0, 0, title(receipt), bold)
    facts = _facts(receipt)
    frame_table(book, sheet, "Kvitto", _TOP, [FACTS["what"][language], FACTS["fact"][language]], len(facts))
    names, texts = book.add_format(wrap | {"bold": True}), book.add_format(wrap | {"align": "left"})
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    for row, (name, value) in enumerate(facts, start=_TOP + 1):
        sheet.write_string(row, 0, name, names)
        if isinstance(value, int):
            sheet.write_number(row, 1, value, texts)
        else:
            sheet.write_string(row, 1, value, texts)
    sheet.freeze_panes(_TOP + 1, 0)


def _facts(receipt: Receipt) -> list[Fact]:
    language = receipt.language

    def fact(name: str, value: str | int) -> Fact:
        return FACTS[name][language], value

    status = f"{STATUSES[receipt.status][language].capitalize()}. {STATUS_MEANS[receipt.status][language]}"
    facts = [fact("status", status)]
    numbered = steps(receipt)
    for number, step in enumerate(numbered, start=1):
        facts.append(fact("do", step) if len(numbered) == 1 else (f"{FACTS['do'][language]}, {number}", step))
    facts += [fact("ask", ask_whom(receipt)), *_equation(receipt)]
    facts += [fact("file", receipt.file), fact("received", receipt.received_on.isoformat())]
    if receipt.corrects:
        facts.append(fact("corrects", receipt.corrects))
    for each in receipt.sheets:
        facts += _sheet_facts(each, language)
    return [*facts, fact("size", receipt.size), fact("hash", grouped(receipt.sha256))]


def _equation(receipt: Receipt) -> list[Fact]:
    equation, language = receipt.equation, receipt.language
    if equation is None:
        return []
    parts = ("rows", "accepted", "set_aside", "repeated", "superseded")
    return [(FACTS[part][language], getattr(equation, part)) for part in parts]


def _sheet_facts(each: SheetRead, language: str) -> list[Fact]:
    of = f" ({each.sheet})" if each.sheet else ""
    version = {"sv": "version", "en": "version"}[language]
    return [
        (f"{FACTS['layout'][language]}{of}", f"{each.table[language]}, {each.layout}, {version} {each.layout_version}"),
        (f"{FACTS['note'][language]}{of}", each.note),
        (f"{FACTS['heading_row'][language]}{of}", each.heading_row),
    ]
