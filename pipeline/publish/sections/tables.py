"""Tables of figures by group, period or metric."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.publish.charts.dot_charts import everyone_genders_insatser
from pipeline.publish.charts.flow_chart import Transitions
from pipeline.publish.document import Cell, Column, Table
from pipeline.publish.edition import Edition
from pipeline.publish.measures import AFTER, BEFORE, BETTER, GOAL, SAME, WORSE
from pipeline.publish.sections.cells import count_cell, figure_cells, figure_columns, goal_cells, goal_columns
from pipeline.publish.wording.numbers import HIDDEN, IMPOSSIBLE, count_text, target_text
from pipeline.publish.wording.own_targets import own_targets_note
from pipeline.publish.wording.periods import Span, span_label, span_name
from pipeline.publish.wording.statements import chance_note, missing_note, unassessed_note
from pipeline.publish.wording.statuses import legend
from pipeline.vocabulary.figures import Basis, Group
from pipeline.vocabulary.metrics import Metric


def goal_table(
    edition: Edition, identity: tuple[str, str], caption: str, heading: str, groups: Sequence[Group], basis: Basis,
    span: Span,
) -> Table:  # fmt: skip
    """The goal metric, one row per group. `identity`: id and sheet name."""
    words, metric = edition.words, edition.metric(GOAL)
    rows = []
    for group in groups:
        figure = edition.find(GOAL, basis, span, group)
        is_own = edition.own_target(GOAL, group) is not None
        rows.append((Cell(edition.name(group)), *figure_cells(words, figure), *goal_cells(words, figure, is_own)))
    columns = (Column(heading, "head"), *figure_columns(words), *goal_columns(words, _goal(edition, metric)))
    figures = [edition.find(GOAL, basis, span, group) for group in groups]
    verdicts = (*missing_note(words, figures), *unassessed_note(words, figures))
    notes = (
        *own_targets_note(edition, GOAL, groups), *verdicts, *symbol_notes(edition, rows), *chance_note(words, figures),
    )  # fmt: skip
    return Table(*identity, caption, columns, tuple(rows), notes)


def spans_table(edition: Edition, identity: tuple[str, str], caption: str, spans: Sequence[Span]) -> Table:
    """The goal metric for everyone, a row per span and basis that is released."""
    words, metric = edition.words, edition.metric(GOAL)
    rows = []
    for span in spans:
        for basis in edition.release.definitions.bases:
            figure = edition.find(GOAL, basis.basis, span, Group())
            if figure is None:
                continue
            head = (Cell(span_label(words, span)), Cell(basis.label[words.language]))
            rows.append((*head, *figure_cells(words, figure), *goal_cells(words, figure)))
    columns = (
        Column(words.say("Period"), "head"), Column(words.say("Räknat på"), "short"), *figure_columns(words),
        *goal_columns(words, _goal(edition, metric)),
    )  # fmt: skip
    return Table(*identity, caption, columns, tuple(rows), symbol_notes(edition, rows))


def metrics_table(edition: Edition, metric_ids: Sequence[str], identity: tuple[str, str], caption: str) -> Table:
    """Several metrics for everyone on the main span, on both bases."""
    words = edition.words
    rows = []
    for metric_id in metric_ids:
        for basis in edition.release.definitions.bases:
            figure = edition.find(metric_id, basis.basis, edition.main, Group())
            if figure is None:
                continue
            label = metric_name(edition, metric_id)
            rows.append((Cell(label), Cell(basis.label[words.language]), *figure_cells(words, figure)))
    columns = (Column(words.say("Mått"), "head"), Column(words.say("Räknat på"), "short"), *figure_columns(words))
    return Table(*identity, caption, columns, tuple(rows), symbol_notes(edition, rows))


def counted_table(edition: Edition) -> Table:
    """For every metric and basis on the main span: whose outcome is known, missing, and who is left out."""
    words = edition.words
    rows = []
    for metric in edition.release.definitions.metrics:
        for basis in edition.release.definitions.bases:
            figure = edition.find(metric.id, basis.basis, edition.main, Group())
            if figure is None:
                continue
            counts = (figure.denominator, figure.missing, figure.excluded)
            cells = (count_cell(words, figure, number) for number in counts)
            rows.append((Cell(metric_name(edition, metric.id)), Cell(basis.label[words.language]), *cells))
    columns = (
        Column(words.say("Mått"), "head"), Column(words.say("Räknat på"), "short"),
        Column(words.say("Känt utfall"), "count"), Column(words.say("Uppgift saknas"), "count"),
        Column(words.say("Undantagna"), "count"),
    )  # fmt: skip
    caption = words.say("Vilka som räknas, {span}", span=span_name(words, edition.main))
    return Table("counted", words.say("Vilka som räknas"), caption, columns, tuple(rows), symbol_notes(edition, rows))


def group_table(
    edition: Edition, metric_id: str, identity: tuple[str, str], caption: str, groups: Sequence[Group]
) -> Table:
    """One metric on the year so far, everyone who finished, a row per group."""
    words = edition.words
    figures = [edition.find(metric_id, "finished", edition.year, group) for group in groups]
    rows = tuple(
        (Cell(edition.name(group)), *figure_cells(words, figure)) for group, figure in zip(groups, figures, strict=True)
    )
    columns = (Column(words.say("Grupp"), "head"), *figure_columns(words))
    return Table(*identity, caption, columns, rows, (*symbol_notes(edition, rows), *chance_note(words, figures)))


def pairs_table(edition: Edition, metric_ids: Sequence[str], identity: tuple[str, str], caption: str) -> Table:
    """Metrics that belong together, for the rows of the charts of change: a row per group and metric."""
    words = edition.words
    rows, figures = [], []
    for group in everyone_genders_insatser(edition, metric_ids[0]):
        figures.append(edition.find(metric_ids[0], "finished", edition.year, group))
        for metric_id in metric_ids:
            figure = edition.find(metric_id, "finished", edition.year, group)
            label = edition.metric(metric_id).label[words.language]
            rows.append((Cell(edition.name(group)), Cell(label), *figure_cells(words, figure)))
    columns = (Column(words.say("Grupp"), "head"), Column(words.say("Mått"), "text"), *figure_columns(words))
    notes = (*symbol_notes(edition, rows), *chance_note(words, figures))
    return Table(*identity, caption, columns, tuple(rows), notes)


def health_table(edition: Edition) -> Table:
    """The table of the health chart."""
    words = edition.words
    caption = words.say("Förändrad hälsa, alla avslutade, {span}", span=span_name(words, edition.year))
    return pairs_table(edition, (BETTER, SAME, WORSE), ("health", words.say("Hälsa")), caption)


def support_table(edition: Edition) -> Table:
    """The table of the chart of public support."""
    words = edition.words
    caption = words.say("Offentlig försörjning, alla avslutade, {span}", span=span_name(words, edition.year))
    return pairs_table(edition, (BEFORE, AFTER), ("support", words.say("Försörjning")), caption)


def ways_table(edition: Edition, caption: str, found: Transitions) -> Table:
    """The table of the chart of ways: before the start in rows, at exit in columns, with all sums."""
    words = edition.words
    kept, lost, gained, never = found.ways
    counts = (
        (words.say("Med offentlig försörjning"), (kept, lost, kept + lost)),
        (words.say("Utan offentlig försörjning"), (gained, never, gained + never)),
        (words.say("Alla"), (kept + gained, lost + never, sum(found.ways))),
    )
    rows = tuple((Cell(name), *(Cell(count_text(words, count), (count,)) for count in row)) for name, row in counts)
    columns = (
        Column(words.say("Före start"), "head"), Column(words.say("Med vid avslut"), "count"),
        Column(words.say("Utan vid avslut"), "count"), Column(words.say("Alla"), "count"),
    )  # fmt: skip
    return Table("ways", words.say("Från start till avslut"), caption, columns, rows)


def metric_name(edition: Edition, metric_id: str) -> str:
    """“M-A Gick vidare”."""
    metric = edition.metric(metric_id)
    return f"{metric.short} {metric.label[edition.words.language]}"


def protection_note(edition: Edition) -> str:
    """The thresholds."""
    return edition.release.definitions.disclosure.note[edition.words.language]


def symbol_notes(edition: Edition, rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    """What the dots in some rows mean; nothing where every cell is a number or a word."""
    words, disclosure = edition.words, edition.release.definitions.disclosure
    said = {cell.text for row in rows for cell in row[1:]}
    meanings = legend(words, disclosure.legend[words.language])
    return tuple(f"{symbol}: {meaning}" for symbol, meaning in meanings if symbol in said & {HIDDEN, IMPOSSIBLE})


def _goal(edition: Edition, metric: Metric) -> str:
    return target_text(edition.words, float(metric.target)) if metric.target is not None else ""
