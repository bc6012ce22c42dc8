"""The board's second question: for whom the goal is not met, told only of groups that are surely on one side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.publish.document import Answer, Fact
from pipeline.publish.edition import Edition
from pipeline.publish.many import names_or_number
from pipeline.publish.measures import GOAL
from pipeline.publish.wording.numbers import target_text
from pipeline.publish.wording.own_targets import has_own_targets, own_target_groups
from pipeline.publish.wording.periods import Span, span_name
from pipeline.publish.wording.statements import chance_note, counts_text, outcome_sentence
from pipeline.publish.wording.statuses import status_sentence
from pipeline.publish.wording.verdicts import independent
from pipeline.vocabulary.figures import Certainty, Group, GroupKind, ProtectedFigure


@dataclass(frozen=True)
class _Kinds:
    """Groups that are told of together, over one span."""

    label: str
    kinds: tuple[GroupKind, ...]
    span: Span
    target: str


def for_whom(edition: Edition) -> Answer:
    """Insatser, genders, ages and municipalities against the goal, each over the span its table has."""
    words = edition.words
    facts = [] if edition.is_of_one_span else [Fact(words.say("Period"), _period_of_groups(edition))]
    kinds = _kinds(edition)
    facts += [Fact(each.label, _surely(edition, each)) for each in kinds]
    facts += [Fact(words.say("Egna mål"), sentence) for sentence in _own_targets(edition)]
    facts.append(Fact(words.say("Kvinnor och män"), _women_and_men(edition)))
    compared = [figure for each in kinds for _, figure in _figures(edition, each)]
    facts += [Fact(words.say("Att tänka på"), note) for note in chance_note(words, compared)]
    return Answer("vilka", words.say("För vilka nås inte målet?"), "", "", tuple(facts))


def _kinds(edition: Edition) -> tuple[_Kinds, ...]:
    words = edition.words
    goal = target_text(words, float(edition.metric(GOAL).target or 0))
    own = words.say("sitt mål") if has_own_targets(edition, GOAL) else goal
    found = (
        _Kinds(words.say("Insatser"), ("insats",), edition.year, own),
        _Kinds(words.say("Kön och ålder"), ("gender", "age_group"), edition.year, goal),
    )
    whole = edition.whole_year
    if whole is None:
        return found
    label = words.say("Kön med ålder, och kommuner")
    if whole != edition.year:
        label = words.say("Kön med ålder, och kommuner, {span}", span=span_name(words, whole))
    return (*found, _Kinds(label, ("gender_age", "municipality"), whole, goal))


def _period_of_groups(edition: Edition) -> str:
    words = edition.words
    return words.say("Året hittills, {span}, där inget annat står.", span=span_name(words, edition.year))


def _own_targets(edition: Edition) -> list[str]:
    """A sentence for each insats with a target of its own; those that are hidden say so."""
    words, metric = edition.words, edition.metric(GOAL)
    sentences = []
    for group in own_target_groups(edition, GOAL):
        said = outcome_sentence(words, metric, edition.find(GOAL, "finished", edition.year, group), is_own=True)
        sentences.append(words.say("{name}: {said}", name=edition.name(group), said=said))
    return [" ".join(sentences)] if sentences else []


def _surely(edition: Edition, those: _Kinds) -> str:
    """Who is surely on one side of the goal."""
    words, goal = edition.words, those.target
    if not any(figure.certainty not in (None, "not_assessed") for _, figure in _figures(edition, those)):
        return words.say("Ingen grupp kan bedömas.")
    under, over = (_names(edition, those, side) for side in ("under", "over"))
    if not under and not over:
        return words.say("Ingen redovisad grupp ligger säkert över eller säkert under {target}.", target=goal)
    sentences = []
    if under:
        sentences.append(words.say("Säkert under {target}: {names}.", target=goal, names=names_or_number(words, under)))
    else:
        sentences.append(words.say("Ingen redovisad grupp ligger säkert under {target}.", target=goal))
    if over:
        sentences.append(words.say("Säkert över {target}: {names}.", target=goal, names=names_or_number(words, over)))
    sentences.append(words.say("För övriga går det inte att avgöra, eller så redovisas de inte."))
    return " ".join(sentences)


def _names(edition: Edition, those: _Kinds, certainty: Certainty) -> list[str]:
    return [edition.name_within(group) for group, figure in _figures(edition, those) if figure.certainty == certainty]


def _figures(edition: Edition, those: _Kinds) -> Iterator[tuple[Group, ProtectedFigure]]:
    """The goal of each group, in the order of every table."""
    for kind in those.kinds:
        for group in edition.groups(GOAL, "finished", those.span, kind):
            figure = edition.find(GOAL, "finished", those.span, group)
            if figure is not None:
                yield group, figure


def _women_and_men(edition: Edition) -> str:
    words = edition.words
    women, men = (edition.find(GOAL, "finished", edition.year, Group(gender=code)) for code in ("kvinna", "man"))
    verdict = independent(women, men)
    if verdict == "unknown" or women is None or men is None:
        return status_sentence(words, women if men is None or men.value is not None else men)
    shares = words.say("Kvinnor {women}, män {men}.", women=counts_text(words, women), men=counts_text(words, men))
    ending = {
        "first": words.say("Kvinnor går säkert vidare i större andel än män."),
        "second": words.say("Män går säkert vidare i större andel än kvinnor."),
        "open": words.say("Ingen säker skillnad."),
    }[verdict]
    return f"{shares} {ending}"
