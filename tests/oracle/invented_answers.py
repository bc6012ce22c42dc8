"""What senders give beside the oldest columns, right and wrong: scales, days, follow-ups, target groups."""

from __future__ import annotations

from hypothesis import strategies as st
from invented_rows import ANSWERS, EXTENTS, SURE, any_change, recorded

SCALES = ["", "0", "5", "6", "7,5", "8", "10", "11", "50", "57", "95", "100", "101", "-1", "okänt"]
DAYS = ["", "0", "100", "182,5", "365", "366", "400", "-3", "x"]
SOME_DAYS = ["", "2025-01-01", "2025-06-01", "2025-11-30", "2026-03-31", "2026-05-15", "2026-12-01", "nyss"]


def _either(values: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(values)


told = st.fixed_dictionaries(
    {
        "education": _either(["", "grundskola", "gymnasium", "högskola", "okänt", "folkhögskola"]),
        "support_time": _either(["", "ingen", "<1 år", ">5 år"]),
        "referred_by": _either(["", "fk", "Arbetsförmedlingen", "grannen"]),
        "target_groups": _either(["", "unga", "unga | långvarig smärta", "unga|unga", "|", "-"]),
        "seeking_before": _either(ANSWERS),
        "eq_vas_before": _either(SCALES),
        "eq_vas_after": _either(SCALES),
        "work_ability_before": _either(SCALES),
        "work_ability_after": _either(SCALES),
        "support_days_before": _either(DAYS),
        "support_days_after": _either(DAYS),
        "activity_started_on": _either(SOME_DAYS),
        "activity_known_to": _either(SOME_DAYS),
        **{
            f"{what}_{months}_months": _either(ANSWERS)
            for what in ("work", "study", "public_support")
            for months in (6, 12)
        },
        "work_after_pct": _either(EXTENTS),
    }
)  # fmt: skip


@st.composite
def full_deliveries(draw: st.DrawFn) -> list[dict[str, str]]:
    """Rows of one delivery with every column, some of them twice."""
    rows = [
        {"participation_id": f"D{number}", **old, **new}
        for number, (old, new) in enumerate(draw(st.lists(st.tuples(recorded, told), max_size=40)), start=1)
    ]
    for number in draw(st.lists(st.integers(0, max(0, len(rows) - 1)), max_size=3)) if rows else []:
        rows.append({**rows[number], **draw(any_change)})
    return [SURE, *rows]
