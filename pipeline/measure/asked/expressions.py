"""What each kind of metric counts, as SQL over patterns of answers, each of `n` participations. All can be added up."""

from __future__ import annotations

from pipeline.vocabulary.metric_kinds import (
    Amount,
    Change,
    Condition,
    Distribution,
    Ordinal,
    Paired,
    Share,
    Survival,
    Transition,
)  # fmt: skip
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.sql import identifier, literal

Counts = dict[str, str]
"""Name of a count to its aggregate."""


def condition(of: Condition) -> str:
    """The yes, no or unknown of a condition."""
    column = identifier(of.column)
    if of.least is not None:
        return f"({column} >= {of.least!r})"
    return f"({column} in ({', '.join(map(literal, of.values))}))" if of.values else column


def counts_of(metric: Metric) -> Counts:
    """The additive counts of a metric, by their names within it. Empty for a kind that counts values."""
    kind = metric.kind
    if isinstance(kind, Share):
        return _share(kind)
    if isinstance(kind, Paired):
        return _paired(kind)
    if isinstance(kind, Ordinal):
        change = identifier(kind.change)
        return {
            "better": _number(f"{change} > 0"),
            "same": _number(f"{change} = 0"),
            "worse": _number(f"{change} < 0"),
        }
    if isinstance(kind, Change):
        return _change(kind, -1 if metric.better == "lower" else 1)
    if isinstance(kind, Distribution) and kind.many:
        return {"known": _number(f"len({identifier(kind.category[0])}) > 0")}
    return {}


def _number(condition: str) -> str:
    """How many there are of whom it is true."""
    return _sum("1", condition)


def _sum(number: str, condition: str) -> str:
    """The sum of a number over those of whom it is true."""
    return f"coalesce(sum({number} * n) filter ({condition}), 0)"


def _share(kind: Share) -> Counts:
    answer = condition(kind.counts)
    due = f"not coalesce({condition(kind.not_due)}, false)" if kind.not_due else "true"
    among = condition(kind.among) if kind.among else "true"
    counts = {
        "yes": _number(f"{due} and {among} and {answer}"),
        "known": _number(f"{due} and {among} and {answer} is not null"),
    }
    if kind.among:
        counts["not_counted"] = _number(f"{due} and not {among}")
    if kind.not_due:
        counts["not_yet_due"] = _number(f"not ({due})")
    return counts


def _paired(kind: Paired) -> Counts:
    before, after = identifier(kind.before), identifier(kind.after)
    return {
        "kept": _number(f"{before} and {after}"),
        "lost": _number(f"{before} and not {after}"),
        "gained": _number(f"not {before} and {after}"),
        "never": _number(f"not {before} and not {after}"),
    }


def _change(kind: Change, sign: int) -> Counts:
    due = f"not coalesce({condition(kind.not_due)}, false) and " if kind.not_due else ""
    before, after = (f"({identifier(each)} * {kind.scale!r})" for each in (kind.before, kind.after))
    change = f"({sign} * ({after} - {before}))"
    known = f"{due}{change} is not null"
    counts = {
        "known": _number(known),
        "before": _sum(before, known),
        "after": _sum(after, known),
        "change": _sum(change, known),
        "squares": _sum(f"{change} * {change}", known),
    }
    if kind.smallest is not None:
        counts["improved"] = _number(f"{due}{change} >= {kind.smallest!r}")
        counts["worsened"] = _number(f"{due}{change} <= -{kind.smallest!r}")
    if kind.ceiling is not None:
        at_top = "<=" if kind.is_ceiling_low else ">="
        counts["ceiling"] = _number(f"{known} and {before} {at_top} {kind.ceiling!r}")
    if kind.not_due:
        counts["not_yet_due"] = _number(condition(kind.not_due))
    return counts


def values_of(metric: Metric) -> tuple[str, ...]:
    """The expressions whose combinations a metric counts: categories, transitions, days. Null where not known."""
    kind = metric.kind
    if isinstance(kind, Distribution):
        if kind.many:
            return (f"unnest({identifier(kind.category[0])})",)
        unknown = literal(kind.unknown) if kind.unknown else None
        return tuple(
            f"nullif({identifier(each)}, {unknown})" if unknown else identifier(each)
            for each in ((kind.before,) if kind.before else ()) + kind.category
        )
    if isinstance(kind, Transition):
        return identifier(kind.before), identifier(kind.after)
    if isinstance(kind, Amount):
        return (identifier(kind.column),)
    if isinstance(kind, Survival):
        return identifier(kind.end), identifier(kind.days)
    return ()
