"""Hypothesis strategies for delivered participations as senders get them wrong: blanks, odd words, impossible days."""

from __future__ import annotations

from hypothesis import strategies as st

ANSWERS = ["ja", "nej", "", "JA", "N", "kanske", "-", "okänt"]
EXTENTS = ["", "0", "25", "37,5", "50", "62.5", "100", "100,5", "150", "-5", "halvtid", "-"]
HEALTH = ["mycket bra", "bra", "någorlunda", "dåligt", "Dålig", "mycket dåligt", "daligt", "", "okänt", "sådär"]
SUPPORT = [
    "", "ingen", "lön", "lön:50", "sjukpenning:50|lön", "sjukpenning: 50 | lön", "försörjningsstöd", "a-kassa",
    "akassa", "uppgift saknas", "lön|uppgift saknas", "saknas|aktivitetsstöd", "annan", "hittepå", "lön|hittepå", "-",
]  # fmt: skip
REASONS = [
    "", "enligt plan", "avbrott egen begäran", "sjukdom", "flytt", "avliden", "återkallat samtycke",
    "ej fullföljd, orsak okänd", "felregistrering", "övrigt", "Sjukdom", "trött",
]  # fmt: skip
# The borders of quarters and years, days no calendar has, and days after the delivery came.
EXITS = [
    "", "2025-09-30", "2025-10-01", "2025-12-31", "2026-01-01", "2026-03-31", "20260401", "30/6/2026", "2026-07-01",
    "2026-09-30", "2026-10-01", "2026-10-05", "2026-10-06", "2026-02-30", "snart", "2024-12-31",
]  # fmt: skip
STARTS = ["2024-12-31", "2025-01-01", "2025-06-30", "2026-01-01", "31/12/2025", "20250701", "", "2025-13-01"]
# Ages on both sides of every band, and none.
BIRTH_YEARS = ["", "2010", "2009", "2008", "2001", "2000", "1996", "1986", "1976", "1966", "1960", "1959", "1899", "x"]
GENDERS = ["kvinna", "man", "K", "M", "annat", "", "X", "2", "-"]
LEVELS = ["", "personuppgifter", "anonym", "personuppgifter", "halvt"]
ACTIVITIES = ("work_before", "work_after", "study_before", "study_after")
PEOPLE = ["", "P1", "P2", "P3", "P4", "P5", "-"]

SURE = {
    "participation_id": "D0",
    "person_id": "P0",
    "insats_id": "I1",
    "start_date": "2025-06-01",
    "exit_date": "2026-05-15",
}
"""Finished for sure, so that there is always something to report."""


def _either(values: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(values)


recorded = st.fixed_dictionaries(
    {
        "person_id": _either(PEOPLE),
        "insats_id": _either(["I1", "I2", "I3", "I2", ""]),
        "registration_level": _either(LEVELS),
        "gender": _either(GENDERS),
        "birth_year": _either(BIRTH_YEARS),
        "municipality": _either(["1080", "1081", "", "9999", "-"]),
        "start_date": _either(STARTS),
        "exit_date": _either(EXITS),
        "exit_reason": _either(REASONS),
        "support_before": _either(SUPPORT),
        "support_after": _either(SUPPORT),
        **{activity: _either(ANSWERS) for activity in ACTIVITIES},
        **{f"{activity}_pct": _either(EXTENTS) for activity in ACTIVITIES},
        "seeking_after": _either(ANSWERS),
        "further_rehab_after": _either(ANSWERS),
        "health_before": _either(HEALTH),
        "health_after": _either(HEALTH),
    }
)


any_change = st.sampled_from([{}, {"gender": "kvinna"}, {"participation_id": ""}, {"exit_date": "2026-02-28"}])


@st.composite
def deliveries(draw: st.DrawFn) -> list[dict[str, str]]:
    """Rows of one delivery. Some ids are blank, some stand twice: with the same content or with other."""
    rows = [
        {"participation_id": f"D{number}", **each}
        for number, each in enumerate(draw(st.lists(recorded, min_size=0, max_size=40)), start=1)
    ]
    for number in draw(st.lists(st.integers(0, max(0, len(rows) - 1)), max_size=4)) if rows else []:
        rows.append({**rows[number], **draw(any_change)})
    return [SURE, *rows]
