"""What is said of insatser outside what chance allows: that they lie there, and never why."""

from __future__ import annotations

from typing import Literal

from pipeline.publish.wording.titles import capital, number_word
from pipeline.publish.wording.words import Words

Place = Literal["inside", "outside_95", "outside_998"]
Hindrance = Literal["everyone_hidden", "no_variation", "one_insats"]


def funnel_title(words: Words, compared: int, near: int, far: int, changeable: int = 0) -> str:
    """Title over so many insatser, of which `near` lie outside the 95 % limits only and `far` outside the 99.8 %.

    `changeable`: how many of those missing outcomes could move inside the limit.
    """
    if changeable:
        return capital(_open_sentence(words, compared, near + far, changeable))
    return capital(_sentence(words, compared, near, far))


def _open_sentence(words: Words, compared: int, outside: int, changeable: int) -> str:
    facts = {"outside": number_word(words, outside), "all": number_word(words, compared)}
    if changeable == outside:
        return words.say(
            "{outside} av {all} insatser ligger utanför en gräns, men utfall som saknas kan ändra läget", **facts
        )
    return words.say(
        "{outside} av {all} insatser ligger utanför en gräns, men utfall som saknas kan ändra läget för {open} av dem",
        open=number_word(words, changeable), **facts,
    )  # fmt: skip


def _sentence(words: Words, compared: int, near: int, far: int) -> str:
    if compared == 0:
        return words.say("Insatserna mot vad som väntas av en slump: kan inte visas")
    if not near and not far:
        return words.say("Ingen redovisad insats ligger utanför 95 %-gränsen")
    every = number_word(words, compared)
    if not far:
        return words.say(
            "{near} av {all} insatser ligger utanför 95 %-gränsen, ingen utanför 99,8 %-gränsen",
            near=number_word(words, near), all=every,
        )  # fmt: skip
    if not near:
        return words.say(
            "{far} av {all} insatser ligger utanför 99,8 %-gränsen", far=number_word(words, far), all=every
        )
    return words.say(
        "{far} av {all} insatser ligger utanför 99,8 %-gränsen, ytterligare {near} utanför 95 %-gränsen",
        far=number_word(words, far), near=number_word(words, near), all=every,
    )  # fmt: skip


def place_words(words: Words, place: Place, is_over: bool, can_change: bool = False) -> str:
    """Where an insats lies, in a table cell or beside its letter. `can_change`: missing outcomes could move it in."""
    said = _place_words(words, place, is_over)
    return words.say("{place}, kan ändras", place=said) if can_change else said


def can_change_note(words: Words) -> str:
    """What “kan ändras” means."""
    return words.say("Kan ändras: utfallet saknas för så många att insatsen kan ligga innanför den gränsen.")


def _place_words(words: Words, place: Place, is_over: bool) -> str:
    if place == "inside":
        return words.say("inom gränserna")
    if place == "outside_95":
        return words.say("över 95 %-gränsen") if is_over else words.say("under 95 %-gränsen")
    return words.say("över 99,8 %-gränsen") if is_over else words.say("under 99,8 %-gränsen")


def hindrance_sentence(words: Words, hindrance: Hindrance) -> str:
    """Why there is no funnel, in the drawing's place."""
    sentences: dict[Hindrance, str] = {
        "everyone_hidden": words.say("Andelen för alla redovisas inte, och då finns inget att hålla insatserna mot."),
        "no_variation": words.say("Det gick lika för alla, och då finns ingen slump att räkna med."),
        "one_insats": words.say("Minst två insatser måste kunna redovisas för att kunna hållas mot varandra."),
    }
    return sentences[hindrance]


def reading_help(words: Words) -> str:
    """Two sentences beside the funnel."""
    return words.say(
        "Insatserna rangordnas inte: ju färre deltagare en insats har, desto mer varierar andelen av en slump. "
        "Diagrammet visar hur långt från andelen för alla en insats väntas hamna av en slump, och nämner bara den som "
        "ligger utanför en gräns."
    )
