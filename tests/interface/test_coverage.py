"""How much of each insats can be followed up, head counts included."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.interface.covered import coverage_frame

VOLUME = """\
insats_id;år;kvartal;kön;registrering;antal_deltaganden
V1;2025;;kvinna;volym;20
V1;2025;;man;volym;10
I1;2025;;;alla;5
I2;2025;K1;;volym;4
I2;2025;K2;;volym;4
I3;2025;;;anonym;3
"""


@pytest.fixture(scope="module")
def rows(module_analyst, participation) -> dict[str | None, dict[str, Any]]:
    module_analyst.deliver("2026-01-10/antal.csv", VOLUME)
    here = {"start_date": "2025-02-01", "exit_date": "2025-05-15"}
    anonymous = {"start_date": "2025-03-01", "registration_level": "anonym"}
    module_analyst.deliver_rows(
        "2026-01-10/deltaganden.csv",
        [
            participation(1, insats_id="I1", **here),
            participation(2, insats_id="I1", start_date="2024-02-01", exit_date="2025-01-01"),
            participation(3, insats_id="I1", start_date="2024-02-01", exit_date="2024-12-31"),
            participation(4, insats_id="I1", exit_reason="felregistrering", **here),
            {"participation_id": "D5", "insats_id": "I1", **anonymous},
            participation(6, insats_id="I2", **here),
            participation(7, insats_id="I3", **here),
            {"participation_id": "D8", "insats_id": "I3", **anonymous},
        ],
    )
    module_analyst.load()
    found = coverage_frame(module_analyst.connection, 2025)
    assert set(found["protection"]) == {"unprotected"}
    return {row["insats_id"]: row for row in found.astype(object).where(found.notna(), None).to_dict("records")}


@pytest.mark.parametrize(
    ("insats", "person_data", "anonymous", "count_only", "coverage"),
    [
        # counted by heads only
        ("V1", 0, 0, 30, 0.0),
        # a count of everyone holds those with rows too: five less two and one
        ("I1", 2, 1, 2, 2 / 5),
        # quarters have no sum
        ("I2", 1, 0, None, None),
        # rows and head counts of the anonymous are the same people
        ("I3", 1, 3, 0, 1 / 4),
        # one is not known, so the whole is not
        (None, 4, 4, None, None),
    ],
)
def test_who_can_be_followed_up(
    rows, insats: str | None, person_data: int, anonymous: int, count_only: int | None, coverage: float | None
) -> None:
    row = rows[insats]
    assert (row["person_data"], row["anonymous"], row["count_only"]) == (person_data, anonymous, count_only)
    assert row["coverage"] == (None if coverage is None else pytest.approx(coverage))


def test_a_year_with_nobody_has_no_rows(module_analyst, rows) -> None:
    assert coverage_frame(module_analyst.connection, 2010).empty
