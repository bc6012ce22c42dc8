"""The database: missing, busy, unreadable, or too large for the memory."""

from __future__ import annotations

from pipeline.vocabulary.errors.message import UserError


class DatabaseMissing(UserError):
    exit_code = 2
    sv = "Det finns ingen databas i {path} ännu. Läs in leveranserna först: utfall load."
    en = "There is no database at {path} yet. Take in the deliveries first: utfall load."


class MemoryTooSmall(UserError):
    exit_code = 6
    sv = (
        "Minnet räckte inte för {path}. Stäng andra program, eller lämna större leveranser i flera filer, "
        "och kör igen; det som redan var klart finns kvar."
    )
    en = (
        "There was too little memory for {path}. Close other programs, or deliver large files in parts, "
        "and run again; what was already done is kept."
    )


class DatabaseNotWritable(UserError):
    exit_code = 6
    sv = (
        "Det går inte att skriva i databasen {path} ({reason}). "
        "Ge skrivrätt till filen och dess mapp, eller välj en annan plats med --database."
    )
    en = (
        "The database {path} cannot be written to ({reason}). "
        "Grant write access to the file and its folder, or choose another place with --database."
    )


class DatabaseBusy(UserError):
    exit_code = 6
    sv = "Databasen {path} används av {holder_sv}. Vänta tills den är klar, eller stäng den, och kör igen."
    en = "The database {path} is in use by {holder_en}. Wait until it is done, or close it, and run again."


class DatabaseUnreadable(UserError):
    exit_code = 6
    sv = (
        "Databasen {path} går inte att öppna ({reason}). Är det rätt fil? "
        "Flytta undan den och kör igen, så byggs den upp på nytt ur leveranserna. "
        "Återkalla och glöm då på nytt det som var återkallat och glömt."
    )
    en = (
        "The database {path} cannot be opened ({reason}). Is it the right file? "
        "Move it away and run again: it is rebuilt from the deliveries. Withdraw and forget again what was so before."
    )
