"""What every message to the person at the keyboard is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

Language = Literal["sv", "en"]


@dataclass(frozen=True)
class Reason:
    """A fact that is said differently in each language."""

    sv: str
    en: str

    def __format__(self, language: str) -> str:
        return self.sv if language == "sv" else self.en


class UserError(Exception):
    """A fault that the person at the keyboard can mend. Shown as one message, never as a traceback.

    Each kind says its sentence in both languages with named places for facts (paths, lines, codes).
    Record values are never among the facts.
    """

    exit_code: ClassVar[int] = 2
    keeps_what_was_done: ClassVar[bool] = False
    """Whether what was written before it was raised is kept; else it is undone."""
    sv: ClassVar[str]
    en: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.message("sv"))

    def message(self, language: Language) -> str:
        """The sentence in the reader's language, facts filled in."""
        facts = {
            name: format(fact, language) if isinstance(fact, Reason) else fact for name, fact in self.facts.items()
        }
        return (self.sv if language == "sv" else self.en).format(**facts)


class RowsNotAccountedFor(Exception):
    """Our own fault: a file's rows do not add up. Stops the run with exit code 1."""
