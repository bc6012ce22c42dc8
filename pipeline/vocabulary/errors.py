"""What a user can be told went wrong: each error is a sentence that says what to do, and an exit code."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path
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


class WrongUsage(UserError):
    exit_code = 2
    sv = "{what_sv}"
    en = "{what_en}"


class OutcomesMissing(UserError):
    exit_code = 2
    sv = "Databasen saknar de utfall som siffrorna vilar på. Gör en rapport först med den här versionen: utfall report."
    en = "The database lacks the outcomes that figures rest on. Make a report with this version first: utfall report."


class FigureIdNotUnderstood(UserError):
    exit_code = 2
    sv = (
        "”{text}” är ingen siffras id. Ett id ser ut som moved_on.1/share/year-2026/finished/gender=kvinna "
        "och står i kolumnen figure_id i figures.csv: kopiera det därifrån."
    )
    en = (
        "“{text}” is no figure's id. An id looks like moved_on.1/share/year-2026/finished/gender=kvinna "
        "and stands in the column figure_id of figures.csv: copy it from there."
    )


class FigureUnknown(UserError):
    exit_code = 2
    sv = "Siffran {id} finns inte i databasen. {why_sv}"
    en = "The figure {id} is not in the database. {why_en}"


class QuestionRefused(UserError):
    """A figure was asked for that is not there, or that would say nothing."""

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
    sv = (
        "Inga deltaganden har avslutats till och med {period}. Första avslutet i uppgifterna är {first}. "
        "Välj en senare period med --period, eller utelämna den."
    )
    en = (
        "No participation has finished by the end of {period}. The first exit in the data is {first}. "
        "Choose a later period with --period, or leave it out."
    )


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


class SlidesNotInstalled(UserError):
    exit_code = 2
    sv = (
        "slides.pptx kräver tillägget python-pptx, som inte är installerat. Installera det med "
        'pip install "utfall[slides]", eller kör utan --slides (och utan slides = true i utfall.toml).'
    )
    en = (
        "slides.pptx needs the extra python-pptx, which is not installed. Install it with "
        'pip install "utfall[slides]", or run without --slides (and without slides = true in utfall.toml).'
    )


class PackageNotInstalled(UserError):
    exit_code = 2
    sv = "Det kräver paketet {package}, som inte är installerat. Installera det med pip install {package}."
    en = "That needs the package {package}, which is not installed. Install it with pip install {package}."


class ReportDiffers(UserError):
    exit_code = 2
    sv = (
        "I {path} finns ingen rapport med de siffror som uppgifterna ger nu. Gör rapporten först, så får dialogen "
        "samma siffror: utfall report --period {period}"
    )
    en = (
        "{path} holds no report with the figures that the data give now. Make the report first, so that the dialog has "
        "the same figures: utfall report --period {period}"
    )


class NotWritable(UserError):
    exit_code = 2
    sv = "Det går inte att skriva till {path} ({reason}). Välj en annan plats med {option}, eller ge skrivrätt."
    en = "Cannot write to {path} ({reason}). Choose another place with {option}, or grant write access."


class DatabaseMissing(UserError):
    exit_code = 2
    sv = "Det finns ingen databas i {path} ännu. Läs in leveranserna först: utfall load."
    en = "There is no database at {path} yet. Take in the deliveries first: utfall load."


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


class FileLocked(UserError):
    exit_code = 2
    sv = "Filen {path} går inte att läsa ({reason}). Stäng den i andra program, eller ge läsrätt, och kör igen."
    en = "The file {path} cannot be read ({reason}). Close it in other programs, or grant read access, and run again."


class FileMissing(UserError):
    exit_code = 2
    sv = "{path} finns inte. Kontrollera sökvägen, och att du står i rätt mapp."
    en = "{path} does not exist. Check the path, and that you are in the right folder."


class ManifestUnreadable(UserError):
    exit_code = 2
    sv = "{path} är inte en rapports manifest ({reason}). Peka ut en rapports mapp, som reports/2026-Q3."
    en = "{path} is no report's manifest ({reason}). Name a report's folder, as reports/2026-Q3."


class FileInTheWay(UserError):
    exit_code = 2
    sv = "Filen {path} finns redan och skrivs inte över. Välj ett annat namn med --out."
    en = "The file {path} exists and is not overwritten. Choose another name with --out."


class FileNotUsable(UserError):
    """A file that a command was given and that a load would refuse. The name is left out: it may hold a number."""

    exit_code = 3
    sv = "Filen går inte att använda. {what_sv}"
    en = "The file cannot be used. {what_en}"


class OutsideFileUnreadable(UserError):
    """A table from outside that is not in a form that is read."""

    exit_code = 2
    sv = (
        "Filen {path} går inte att läsa som {form}: {reason}. Hämta tabellen på nytt som PX, JSON-stat 2 eller CSV med "
        "rubriker, och försök igen."
    )
    en = (
        "The file {path} cannot be read as {form}: {reason}. Get the table again as PX, JSON-stat 2 or CSV with "
        "headings, and try again."
    )


class OutsideFactMissing(UserError):
    """What a table from outside must say of itself, and its file does not."""

    exit_code = 2
    sv = "Filen säger inte {what}. Skriv det med {option}."
    en = "The file does not say {what}. Write it with {option}."
    """`what` and `option` are Reasons: the words after “not” and after “with”."""


class OutsideNameUnknown(UserError):
    exit_code = 2
    sv = "{what} ”{name}” finns inte i tabellen. Där finns: {known}. Skriv någon av dem med {option}."
    en = "{what} “{name}” is not in the table. It has: {known}. Write one of them with {option}."


class OutsideTooLarge(UserError):
    exit_code = 2
    sv = (
        "Tabellen blir {rows} rader och {columns} kolumner; i en rapport ryms {most_rows} och {most_columns}. Välj ut "
        "det som ska stå där, som --only {example}. Indelningar: {known}."
    )
    en = (
        "The table comes to {rows} rows and {columns} columns; a report has room for {most_rows} and {most_columns}. "
        "Choose what is to stand there, as --only {example}. Dimensions: {known}."
    )


class OutsideNameWrong(UserError):
    exit_code = 2
    sv = "”{name}” går inte att ha som namn. Skriv --id med små bokstäver a-z, siffror och understreck."
    en = "“{name}” cannot be a name. Write --id with lower-case letters a-z, digits and underscores."


class OutsideAlreadyThere(UserError):
    exit_code = 2
    sv = "{path} finns redan. Lägg till --replace för att byta ut tabellen, eller välj ett annat namn med --id."
    en = "{path} is there already. Add --replace to put the new table in its place, or choose another name with --id."


class ProjectFileMissing(UserError):
    exit_code = 2
    sv = "Här finns ingen utfall.toml. Gå till förbundets mapp och kör igen, eller gör en: utfall new MAPP"
    en = "There is no utfall.toml here. Go to the association's folder and run again, or make one: utfall new FOLDER"


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


class ProtectionNotProved(UserError):
    exit_code = 5
    sv = (
        "Skyddet av små grupper kunde inte bevisas för {what}. Inget har publicerats. "
        "Slå ihop åldersgrupper eller kommuner i schemas/groups.yaml och kör igen. ”utfall merging” prövar vad det ger."
    )
    en = (
        "The protection of small groups could not be proved for {what}. Nothing has been published. "
        "Merge age bands or municipalities in schemas/groups.yaml and run again. “utfall merging” tries what it gives."
    )


class ProtectionNotFound(ProtectionNotProved):
    sv = (
        "Går inte att skydda, vad som än döljs: {cells}. Inget har publicerats. "
        "Ändra i schemas/ i den här ordningen och kör igen: {steps}. ”utfall merging” prövar vad stegen ger."
    )
    en = (
        "Cannot be protected, whatever is hidden: {cells}. Nothing has been published. "
        "Change schemas/ in this order and run again: {steps}. “utfall merging” tries what the steps give."
    )


class AlreadyGivenAway(ProtectionNotFound):
    sv = (
        "Det som redan är utgivet bestämmer små grupper tillsammans med den här rapporten, vad som än döljs: "
        "{cells}. Inget har publicerats. Ge ut rapporter i tidsordning; låt bli att ge ut den här, eller utelämna "
        "tabellerna den lägger till (schemas/disclosure.yaml). Har ingen utanför sett den senaste utgåvan kan den "
        "dras tillbaka: utfall releases --withdraw NR."
    )
    en = (
        "What has been given out already tells of small groups together with this report, whatever is hidden: "
        "{cells}. Nothing has been published. Give reports out in the order of time; do not give this one out, or "
        "leave out the tables that it adds (schemas/disclosure.yaml). If nobody outside has seen the latest release "
        "it can be withdrawn: utfall releases --withdraw NO."
    )


class SaidOtherwiseBefore(ProtectionNotProved):
    sv = (
        "Rapporten skulle säga annat än utgåva {release} om {what}: antingen är talet ett annat eller grupperna "
        "delade på annat sätt. Inget har publicerats. Ge en ändrad definition en ny version, och vänta med en ny "
        "indelning i grupper till ett nytt år. Har ingen utanför sett den senaste utgåvan kan den dras tillbaka: "
        "utfall releases --withdraw NR."
    )
    en = (
        "The report would say otherwise than release {release} of {what}: either the number is another or the groups "
        "are divided otherwise. Nothing has been published. Give a changed definition a new version, and leave a new "
        "division into groups to a new year. If nobody outside has seen the latest release it can be withdrawn: "
        "utfall releases --withdraw NO."
    )


class NotTheLatestRelease(UserError):
    exit_code = 2
    sv = (
        "Utgåva {number} är inte den senaste ({latest}), eller så vilar en revidering på den. De som kom efter vilar "
        "på den: dra tillbaka dem först, den senaste först. Lista dem med: utfall releases"
    )
    en = (
        "Release {number} is not the latest ({latest}), or a revision rests on it. Those after it rest on it: withdraw "
        "them first, the latest first. List them with: utfall releases"
    )


class YearNotGivenOut(UserError):
    exit_code = 2
    sv = "Året {year} är inte utgivet, så det finns inget att revidera: gör först rapporten (--period {year})."
    en = "The year {year} has not been given out, so nothing is to be revised: make the report first (--period {year})."


class RevisionNotProved(ProtectionNotProved):
    sv = (
        "Revideringen skulle säga för mycket om dem som kom efteråt: {faults}. Inget har publicerats. Det som är "
        "utgivet gäller. Vänta tills fler rader har kommit, och kör igen."
    )
    en = (
        "The revision would tell too much of those who came later: {faults}. Nothing has been published. What was "
        "given out holds. Wait until more rows have come, and run again."
    )


class ProtectionTooSlow(ProtectionNotProved):
    sv = (
        "Skyddet av små grupper blev inte klart på {seconds} sekunder. Inget har publicerats. "
        "Ändra i schemas/ i den här ordningen och kör igen: {steps}. ”utfall merging” prövar vad stegen ger."
    )
    en = (
        "The protection of small groups was not done in {seconds} seconds. Nothing has been published. "
        "Change schemas/ in this order and run again: {steps}. “utfall merging” tries what the steps give."
    )


class AuditFailed(ProtectionNotProved):
    sv = (
        "Granskningen av den färdiga rapporten hittade {number} sätt att komma åt det som är dolt. "
        "Inget har publicerats.\n"
        "{faults}\nÄndra i schemas/ i den här ordningen och kör igen: {steps}. ”utfall merging” prövar vad stegen ger."
    )
    en = (
        "The audit of the finished report found {number} ways to what is hidden. Nothing has been published.\n"
        "{faults}\nChange schemas/ in this order and run again: {steps}. “utfall merging” tries what the steps give."
    )


class CommentsTellTooMuch(ProtectionNotProved):
    """Free text with numbers that the report does not show."""

    sv = (
        "Kommentarerna har tal som rapporten inte visar (antal ställen: {number}). Inget har publicerats.\n"
        "{faults}\nEtt sådant tal kan röja en dold grupp. Skriv om utan tal, eller med tal som rapporten visar. Antal "
        "människor under tio skrivs aldrig. Årtal, datum, veckor, timmar, kronor och liknande går bra."
    )
    en = (
        "The comments have numbers that the report does not show (places: {number}). Nothing has been published.\n"
        "{faults}\nSuch a number may give away a hidden group. Write without numbers, or with numbers that the report "
        "shows. Fewer than ten people are never counted. Years, dates, weeks, hours, kronor and the like are fine."
    )


class TableNotProved(ProtectionNotProved):
    """An open table that gives away a small group, by itself or beside what has been given out."""

    sv = (
        "Tabellen visar för mycket, {beside}: {number} uppgifter om små grupper går att räkna ut. "
        "Inget har skrivits.\n"
        "{faults}\nGör något av detta: färre indelningar (--by), en annan period (--period), "
        "eller en annan bas (rounding i schemas/disclosure.yaml)."
    )
    en = (
        "The table tells too much, {beside}: {number} facts about small groups can be worked out. "
        "Nothing has been written.\n"
        "{faults}\nDo one of these: fewer breakdowns (--by), another period (--period), "
        "or another base (rounding in schemas/disclosure.yaml)."
    )


class AuditNotPossible(UserError):
    exit_code = 5
    sv = (
        "{path} går inte att granska ({reason}). Peka ut en rapports mapp med figures.csv, eller en CSV-fil med "
        "rubriker och minst en kolumn av antal."
    )
    en = (
        "{path} cannot be audited ({reason}). Name a report's folder with figures.csv, or a CSV file with "
        "headings and at least one column of counts."
    )


class NoRoom(UserError):
    exit_code = 6
    sv = "Det finns inte plats för {path} ({reason}). Frigör utrymme och kör igen; det som redan var klart finns kvar."
    en = "There is no room for {path} ({reason}). Free some space and run again; what was already done is kept."


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


_NO_ROOM = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
_REASONS = {
    errno.ENOSPC: Reason("disken är full", "the disk is full"),
    errno.EDQUOT: Reason("utrymmet som är tilldelat dig är slut", "your quota is used up"),
    errno.EFBIG: Reason("filen får inte bli så stor", "the file may not grow so large"),
    errno.EACCES: Reason("åtkomst nekad", "permission denied"),
    errno.EPERM: Reason("åtkomst nekad", "permission denied"),
    errno.EROFS: Reason("skrivskyddat", "read-only"),
    errno.EEXIST: Reason("en fil ligger i vägen", "a file is in the way"),
    errno.ENOTDIR: Reason("en fil ligger i vägen", "a file is in the way"),
    errno.EISDIR: Reason("där ligger en mapp", "a folder is in the way"),
}


def reason_of(error: OSError) -> Reason:
    """Why the operating system said no, in both languages where it is a usual reason."""
    said = error.strerror or type(error).__name__
    return _REASONS.get(error.errno or 0, Reason(said, said))


def writing_fault(error: OSError, path: Path, option: str) -> UserError:
    """What to tell about a file or folder that could not be written: NoRoom, else NotWritable with the option."""
    if error.errno in _NO_ROOM:
        return NoRoom(path=path, reason=reason_of(error))
    return NotWritable(path=path, reason=reason_of(error), option=option)


class RowsNotAccountedFor(Exception):
    """Our own fault: a file's rows do not add up. Stops the run with exit code 1."""
