"""What is said of a series of quarters: what is worth a look, and never that something has been proved or caused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.publish.wording.periods import Span, span_name
from pipeline.publish.wording.words import Words
from pipeline.statistics.runs import Signal

_MOST_NAMED = 3
"""More quarters than this are no title."""


@dataclass(frozen=True)
class Noticed:
    """A rule that spoke, the quarters it spoke of, and whether they lie over the middle.

    Outside: each quarter that is. All other rules: the first and the last of a stretch.
    """

    rule: str
    quarters: tuple[Span, ...]
    is_over: bool


def noticed_in(said: Sequence[Signal], spans: Sequence[Span], away: Sequence[float]) -> tuple[Noticed, ...]:
    """What a series' signals come to; `away` is how far each quarter lies over the middle.

    Quarters outside a limit are told together, and what is outside is not said once more to be near the limit.
    """
    outside = [signal.first for signal in said if signal.rule == "outside"]
    found = []
    for is_over in (True, False):
        quarters = tuple(spans[at] for at in outside if (away[at] > 0) == is_over)
        if quarters:
            found.append(Noticed("outside", quarters, is_over))
    for signal in said:
        if signal.rule == "outside" or (signal.rule == "outer_third" and {signal.first, signal.last} <= set(outside)):
            continue
        is_over = sum(away[signal.first : signal.last + 1]) > 0
        found.append(Noticed(signal.rule, (spans[signal.first], spans[signal.last]), is_over))
    return tuple(found)


def trend_title(words: Words, noticed: Sequence[Noticed], can_tell: bool) -> str:
    """Title over the quarters. `can_tell`: there are enough of them to say anything."""
    if not can_tell:
        return words.say("Gick vidare kvartal för kvartal: för få kvartal för att bedöma en förändring")
    if not noticed:
        return words.say("Ingen säkerställd förändring över kvartalen")
    if _fits_title(noticed):
        return words.say("Värt att titta på: {what}", what=noticed_text(words, noticed[0]))
    return words.say("Flera saker i kvartalen är värda att titta på")


def noticed_note(words: Words, noticed: Sequence[Noticed]) -> tuple[str, ...]:
    """Everything that is worth a look, where the title only says that there is more than one thing."""
    if not noticed or _fits_title(noticed):
        return ()
    said = "; ".join(noticed_text(words, each) for each in noticed)
    return (words.say("Värt att titta på: {what}.", what=said),)


def _fits_title(noticed: Sequence[Noticed]) -> bool:
    return len(noticed) == 1 and len(noticed[0].quarters) <= _MOST_NAMED


def noticed_text(words: Words, noticed: Noticed) -> str:
    """One thing that is worth a look, as it stands inside a sentence."""
    names = [span_name(words, quarter) for quarter in noticed.quarters]
    first, last = names[0], names[-1]
    if noticed.rule == "outside":
        if noticed.is_over:
            return words.say("{quarters} ligger över gränsen", quarters=words.listed(names))
        return words.say("{quarters} ligger under gränsen", quarters=words.listed(names))
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
