"""The registers of a new folder, and for each column how an example of it is written."""

from __future__ import annotations

from collections.abc import Mapping

FORM_NAMES = {
    "insats": "insatser.xlsx",
    "membership": "medlemskap.xlsx",
    "budget": "budget.xlsx",
    "participation": "deltaganden.xlsx",
}
"""Which canonical table each form is for."""

EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "insats": {
        "insats_id": "I01",
        "name": "Kompassen",
        "insats_type": "individinriktad",
        "insats_focus": "arbetslivsinriktad",
        "owner": "Karlskrona",
        "start_date": "2026-01-01",
        "end_date": "2027-12-31",
        "goal": "Deltagarna ska närma sig arbete eller studier",
        "decided_kr": "1850000",
        "moved_on_target": "70",
    },
    "membership": {
        "party": "Karlskrona",
        "party_type": "kommun",
        "municipality": "1080",
        "from_date": "2005-01-01",
    },
    "budget": {
        "year": "2026",
        "kind": "insats",
        "post": "I01",
        "planned_participations": "40",
        "budget_kr": "1850000",
        "outcome_kr": "1790000",
    },
    "participation": {
        "participation_id": "D0001",
        "person_id": "P0001",
        "insats_id": "I01",
        "registration_level": "personuppgifter",
        "gender": "kvinna",
        "birth_year": "1988",
        "municipality": "1080",
        "start_date": "2026-01-15",
        "exit_date": "2026-08-31",
        "exit_reason": "enligt plan",
        "education": "gymnasium",
        "support_time": "1-2 år",
        "parties": "Försäkringskassan|kommun",
        "support_before": "sjukpenning:50|försörjningsstöd",
        "support_after": "lön",
        "work_before": "nej",
        "work_before_pct": "0",
        "study_before": "nej",
        "study_before_pct": "0",
        "seeking_before": "nej",
        "work_after": "ja",
        "work_after_pct": "75",
        "study_after": "nej",
        "study_after_pct": "0",
        "seeking_after": "nej",
        "further_rehab_after": "nej",
        "health_before": "dåligt",
        "health_after": "bra",
    },
}
"""By table and column, in the words of the forms. Invented; a column without one may be left empty."""
