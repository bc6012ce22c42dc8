"""For every rule of schemas/rules.yaml: a delivery that breaks it, one that does not, and what must be found."""

from __future__ import annotations

from dataclasses import dataclass

BARE = "deltagande_id;insats_id;startdatum"
WITH_EXIT = f"{BARE};avslutsdatum"
BUDGET = "år;slag;post;budget_kr\n"
REGISTER = "insats_id;namn;typ\nI01;Ett;individinriktad\nS01;Två;strukturövergripande\n"
WORK = f"{WITH_EXIT};arbete_efter;arbete_omfattning_efter"
SUPPORT = f"{WITH_EXIT};försörjning_efter"

Found = tuple[int | None, str | None, str]
"""Row, column and consequence."""


@dataclass(frozen=True)
class Case:
    """Rows as delivered. `wrong` breaks the rule and gives `found`; `right` gives no finding at all."""

    wrong: str
    found: tuple[Found, ...]
    right: str


def rows(headings: str, *cells: str) -> str:
    return "\n".join((headings, *cells)) + "\n"


def refused() -> tuple[Found, ...]:
    return ((None, None, "refuse_file"),)


BY_ROW: dict[str, Case] = {
    "cells-mismatch": Case(
        rows(BARE, "D1;I01;2025-06-01", "Summa;1"),
        ((3, None, "set_aside"),),
        rows(BARE, "D1;I01;2025-06-01", ""),
    ),
    "required-missing": Case(
        rows(BARE, ";I01;2025-06-01", "D2;;2025-06-01", "D3;I01;", "-;I01;2025-06-01"),
        (
            (2, "participation_id", "set_aside"),
            (3, "insats_id", "set_aside"),
            (4, "start_date", "set_aside"),
            (5, "participation_id", "set_aside"),
        ),
        rows(BARE, "D1;I01;2025-06-01"),
    ),
    "unreadable-value": Case(
        rows(f"{BARE};kön;parter;födelseår", "D1;I01;2025-13-01;;;", "D2;I01;2025-06-01;Q;;sjuttio"),
        ((2, "start_date", "set_aside"), (3, "birth_year", "warn"), (3, "gender", "warn")),
        rows(f"{BARE};kön;födelseår", "D1;I01;2025-06-01;K;1970", "D2;I01;1/6/2025;okänt;-"),
    ),
    "leading-zero-restored": Case(
        rows(f"{BARE};kommun", "D1;I01;2025-06-01;114", "D2;I01;2025-06-01;1080"),
        ((2, "municipality", "warn"),),
        rows(f"{BARE};kommun", "D1;I01;2025-06-01;0114", "D2;I01;2025-06-01;okänt"),
    ),
    "out-of-range": Case(
        rows(f"{WITH_EXIT};arbete_omfattning_före", "D1;I01;2025-06-01;;100,5", "D2;I01;2025-06-01;;-1"),
        ((2, "work_before_pct", "warn"), (3, "work_before_pct", "warn")),
        rows(f"{WITH_EXIT};arbete_omfattning_före", "D1;I01;2025-06-01;;100", "D2;I01;2025-06-01;;0"),
    ),
    "key-twice": Case(
        BUDGET + "2026;insats;I01;100\n2026;insats;I01;200\n2026;insats;I02;200\n",
        ((2, "year", "set_aside"), (3, "year", "set_aside")),
        BUDGET + "2026;insats;I01;100\n2026;insats;I02;100\n",
    ),
    "participation-twice": Case(
        rows(f"{BARE};kön", "D1;I01;2025-06-01;man", "D1;I01;2025-06-01;kvinna", "D2;I01;2025-06-01;man"),
        ((2, "participation_id", "set_aside"), (3, "participation_id", "set_aside")),
        rows(f"{BARE};kön", "D1;I01;2025-06-01;man", "D1;I01;2025-06-01;man"),
    ),
    "exit-before-start": Case(
        rows(WITH_EXIT, "D1;I01;2025-06-01;2025-05-31"),
        ((2, "exit_date", "set_aside"),),
        rows(WITH_EXIT, "D1;I01;2025-06-01;2025-06-01", "D2;I01;2025-06-01;"),
    ),
    "exit-after-receipt": Case(
        rows(WITH_EXIT, "D1;I01;2025-06-01;2026-10-06"),
        ((2, "exit_date", "set_aside"),),
        rows(WITH_EXIT, "D1;I01;2025-06-01;2026-10-05"),
    ),
    "insats-unknown": Case(
        rows(BARE, "D1;I99;2025-06-01"), ((2, "insats_id", "set_aside"),), rows(BARE, "D1;I01;2025-06-01")
    ),
    "insats-structural": Case(
        rows(BARE, "D1;S01;2025-06-01"), ((2, "insats_id", "set_aside"),), rows(BARE, "D1;I01;2025-06-01")
    ),
    "extent-contradicts": Case(
        rows(WORK, "D1;I01;2025-06-01;2026-05-01;nej;50"),
        ((2, "work_after_pct", "set_aside"),),
        rows(WORK, "D1;I01;2025-06-01;2026-05-01;nej;0", "D2;I01;2025-06-01;2026-05-01;ja;50"),
    ),
    "age-outside": Case(
        rows(f"{BARE};födelseår", "D1;I01;2025-06-01;2010", "D2;I01;2025-06-01;1960"),
        ((2, "birth_year", "warn"), (3, "birth_year", "warn")),
        rows(f"{BARE};födelseår", "D1;I01;2025-06-01;2009", "D2;I01;2025-06-01;1961", "D3;I01;2025-06-01;"),
    ),
    "after-without-exit": Case(
        rows(WORK, "D1;I01;2025-06-01;;ja;50"),
        ((2, "exit_date", "warn"),),
        rows(WORK, "D1;I01;2025-06-01;;;", "D2;I01;2025-06-01;2026-05-01;ja;50"),
    ),
    "degree-above-100": Case(
        rows(SUPPORT, "D1;I01;2025-06-01;2026-05-01;sjukpenning:75|rehabiliteringspenning:50"),
        ((2, "support_after", "warn"),),
        rows(SUPPORT, "D1;I01;2025-06-01;2026-05-01;sjukpenning:50|lön:75", "D2;I01;2025-06-01;;"),
    ),
}

