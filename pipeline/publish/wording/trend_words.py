"""What is said of a series of quarters: what is worth a look, and never that something has been proved or caused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.publish.wording.periods import Span, span_name
from pipeline.publish.wording.titles import capital, number_word
from pipeline.publish.wording.words import Words
from pipeline.statistics.runs import Signal


@dataclass(frozen=True)
class Noticed:
    """A rule that spoke: of which quarters, first and last, and whether they lie over the middle."""

    rule: str
    first: Span
    last: Span
    is_over: bool

    @classmethod
    def of(cls, signal: Signal, spans: Sequence[Span], away: Sequence[float]) -> Noticed:
        """A signal among quarters; `away` is how far each lies over the middle."""
        is_over = sum(away[signal.first : signal.last + 1]) > 0
        return cls(signal.rule, spans[signal.first], spans[signal.last], is_over)


def trend_title(words: Words, noticed: Sequence[Noticed], can_tell: bool) -> str:
    """Title over the quarters. `can_tell`: there are enough of them to say anything."""
    if not can_tell:
        return words.say("Gick vidare kvartal för kvartal: för få kvartal för att bedöma en förändring")
    if not noticed:
        return words.say("Ingen säkerställd förändring över kvartalen")
    if len(noticed) == 1:
        return words.say("Värt att titta på: {what}", what=noticed_text(words, noticed[0]))
    return capital(words.say("{n} saker i kvartalen är värda att titta på", n=number_word(words, len(noticed))))


def noticed_note(words: Words, noticed: Sequence[Noticed]) -> tuple[str, ...]:
    """Everything that is worth a look, where the title only says how many things are."""
    if len(noticed) < 2:
        return ()
    said = "; ".join(noticed_text(words, each) for each in noticed)
    return (words.say("Värt att titta på: {what}.", what=said),)


def noticed_text(words: Words, noticed: Noticed) -> str:
    """One thing that is worth a look, as it stands inside a sentence."""
    first, last = span_name(words, noticed.first), span_name(words, noticed.last)
    if noticed.rule == "outside":
        if noticed.is_over:
            return words.say("{quarter} ligger över gränsen", quarter=first)
        return words.say("{quarter} ligger under gränsen", quarter=first)
    if noticed.rule == "run":
        if noticed.is_over:
            return words.say("inget redovisat kvartal från {first} till {last} ligger under mittlinjen",
                             first=first, last=last)  # fmt: skip
        return words.say("inget redovisat kvartal från {first} till {last} ligger över mittlinjen",
                         first=first, last=last)  # fmt: skip
    if noticed.rule == "rising":
        return words.say("varje redovisat kvartal efter {first} till och med {last} är högre än det förra",
                         first=first, last=last)  # fmt: skip
    if noticed.rule == "falling":
        return words.say("varje redovisat kvartal efter {first} till och med {last} är lägre än det förra",
                         first=first, last=last)  # fmt: skip
    if noticed.is_over:
        return words.say("{first} och {last} ligger båda nära den övre gränsen", first=first, last=last)
    return words.say("{first} och {last} ligger båda nära den undre gränsen", first=first, last=last)
