"""Deliveries that cannot be used, decided about or forgotten as asked."""

from __future__ import annotations

from pipeline.vocabulary.errors.message import UserError


class DeliveryNotFound(UserError):
    exit_code = 2
    sv = (
        "Ingen leverans heter ”{file}”. ”utfall deliveries” visar alla; skriv namnet, eller början av hashen, därifrån."
    )
    en = "No delivery is called “{file}”. “utfall deliveries” shows all; give the name, or the start of the hash."


class DeliveryAmbiguous(UserError):
    exit_code = 2
    sv = "Flera leveranser passar in på ”{file}”: {choices}. Skriv början av hashen (inom parentes) i stället."
    en = "Several deliveries fit “{file}”: {choices}. Give the start of the hash (in brackets) instead."


class DeliveryAsDecided(UserError):
    exit_code = 2
    sv = "Leveransen {file} är redan {state_sv}. Inget har ändrats. Se vad som gäller med: utfall deliveries"
    en = "The delivery {file} is already {state_en}. Nothing has been changed. See what holds with: utfall deliveries"


class NothingToForget(UserError):
    exit_code = 2
    sv = "Inget deltagande i {path} stämmer med det som ska glömmas. Kontrollera beteckningarna eller dagen."
    en = "No participation in {path} fits what is to be forgotten. Check the ids or the day."


class NotConfirmed(UserError):
    exit_code = 2
    sv = "Inget har raderats. Lägg till --yes när du är säker, eller --dry-run för att bara se hur mycket det gäller."
    en = "Nothing has been erased. Add --yes when you are sure, or --dry-run to only see how much it concerns."


class ReasonHoldsIdentity(UserError):
    exit_code = 2
    sv = "Skälet innehåller en beteckning eller ett personnummer, och skälet sparas. Skriv det utan att peka ut någon."
    en = "The reason holds an id or a personal number, and the reason is kept. Write it without naming anyone."


class ListUnreadable(UserError):
    exit_code = 2
    sv = "Listan {path} går inte att läsa ({reason}). Spara den som en textfil i UTF-8 med en beteckning per rad."
    en = "The list {path} cannot be read ({reason}). Save it as a UTF-8 text file with one id per line."


class FileNotUsable(UserError):
    """A file that a command was given and that a load would refuse. The name is left out: it may hold a number."""

    exit_code = 3
    sv = "Filen går inte att använda. {what_sv}"
    en = "The file cannot be used. {what_en}"


class HeadingsMissing(UserError):
    exit_code = 3
    sv = "Filen har ingen rad som ser ut som rubriker bland de första trettio. Lägg till en rubrikrad och försök igen."
    en = "The file has no row that looks like headings among the first thirty. Add a heading row and try again."


class NoUsableDelivery(UserError):
    # What was received and refused stays in the ledger all the same.
    keeps_what_was_done = True
    exit_code = 3
    sv = "Ingen leverans av deltaganden i {path} gick att använda. {detail_sv}"
    en = "No delivery of participations in {path} could be used. {detail_en}"


class NothingFinished(UserError):
    exit_code = 3
    sv = (
        "Leveranserna innehåller inget avslutat deltagande som kan räknas. "
        "Se listan över anmärkningar bredvid databasen: rader kan ha ställts åt sidan, eller sakna avslutsdatum. "
        "Rätta dem och leverera på nytt."
    )
    en = (
        "The deliveries hold no finished participation that can be counted. "
        "See the list of findings beside the database: rows may have been set aside, or lack an exit date. "
        "Mend them and deliver again."
    )
