"""What a proposed layout leaves to a person: a question mark where a heading, code or form belongs."""

from __future__ import annotations

from pipeline.vocabulary.definition_file import Entry

UNDECIDED = "?"
_MAY_HOLD_IT = ("missing", "label", "rules", "select")
"""Where a question mark is a word like any other."""


def refuse_undecided(whole: Entry) -> None:
    """Raise DefinitionFault with the line of the first question mark that nobody has decided on."""
    for key, entry in whole.items():
        if key not in _MAY_HOLD_IT:
            _refuse(entry)


def _refuse(entry: Entry) -> None:
    if isinstance(entry.value, dict):
        for _, each in entry.items():
            _refuse(each)
    elif isinstance(entry.value, list):
        for each in entry.entries():
            _refuse(each)
    elif entry.value == UNDECIDED:
        entry.fault(
            "här ska en människa bestämma. Kommentaren på raden säger vad; ersätt frågetecknet eller ta bort raden.",
            "a person must decide here. The line's comment says what; replace the question mark or remove the line.",
        )
