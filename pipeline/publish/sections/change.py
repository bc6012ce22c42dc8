"""What has changed since last time: an answer on the front page, and the numbers behind it as a section of its own."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.publish.document import Answer, Block, Cell, Column, Fact, Paragraph, Section, Table
from pipeline.publish.edition import Edition
from pipeline.publish.measures import AFTER, BETTER, GOAL
from pipeline.publish.sections.tables import metric_name, symbol_notes
from pipeline.publish.since_last import Change, Counts, NotCompared, Verdict, compare, entered_and_left
from pipeline.publish.wording.numbers import HIDDEN, count_text, percent_text
from pipeline.publish.wording.periods import Span, span_name
from pipeline.publish.wording.titles import capital
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.periods import Quarter
from pipeline.vocabulary.release import Earlier

MEASURES = (GOAL, BETTER, AFTER)


def changed(edition: Edition) -> Answer:
    """The answer on the front page: two sentences on each measure, or that there is nothing to compare with."""
    words, earlier = edition.words, edition.release.earlier
    question = words.say("Vad har ändrats sedan sist?")
    if earlier is None:
        nothing = words.say("Det finns ingen tidigare utgiven rapport av samma slag att jämföra med.")
        return Answer("andrat", question, "", "", (Fact(words.say("Jämförelse"), nothing),))
    spans = {"now": span_name(words, edition.main), "then": span_name(words, _span(earlier))}
    facts = [Fact(words.say("Jämförelse"), capital(words.say("{now} mot den förra rapportens {then}.", **spans)))]
    for metric in MEASURES:
        facts.append(Fact(edition.metric(metric).label[words.language], _sentence(edition, earlier, metric)))
    return Answer("andrat", question, "", "", tuple(facts))


def since_last(edition: Edition) -> Section | None:
    """The section of numbers; none where there is nothing to compare with."""
    words, earlier = edition.words, edition.release.earlier
    if earlier is None:
        return None
    blocks: list[Block] = [Paragraph(_compared(edition, earlier)), *_quarters(edition, earlier)]
    blocks += [_table(edition, earlier), Paragraph(_frozen(words))]
    return Section("sedan_sist", words.say("Vad har ändrats sedan sist"), tuple(blocks))


def _compared(edition: Edition, earlier: Earlier) -> str:
    words = edition.words
    return words.say(
        "Deltaganden som avslutades {now} jämförs med dem i den förra rapporten, som avslutades {then}.",
        now=span_name(words, edition.main), then=span_name(words, _span(earlier)),
    )  # fmt: skip


def _span(earlier: Earlier) -> Span:
    """The earlier front page's span."""
    is_year = earlier.first.number == 1 and earlier.first.year == earlier.last.year
    return Span.year(earlier.last) if is_year else Span("rolling", str(earlier.last), earlier.first, earlier.last)


def _quarters(edition: Edition, earlier: Earlier) -> Iterator[Paragraph]:
    """Which quarters came and went, where the two reports have any in common."""
    words, main = edition.words, edition.main
    came, went = entered_and_left((earlier.first, earlier.last), (main.first, main.last))
    if came and went and earlier.last >= main.first:
        yield Paragraph(
            words.say(
                "Nytt sedan den förra rapporten: {came}. Inte längre med: {went}.",
                came=_listed(words, came), went=_listed(words, went),
            )
        )  # fmt: skip


def _listed(words: Words, quarters: tuple[Quarter, ...]) -> str:
    return words.listed([span_name(words, Span.quarter(quarter)) for quarter in quarters])


def _sentence(edition: Edition, earlier: Earlier, metric_id: str) -> str:
    words, change = edition.words, compare(edition, earlier, metric_id)
    if not isinstance(change, Change):
        return _why_not(words, change)
    verdict = change.verdict(edition.release.definitions.disclosure.least_people_for_share)
    if verdict == "too_few":
        return words.say("För få är nya eller föll bort för att säga om något har ändrats.")
    target = edition.metric(metric_id).target
    then, now = (_share(words, each, None if target is None else float(target)) for each in (change.then, change.now))
    ending = _of_separate_years(words, verdict) if change.is_all_new else _of_quarters(words, change, verdict)
    return f"{words.say('Förra rapporten {then}, nu {now}.', then=then, now=now)} {ending}"


