"""The words of duties and money: kinds of insats, financiers, units, and whether a duty is held."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.publish.wording.words import Words
from pipeline.vocabulary.duties import DutyStatus, DutyUnit, RestsOn
from pipeline.vocabulary.money import MoneyKind


def kind_name(words: Words, kind: MoneyKind) -> str:
    names: Mapping[MoneyKind, str] = {
        "individual": words.say("individinriktad"),
        "volume": words.say("räknad i antal"),
        "structural": words.say("strukturövergripande"),
    }
    return names[kind]


def financier_name(words: Words, financier: str) -> str:
    """`financier`: a code of schemas/budget.yaml, or `unknown`."""
    names = {
        "state": words.say("Staten"),
        "region": words.say("Regionen"),
        "kommun": words.say("Kommunerna"),
        "own": words.say("Eget kapital"),
        "other": words.say("Annan"),
        "unknown": words.say("Okänd"),
    }
    return names[financier]


def unit_word(words: Words, unit: DutyUnit) -> str:
    names: Mapping[DutyUnit, str] = {
        "insatser": words.say("insatser"),
        "municipalities": words.say("kommuner"),
        "participations": words.say("deltaganden"),
        "kronor": words.say("kronor"),
    }
    return names[unit]


def state_words(words: Words, status: DutyStatus) -> str:
    names: Mapping[DutyStatus, str] = {
        "ok": words.say("följs"),
        "warning": words.say("följs inte"),
        "undecided": words.say("går inte att säga"),
        "no_data": words.say("uppgift saknas"),
        "not_judged": words.say("bedöms inte"),
    }
    return names[status]


def rests_on(words: Words, what: RestsOn) -> str:
    names: Mapping[RestsOn, str] = {
        "law": words.say("lag"),
        "plan": words.say("plan"),
        "assumption": words.say("antagande"),
    }
    return names[what]
