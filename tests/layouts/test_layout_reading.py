"""What a layout says about cells: missing words by column, scales and their direction, two-digit years, fixed width."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layouts_written import SOUND, load


def typed(analyst, column: str) -> list[object]:
    return [value for (value,) in analyst.rows(f"select {column} from checked.participation order by row_no")]


def deliver(analyst, headings: str, *cells: str) -> None:
    lines = [f"D{number};A;2025-06-01;2025-09-01;{each}" for number, each in enumerate(cells, start=1)]
    analyst.deliver("2026-10-05/a.csv", "\n".join([f"nr;plats;in;ut;{headings}", *lines]) + "\n")


def found(analyst) -> list[tuple[str, int | None, str | None]]:
    return [(each.rule, each.row, each.column) for each in analyst.findings()]


def test_a_number_may_say_missing_in_one_column_and_mean_itself_in_another(analyst, tmp_path) -> None:
    deliver(analyst, "kön;arbete_omfattning_efter;studier_omfattning_efter", "9;99;99", "2;50;8", "8;9.0;x")
    load(analyst, tmp_path / "l", SOUND + 'missing: {all: ["x"], gender: ["8", "9"], work_after_pct: [9, 99]}\n')
    assert typed(analyst, "gender") == [None, "kvinna", None]
    assert typed(analyst, "work_after_pct") == [None, 50, None]
    assert typed(analyst, "study_after_pct") == [99, 8, None]
    assert found(analyst) == []


def test_a_word_for_missing_wins_over_a_built_in_spelling(analyst, tmp_path) -> None:
    deliver(analyst, "kön", "1", "2")
    load(analyst, tmp_path / "l", SOUND + "missing: {gender: [1]}\n")
    assert typed(analyst, "gender") == [None, "kvinna"]


@pytest.mark.parametrize(
    ("best", "first", "last"), [(1, "mycket_bra", "mycket_daligt"), (5, "mycket_daligt", "mycket_bra")]
)
def test_a_health_scale_runs_the_way_the_layout_says(analyst, tmp_path, best: int, first: str, last: str) -> None:
    deliver(analyst, "hälsa_efter", "1", "3", "5.0", "6", "0", "1.5")
    load(analyst, tmp_path / "l", SOUND + f"scales: {{health_after: {{from: 1, to: 5, best: {best}}}}}\n")
    assert typed(analyst, "health_after") == [first, "nagorlunda", last, None, None, None]
    assert found(analyst) == [("unknown-code", row, "health_after") for row in (5, 6, 7)]


def test_a_delivered_range_becomes_the_columns_own(analyst, tmp_path) -> None:
    deliver(analyst, "arbete_omfattning_efter;studier_omfattning_efter", "0;0", "5;2,5", "10;10", "10,5;-1")
    scales = "scales: {work_after_pct: {from: 0, to: 10}, study_after_pct: {from: 0, to: 10, best: 0}}\n"
    load(analyst, tmp_path / "l", SOUND + scales)
    assert typed(analyst, "work_after_pct") == [0, 50, 100, None]
    assert typed(analyst, "study_after_pct") == [100, 75, 0, None]
    assert found(analyst) == [("unreadable-value", 5, "study_after_pct"), ("unreadable-value", 5, "work_after_pct")]


def dates(analyst, folder, layout: str, *cells: str) -> list[object]:
    lines = [f"D{number};A;{each}" for number, each in enumerate(cells, start=1)]
    analyst.deliver("2026-10-05/a.csv", "\n".join(["nr;plats;in", *lines]) + "\n")
    load(analyst, folder, SOUND + layout)
    return typed(analyst, "start_date")


def test_two_digits_mean_a_year_of_the_hundred_from_the_pivot(analyst, tmp_path) -> None:
    read = dates(
        analyst, tmp_path / "l", 'dates: ["%y%m%d", "%d/%m/%Y"]\npivot: 1950\n',
        "500101", "491231", "990228", "3/4/2020", "2021-05-06", "000229", "510229",
    )  # fmt: skip
    assert read == [
        date(1950, 1, 1), date(2049, 12, 31), date(1999, 2, 28), date(2020, 4, 3), date(2021, 5, 6), date(2000, 2, 29),
        None,
    ]  # fmt: skip


def test_a_leap_day_of_a_year_that_has_none_is_no_date(analyst, tmp_path) -> None:
    assert dates(analyst, tmp_path / "l", 'dates: ["%y%m%d"]\npivot: 1850\n', "000229", "000228") == [
        None,
        date(1900, 2, 28),
    ]


def test_two_digits_without_a_pivot_are_no_year(analyst, tmp_path) -> None:
    read = dates(
        analyst, tmp_path / "l", 'dates: ["%d/%m/%Y"]\n', "1/2/98", "98-01-02", "infinity", "epoch", "0025-06-01"
    )
    assert read == [None] * 5
    assert [each.rule for each in analyst.findings()] == ["unreadable-value"] * 5


@given(
    day=st.dates(date(1930, 1, 1), date(2029, 12, 31)),
    form=st.sampled_from(["%y%m%d", "%d/%m/%y", "%d.%m.%y"]),
)
def test_every_day_of_the_hundred_years_is_read_back(new_analyst, day: date, form: str) -> None:
    analyst = new_analyst()
    try:
        written = day.strftime(form)
        assert dates(analyst, analyst.order.out, f'dates: ["{form}"]\npivot: 1930\n', written) == [day]
    finally:
        analyst.close()


def test_a_lost_zero_is_put_back_only_where_exactly_one_digit_is_missing(analyst, tmp_path) -> None:
    deliver(analyst, "kommun", "114", "0114", "1080", "14", "10800", "Karlskrona", "", "*")
    load(analyst, tmp_path / "l", SOUND + 'missing: ["*"]\n')
    assert typed(analyst, "municipality") == ["0114", "0114", "1080", None, None, None, None, None]
    assert found(analyst) == [
        ("leading-zero-restored", 2, "municipality"),
        *(("unreadable-value", row, "municipality") for row in (5, 6, 7)),
    ]


def test_a_missing_word_of_three_digits_is_no_municipality(analyst, tmp_path) -> None:
    deliver(analyst, "kommun", "999", "114")
    load(analyst, tmp_path / "l", SOUND + "missing: [999]\n")
    assert typed(analyst, "municipality") == [None, "0114"]


def test_a_select_that_cannot_run_says_so(analyst, tmp_path) -> None:
    from pipeline.vocabulary.errors import DefinitionFault

    deliver(analyst, "kön", "hemligt")
    for select, said in {
        "select saknas as participation_id, [row_no] as delivered_rows from delivered": "saknas",
        "select nr as participation_id from delivered": "delivered_rows",
        "select kön::integer as gender, [row_no] as delivered_rows from delivered": "try_cast",
        "selec": "syntax",
        "select group as gender, [row_no] as delivered_rows from delivered": "inom citattecken",
    }.items():
        with pytest.raises(DefinitionFault) as caught:
            load(analyst, tmp_path / "l", SOUND + f"select: {select}\n")
        assert said in caught.value.message("sv")
        assert "hemligt" not in caught.value.message("sv")
        lines = f"{SOUND}select: {select}\n".splitlines()
        assert lines[int(caught.value.facts["line"]) - 1].startswith("select:")


def test_a_select_may_speak_of_headings_that_a_file_lacks_or_spells_its_own_way(analyst, tmp_path) -> None:
    select = (
        'select: |\n  select NR as participation_id, Plats as insats_id, "in" as start_date, Kön as gender,\n'
        '      "Födelse år" as birth_year, [row_no] as delivered_rows from delivered\n'
    )
    analyst.deliver("2026-10-05/a.csv", "nr;PLATS;in;fodelse_ar\nD1;A;2025-06-01;1980\n")
    load(analyst, tmp_path / "l", SOUND + "optional: [Kön, Plats, Födelse år]\n" + select)
    assert analyst.rows("select participation_id, insats_id, gender, birth_year from checked.participation") == [
        ("D1", "A", None, 1980)
    ]
    assert found(analyst) == []


def test_a_layouts_word_on_how_a_file_is_written_overrules_what_would_be_found_out(analyst, tmp_path) -> None:
    # The first line looks like the headings; in Latin-1 bytes that happen to be sound UTF-8 mean two letters each.
    lines = ["nr;plats;in", "nr|plats|in", "D1|Å;B|2025-06-01"]
    analyst.deliver("2026-10-05/a.csv", ("\n".join(lines) + "\n").encode())
    load(analyst, tmp_path / "l", SOUND + 'encoding: iso-8859-1\nseparator: "|"\nheading_row: 2\n')
    assert analyst.rows("select participation_id, insats_id from checked.participation") == [
        ("D1", "Å;B".encode().decode("iso-8859-1"))
    ]
    assert [each.rule for each in analyst.findings() if each.severity == "set_aside"] == []
