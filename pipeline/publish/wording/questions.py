"""Questions to talk about, chosen by what an insats's figures say, and never claiming more than they allow."""

from __future__ import annotations

from fractions import Fraction

from pipeline.publish.edition import Edition
from pipeline.publish.measures import AFTER, BEFORE, BETTER, GOAL, WORK, WORSE
from pipeline.publish.wording.numbers import count_text, target_text
from pipeline.publish.wording.statements import counted_sentence
from pipeline.publish.wording.verdicts import paired
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import Group, ProtectedFigure

MANY_MISSING = Fraction(1, 3)
"""From this share of answers missing, the talk is about the answers and not about what they say."""


def questions(edition: Edition, group: Group) -> tuple[str, ...]:
    """Five questions: the goal, work and studies, health, public support, and what to do next."""
    words = edition.words
    goal, work, better, worse, before, after = (
        edition.find(metric, "finished", edition.year, group) for metric in (GOAL, WORK, BETTER, WORSE, BEFORE, AFTER)
    )
    return (
        _about_goal(words, goal),
        _about_work(edition, work),
        _about_health(words, better, worse),
        _about_support(words, before, after),
        words.say("Vad gör vi nu, vem gör det och när följer vi upp det?"),
    )


def _about_goal(words: Words, figure: ProtectedFigure | None) -> str:
    if figure is None or figure.target is None or figure.target_reached is None:
        return words.say("Målet går inte att bedöma med siffrorna. Hur ser ni själva om deltagarna går vidare?")
    target = target_text(words, figure.target)
    if figure.certainty == "under":
        return words.say(
            "Nivån ligger säkert under {target}. Vad behöver ändras, och vem kan ändra det?", target=target
        )
    if figure.certainty == "over":
        return words.say("Nivån ligger säkert över {target}. Vad arbetar ni med som andra kan pröva?", target=target)
    if figure.target_reached:
        return words.say(
            "Målet {target} nåddes, men siffrorna räcker inte för att säga att nivån ligger över. Vad har ni själva "
            "sett?",
            target=target,
        )
    return words.say(
        "Målet {target} nåddes inte, men siffrorna räcker inte för att säga att nivån ligger under. Vad har ni själva "
        "sett?", target=target,
    )  # fmt: skip


def _about_work(edition: Edition, figure: ProtectedFigure | None) -> str:
    words = edition.words
    if figure is None or figure.numerator is None or not figure.denominator:
        return words.say("Arbete och studier redovisas inte. Hur ser vägen dit ut för deltagarna?")
    said = counted_sentence(words, edition.metric(WORK), figure)
    return words.say("{said} Vad hade de andra behövt?", said=said)


def _about_health(words: Words, better: ProtectedFigure | None, worse: ProtectedFigure | None) -> str:
    known, missing = (better.denominator or 0, better.missing or 0) if better is not None else (0, 0)
    if missing and Fraction(missing, known + missing) >= MANY_MISSING:
        return words.say(
            "Svar om hälsa finns för {known} deltaganden och saknas för {missing}. Hur får fler frågan både vid start "
            "och vid avslut?", known=count_text(words, known), missing=count_text(words, missing),
        )  # fmt: skip
    return {
        "first": words.say("Fler skattar sin hälsa som bättre än som sämre. Stämmer det med vad ni ser?"),
        "second": words.say("Fler skattar sin hälsa som sämre än som bättre. Stämmer det med vad ni ser?"),
        "open": words.say("Det går inte att säga om fler mår bättre eller sämre vid avslut. Vad ser ni?"),
        "unknown": words.say(
            "Hälsan går inte att bedöma med siffrorna. Hur får ni veta hur deltagarna mår vid avslut?"
        ),
    }[paired(better, worse)]


def _about_support(words: Words, before: ProtectedFigure | None, after: ProtectedFigure | None) -> str:
    return {
        "first": words.say("Färre har offentlig försörjning vid avslut än före start. Vilka har den kvar?"),
        "second": words.say("Fler har offentlig försörjning vid avslut än före start. Är det väntat för målgruppen?"),
        "open": words.say(
            "Ingen säker skillnad i offentlig försörjning mellan start och avslut. Är det väntat för målgruppen?"
        ),
        "unknown": words.say("Försörjningen går inte att bedöma med siffrorna. Vad vet ni själva om den vid avslut?"),
    }[paired(before, after)]
