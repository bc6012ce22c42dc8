"""The receipt's first sheet: what came, what became of it, and what the sender shall do now; and its technical one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.publish.receipt.status_line import set_aside_now, status_line
from pipeline.publish.receipt.steps import steps
from pipeline.publish.receipt.table import frame_facts, height_of
from pipeline.publish.receipt.wording import FACTS, SHEETS, WHOLE_FILE, ask_whom, numbers_of, title
from pipeline.vocabulary.correction_mark import grouped
from pipeline.vocabulary.receipt import Receipt, SheetRead
from pipeline.vocabulary.rules import Rule

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_TOP = 2
_NAMES, _VALUES = 34, 90
Fact = tuple[str, str | int]


def write_summary(book: Workbook, receipt: Receipt) -> None:
    """Add the sheet: names and values, read from the top."""
    _write(book, receipt, "summary", "Kvitto", title(receipt), _facts(receipt))


def write_technical(book: Workbook, receipt: Receipt) -> None:
    """Add the sheet with what the analyst may ask for and the sender need not read."""
    name = SHEETS["technical"][receipt.language]
    _write(book, receipt, "technical", "Tekniskt", name, _technical(receipt))


def _write(book: Workbook, receipt: Receipt, name: str, table: str, above: str, facts: list[Fact]) -> None:
    sheet = book.add_worksheet(SHEETS[name][receipt.language])
    bold, wrap = book.add_format({"bold": True, "font_size": 14}), {"text_wrap": True, "valign": "top"}
    sheet.write_string(0, 0, above, bold)
    frame_facts(sheet, table, _TOP + 1, len(facts))
    names, texts = book.add_format(wrap | {"bold": True}), book.add_format(wrap | {"align": "left"})
    sheet.set_column(0, 0, _NAMES)
    sheet.set_column(1, 1, _VALUES)
    for row, (label, value) in enumerate(facts, start=_TOP + 1):
        sheet.set_row(row, height_of([(label, _NAMES), (str(value), _VALUES)]))
        sheet.write_string(row, 0, label, names)
        if isinstance(value, int):
            sheet.write_number(row, 1, value, texts)
        else:
            sheet.write_string(row, 1, value, texts)
    sheet.freeze_panes(_TOP + 1, 0)


def _facts(receipt: Receipt) -> list[Fact]:
    language = receipt.language

    def fact(name: str, value: str | int) -> Fact:
        return FACTS[name][language], value

    facts = [fact("status", status_line(receipt))]
    numbered = steps(receipt)
    facts.append(fact("do", numbered[0] if len(numbered) == 1 else f"1. {numbered[0]}"))
    facts += [(f"{number}.", step) for number, step in enumerate(numbered[1:], start=2)]
    facts += [*_returned(receipt), fact("ask", ask_whom(receipt)), *_equation(receipt)]
    facts += [fact("file", receipt.file), fact("received", receipt.received_on.isoformat())]
    if receipt.corrects:
        facts.append(fact("corrects", receipt.corrects))
    return [*facts, *((_of(each, "layout", language), each.table[language]) for each in receipt.sheets)]


def _returned(receipt: Receipt) -> list[Fact]:
    """What a correction corrected, by the numbers of the rows in the first file."""
    returned, language = receipt.returned, receipt.language
    if returned is None:
        return []
    sv = language == "sv"
    facts: list[Fact] = []
    if returned.mended:
        facts.append((FACTS["mended"][language], f"{numbers_of(returned.mended, language)}."))
    if returned.confirmed:
        facts.append((FACTS["confirmed"][language], f"{numbers_of(returned.confirmed, language)}."))
    if returned.removed:
        no_more = "Räknas inte längre." if sv else "No longer counted."
        facts.append((FACTS["removed"][language], f"{numbers_of(returned.removed, language)}. {no_more}"))
    if returned.still_counted:
        cannot = (
            "De går inte att ta bort här. Ska de bort, ta bort dem i ert system."
            if sv
            else "They cannot be removed here. If they should go, remove them in your own system."
        )
        cannot = f"{cannot} {WHOLE_FILE[language]}"
        facts.append((FACTS["still_counted"][language], f"{numbers_of(returned.still_counted, language)}. {cannot}"))
    return facts


def _equation(receipt: Receipt) -> list[Fact]:
    equation, language = receipt.equation, receipt.language
    if equation is None:
        return []
    names = {"rows": "rows_corrected", "repeated": "unchanged"} if receipt.corrects else {}
    parts = ("rows", "accepted", "set_aside", "repeated", "superseded")
    facts: list[Fact] = [(FACTS[names.get(part, part)][language], getattr(equation, part)) for part in parts]
    return [(name, set_aside_now(receipt) if name == FACTS["set_aside"][language] else value) for name, value in facts]


def _technical(receipt: Receipt) -> list[Fact]:
    language = receipt.language
    facts: list[Fact] = []
    for each in receipt.sheets:
        facts += [
            (_of(each, "layout", language), f"{each.table[language]}, {each.layout}, version {each.layout_version}"),
            (_of(each, "note", language), each.note),
            (_of(each, "heading_row", language), each.heading_row),
        ]
    facts += [(FACTS["size"][language], receipt.size), (FACTS["hash"][language], grouped(receipt.sha256))]
    return [
        *facts,
        *((FACTS["rule"][language], f"{rule.id}: {rule.message[language]}") for rule in _rules_told(receipt)),
        *((FACTS["unjudged"][language], f"{rule.id}: {rule.message[language]}") for rule in receipt.not_judged),
    ]


def _rules_told(receipt: Receipt) -> list[Rule]:
    return sorted({each.rule.id: each.rule for each in receipt.of("sender")}.values(), key=lambda rule: rule.id)


def _of(each: SheetRead, name: str, language: str) -> str:
    return f"{FACTS[name][language]}{f' ({each.sheet})' if each.sheet else ''}"
