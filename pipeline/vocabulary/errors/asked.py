"""A command or a question that cannot be carried out as it was asked."""

from __future__ import annotations

from pipeline.vocabulary.errors.message import UserError


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


class ProjectFileMissing(UserError):
    exit_code = 2
    sv = "Här finns ingen utfall.toml. Gå till förbundets mapp och kör igen, eller gör en: utfall new MAPP"
    en = "There is no utfall.toml here. Go to the association's folder and run again, or make one: utfall new FOLDER"


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
