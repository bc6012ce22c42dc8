"""The accessibility statement that the law asks for: a section of the report, and a page of its own to link to."""

from __future__ import annotations

from dataclasses import replace

from pipeline.publish.document import Block, Document, Heading, Paragraph, Section, Terms
from pipeline.publish.edition import Edition
from pipeline.publish.wording.periods import day_name

COMPLAINTS = "https://www.digg.se/tdosanmalan"
"""Where Digg, which supervises the law, takes complaints. Source: digg.se, Skapa en tillgänglighetsredogörelse."""


def accessibility(edition: Edition) -> Section:
    """The statement as the last section of the report, which is whole in itself."""
    blocks: list[Block] = [_whose(edition)]
    for part in _parts(edition):
        blocks += [Heading(part.id, part.title), *part.blocks]
    return Section("tillganglighet", edition.words.say("Tillgänglighet"), tuple(blocks))


def statement(edition: Edition, report: Document) -> Document:
    """The same statement as a document of its own, under the marks of the report it is about."""
    first, *others = _parts(edition)
    first = replace(first, blocks=(_whose(edition), *first.blocks))
    words = edition.words
    return replace(
        report,
        title=words.say("Tillgänglighetsredogörelse"),
        summary=words.say("Hur tillgänglig utfallsrapporten är, kända brister, och hur du säger till om fler."),
        sections=(first, *others),
    )


def _parts(edition: Edition) -> tuple[Section, ...]:
    words = edition.words
    return (
        Section("tillganglig", words.say("Hur tillgänglig är rapporten?"), (_standing(edition),)),
        Section("brister", words.say("Kända brister"), (_faults(edition),)),
        Section("sag-till", words.say("Säg till om brister"), (_whom_to_tell(edition),)),
    )


def _whose(edition: Edition) -> Paragraph:
    words = edition.words
    return Paragraph(words.say(
        "{association} står bakom rapporten ”{title}”. Här står hur den uppfyller lagen (2018:1937) om tillgänglighet "
        "till digital offentlig service.",
        association=edition.release.surroundings.association, title=edition.report_title,
    ))  # fmt: skip


def _standing(edition: Edition) -> Terms:
    """How far the law is met, how that is known, and of which day the statement is."""
    words = edition.words
    return Terms((
        (words.say("Bedömning"), words.say("Rapporten är delvis förenlig med lagen, på grund av de kända bristerna.")),
        (words.say("Så är det prövat"), words.say(
            "Självskattning. Programmet som gör rapporten prövas automatiskt: webbsidan med axe-core mot WCAG 2.1, "
            "nivå A och AA, och pdf-filen mot PDF/UA-1. Sådana prövningar hittar bara en del av bristerna."
        )),
        (words.say("Datum"), words.say(
            "Redogörelsen följer rapporten och har dess datum, periodens sista dag: {day}.",
            day=day_name(words, edition.release.period.last_day),
        )),
    ))  # fmt: skip


def _faults(edition: Edition) -> Terms:
    words = edition.words
    return Terms((
        (words.say("Hjälpmedel"), words.say(
            "Ingen som använder skärmläsare eller andra hjälpmedel har prövat rapporten. Vi vet därför inte säkert hur "
            "den fungerar med dem."
        )),
        (words.say("Diagram"), words.say(
            "Diagrammen som lösa png-bilder saknar alternativtext. I rapporten har varje diagram en, och en tabell med "
            "samma tal."
        )),
        (words.say("Kalkylblad och datafiler"), words.say(
            "De är inte prövade med hjälpmedel. Alla tabeller i tables.xlsx finns också på webbsidan och i pdf-filen."
        )),
        (words.say("Undantag"), words.say("Inget innehåll är undantaget som oskäligt betungande att anpassa.")),
    ))  # fmt: skip


def _whom_to_tell(edition: Edition) -> Terms:
    words, facts = edition.words, edition.release.surroundings
    whom = (
        words.say("{association}: {contact}", association=facts.association, contact=facts.contact)
        if facts.contact
        else words.say("{association}, kansliet", association=facts.association)
    )
    return Terms((
        (words.say("Kontakt"), whom),
        (words.say("Skriv"), words.say(
            "Berätta vad i rapporten som inte går att använda och gärna vilket hjälpmedel du har, eller be om "
            "innehållet i en annan form."
        )),
        (words.say("Tillsyn"), words.say(
            "Myndigheten för digital förvaltning, Digg, ser till att lagen följs. Är du inte nöjd med svaret, eller "
            "får du inget, kan du anmäla det till Digg."
        )),
        (words.say("Anmälan till Digg"), COMPLAINTS),
    ))  # fmt: skip
