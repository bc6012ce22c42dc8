"""What one metric's numbers say of another's: who counts as yes, or as known, in one does so in the other as well.

Follows the definitions in schemas/metrics/: whoever has begun or increased work or studies has work or studies; whoever
has not moved on has neither; whoever has begun within three months has within six; whoever had support and no longer
has it is among those without it afterwards. Between the numbers of one group nothing more can be told from these
metrics than these comparisons.
"""

from __future__ import annotations

SUBJECTS = {
    "moved_on": "work", "started_or_increased": "work", "work_or_study": "work", "work_study_or_seeking": "work",
    "left_public_support": "support", "public_support": "support",
}  # fmt: skip
"""Families that ask about the same thing, and the thing. Any other family is a subject of its own."""

NEVER_MORE = (
    ("known:started_or_increased", "known:work_or_study"),
    ("known:moved_on", "known:work_or_study"),
    ("known:work_study_or_seeking", "known:work_or_study"),
    ("yes:started_or_increased", "yes:work_or_study"),
    ("no:moved_on", "no:work_or_study"),
    ("no:work_study_or_seeking", "no:work_or_study"),
    ("no:left_public_support", "yes:public_support_after"),
    ("yes:left_public_support", "no:public_support_after"),
    ("yes:begun_within_3", "yes:begun_within_6"),
    ("yes:begun_within_6", "yes:begun_within_12"),
)
"""Layers of numbers: of no group is the first more than the second."""


def subject_of(family: str) -> str:
    """The block of the system in which a family is searched."""
    return SUBJECTS.get(family, family)
