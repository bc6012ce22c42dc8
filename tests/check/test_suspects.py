"""Asking the engine about the suspects alone gives the answers that asking about every row gives."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from pipeline.accept import accept
from pipeline.check import has_identity
from pipeline.check.engine import ask
from pipeline.database import one_transaction

DAYS = ("", "2024-02-01", "2025-06-01", "2026-05-15", "2026-12-24", "1985-13-45")
CELLS = {
    "participation_id": ("D1", "D2", "D3", ""),
    "person_id": ("P1", "P2", ""),
    "insats_id": ("I01", "S01", "I99"),
    "registration_level": ("", "anonym", "hemlig"),
    "gender": ("man", "kvinna", "Q", ""),
    "birth_year": ("1990", "1930", "2015", "nittio", "1800"),
    "municipality": ("1080", "1081", ""),
    "start_date": DAYS,
    "exit_date": DAYS,
    "exit_reason": ("", "sjukdom", "annan"),
    "support_before": ("", "ingen", "ingen|lön", "sjukpenning:75|rehabiliteringspenning:50", "aktivitetsersättning"),
    "support_after": ("", "lön", "sjukpenning:60"),
    "parties": ("", "fk", "fk|af"),
    "work_after": ("", "ja", "nej"),
    "work_after_pct": ("", "0", "50", "100", "900"),
    "study_after_pct": ("", "0", "75"),
}
TABLES = st.lists(st.fixed_dictionaries({name: st.sampled_from(cells) for name, cells in CELLS.items()}), min_size=1)
REGISTER = (
    "insats_id;namn;typ;startdatum;ålder_från\nI01;Ett;individinriktad;2025-01-01;18\nS01;Två;strukturövergripande;;\n"
)
MEMBERS = "part;parttyp;kommunkod;från;till\nEtt;kommun;1080;2020-01-01;2024-06-30\nEtt;kommun;1080;2025-01-01;\n"


def judged(new_analyst, rows) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    analyst = new_analyst()
    analyst.deliver("2026-10-05/register.csv", REGISTER)
    analyst.deliver("2026-10-05/medlemskap.csv", MEMBERS)
    analyst.deliver_rows("2026-10-05/a.csv", rows)
    analyst.accept()
    analyst.check()
    findings = analyst.rows("select * from checked.finding order by all")
    judgements = analyst.rows("select * from checked.judgement order by all")
    analyst.close()
    return findings, judgements


@given(rows=TABLES)
def test_the_answers_are_the_same(new_analyst, rows) -> None:
    of_suspects = judged(new_analyst, rows)
    with patch("pipeline.check.suspects.any_fault", return_value="true"):
        assert judged(new_analyst, rows) == of_suspects


def test_where_no_row_is_suspect_the_engine_is_not_asked(new_analyst) -> None:
    """A register in order passes without it; one that says too little does not."""
    members = MEMBERS + "Två;region;;2020-01-01;\nTre;fk;;2020-01-01;\nFyra;af;;2020-01-01;\n"
    outcomes = "select outcome from checked.judgement where table_name = 'membership' and rule = 'key-twice'"
    for delivered, is_asked in ((members, False), (members.replace("Tre;fk", "Tre;"), True)):
        analyst = new_analyst()
        analyst.deliver("2026-10-05/medlemskap.csv", delivered)
        with one_transaction(analyst.connection):
            accept(analyst.connection, analyst.order, has_identity, analyst._say)
        with patch("pipeline.check.engine.ask", wraps=ask) as asked:
            analyst.check()
        assert (bool(asked.call_args_list), analyst.rows(outcomes)) == (is_asked, [("passed",)])
        analyst.close()
