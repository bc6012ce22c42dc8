"""Look-alikes, e-mail addresses and telephone numbers are warned about by place, and the value is said nowhere."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.check.identity import is_identity
from pipeline.sample.identity import invented_number

HEADINGS = "deltagande_id;insats_id;startdatum;kommun;anteckning"


def lookalike() -> str:
    sound = invented_number(date(1981, 2, 18), 982)
    return f"{sound[:-1]}{(int(sound[-1]) + 1) % 10}"


def written(kind: str) -> str:
    return {
        "lookalike": lookalike(),
        "lookalike-short": lookalike()[2:],
        "lookalike-twelve": lookalike().replace("-", ""),
        "lookalike-dash": lookalike().replace("-", " – "),
        "serial-nought": f"{lookalike()[:9]}0006",
        "email": "Nås på anna.ek+1@exempel.se eller så",
        "mobile": "ring 070-123 45 67",
        "mobile-bare": "0701234567",
        "stockholm": "08-123 456 78",
        "area-code": "växeln: 0455-30 30 00.",
        "country": "+46 70 123 45 67",
    }[kind]


RULES = {
    "lookalike": "identity-lookalike", "lookalike-short": "identity-lookalike",
    "lookalike-twelve": "identity-lookalike",
    "lookalike-dash": "identity-lookalike", "serial-nought": "identity-lookalike", "email": "email-address",
    "mobile": "phone-number", "mobile-bare": "phone-number", "stockholm": "phone-number", "area-code": "phone-number",
    "country": "phone-number",
}  # fmt: skip


def row(number: int, note: str) -> str:
    return f"D{number};I01;2025-06-01;1080;{note}\n"


def traces(analyst) -> list[tuple]:
    return [
        (found.rule, found.sheet, found.row, found.column)
        for found in analyst.findings()
        if found.rule in RULES.values()
    ]


@pytest.mark.parametrize("kind", RULES)
def test_a_trace_is_a_warning_with_its_place(analyst, kind: str) -> None:
    lines = [row(1, "kaffe"), row(2, written(kind)), row(3, "te"), row(4, "")]
    analyst.deliver("2026-10-05/a.csv", f"{HEADINGS}\n{''.join(lines)}")
    analyst.accept()
    analyst.check()
    assert traces(analyst) == [(RULES[kind], None, 3, "anteckning")]
    assert analyst.rows("select outcome from accepted.delivery") == [("used",)]
    assert written(kind) not in repr(analyst.findings())


HARMLESS = (
    "2025-06-01", "2025-06-01 12:30", "20250601", "5050-1055", "556036-0793", "08-2025", "D00742000", "1 234 567,50",
    "12345678-9", "a@b", "@anna", "0000000098", "57.7081234567", "2025-06-01 2026-05-15", "167.94.138.35",
    "550e8400-e29b-41d4-a716-446655440000", "1080", "+12,5 %", "kl. 08-10",
)  # fmt: skip


def test_what_is_no_trace(analyst) -> None:
    assert not any(is_identity(text) for text in HARMLESS)
    lines = "".join(row(number, text) for number, text in enumerate(HARMLESS))
    analyst.deliver("2026-10-05/a.csv", f"{HEADINGS}\n{lines}")
    analyst.accept()
    analyst.check()
    assert traces(analyst) == []


def test_a_column_of_addresses_is_one_finding(analyst) -> None:
    lines = "".join(row(number, f"p{number}@exempel.se") for number in range(50))
    analyst.deliver("2026-10-05/a.csv", f"{HEADINGS}\n{lines}")
    analyst.accept()
    analyst.check()
    assert traces(analyst) == [("email-address", None, None, "anteckning")]


def test_many_in_a_long_column_are_one_finding(analyst) -> None:
    lines = "".join(row(number, f"p{number}@exempel.se" if number % 3 == 0 else "kaffe") for number in range(900))
    analyst.deliver("2026-10-05/a.csv", f"{HEADINGS}\n{lines}")
    analyst.accept()
    analyst.check()
    assert traces(analyst) == [("email-address", None, None, "anteckning")]


@pytest.mark.parametrize("kind", ["lookalike", "email", "mobile-bare"])
@pytest.mark.parametrize("few", [True, False], ids=["few-values", "many-values"])
def test_one_trace_in_a_large_sheet_is_found(analyst, kind: str, few: bool) -> None:
    lines = [row(number, "kaffe på kontoret" if few else f"anteckning {number}") for number in range(25_000)]
    lines[20_000] = row(20_000, written(kind))
    analyst.deliver("2026-10-05/a.csv", f"{HEADINGS}\n{''.join(lines)}")
    analyst.accept()
    analyst.check()
    assert traces(analyst) == [(RULES[kind], None, 20_002, "anteckning")]


def test_one_among_the_answers_of_a_large_sheet_is_found(analyst, participation) -> None:
    """Columns in which every cell was understood are not looked through: one that was not makes the difference."""
    rows = [participation(number, gender="kvinna" if number % 2 else "man") for number in range(25_000)]
    rows[20_000]["gender"] = written("email")
    analyst.deliver_rows("2026-10-05/a.csv", rows)
    analyst.accept()
    analyst.check()
    assert traces(analyst) == [("email-address", None, 20_002, "gender")]


def test_looked_for_once(analyst) -> None:
    analyst.deliver("2026-10-05/a.csv", f"{HEADINGS}\n{row(1, written('email'))}{row(2, 'te')}{row(3, 'te')}")
    for _ in range(2):
        analyst.accept()
        analyst.check()
        assert traces(analyst) == [("email-address", None, 2, "anteckning")]
