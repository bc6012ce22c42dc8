"""What an answer is worked out from, where that is quicker to read than the answer: it tells patterns apart as well.

Two participations that say the same in these columns have the same answer. So patterns are told apart by them, and the
answer itself is worked out for one example of each alone. A column that is not named here is told by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_BEFORE, _AFTER = ("support_before_told",), ("support_after_told",)
_HEALTH_BEFORE, _HEALTH_AFTER = ("health_before_told",), ("health_after_told",)
_SOURCES = ("ohalsa", "arbetsmarknad", "bistand", "state", "degree")

TOLD_BY: Mapping[str, tuple[str, ...]] = {
    "moved_on": ("work_after", "study_after", "further_rehab_after"),
    "work_or_study": ("work_after", "study_after"),
    "work_or_study_before": ("work_before", "study_before"),
    "had_no_occupation": ("work_before", "study_before"),
    "work_study_or_seeking": ("work_after", "study_after", "seeking_after"),
    "occupation_before": ("work_before", "study_before", "seeking_before"),
    "occupation_after": ("work_after", "study_after", "seeking_after"),
    "public_before": _BEFORE,
    "public_after": _AFTER,
    "had_public_support": _BEFORE,
    "public_support_before": (*_BEFORE, *_AFTER),
    "public_support_after": (*_BEFORE, *_AFTER),
    "left_public_support": (*_BEFORE, *_AFTER),
    "self_support": _AFTER,
    "self_support_wage": _AFTER,
    **{f"support_{each}_before": _BEFORE for each in _SOURCES},
    **{f"support_{each}_after": _AFTER for each in _SOURCES},
    "health_rank_before": _HEALTH_BEFORE,
    "health_rank_after": _HEALTH_AFTER,
    "health_good_before": _HEALTH_BEFORE,
    "health_good_after": _HEALTH_AFTER,
    **{f"health_{each}": (*_HEALTH_BEFORE, *_HEALTH_AFTER) for each in ("better", "same", "worse", "change")},
    "parties": ("parties_told",),
    "target_groups": ("target_groups_told",),
}


def told_by(columns: Iterable[str]) -> tuple[str, ...]:
    """The columns that tell the patterns of these columns of derived.answer apart, each once."""
    return tuple(dict.fromkeys(each for column in columns for each in TOLD_BY.get(column, (column,))))
