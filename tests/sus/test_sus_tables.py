"""SUS's R1-R7 on a delivery small enough to count on the fingers, and on the sample."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.sus import SusAsked, SusTable, sus_table

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)
NOTHING = {"work_before": "nej", "study_before": "nej", "seeking_before": "nej"}
NOTHING_AFTER = {"work_after": "nej", "study_after": "nej", "seeking_after": "nej"}
PEOPLE = [
    # sought work, works half time now
    NOTHING | NOTHING_AFTER | {
        "seeking_before": "ja", "work_after": "ja", "work_after_pct": "50", "support_before": "a-kassa",
        "support_after": "lön", "education": "gymnasium", "exit_reason": "enligt plan",
    },
    # worked and works as much
    NOTHING | NOTHING_AFTER | {
        "work_before": "ja", "work_before_pct": "50", "work_after": "ja", "work_after_pct": "50",
        "support_before": "lön:50|sjukpenning:50", "support_after": "lön", "exit_reason": "enligt plan",
    },
    # studied and seeks work
    NOTHING | NOTHING_AFTER | {
        "study_before": "ja", "seeking_after": "ja", "support_before": "a-kassa", "support_after": "a-kassa",
        "education": "grundskola", "exit_reason": "sjukdom",
    },
    # nothing, and nothing known at exit
    NOTHING | {"support_before": "a-kassa", "support_after": "uppgift saknas", "education": "gymnasium"},
]  # fmt: skip


@pytest.fixture(scope="module")
def asked(module_analyst, participation):
    rows = [participation(number, exit_date="2026-03-15", **said) for number, said in enumerate(PEOPLE)]
    # neither of these left in the months asked for, or was meant to be there
    rows.append(participation(8, exit_date="2025-12-31"))
    rows.append(participation(9, exit_date="2026-03-15", exit_reason="felregistrering"))
    module_analyst.deliver_rows("2026-10-05/a.csv", rows)
    module_analyst.load()

    def ask(report: str, **more: str) -> SusTable:
        whom = SusAsked(report, FIRST, LAST, **more)
        return sus_table(module_analyst.connection, module_analyst.order.definitions, whom)

    return ask


def numbers(table: SusTable) -> dict[str, tuple[int | None, ...]]:
    """Known, missing, before and after of every row that counts somebody."""
    return {
        row.category: (row.known, row.missing, row.before, row.after) for row in table.rows if row.before or row.after
    }


def test_r1_each_occupation_on_its_own(asked) -> None:
    table = asked("R1")
    assert table.finished == 4
    assert {row.category: (row.known, row.missing, row.before, row.after) for row in table.rows} == {
        "arbete": (3, 1, 1, 2), "studier": (3, 1, 1, 0), "soker": (3, 1, 1, 1), "ingen": (3, 1, 0, 0),
    }  # fmt: skip
    work = table.rows[0]
    assert (work.change, work.change_percent, work.share_after) == (1, 100, 2 / 3)
    assert table.rows[3].change_percent is None


def test_r2_everyone_known_is_in_exactly_one_class(asked) -> None:
    assert numbers(asked("R2")) == {"arbete": (3, 1, 1, 2), "studier": (3, 1, 1, 0), "soker": (3, 1, 1, 1)}


def test_r3_of_those_who_work_or_study_who_started_or_increased(asked) -> None:
    assert numbers(asked("R3")) == {
        "arbete_eller_studier": (3, 1, None, 2),
        "paborjat_eller_okat": (2, 0, None, 1),
    }


def test_r4_support_of_those_known_at_both(asked) -> None:
    assert numbers(asked("R4")) == {
        "sjukpenning": (3, 1, 1, 0), "a_kassa": (3, 1, 2, 1), "lon": (3, 1, 1, 2),
    }  # fmt: skip


def test_r5_where_those_with_one_support_went(asked) -> None:
    assert numbers(asked("R5", source="a_kassa")) == {"a_kassa": (2, 1, None, 1), "lon": (2, 1, None, 1)}


def test_r5_needs_a_source_that_exists(asked) -> None:
    with pytest.raises(ValueError, match="one source of support"):
        asked("R5")
    with pytest.raises(ValueError, match="one source of support"):
        asked("R5", source="guld")


def test_r6_background_with_what_is_missing(asked) -> None:
    background = numbers(asked("R6"))
    assert background["education:gymnasium"] == (3, 1, 2, None)
    assert background["education:grundskola"] == (3, 1, 1, None)


def test_r7_reasons(asked) -> None:
    assert numbers(asked("R7")) == {"enligt_plan": (3, 1, None, 2), "sjukdom": (3, 1, None, 1)}


def test_whom_it_is_about_can_be_narrowed(asked) -> None:
    assert asked("R1", insats_id="no such").finished == 0
    for report in ("R1", "R2"):
        for row in asked(report, insats_id="no such").rows:
            assert (row.known, row.missing, row.before, row.after, row.share_after) == (0, 0, 0, 0, None)


@pytest.mark.parametrize("report", ["R1", "R2", "R3", "R4", "R6", "R7"])
def test_the_sample_has_every_report(sample, definitions, report: str) -> None:
    whom = SusAsked(report, date(2026, 1, 1), date(2026, 9, 30))
    table = sus_table(sample.analyst.connection, definitions, whom)
    assert table.finished > 0
    assert any(row.before or row.after for row in table.rows)
    assert all(0 <= count <= row.known for row in table.rows for count in (row.before, row.after) if count is not None)
    if report != "R3":
        assert all(row.known + row.missing == table.finished for row in table.rows)
