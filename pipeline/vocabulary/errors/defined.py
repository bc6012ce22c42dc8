"""Definitions, layouts and comments that are written wrongly: the file, the line and the remedy."""

from __future__ import annotations

from pipeline.vocabulary.errors.message import UserError


class DefinitionFault(UserError):
    exit_code = 4
    sv = "Fel i {file}, rad {line}: {what_sv} Rätta filen och kör igen."
    en = "Fault in {file}, line {line}: {what_en} Mend the file and run again."


class CommentFault(UserError):
    exit_code = 4
    sv = "Fel i kommentaren {file}, rad {line}: {what_sv} Rätta filen och kör igen."
    en = "Fault in the comment {file}, line {line}: {what_en} Mend the file and run again."


class CommentHoldsIdentity(UserError):
    exit_code = 4
    sv = (
        "Kommentaren {file} innehåller ett personnummer eller samordningsnummer. Inget har publicerats. "
        "Ta bort numret ur filen och kör igen."
    )
    en = (
        "The comment {file} holds a personal identity number. Nothing has been published. "
        "Take the number out of the file and run again."
    )


class LayoutsTie(UserError):
    exit_code = 4
    sv = (
        "Filen {file} passar lika bra med layouterna {first} och {second}. "
        "Gör den ena mer bestämd: lägg till en rubrik under ”recognise” och kör igen."
    )
    en = (
        "The file {file} fits the layouts {first} and {second} equally well. "
        "Make one of them more specific: add a heading under “recognise” and run again."
    )


class CorrectionMissesRows(UserError):
    exit_code = 4
    sv = (
        "Rättelsen {id} ({file}, rad {line}) ska ändra {expected} rader i {delivery} men träffar {found}. "
        "Ingen rad har ändrats. Har filen levererats på nytt, eller har rader glömts? Kontrollera villkoret under "
        "”where” och ”rows”, skriv rätt antal efter ”touches”, eller peka ut filen med dess SHA-256, och kör igen."
    )
    en = (
        "The correction {id} ({file}, line {line}) shall change {expected} rows in {delivery} but fits {found}. "
        "No row was changed. Has the file been delivered again, or have rows been forgotten? Check the condition under "
        "“where” and “rows”, write the right number after “touches”, or name the file by its SHA-256, and run again."
    )
