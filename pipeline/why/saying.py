"""What a metric says of one participation, as SQL: one word per row, so that counting words gives the figure."""

from __future__ import annotations

from pipeline.measure.asked.expressions import condition
from pipeline.vocabulary.metric_kinds import (
    Amount,
    Change,
    Count,
    Distribution,
    Kind,
    Ordinal,
    Paired,
    Share,
    Survival,
    Transition,
)
from pipeline.vocabulary.sql import identifier, literal


def saying(kind: Kind) -> str:
    """A text expression over derived.answer; `missing` where the metric does not know."""
    if isinstance(kind, Share):
        return _of_share(kind)
    if isinstance(kind, Paired):
        return _of_pair(identifier(kind.before), identifier(kind.after))
    if isinstance(kind, Ordinal):
        change = identifier(kind.change)
        words = f"when {change} > 0 then 'better' when {change} < 0 then 'worse' when {change} = 0 then 'same'"
        return f"case {words} else 'missing' end"
    if isinstance(kind, Change):
        due = f"when coalesce({condition(kind.not_due)}, false) then 'not_yet_due' " if kind.not_due else ""
        known = f"{identifier(kind.before)} is not null and {identifier(kind.after)} is not null"
        return f"case {due}when {known} then 'known' else 'missing' end"
    if isinstance(kind, Distribution):
        return _of_distribution(kind)
    if isinstance(kind, Transition):
        return f"coalesce({identifier(kind.before)} || '>' || {identifier(kind.after)}, 'missing')"
    if isinstance(kind, Amount):
        return f"case when {identifier(kind.column)} is null then 'missing' else 'known' end"
    if isinstance(kind, Survival):
        return f"coalesce({identifier(kind.end)}, 'missing')"
    assert isinstance(kind, Count)
    return "'yes'"


def _of_share(kind: Share) -> str:
    answer = condition(kind.counts)
    due = f"when coalesce({condition(kind.not_due)}, false) then 'not_yet_due' " if kind.not_due else ""
    among = (
        f"when not {condition(kind.among)} then 'not_counted' when {condition(kind.among)} is null then 'missing' "
        if kind.among
        else ""
    )
    return f"case {due}{among}when {answer} then 'yes' when not {answer} then 'no' else 'missing' end"


def _of_pair(before: str, after: str) -> str:
    return (
        f"case when {before} and {after} then 'kept' when {before} and not {after} then 'lost' "
        f"when not {before} and {after} then 'gained' when not {before} and not {after} then 'never' else 'missing' end"
    )


def _of_distribution(kind: Distribution) -> str:
    if kind.many:
        return f"coalesce(nullif(array_to_string({identifier(kind.category[0])}, '|'), ''), 'missing')"
    columns = ((kind.before,) if kind.before else ()) + kind.category
    unknown = literal(kind.unknown) if kind.unknown else None
    parts = [f"nullif({identifier(each)}, {unknown})" if unknown else identifier(each) for each in columns]
    mark = ">" if kind.before else "+"
    return f"coalesce({f' || {literal(mark)} || '.join(parts)}, 'missing')"
