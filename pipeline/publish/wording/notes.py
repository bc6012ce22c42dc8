"""The small print under charts and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.publish.edition import Edition
from pipeline.publish.many import names_or_number
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import ProtectedFigure, Status


@dataclass(frozen=True)
class Absence:
    """A group that a chart leaves out, and the status of its figure."""

    name: str
    status: Status


def absence_of(name: str, *figures: ProtectedFigure | None) -> Absence:
    """Why a group is not drawn. One hidden figure among several hides the row."""
    statuses: list[Status] = [figure.status for figure in figures if figure is not None]
    # Shown without a share is a group too small for one.
    if not statuses or any(status in ("hidden", "shown") for status in statuses):
        return Absence(name, "hidden" if statuses else "not_applicable")
    return Absence(name, statuses[0])


def absence_notes(words: Words, absent: Sequence[Absence]) -> tuple[str, ...]:
    """Names what a chart leaves out. Groups that nobody belongs to are not named: nothing is missing there."""
    hidden = [each.name for each in absent if each.status == "hidden"]
    unknown = [each.name for each in absent if each.status in ("no_data", "not_yet_due")]
    notes = []
    if hidden:
        notes.append(
            words.say("Redovisas inte, för att skydda små grupper: {names}.", names=names_or_number(words, hidden))
        )
    if unknown:
        notes.append(words.say("Uppgift saknas: {names}.", names=names_or_number(words, unknown)))
    return tuple(notes)


def empty_sentence(words: Words, absent: Sequence[Absence]) -> str:
    """Stands where a chart would have been: why no group is drawn. `absent`: every group of the chart."""
    statuses = {each.status for each in absent}
    is_hidden, is_unknown = "hidden" in statuses, bool(statuses & {"no_data", "not_yet_due"})
    if is_hidden and is_unknown:
        return words.say("Uppgift saknas, eller redovisas inte för att skydda små grupper.")
    if is_hidden:
        return words.say("Redovisas inte, för att skydda små grupper.")
    return words.say("Uppgift saknas för alla.") if is_unknown else words.say("Inga deltaganden avslutades.")


def source_note(edition: Edition) -> str:
    """Where the numbers come from; says so where they are made up, and where nothing has been given out yet."""
    words, facts = edition.words, edition.release.surroundings
    if facts.is_sample:
        source = words.say("Källa: påhittade uppgifter.")
    else:
        source = words.say("Källa: {association}.", association=facts.association)
    return f"{draft_label(words)}. {source}" if facts.is_draft else source


def draft_label(words: Words) -> str:
    """What every page and picture of a report says that has not been given out."""
    return words.say("Utkast")
