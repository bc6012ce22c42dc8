"""The metrics that pages and charts ask for by name; what each is stands in schemas/metrics/."""

GOAL = "moved_on"
WORK, SEEKING, INCREASED = "work_or_study", "work_study_or_seeking", "started_or_increased"
BETTER, SAME, WORSE = "health_better", "health_same", "health_worse"
BEGUN = {3: "begun_within_3", 6: "begun_within_6", 12: "begun_within_12"}
"""By months from the start."""
BEFORE, AFTER, LEFT = "public_support_before", "public_support_after", "left_public_support"
