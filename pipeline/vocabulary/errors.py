"""What a user can be told went wrong: each error is a sentence that says what to do, and an exit code."""

from __future__ import annotations

from typing import ClassVar, Literal

Language = Literal["sv", "en"]


class UserError(Exception):
    """A fault that the person at the keyboard can mend. Shown as one message, never as a traceback.

    Each kind says its sentence in both languages with named places for facts (paths, lines, codes).
    Record values are never among the facts.
    """

    exit_code: ClassVar[int] = 2
    sv: ClassVar[str]
    en: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.message("sv"))

    def message(self, language: Language) -> str:
        """The sentence in the reader's language, facts filled in."""
        return (self.sv if language == "sv" else self.en).format(**self.facts)


class WrongUsage(UserError):
    exit_code = 2
    sv = "{what_sv}"
    en = "{what_en}"


class PeriodNotUnderstood(UserError):
    exit_code = 2
    sv = "Perioden ”{text}” går inte att läsa. Skriv ett kvartal som 2026-Q3 eller ett år som 2026."
    en = "The period “{text}” cannot be read. Write a quarter such as 2026-Q3 or a year such as 2026."


class PeriodNotOver(UserError):
    exit_code = 2
    sv = (
        "Perioden {period} är inte slut: uppgifterna sträcker sig till {known_to}. "
        "Välj en tidigare period, eller kör igen när leveranserna för {period} har kommit."
    )
    en = (
        "The period {period} is not over: the data reach {known_to}. "
        "Choose an earlier period, or run again when the deliveries for {period} have come."
    )


class PeriodWithoutData(UserError):
    exit_code = 2
    sv = "Inga deltaganden har avslutats till och med {period}. Första avslutet i uppgifterna är {first}."
    en = "No participation has finished by the end of {period}. The first exit in the data is {first}."


class DateNotUnderstood(UserError):
    exit_code = 2
    sv = "Datumet ”{text}” för {option} går inte att läsa. Skriv det som 2026-09-30."
    en = "The date “{text}” for {option} cannot be read. Write it as 2026-09-30."


class FolderMissing(UserError):
    exit_code = 2
    sv = "Mappen {path} finns inte. Kontrollera {option}, eller skapa mappen och lägg filerna i den."
    en = "The folder {path} does not exist. Check {option}, or create the folder and put the files in it."


class FolderNotEmpty(UserError):
    exit_code = 2
    sv = "Mappen {path} är inte tom. Välj en ny mapp, så att inget skrivs över."
    en = "The folder {path} is not empty. Choose a new one, so that nothing is overwritten."


class NotWritable(UserError):
    exit_code = 2
    sv = "Det går inte att skriva till {path} ({reason}). Välj en annan plats med {option}, eller ge skrivrätt."
    en = "Cannot write to {path} ({reason}). Choose another place with {option}, or grant write access."


class NoUsableDelivery(UserError):
    exit_code = 3
    sv = "Ingen leverans av deltaganden i {path} gick att använda. {detail_sv}"
    en = "No delivery of participations in {path} could be used. {detail_en}"


class NothingFinished(UserError):
    exit_code = 3
    sv = (
        "Leveranserna innehåller inget avslutat deltagande som kan räknas. "
        "Se listan över anmärkningar: rader kan ha ställts åt sidan, eller sakna avslutsdatum."
    )
    en = (
        "The deliveries hold no finished participation that can be counted. "
        "See the list of findings: rows may have been set aside, or lack an exit date."
    )


class DefinitionFault(UserError):
    exit_code = 4
    sv = "Fel i {file}, rad {line}: {what_sv} Rätta filen och kör igen."
    en = "Fault in {file}, line {line}: {what_en} Mend the file and run again."


class LayoutsTie(UserError):
    exit_code = 4
    sv = (
        "Filen {file} passar lika bra med layouterna {first} och {second}. "
        "Gör den ena mer bestämd: lägg till en rubrik under ”recognise”."
    )
    en = (
        "The file {file} fits the layouts {first} and {second} equally well. "
        "Make one of them more specific: add a heading under “recognise”."
    )


class ProtectionNotProved(UserError):
    exit_code = 5
    sv = (
        "Skyddet av små grupper kunde inte bevisas för {what}. Inget har publicerats. "
        "Slå ihop åldersgrupper eller kommuner i schemas/groups.yaml och kör igen."
    )
    en = (
        "The protection of small groups could not be proved for {what}. Nothing has been published. "
        "Merge age bands or municipalities in schemas/groups.yaml and run again."
    )


class DatabaseBusy(UserError):
    exit_code = 6
    sv = "Databasen {path} används av {holder_sv}. Vänta tills den är klar, eller stäng den, och kör igen."
    en = "The database {path} is in use by {holder_en}. Wait until it is done, or close it, and run again."


class DatabaseUnreadable(UserError):
    exit_code = 6
    sv = (
        "Databasen {path} går inte att öppna ({reason}). Är det rätt fil? "
        "Flytta undan den och kör igen, så byggs den upp på nytt ur leveranserna."
    )
    en = (
        "The database {path} cannot be opened ({reason}). Is it the right file? "
        "Move it away and run again: it is rebuilt from the deliveries."
    )


class RowsNotAccountedFor(Exception):
    """Our own fault: a file's rows do not add up. Stops the run with exit code 1."""


class EngineFault(Exception):
    """Our own fault: a rule could not be judged by the engine. Never counted as bad data."""
