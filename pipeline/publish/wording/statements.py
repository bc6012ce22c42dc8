"""The sentences about a figure and its goal: two statements that are never merged, what happened and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.publish.wording.numbers import HIDDEN, count_text, interval_text, percent_text, share_text, target_text
from pipeline.publish.wording.statuses import status_sentence
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import Certainty, ProtectedFigure
from pipeline.vocabulary.metrics import Metric


def outcome_sentence(words: Words, metric: Metric, figure: ProtectedFigure | None, is_own: bool = False) -> str:
    """Statement 1: “58 av 72 (81 %) gick vidare. Målet 70 % nåddes.” A fact, decided on unrounded numbers.

    `is_own`: the target is the insats's own.
    """
    if figure is None or figure.numerator is None or not figure.denominator:
        return status_sentence(words, figure)
    sentence = counted_sentence(words, metric, figure)
    if figure.target is None or figure.target_reached is None:
        return sentence
    return f"{sentence} {goal_sentence(words, figure, is_own)}"


def counted_sentence(words: Words, metric: Metric, figure: ProtectedFigure) -> str:
    """“58 av 72 (81 %) gick vidare.” Without the share where the group is too small for one."""
    did = metric.label[words.language]
    did = did[:1].lower() + did[1:]
    return words.say("{counts} {did}.", counts=counts_text(words, figure), did=did)


def counts_text(words: Words, figure: ProtectedFigure) -> str:
    """“58 av 72 (81 %)”, or “6 av 8” where the share may not be shown. Raises ValueError without counts."""
    if figure.numerator is None or not figure.denominator:
        raise ValueError(f"no counts in {figure.key}")
    part = of_text(words, figure.numerator, figure.denominator)
    if figure.value is None:
        return part
    share = percent_text(words, figure.numerator, figure.denominator, figure.target)
    return words.say("{part} ({share})", part=part, share=share)


def of_text(words: Words, numerator: int, denominator: int) -> str:
    """“58 av 72”."""
    return words.say("{x} av {n}", x=count_text(words, numerator), n=count_text(words, denominator))


def in_short(words: Words, figure: ProtectedFigure | None) -> str:
    """“58 av 72 (81 %, 95 %-intervall 70–88 %)”, or what stands for a figure that is hidden or of nobody known."""
    if figure is None or figure.status == "hidden":
        return HIDDEN
    if not figure.denominator or figure.numerator is None:
        return words.say("uppgift saknas")
    counts = of_text(words, figure.numerator, figure.denominator)
    if figure.value is None:
        return counts
    return words.say(
        "{counts} ({share}, 95 %-intervall {interval})",
        counts=counts, share=share_text(words, figure), interval=interval_text(figure),
    )  # fmt: skip


def goal_sentence(words: Words, figure: ProtectedFigure, is_own: bool = False) -> str:
    """“Målet 70 % nåddes.”, “Insatsens eget mål 60 % nåddes.” Empty where the figure has no goal or no decision."""
    if figure.target is None or figure.target_reached is None:
        return ""
    target = target_text(words, figure.target)
    if is_own and figure.target_reached:
        return words.say("Insatsens eget mål {target} nåddes.", target=target)
    if is_own:
        return words.say("Insatsens eget mål {target} nåddes inte.", target=target)
    if figure.target_reached:
        return words.say("Målet {target} nåddes.", target=target)
    return words.say("Målet {target} nåddes inte.", target=target)


def certainty_sentence(words: Words, figure: ProtectedFigure | None) -> str:
    """Statement 2: whether the level is surely over or under the goal. Empty where it was never put."""
    if figure is None or figure.target is None or figure.certainty is None:
        return ""
    target = target_text(words, figure.target)
    if is_open_for_the_missing(figure):
        return words.say(
            "Utfallet saknas för så många att det inte går att avgöra om nivån är över eller under {target}.",
            target=target,
        )
    sentences: dict[Certainty, str] = {
        "over": words.say("Nivån ligger säkert över {target}.", target=target),
        "under": words.say("Nivån ligger säkert under {target}.", target=target),
        "cannot_tell": words.say(
            "Deltagarna är för få för att avgöra om nivån är över eller under {target}.", target=target
        ),
        "not_assessed": words.say("För få, eller för få svar, för en bedömning."),
    }
    return sentences[figure.certainty]


def is_open_for_the_missing(figure: ProtectedFigure) -> bool:
    """Whether the whole interval lies on one side of the goal, and those with no known outcome could move it across."""
    if figure.certainty != "cannot_tell" or None in (figure.target, figure.ci_low, figure.ci_high):
        return False
    assert figure.target is not None and figure.ci_low is not None and figure.ci_high is not None
    return figure.ci_low >= figure.target or figure.ci_high < figure.target


def missing_note(words: Words, figures: Iterable[ProtectedFigure | None]) -> tuple[str, ...]:
    """Stands by rows whose interval is on one side of the goal and that are still open; nothing where there is none."""
    if not any(figure is not None and is_open_for_the_missing(figure) for figure in figures):
        return ()
    return (words.say(
        "Där intervallet ligger på ena sidan om målet och det ändå inte kan avgöras, saknas utfallet för så många att "
        "de kan ändra svaret."
    ),)  # fmt: skip


def goal_words(words: Words, figure: ProtectedFigure) -> str:
    """Statement 1 in a table cell."""
    if figure.target_reached is None:
        return ""
    return words.say("nåddes") if figure.target_reached else words.say("nåddes inte")


def certainty_words(words: Words, figure: ProtectedFigure) -> str:
    """Statement 2 in a table cell or beside a mark."""
    if figure.certainty is None:
        return ""
    short: dict[Certainty, str] = {
        "over": words.say("säkert över"),
        "under": words.say("säkert under"),
        "cannot_tell": words.say("kan inte avgöras"),
        "not_assessed": words.say("bedöms inte"),
    }
    return short[figure.certainty]


def unassessed_note(words: Words, figures: Iterable[ProtectedFigure | None]) -> tuple[str, ...]:
    """Says why some are not judged; nothing where all are. The numbers are those of `measure/verdict.py`."""
    if not any(figure is not None and figure.certainty == "not_assessed" for figure in figures):
        return ()
    return (words.say("Bedöms inte: utfallet är känt för färre än 10 personer, eller för mindre än 70 procent."),)


def comparison_note(words: Words) -> str:
    """Stands by everything that compares groups."""
    return words.say("Vid 20 jämförelser väntas en utanför 95-procentsgränsen av en slump.")


def chance_note(words: Words, figures: Iterable[ProtectedFigure | None]) -> tuple[str, ...]:
    """The note on comparisons where at least two shares with intervals are shown; nothing where none is compared."""
    shown = sum(figure is not None and figure.ci_low is not None for figure in figures)
    return (comparison_note(words),) if shown > 1 else ()
