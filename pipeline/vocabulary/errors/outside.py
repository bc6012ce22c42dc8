"""Tables from outside that cannot be taken in as they are."""

from __future__ import annotations

from pipeline.vocabulary.errors.message import UserError


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
