"""The text of a new `utfall.toml`: every key explained where it stands, those with a default as comments."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pipeline.vocabulary.errors import Language
from pipeline.vocabulary.release import Municipality

DELIVERIES, LAYOUTS, FORMS, OUTSIDE, METRICS = "leveranser", "layouter", "mallar", "siffror-utifran", "egna-matt"

_TEXT = """\
# Inställningar för utfall. Kommandona körs i den här mappen. Alla sökvägar räknas härifrån.
# En rad som börjar med # gäller inte. Ta bort tecknet för att använda raden, och skriv ert eget värde.
# Kör ”utfall doctor” efter varje ändring: då prövas filen.

# Förbundets namn, som det ska stå på rapporten.
association = {association}

# Mappen med levererade filer, en mapp i den för varje dag då något kommer: {deliveries}/2026-10-05/
deliveries = "{deliveries}"

# Mappen med egna layouter, för filer som ser annorlunda ut än mallarna. ”utfall layout FIL” föreslår en.
layouts = "{layouts}"

# Språket i rapport, kvitton och meddelanden: "sv" eller "en".
language = "{language}"

# Databasen. Den handlar om personer, och liggaren över det som har kommit och givits ut finns bara i den:
# spara den, och sprid den inte. Kvitton och listan över anmärkningar skrivs bredvid den.
# database = "data/utfall.duckdb"

# Mappen där varje rapport får en egen mapp.
# out = "reports"

# Mappen för insatsernas egna kommentarer till årets rapport (utfall comments).
# comments = "comments"

# Mappen för siffror som andra har publicerat, att visa i ett eget kapitel (utfall reference add).
# references = "{outside}"

# Mappen för egna mått: en YAML-fil för varje mått, utan kod. Handboken (Utöka programmet) visar en.
# metrics = "{metrics}"

# Vem den som får ett kvitto frågar. Står också i rapporten, som är offentlig: välj en funktion hellre än en person.
# contact = "Samordningskansliet, kansliet@example.se, 0000-00 00 00"

# Bildspel vid varje rapport, som med --slides. Kräver: pip install "utfall[slides]"
# slides = true

# Egna listor, om ni behöver dem: anmärkningar som en namngiven person har bekräftat, kända fel som rättas innan
# de läses, vilka kapitel rapporten har, och vilka åldersgrupper och kommuner som redovisas. Filen måste finnas.
# Mönstren står i schemas/ i programmets mapp.
# confirmations = "bekraftelser.yaml"
# corrections = "rattelser.yaml"
# chapters = "kapitel.yaml"
# groups = "grupper.yaml"

# Öppna data: var ni lägger ut rapportens mapp, och vem som svarar på frågor om den. Då skrivs dcat.rdf,
# som Sveriges dataportal läser. Organisationsnumret är tio siffror.
# open_data_address = "https://www.example.se/oppna-data/"
# open_data_email = "kansliet@example.se"
# organisation_number = "0000000000"

# Medlemskommunerna: SCB:s fyrsiffriga kod och namnet. Behövs inte om medlemskapen levereras ({forms}/medlemskap.xlsx).
# Tabellen måste stå sist i filen.
{municipalities}
"""


def project_text(association: str, municipalities: Sequence[Municipality], language: Language) -> str:
    """The whole file. What it says is what `read_project` reads from it."""
    named = "\n".join(["[municipalities]", *(f"{each.code} = {_quoted(each.name)}" for each in municipalities)])
    return _TEXT.format(
        association=_quoted(association),
        deliveries=DELIVERIES,
        layouts=LAYOUTS,
        forms=FORMS,
        outside=OUTSIDE,
        metrics=METRICS,
        language=language,
        municipalities=named if municipalities else '# [municipalities]\n# 1080 = "Karlskrona"',
    )


def _quoted(text: str) -> str:
    """A TOML string: written as JSON writes one, but for the one character that TOML also wants written out."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
