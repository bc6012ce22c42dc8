"""A workbook that asks for too much ends in one message, soon, and the other deliveries go on."""

from __future__ import annotations

import time

import pytest
from hostile import HOSTILE, SOUND, huge_dimension
from test_excel_and_parquet import READ, TYPED, workbook

GOOD = b"deltagande_id;insats_id;startdatum\nD1;I01;2025-06-01\n"


def test_each_is_refused_for_its_reason_and_the_rest_is_read(analyst) -> None:
    for name, (content, _) in HOSTILE.items():
        analyst.deliver(f"2026-10-05/{name}", content())
    analyst.deliver("2026-10-05/zz.xlsx", workbook(Blad1=SOUND))
    started = time.monotonic()
    analyst.accept()
    assert time.monotonic() - started < 10 * len(HOSTILE)
    assert dict(analyst.rows("select file, coalesce(refused_rule, outcome) from accepted.delivery")) == {
        **{f"2026-10-05/{name}": rule for name, (_, rule) in HOSTILE.items()},
        "2026-10-05/zz.xlsx": "used",
    }


def test_a_boastful_head_over_a_sound_sheet_does_no_harm(analyst) -> None:
    analyst.deliver("2026-10-05/a.xlsx", huge_dimension())
    analyst.accept()
    analyst.check()
    assert analyst.rows(TYPED) == READ


def test_a_workbook_that_takes_too_long_is_ended(analyst, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.accept import workbooks

    monkeypatch.setattr(workbooks, "PATIENCE_S", 0.001)
    monkeypatch.setattr(workbooks, "_PACKED_BYTES_A_SECOND", 1e12)
    analyst.deliver("2026-10-05/a.xlsx", workbook(Blad1=[SOUND[0], *(SOUND[1:] * 3000)]))
    analyst.deliver("2026-10-05/good.csv", GOOD)
    analyst.accept()
    assert analyst.rows("select file, refused_rule from accepted.delivery order by 1") == [
        ("2026-10-05/a.xlsx", "file-too-large"),
        ("2026-10-05/good.csv", None),
    ]


def test_no_process_is_started_for_text_alone(analyst, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.accept.workbooks import Workbooks

    monkeypatch.delattr(Workbooks, "_started")
    analyst.deliver("2026-10-05/good.csv", GOOD)
    analyst.accept()
    assert analyst.rows("select outcome from accepted.delivery") == [("used",)]
