"""The whole way of protection: primary rules, one system, search and attack, and only then rows to be published."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from pipeline.protect.figure_system import system_of
from pipeline.protect.layers import families_of, row_name
from pipeline.protect.lines import Lines, places_of, read_lines
from pipeline.protect.primary import Reason, assess
from pipeline.protect.recheck import assert_rules_kept
from pipeline.protect.refusal import refused
from pipeline.protect.rules import Rules
from pipeline.protect.solver import Clock
from pipeline.protect.suppress import suppress
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.figures import Figure, FigureKey, ProtectedFigure
from pipeline.vocabulary.released import PublishedCell


@dataclass(frozen=True)
class Protection:
    """What may be published, in the order given; and why rows are hidden, which stays in the local database."""

    figures: tuple[ProtectedFigure, ...]
    reasons: tuple[tuple[FigureKey, Reason], ...]


def protect(
    figures: tuple[Figure, ...], definitions: Definitions, earlier: tuple[PublishedCell, ...] = (),
    hidden_too: Collection[FigureKey] = (), quarters: tuple[Figure, ...] = (),
) -> Protection:  # fmt: skip
    """Hide what says too much about someone and whatever would give it away. Raises ProtectionNotProved.

    `earlier`: every row of every earlier release that overlaps this one. What they showed stays known for ever.
    `hidden_too`: figures that are hidden whatever the rules say of them. `quarters`: every quarter of every group, for
    what overlapping periods share.
    """
    family_of = {metric.id: metric.family for metric in definitions.metrics}
    places = places_of(figure.key for figure in figures)
    rows = [row_name(family_of[each.key.metric], place) for each, place in zip(figures, places, strict=True)]
    too = {row for row, figure in zip(rows, figures, strict=True) if figure.key in hidden_too}
    with refused(definitions):
        lines = read_lines(figures, earlier, definitions.metrics)
        reasons = hidden_rows(lines, definitions, too, read_lines(quarters, (), definitions.metrics))
    protected = tuple(_publishable(each, row in reasons) for each, row in zip(figures, rows, strict=True))
    assert_rules_kept(protected, definitions.metrics, definitions.disclosure)
    hidden = tuple((each.key, reasons[row]) for each, row in zip(figures, rows, strict=True) if row in reasons)
    return Protection(protected, hidden)


def hidden_rows(
    lines: dict[str, Lines], definitions: Definitions, too: Collection[str], quarters: dict[str, Lines]
) -> dict[str, Reason]:
    """By row, why it is hidden; those in `too` are hidden anyway. Raises what `refused` turns into a sentence."""
    disclosure = definitions.disclosure
    families = families_of(lines, definitions.metrics, quarters)
    primary = assess(families, Rules(disclosure.least_people), disclosure.least_people_for_share)
    system = system_of(families, primary, {*primary.reasons, *_hidden_earlier(lines), *too})
    hidden = suppress(system, Clock.start(disclosure.seconds))
    return {row: primary.reasons.get(row, "complement") for row in system.names_of(hidden)}


def _hidden_earlier(lines: dict[str, Lines]) -> set[str]:
    """Hidden once is hidden always: shown later it would tell what was hidden then."""
    return {row_name(name, place) for name, own in lines.items() for place, line in own.items() if line.was_hidden}


def _publishable(figure: Figure, hidden: bool) -> ProtectedFigure:
    if hidden:
        return ProtectedFigure(
            key=figure.key, numerator=None, denominator=None, missing=None, excluded=None, value=None, ci_low=None,
            ci_high=None, status="hidden", target=figure.target, target_reached=None, certainty=None,
        )  # fmt: skip
    return ProtectedFigure(
        key=figure.key, numerator=figure.numerator, denominator=figure.denominator, missing=figure.missing,
        excluded=figure.excluded, value=figure.value, ci_low=figure.ci_low, ci_high=figure.ci_high,
        status=figure.status, target=figure.target, target_reached=figure.target_reached, certainty=figure.certainty,
    )  # fmt: skip
