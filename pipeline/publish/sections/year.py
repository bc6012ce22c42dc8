"""The year: its headline measures against the year before, and quarter by quarter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.publish.document import Block, Cell, Column, Heading, Paragraph, Section, Table, Terms
from pipeline.publish.edition import Edition
from pipeline.publish.measures import AFTER, BEFORE, BETTER, GOAL, LEFT, WORK, WORSE
from pipeline.publish.sections.cells import figure_cells, figure_columns
from pipeline.publish.sections.tables import metric_name, symbol_notes
from pipeline.publish.wording.changes import years_sentence
from pipeline.publish.wording.periods import Span, span_label, span_name
from pipeline.publish.wording.statements import chance_note, counts_text, outcome_sentence
from pipeline.vocabulary.figures import Group, ProtectedFigure
from pipeline.vocabulary.periods import Quarter

HEADLINES = (GOAL, WORK, BETTER, WORSE, BEFORE, AFTER, LEFT)


def year(edition: Edition) -> Section:
    """The year reported on, as far as it has come, beside the whole year before it, for everyone who finished."""
    words = edition.words
    blocks: list[Block] = [
        Heading("mot-aret-fore", words.say("Mot året före")), *_against_year_before(edition),
        Heading("arets-kvartal", words.say("Kvartal för kvartal")), *_by_quarter(edition),
    ]  # fmt: skip
    return Section("aret", words.say("Året"), tuple(blocks))


def _against_year_before(edition: Edition) -> list[Block]:
    words, before = edition.words, edition.year_before
    if before is None:
        return [Paragraph(words.say("Uppgifterna har inget helt år före. Då finns inget att jämföra med."))]
    blocks: list[Block] = []
    if edition.year.last.number < 4:
        blocks.append(Paragraph(words.say(
            "Året är inte slut: {now} ställs mot hela {before}. Hur det går kan skilja sig mellan årets delar.",
            now=span_name(words, edition.year), before=span_name(words, before),
        )))  # fmt: skip
    said = tuple((metric_name(edition, metric), _two_years(edition, metric, before)) for metric in HEADLINES)
    caption = words.say(
        "Årets mått mot året före, alla avslutade: {names}",
        names=words.listed([span_name(words, span) for span in (edition.year, before)]),
    )
    table = _table(edition, ("years", words.say("Mot året före")), caption, (edition.year, before))
    told = [edition.find(HEADLINES[0], "finished", span, Group()) for span in (edition.year, before)]
    return [*blocks, Terms(said), replace(table, notes=(*table.notes, *chance_note(words, told)))]


def _two_years(edition: Edition, metric_id: str, before: Span) -> str:
    """How it went each year, and whether the two surely differ."""
    words, spans = edition.words, (edition.year, before)
    now, then = (edition.find(metric_id, "finished", span, Group()) for span in spans)
    names = (span_name(words, edition.year), span_name(words, before))
    told = [
        words.say("{name}: {said}", name=span_label(words, span), said=_said(edition, metric_id, figure))
        for span, figure in zip(spans, (now, then), strict=True)
    ]
    return " ".join([*told, years_sentence(words, (now, then), names)])


def _said(edition: Edition, metric_id: str, figure: ProtectedFigure | None) -> str:
    """The counts, and for a metric with a goal whether it was reached; what is counted stands before it."""
    words, metric = edition.words, edition.metric(metric_id)
    if metric.target is not None or figure is None or figure.numerator is None or not figure.denominator:
        return outcome_sentence(words, metric, figure)
    return f"{counts_text(words, figure)}."


def _by_quarter(edition: Edition) -> list[Block]:
    words, last = edition.words, edition.year.last
    spans = [Span.quarter(Quarter(last.year, number)) for number in range(1, last.number + 1)]
    note = Paragraph(words.say(
        "Kvartalen är små och varierar av en slump: läs inte en uppgång eller nedgång mellan två kvartal som en "
        "förändring."
    ), is_note=True)  # fmt: skip
    caption = words.say("Årets mått kvartal för kvartal, alla avslutade, {span}", span=span_name(words, edition.year))
    return [note, _table(edition, ("year_quarters", words.say("Årets kvartal")), caption, spans)]


def _table(edition: Edition, identity: tuple[str, str], caption: str, spans: Sequence[Span]) -> Table:
    """The headline measures for everyone who finished, a row per measure and span that the release has."""
    words = edition.words
    rows = tuple(
        (Cell(metric_name(edition, metric)), Cell(span_label(words, span)), *figure_cells(words, figure))
        for metric in HEADLINES
        for span in spans
        if (figure := edition.find(metric, "finished", span, Group())) is not None
    )
    columns = (Column(words.say("Mått"), "head"), Column(words.say("Period"), "short"), *figure_columns(words))
    return Table(*identity, caption, columns, rows, symbol_notes(edition, rows))