BY_FILE: dict[str, Case] = {
    "file-empty": Case("", refused(), rows(BARE, "D1;I01;2025-06-01")),
    "file-unreadable": Case("\xff\xfe\x00", refused(), rows(BARE, "D2;I01;2025-06-01")),
    "layout-unknown": Case("datum;anteckning\n2026;kaffe\n", refused(), rows(BARE, "D3;I01;2025-06-01")),
    "kind-unknown": Case("Hej", refused(), rows(BARE, "D4;I01;2025-06-01")),
    "quote-unclosed": Case(
        rows(BARE, 'D1;I01;"2025-06-01', "D2;I01;2025-06-01"), refused(), rows(BARE, 'D6;I01;"2025-06-01"')
    ),
    "record-too-long": Case(
        rows(BARE, "D1;I01;2025-06-01", "x" * 1_000_001), refused(), rows(f"{BARE};kommun", "D7;I01;2025-06-01;1080")
    ),
    "line-below-table": Case(
        rows(BARE, "D1;I01;2025-06-01", "", "Källa: uttag"),
        ((4, None, "warn"),),
        rows(BARE, "D8;I01;2025-06-01", ""),
    ),
    "heading-repeated": Case(
        rows(BARE, "D1;I01;2025-06-01", BARE, "D2;I01;2025-06-01"),
        ((3, None, "warn"),),
        rows(BARE, "D9;I01;2025-06-01", "D10;I01;2025-06-01"),
    ),
    "column-unread": Case(
        rows(f"{BARE};skor", "D1;I01;2025-06-01;43"), ((None, "skor", "warn"),), rows(BARE, "D5;I01;2025-06-01")
    ),
}
