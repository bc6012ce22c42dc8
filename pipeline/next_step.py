"""What comes after a command that went well, in one line each: the only place where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import Language

After = Literal[
    "draft", "report", "sample_report", "load", "load_to_mend", "sample", "decision", "layout_sure", "layout_to_decide",
    "layout_shown", "layout_written", "dialog", "revision", "table", "forget_tried",
]  # fmt: skip

_STEPS: Mapping[After, Label] = {
    "draft": Label(
        "läs hela utkastet. När det ska ut: utfall report --period {period}",
        "read the whole draft. When it is to be given out: utfall report --period {period}",
    ),
    "report": Label(
        "läs hela rapporten före styrelsen, och spara mappen {folder} där ni sparar handlingar.",
        "read the whole report before the board does, and keep the folder {folder} with your records.",
    ),
    "sample_report": Label(
        "öppna rapporten. Med egna uppgifter: utfall new MAPP gör en mapp att börja i.",
        "open the report. With data of your own: utfall new FOLDER makes a folder to begin in.",
    ),
    "load": Label("gör ett utkast: utfall report --draft", "make a draft: utfall report --draft"),
    "load_to_mend": Label(
        "skicka kvittona på det som är att rätta till dem som levererade. Ett utkast så länge: utfall report --draft",
        "send the receipts of what is to be mended to those who delivered. A draft meanwhile: utfall report --draft",
    ),
    "sample": Label("utfall report --deliveries {folder}", "utfall report --deliveries {folder}"),
    "decision": Label(
        "se vad det ändrar i ett utkast: utfall report --draft", "see what it changes in a draft: utfall report --draft"
    ),
    "layout_sure": Label("läs igenom layouten. Sedan: utfall load", "read the layout through. Then: utfall load"),
    "layout_to_decide": Label(
        'ersätt varje "?" i filen, eller ta bort raden. Sedan: utfall load',
        'replace each "?" in the file, or remove the line. Then: utfall load',
    ),
    "layout_shown": Label(
        "inget är ändrat. Skriv ändringarna med --write (i layoutens egen fil) eller --out FIL.",
        "nothing is changed. Write the changes with --write (in the layout's own file) or --out FILE.",
    ),
    "layout_written": Label("läs igenom ändringarna. Sedan: utfall load", "read the changes. Then: utfall load"),
    "dialog": Label(
        "skriv ut de två sidorna per insats och ta med dem till samtalet.",
        "print the two pages per insats and take them to the talk.",
    ),
    "revision": Label(
        "läs den, och lägg den bredvid årets rapport.", "read it, and put it beside the report of the year."
    ),
    "table": Label(
        "läs README.txt i mappen, och lägg ut hela mappen.", "read README.txt in the folder, and publish all of it."
    ),
    "forget_tried": Label(
        "inget är raderat. Radera med samma kommando utan --dry-run.",
        "nothing is erased. Erase by the same command without --dry-run.",
    ),
}
_NEXT = Label("Nästa steg: ", "Next: ")


def next_step(after: After, language: Language, **facts: object) -> str:
    """The line, with paths and periods filled in; never a record's value."""
    return _NEXT[language] + _STEPS[after][language].format(**facts)