def _of_separate_years(words: Words, verdict: Verdict) -> str:
    return {
        "larger": words.say("Andelen är säkert större än i den förra rapporten."),
        "smaller": words.say("Andelen är säkert mindre än i den förra rapporten."),
        "open": words.say("Ingen säker skillnad."),
    }[verdict]


def _of_quarters(words: Words, change: Change, verdict: Verdict) -> str:
    """The two reports count many of the same: those who came are held against those who went."""
    entered, left = _share(words, change.entered), _share(words, change.left)
    return {
        "larger": words.say("Säkert större andel bland nya deltaganden ({entered}) än bland dem som föll bort "
                            "({left}).", entered=entered, left=left),
        "smaller": words.say("Säkert mindre andel bland nya deltaganden ({entered}) än bland dem som föll bort "
                             "({left}).", entered=entered, left=left),
        "open": words.say("Ingen säker skillnad: nya {entered}, de som föll bort {left}.",
                          entered=entered, left=left),
    }[verdict]  # fmt: skip


def _why_not(words: Words, why: NotCompared) -> str:
    if why == "other_definition":
        return words.say("Definitionen har ändrats sedan den förra rapporten, så talen går inte att jämföra.")
    return words.say("Går inte att jämföra: något av talen redovisas inte.")


def _share(words: Words, counts: Counts, target: float | None = None) -> str:
    return percent_text(words, counts.numerator, counts.denominator, target)


def _table(edition: Edition, earlier: Earlier) -> Table:
    """Two rows a measure: how many, and of how many whose outcome is known."""
    words = edition.words
    columns = (
        Column(words.say("Mått"), "head"), Column(words.say("Deltaganden"), "short"),
        Column(words.say("Förra rapporten"), "count"), Column(words.say("Tillkom"), "count"),
        Column(words.say("Föll bort"), "count"), Column(words.say("Nu"), "count"),
        Column(words.say("Skillnad"), "count"),
    )  # fmt: skip
    rows = [row for metric in MEASURES for row in _rows(edition, earlier, metric)]
    changes = [compare(edition, earlier, metric) for metric in MEASURES]
    notes = list(symbol_notes(edition, rows))
    if "other_definition" in changes:
        notes.append(_why_not(words, "other_definition"))
    caption = words.say("Alla avslutade: förra rapporten + tillkom − föll bort = nu")
    return Table("since_last", words.say("Sedan sist"), caption, columns, tuple(rows), tuple(notes))


def _rows(edition: Edition, earlier: Earlier, metric_id: str) -> Iterator[tuple[Cell, ...]]:
    words, change = edition.words, compare(edition, earlier, metric_id)
    labels = {"numerator": words.say("antal"), "denominator": words.say("med känt utfall")}
    for part, label in labels.items():
        head = (Cell(metric_name(edition, metric_id)), Cell(label))
        if not isinstance(change, Change):
            yield (*head, *(Cell(HIDDEN) for _ in range(5)))
            continue
        steps = (change.then, change.entered, change.left, change.now)
        numbers = [getattr(each, part) for each in steps]
        yield (*head, *(Cell(count_text(words, each), (each,)) for each in numbers), _signed(words, change, part))


def _signed(words: Words, change: Change, part: str) -> Cell:
    number = getattr(change.difference, part)
    plus = "+" if number > 0 else ""
    return Cell(f"{plus}{count_text(words, number)}", (number,))


def _frozen(words: Words) -> str:
    return words.say(
        "Kvartal som har givits ut räknas alltid som de räknades då. Därför beror hela skillnaden på vilka kvartal som "
        "ingår. Det som har registrerats sent, rättats, återkallats eller ställts åt sidan efteråt ändrar inget här, "
        "utan redovisas i en särskild revidering av året."
    )
