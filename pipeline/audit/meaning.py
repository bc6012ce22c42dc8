"""What the published metrics say of one participation: answers fine enough that every metric is a sum of them.

Metrics that ask about the same thing share their answers, so that one metric's numbers bear on another's. Follows the
definitions in schemas/metrics/ (docs/metod.md). A metric that is not named here stands for itself alone, and asks
everybody: such is one that is published by its definition alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import product

Answer = tuple[str, ...]
APART = " apart"
"""Ends the name of a metric that is taken out of its subject: then nothing is known of whom it leaves out."""


@dataclass(frozen=True)
class Meaning:
    """Which answers a metric counts (`yes`), knows, and is missing. The rest is outside its population."""

    subject: str
    yes: frozenset[Answer]
    known: frozenset[Answer]
    missing: frozenset[Answer]
    every: frozenset[Answer]


def meanings(metrics: Iterable[str]) -> dict[str, Meaning]:
    """The meaning of each metric by its id."""
    return {metric: _KNOWN.get(metric) or _alone(metric) for metric in metrics}


def _alone(metric: str) -> Meaning:
    yes, no, missing, outside = (frozenset({(metric, name)}) for name in ("yes", "no", "missing", "outside"))
    everybody = yes | no | missing
    return Meaning(metric, yes, yes | no, missing, everybody | outside if metric.endswith(APART) else everybody)


def _work() -> frozenset[Answer]:
    """Work or studies, begun or increased, further rehabilitation, seeking work; each yes, no or unknown.

    Who has begun or increased work or studies has work or studies; where these are unknown, so is the rest.
    """
    answers = {
        answer
        for answer in product("yn?", repeat=4)
        if not (answer[1] == "y" and answer[0] != "y") and not (answer[0] == "?" and answer != ("?",) * 4)
    }
    return frozenset(answers)


def _meaning(
    subject: str,
    every: frozenset[Answer],
    yes: Callable[[Answer], bool],
    known: Callable[[Answer], bool],
    is_outside: Callable[[Answer], bool] = lambda answer: False,
) -> Meaning:
    knows = frozenset(filter(known, every))
    return Meaning(
        subject,
        frozenset(filter(yes, knows)),
        knows,
        frozenset(answer for answer in every - knows if not is_outside(answer)),
        every,
    )


_WORK = _work()
_HEALTH: frozenset[Answer] = frozenset({("better",), ("same",), ("worse",), ("missing",)})
_SUPPORT: frozenset[Answer] = frozenset(product("yn?", repeat=2)) - {("?", "y"), ("?", "n")}
"""Public support before and after; where it is unknown before, after does not matter."""

_BEGUN: frozenset[Answer] = frozenset({("3",), ("6",), ("12",), ("not",), ("missing",), ("outside",)})
"""Within how many months work or studies began; outside: who had them before the start."""


def _begun(months: int) -> Meaning:
    return _meaning(
        "begun", _BEGUN, lambda a: a[0].isdigit() and int(a[0]) <= months, lambda a: a[0] not in ("missing", "outside"),
        lambda a: a[0] == "outside",
    )  # fmt: skip


_KNOWN: Mapping[str, Meaning] = {
    "work_or_study": _meaning("work", _WORK, lambda a: a[0] == "y", lambda a: a[0] != "?"),
    "started_or_increased": _meaning("work", _WORK, lambda a: a[1] == "y", lambda a: a[1] != "?"),
    "moved_on": _meaning("work", _WORK, lambda a: "y" in (a[0], a[2]), lambda a: "?" not in (a[0], a[2])),
    "work_study_or_seeking": _meaning("work", _WORK, lambda a: "y" in (a[0], a[3]), lambda a: "?" not in (a[0], a[3])),
    "health_better": _meaning("health", _HEALTH, lambda a: a[0] == "better", lambda a: a[0] != "missing"),
    "health_same": _meaning("health", _HEALTH, lambda a: a[0] == "same", lambda a: a[0] != "missing"),
    "health_worse": _meaning("health", _HEALTH, lambda a: a[0] == "worse", lambda a: a[0] != "missing"),
    "public_support_before": _meaning("support", _SUPPORT, lambda a: a[0] == "y", lambda a: "?" not in a),
    "public_support_after": _meaning("support", _SUPPORT, lambda a: a[1] == "y", lambda a: "?" not in a),
    "left_public_support": _meaning(
        "support",
        _SUPPORT,
        lambda a: a == ("y", "n"),
        lambda a: a[0] == "y" and a[1] != "?",
        lambda a: a[0] == "n",
    ),
    **{f"begun_within_{months}": _begun(months) for months in (3, 6, 12)},
}
