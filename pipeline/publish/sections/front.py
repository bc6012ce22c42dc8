"""The front page: six questions of the board, answered."""

from __future__ import annotations

from pipeline.publish.document import Answer, Block, Fact, Paragraph, Section
from pipeline.publish.edition import Edition
from pipeline.publish.measures import AFTER, BEFORE, BETTER, GOAL, LEFT, SAME, WORSE
from pipeline.publish.sections.change import changed
from pipeline.publish.sections.for_whom import for_whom
from pipeline.publish.sections.tables import spans_table
from pipeline.publish.wording.changes import health_certainty, health_sentence, support_certainty, support_sentence
from pipeline.publish.wording.numbers import count_text, share_text, target_text
from pipeline.publish.wording.periods import span_name
from pipeline.publish.wording.statements import (
    certainty_sentence,
    counted_sentence,
    outcome_sentence,
)
from pipeline.vocabulary.figures import Basis, Group, ProtectedFigure


def front(edition: Edition) -> Section:
    """What the board asks, in the order it asks."""
    words = edition.words
    span = span_name(words, edition.main)
    blocks: list[Block] = [_scope(edition, span)]
    blocks += [_goal(edition), for_whom(edition), _health(edition), _support(edition)]
    blocks += [changed(edition), _how_sure(edition)]
    caption = words.say("Gick vidare, alla insatser, per period")
    blocks.append(spans_table(edition, ("goal_spans", words.say("Målet per period")), caption, edition.spans))
    return Section("viktigast", words.say("Det viktigaste"), tuple(blocks))


def _scope(edition: Edition, span: str) -> Paragraph:
    words = edition.words
    if edition.main.kind == "rolling":
        text = words.say(
            "Svaren gäller deltaganden som avslutades {span}, tolv månader tillsammans: ett enskilt kvartal har "
            "för få deltaganden för säkra slutsatser.", span=span,
        )  # fmt: skip
    elif any(each.kind == "rolling" for each in edition.beside):
        text = words.say(
            "Svaren gäller deltaganden som avslutades {span}. Tolv månader tillsammans redovisas inte, för att skydda "
            "små grupper.", span=span,
        )  # fmt: skip
    else:
        text = words.say("Svaren gäller deltaganden som avslutades {span}.", span=span)
    return Paragraph(text)


def _goal(edition: Edition) -> Answer:
    words, metric = edition.words, edition.metric(GOAL)
    finished, completed = (_everyone(edition, GOAL, basis) for basis in ("finished", "completed"))
    facts = [Fact(words.say("Utfall"), outcome_sentence(words, metric, finished))]
    if certainty_sentence(words, finished):
        facts.append(Fact(words.say("Säkerhet"), certainty_sentence(words, finished)))
    if completed is not None:
        said = f"{outcome_sentence(words, metric, completed)} {certainty_sentence(words, completed)}".strip()
        facts.append(Fact(words.say("Bland fullföljda"), said))
    goal = target_text(words, float(metric.target)) if metric.target is not None else ""
    question = words.say("Går minst {target} vidare?", target=goal)
    return Answer("mal", question, *_lead(edition, finished, words.say("gick vidare")), tuple(facts))


def _health(edition: Edition) -> Answer:
    words = edition.words
    better, same, worse = (_everyone(edition, metric, "finished") for metric in (BETTER, SAME, WORSE))
    question = words.say("Mår deltagarna bättre?")
    said, ending = health_sentence(words, better, same, worse), health_certainty(words, better, worse)
    if better is None or not ending:
        return Answer("halsa", question, "", "", (Fact(words.say("Utfall"), said),))
    facts = (
        Fact(words.say("Utfall"), said),
        Fact(words.say("Säkerhet"), ending),
        *_response(edition, better),
        Fact(words.say("Att tänka på"), edition.metric(BETTER).not_for[words.language]),
    )
    return Answer("halsa", question, *_lead(edition, better, words.say("skattar sin hälsa som bättre")), facts)


def _support(edition: Edition) -> Answer:
    words = edition.words
    before, after = (_everyone(edition, metric, "finished") for metric in (BEFORE, AFTER))
    question = words.say("Behöver färre offentlig försörjning?")
    said, ending = support_sentence(words, before, after), support_certainty(words, before, after)
    if after is None or not ending:
        return Answer("forsorjning", question, "", "", (Fact(words.say("Utfall"), said),))
    facts = [Fact(words.say("Utfall"), said), Fact(words.say("Säkerhet"), ending)]
    left = _everyone(edition, LEFT, "finished")
    if left is not None and left.denominator:
        facts.append(Fact(words.say("Lämnade"), counted_sentence(words, edition.metric(LEFT), left)))
    facts += _response(edition, after)
    lead = _lead(edition, after, words.say("har offentlig försörjning vid avslut"))
    return Answer("forsorjning", question, *lead, tuple(facts))


def _how_sure(edition: Edition) -> Answer:
    words, figure = edition.words, _everyone(edition, GOAL, "finished")
    facts = _response(edition, figure)
    facts.append(Fact(words.say("Intervall"), words.say(
        "Varje andel har ett 95 %-intervall: de nivåer som är rimliga för liknande deltagare. Ju mindre grupp, desto "
        "vidare intervall."
    )))  # fmt: skip
    facts.append(Fact(words.say("Jämförelser"), words.say(
        "Grupperna är inte slumpade. Skillnader mellan insatser kan bero på vilka som deltar."
    )))  # fmt: skip
    return Answer("sakerhet", words.say("Hur säkra är siffrorna?"), "", "", tuple(facts))


def _response(edition: Edition, figure: ProtectedFigure | None) -> list[Fact]:
    """How many answers a figure rests on, and how many are missing."""
    words = edition.words
    if figure is None or figure.denominator is None or figure.missing is None or figure.status == "zero":
        return []
    sentence = words.say(
        "Utfallet är känt för {known} deltaganden och saknas för {missing}.",
        known=count_text(words, figure.denominator), missing=count_text(words, figure.missing),
    )  # fmt: skip
    return [Fact(words.say("Svar"), sentence)]


def _lead(edition: Edition, figure: ProtectedFigure | None, note: str) -> tuple[str, str]:
    if figure is None or figure.value is None:
        return "", ""
    return share_text(edition.words, figure), note


def _everyone(edition: Edition, metric: str, basis: Basis) -> ProtectedFigure | None:
    return edition.find(metric, basis, edition.main, Group())
