"""The method appendix, made from the definitions themselves, and the page about the report."""

from __future__ import annotations

from pipeline.publish.document import Block, Cell, Column, Heading, Paragraph, Section, Table, Terms
from pipeline.publish.edition import Edition
from pipeline.publish.sections.cells import text_cell
from pipeline.publish.sections.tables import metric_name
from pipeline.publish.wording.numbers import target_text
from pipeline.publish.wording.own_targets import own_targets
from pipeline.publish.wording.periods import day_name
from pipeline.vocabulary.metrics import Metric

_SHORT = 12
"""Characters of a hash that a page shows; the whole stands in manifest.json."""


def method(edition: Edition) -> Section:
    """How every number is counted."""
    words = edition.words
    blocks: list[Block] = [
        Paragraph(words.say(
            "En andel är antalet som räknas delat med antalet vars utfall är känt. Hela procent avrundas uppåt "
            "från en halv. Om målet nåddes avgörs på oavrundade tal."
        )),
        Paragraph(words.say(
            "Intervallet är Wilsons 95 %-intervall. Det säger vad som är rimligt för liknande deltagare, inte vad "
            "som hände: det är räknat. Nivån är säkert över målet när hela intervallet ligger på eller över det, "
            "och säkert under när hela ligger under."
        )),
        Paragraph(words.say(
            "Skillnaden mellan kvinnor och män prövas med Newcombes intervall. Bättre mot sämre, och före mot "
            "efter, kallas säkert skilda bara när de två intervallen inte möts, vilket är strängare."
        )),
    ]  # fmt: skip
    for metric in edition.release.definitions.metrics:
        blocks += _metric(edition, metric)
    blocks += _local(edition)
    return Section("metod", words.say("Så räknar vi"), tuple(blocks))


def about(edition: Edition) -> Section:
    """What the report was made from. The same inputs give the same page: it holds no clock."""
    words, facts = edition.words, edition.release.surroundings
    pairs = [(words.say("Uppgifter till och med"), day_name(words, facts.known_to))]
    if facts.as_of is not None:
        pairs.append((words.say("Leveranser mottagna senast"), day_name(words, facts.as_of)))
    if facts.commit is not None:
        pairs.append((words.say("Programmets version"), facts.commit))
    pairs += list(facts.versions)
    return Section("om", words.say("Om rapporten"), (
        Terms(tuple(pairs)),
        _inputs(edition),
        _definitions(edition),
        Paragraph(words.say(
            "Antal och andelar om deltagare står i figures.csv eller räknas ur den, och alla tabeller i tables.xlsx. "
            "Hela kontrollsummor finns i manifest.json."
        )),
    ))  # fmt: skip


def _metric(edition: Edition, metric: Metric) -> list[Block]:
    words, language = edition.words, edition.words.language
    pairs = [
        (words.say("Fråga"), metric.question[language]),
        (words.say("Räknas"), metric.numerator[language]),
        (words.say("Av"), metric.denominator[language]),
        (words.say("Räknat på"), _bases(edition)),
    ]
    if metric.target is not None:
        pairs.append((words.say("Mål"), target_text(words, float(metric.target))))
    own = own_targets(edition, metric.id)
    if own:
        pairs.append((words.say("Egna mål"), words.say("{names}, enligt insatsregistret", names=words.listed(own))))
    pairs += [
        (words.say("Använd inte så"), metric.not_for[language]),
        (words.say("Källa"), metric.source),
        (words.say("Version"), words.say(
            "{version}, skriven av {author}, granskad av {checker}, ses över senast {day}",
            version=metric.version, author=metric.author, checker=metric.checker,
            day=day_name(words, metric.next_review),
        )),
    ]  # fmt: skip
    heading = Heading(f"matt-{metric.id.replace('_', '-')}", metric_name(edition, metric.id))
    return [heading, Terms(tuple(pairs)), _worked(edition, metric)]


def _local(edition: Edition) -> list[Block]:
    """What is counted too and not told of here: which questions, never an answer."""
    words, language = edition.words, edition.words.language
    metrics = edition.release.definitions.local_metrics
    if not metrics:
        return []
    columns = (Column(words.say("Mått"), "head"), Column(words.say("Fråga"), "wide"))
    rows = tuple((Cell(f"{each.short} {each.label[language]}"), Cell(each.question[language])) for each in metrics)
    return [
        Heading("matt-som-inte-redovisas", words.say("Mått som inte redovisas")),
        Paragraph(words.say(
            "Förbundet räknar också måtten i tabellen, för egna frågor. Svaren är inte skyddade och redovisas "
            "därför inte."
        )),
        Table("local_metrics", words.say("Mått som inte redovisas"), words.say("Mått som räknas men inte redovisas"),
              columns, rows, is_folded=True),
    ]  # fmt: skip


def _bases(edition: Edition) -> str:
    """“Alla avslutade och fullföljda”."""
    labels = [each.label[edition.words.language] for each in edition.release.definitions.bases]
    return edition.words.listed([labels[0], *(label[:1].lower() + label[1:] for label in labels[1:])])


def _worked(edition: Edition, metric: Metric) -> Table:
    words = edition.words
    answers: dict[str, str] = {
        "yes": words.say("räknas"), "no": words.say("räknas inte"), "missing": words.say("uppgift saknas"),
        "not_counted": words.say("ingår inte"),
    }  # fmt: skip
    rows = tuple(
        tuple(text_cell(text) for text in (
            person.who[words.language], _recorded(edition, person.recorded), answers[person.answer],
            person.why[words.language],
        ))
        for person in metric.worked
    )  # fmt: skip
    columns = (
        Column(words.say("Påhittad person"), "head"), Column(words.say("Registrerat"), "wide"),
        Column(words.say("Så räknas det"), "short"), Column(words.say("Varför"), "text"),
    )  # fmt: skip
    name = metric_name(edition, metric.id)
    caption = words.say("Exempel: {metric}", metric=name)
    return Table(f"worked_{metric.id}", words.say("Exempel {short}", short=metric.short), caption, columns, rows)


def _recorded(edition: Edition, recorded: tuple[tuple[str, str], ...]) -> str:
    columns = {column.name: column for column in edition.release.definitions.table("participation").columns}
    language = edition.words.language
    parts = [f"{columns[name].label[language] if name in columns else name}: {value}" for name, value in recorded]
    return "; ".join(parts) if parts else edition.words.say("inget")


def _inputs(edition: Edition) -> Table:
    words = edition.words
    columns = (Column(words.say("Fil"), "head"), Column(words.say("Kontrollsumma (SHA-256, början)"), "code"))
    rows = tuple((Cell(each.file), Cell(each.sha256[:_SHORT])) for each in edition.release.deliveries)
    return Table("inputs", words.say("Filer"), words.say("Filer som rapporten bygger på"), columns, rows,
                 is_folded=True)  # fmt: skip


def _definitions(edition: Edition) -> Table:
    words = edition.words
    columns = (Column(words.say("Fil"), "head"), Column(words.say("Kontrollsumma (SHA-256, början)"), "code"))
    files = edition.release.surroundings.definition_files
    rows = tuple((Cell(name), Cell(sha256[:_SHORT])) for name, sha256 in files)
    return Table("definitions", words.say("Definitioner"), words.say("Definitioner som gällde"), columns, rows,
                 is_folded=True)  # fmt: skip
