"""The model of the dot chart of public support, before the start and at exit."""

from __future__ import annotations

from pipeline.publish.charts.dot_charts import dot_body, everyone_genders_insatser, is_drawn, mark_of
from pipeline.publish.charts.model import Chart, KeyEntry, Panel, Row, Value
from pipeline.publish.edition import Edition
from pipeline.publish.many import too_many_note
from pipeline.publish.measures import AFTER, BEFORE
from pipeline.publish.wording.notes import absence_notes, absence_of, empty_sentence, source_note
from pipeline.publish.wording.numbers import interval_text, share_text
from pipeline.publish.wording.periods import span_name
from pipeline.publish.wording.statements import chance_note
from pipeline.publish.wording.titles import support_title
from pipeline.publish.wording.verdicts import paired
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import Group, ProtectedFigure


def support_before_after(edition: Edition) -> Chart:
    """Public support before and after for everyone, each gender and each insats."""
    words, span = edition.words, span_name(edition.words, edition.year)
    rows, absent, drawn = [], [], []
    for group in everyone_genders_insatser(edition, AFTER):
        before = edition.find(BEFORE, "finished", edition.year, group)
        after = edition.find(AFTER, "finished", edition.year, group)
        if before is not None and after is not None and is_drawn(before) and is_drawn(after):
            rows.append(_support_row(words, edition.name(group), before, after))
            drawn.append(after)
        else:
            absent.append(absence_of(edition.name_within(group), before, after))
    everyone = (edition.find(metric, "finished", edition.year, Group()) for metric in (BEFORE, AFTER))
    title = support_title(words, paired(*everyone), bool(rows))
    return Chart(
        id="support_before_after",
        title=title,
        subtitle=words.say("Andel med offentlig försörjning före start och vid avslut, {span}, med 95 %-intervall",
                           span=span),
        key=_key(words) if rows else (),
        body=dot_body(edition, (Panel("", tuple(rows)),) if rows else (), with_target=False),
        notes=(
            *absence_notes(words, absent), *too_many_note(edition), *chance_note(words, drawn), source_note(edition),
        ),
        empty=empty_sentence(words, absent),
        alt=words.say(
            "Punktdiagram med två punkter per grupp: andelen med offentlig försörjning före start och vid avslut, "
            "{span}, med 95 %-intervall. {title}. Alla tal står i tabellen vid diagrammet.", span=span, title=title,
        ),
    )  # fmt: skip


def _key(words: Words) -> tuple[KeyEntry, ...]:
    return (
        KeyEntry(words.say("före start"), shape="ring", line="plain"),
        KeyEntry(words.say("vid avslut"), shape="disc", line="after"),
    )


def _support_row(words: Words, label: str, before: ProtectedFigure, after: ProtectedFigure) -> Row:
    values = tuple(
        Value(words.say("{when} {share}", when=when, share=share_text(words, figure)), interval_text(figure))
        for when, figure in ((words.say("före"), before), (words.say("efter"), after))
    )
    verdict = {
        "first": words.say("säkert färre"),
        "second": words.say("säkert fler"),
        "open": words.say("ingen säker skillnad"),
        "unknown": "",
    }[paired(before, after)]
    counts = words.say("av {n}", n=after.denominator)
    return Row(label, counts, (mark_of(before, "ring", "plain"), mark_of(after, "disc", "after")), values, verdict)
