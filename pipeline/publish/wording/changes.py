"""What is said of answers that belong together: better and worse health, support before and after, two years."""

from __future__ import annotations

from pipeline.publish.wording.statements import counts_text
from pipeline.publish.wording.statuses import status_sentence
from pipeline.publish.wording.verdicts import independent, paired
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import ProtectedFigure


def health_sentence(
    words: Words, better: ProtectedFigure | None, same: ProtectedFigure | None, worse: ProtectedFigure | None
) -> str:
    """“Bättre 30 av 72 (42 %), sämre 10 av 72 (14 %).” and the unchanged; else why it is not told."""
    if better is None or worse is None or not better.denominator or not worse.denominator:
        return status_sentence(words, worse if better is not None and better.denominator else better)
    said = words.say("Bättre {better}, sämre {worse}.", better=counts_text(words, better),
                     worse=counts_text(words, worse))  # fmt: skip
    if same is not None and same.denominator:
        said += " " + words.say("Oförändrad {same}.", same=counts_text(words, same))
    return said


def health_certainty(words: Words, better: ProtectedFigure | None, worse: ProtectedFigure | None) -> str:
    """Whether surely more are better than worse; empty where there is nothing to say it of."""
    if not _both_told(better, worse):
        return ""
    return {
        "first": words.say("Fler skattar sin hälsa som bättre än som sämre."),
        "second": words.say("Fler skattar sin hälsa som sämre än som bättre."),
        "open": words.say("Ingen säker skillnad mellan bättre och sämre."),
        "unknown": words.say("Går inte att bedöma."),
    }[paired(better, worse)]


def support_sentence(words: Words, before: ProtectedFigure | None, after: ProtectedFigure | None) -> str:
    """“Före start 60 av 72 (83 %), vid avslut 40 av 72 (56 %).”; else why it is not told."""
    if before is None or after is None or not before.denominator or not after.denominator:
        return status_sentence(words, before if after is not None and after.denominator else after)
    return words.say("Före start {before}, vid avslut {after}.",
                     before=counts_text(words, before), after=counts_text(words, after))  # fmt: skip


def support_certainty(words: Words, before: ProtectedFigure | None, after: ProtectedFigure | None) -> str:
    """Whether surely fewer have support after; empty where there is nothing to say it of."""
    if not _both_told(before, after):
        return ""
    return {
        "first": words.say("Färre har offentlig försörjning vid avslut än före start."),
        "second": words.say("Fler har offentlig försörjning vid avslut än före start."),
        "open": words.say("Ingen säker skillnad mellan start och avslut."),
        "unknown": words.say("Går inte att bedöma."),
    }[paired(before, after)]


def years_sentence(
    words: Words, figures: tuple[ProtectedFigure | None, ProtectedFigure | None], names: tuple[str, str]
) -> str:
    """Whether a share surely differs from the year before: now, then before. Never more than the intervals allow."""
    facts: dict[str, object] = {"now": names[0], "before": names[1]}
    return {
        "first": words.say("Säkert större andel {now} än {before}.", **facts),
        "second": words.say("Säkert mindre andel {now} än {before}.", **facts),
        "open": words.say("Ingen säker skillnad mellan {now} och {before}.", **facts),
        "unknown": words.say("Går inte att jämföra {now} med {before}: andelen redovisas inte för båda.", **facts),
    }[independent(*figures)]


def _both_told(first: ProtectedFigure | None, second: ProtectedFigure | None) -> bool:
    return first is not None and second is not None and bool(first.denominator) and bool(second.denominator)
