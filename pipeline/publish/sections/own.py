"""The section on the förbund's own metrics: those that are published by their definition alone."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.publish.charts.own_chart import own_groups, own_metric
from pipeline.publish.document import Block, Cell, ChartBlock, Column, Heading, Paragraph, Section, Table
from pipeline.publish.edition import Edition
from pipeline.publish.sections.cells import count_cell, figure_cells, figure_columns
from pipeline.publish.sections.tables import group_table, symbol_notes
from pipeline.publish.wording.periods import span_name
from pipeline.vocabulary.figures import Group
from pipeline.vocabulary.metrics import Metric


def own(edition: Edition) -> Section | None:
    """What each asks, a chart and table of groups, and everyone on both bases; None where there is no such metric."""
    metrics = [metric for metric in edition.release.definitions.metrics if metric.own]
    if not metrics:
        return None
    blocks = tuple(block for metric in metrics for block in _blocks(edition, metric))
    return Section("egna_matt", edition.words.say("Egna mått"), blocks)


def _blocks(edition: Edition, metric: Metric) -> Iterator[Block]:
    words, language = edition.words, edition.words.language
    label = metric.label[language]
    yield Heading(f"eget-{metric.id.replace('_', '-')}", label)
    yield Paragraph(f"{metric.short}: {metric.question[language]} {metric.not_for[language]}")
    groups = words.say("{metric} efter kön, ålder och insats, alla avslutade, {span}", metric=label,
                       span=span_name(words, edition.year))  # fmt: skip
    table = group_table(
        edition, metric.id, (f"own_{metric.id}", f"{metric.short} {words.say('Grupp')}"), groups,
        own_groups(edition, metric),
    )  # fmt: skip
    yield ChartBlock(groups, own_metric(edition, metric), table)
    yield _both_bases(edition, metric)


def _both_bases(edition: Edition, metric: Metric) -> Table:
    """Everyone on both bases, and how many have not answered: nobody can judge a share without it."""
    words, label = edition.words, metric.label[edition.words.language]
    caption = words.say("{metric}, båda sätten att räkna, {span}", metric=label, span=span_name(words, edition.main))
    figures = [
        (basis.label[words.language], edition.find(metric.id, basis.basis, edition.main, Group()))
        for basis in edition.release.definitions.bases
    ]
    rows = tuple(
        (Cell(name), *figure_cells(words, figure), count_cell(words, figure, figure.missing))
        for name, figure in figures
        if figure is not None
    )
    columns = (
        Column(words.say("Räknat på"), "head"), *figure_columns(words), Column(words.say("Uppgift saknas"), "count"),
    )  # fmt: skip
    identity = (f"own_{metric.id}_bases", f"{metric.short} {words.say('Alla')}")
    return Table(*identity, caption, columns, rows, symbol_notes(edition, rows))
