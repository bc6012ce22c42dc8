"""A confirmed finding stays, marked with who and why, in every later run; one that fits nothing is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.vocabulary.definitions import read_definitions
from pipeline.vocabulary.errors import DefinitionFault

FILE = "2026-10-05/a.csv"
ENTRY = {
    "rule": "age-outside", "delivery": FILE, "row": "2", "by": "Karin Ek", "on": "2026-11-01",
    "why": "Beslut av styrelsen",
}  # fmt: skip


def confirmations(*entries: dict[str, str]) -> str:
    lines = ["version: 1", "confirmations:"]
    for entry in entries:
        lines += [f"  {'-' if not at else ' '} {key}: {value}" for at, (key, value) in enumerate(entry.items())]
    return "\n".join(lines) + "\n"


@pytest.fixture
def confirm(analyst, tmp_path: Path):
    """Write the förbund's own confirmations and read them."""

    def confirmed(*entries: dict[str, str]) -> None:
        path = tmp_path / "bekraftelser.yaml"
        path.write_text(confirmations(*entries), encoding="utf-8")
        analyst.change(definitions=read_definitions(confirmations=path))

    return confirmed


@pytest.fixture
def too_young(analyst, participation) -> None:
    rows = [participation(number, birth_year="2015") for number in range(3)]
    analyst.deliver_rows(FILE, [*rows, participation(9, birth_year="1980")])


def ages(analyst) -> list[tuple]:
    return [
        (found.row, found.confirmed_by, found.confirmed_why)
        for found in analyst.findings()
        if found.rule == "age-outside"
    ]


def unused(analyst) -> list[tuple]:
    return [(each.file, each.row) for each in analyst.findings() if each.rule == "confirmation-unused"]


def test_a_confirmed_finding_stays_and_says_who_and_why(analyst, confirm, too_young) -> None:
    confirm(ENTRY)
    for _ in range(2):
        analyst.load()
        assert ages(analyst) == [(2, "Karin Ek", "Beslut av styrelsen"), (3, None, None), (4, None, None)]
        assert unused(analyst) == []


@pytest.mark.parametrize("rows", [{"rows": "[2, 3, 4]"}, {}], ids=["named", "all-of-the-file"])
def test_several_rows(analyst, confirm, too_young, rows: dict[str, str]) -> None:
    confirm({key: value for key, value in ENTRY.items() if key != "row"} | rows)
    analyst.load()
    assert [by for _, by, _ in ages(analyst)] == ["Karin Ek"] * 3


def test_by_sha256(analyst, confirm, too_young) -> None:
    analyst.load()
    (sha256,) = analyst.rows("select sha256 from accepted.delivery")[0]
    confirm(ENTRY | {"delivery": f"'{sha256[:12]}'"})
    analyst.load()
    assert [by for _, by, _ in ages(analyst)] == ["Karin Ek", None, None]


def test_withdrawn_again(analyst, confirm, too_young) -> None:
    confirm(ENTRY)
    analyst.load()
    confirm(ENTRY | {"row": "3"})
    analyst.load()
    assert [by for _, by, _ in ages(analyst)] == [None, "Karin Ek", None]


@pytest.mark.parametrize(
    "wrong", [{"row": "5"}, {"delivery": "2026-10-05/b.csv"}, {"rule": "after-without-exit"}, {"sheet": "Blad2"}]
)
def test_one_that_fits_nothing_is_said_with_its_line(analyst, confirm, too_young, wrong: dict[str, str]) -> None:
    confirm(ENTRY, ENTRY | wrong)
    analyst.load()
    assert unused(analyst) == [("bekraftelser.yaml", 3 + len(ENTRY))]


def test_an_earlier_report_is_not_changed_by_what_is_confirmed_later(analyst, confirm, too_young) -> None:
    confirm(ENTRY)
    analyst.change(as_of=date(2026, 10, 31))
    analyst.load()
    assert [by for _, by, _ in ages(analyst)] == [None, None, None]
    analyst.change(as_of=date(2026, 11, 1))
    analyst.load()
    assert [by for _, by, _ in ages(analyst)] == ["Karin Ek", None, None]


def test_a_delivery_that_had_not_come_by_then_is_not_missed(analyst, confirm, too_young, participation) -> None:
    analyst.deliver_rows("2026-09-01/earlier.csv", [participation(7)])
    confirm(ENTRY | {"on": "2026-09-01"})
    analyst.change(as_of=date(2026, 9, 2))
    analyst.load()
    assert unused(analyst) == []


def test_remarks_on_a_file(analyst, confirm, participation) -> None:
    analyst.deliver_rows(FILE, [participation(1, egen_kolumn="x")])
    entry = ENTRY | {"rule": "column-unread"}
    del entry["row"]
    confirm(entry)
    analyst.load()
    (found,) = (each for each in analyst.findings() if each.rule == "column-unread")
    assert (found.confirmed_by, unused(analyst)) == ("Karin Ek", [])


LAYOUT = """layout: egen
version: 1
table: participation
label: {sv: Egen, en: Own}
status: own
recognise: [egen_id, insats_id]
columns: {participation_id: [egen_id]}
rules:
  - id: start-too-late
    severity: set_aside
    column: start_date
    confirmable: true
    breaks: startdatum > '2025-01-01'
    message: {sv: För sent., en: Too late.}
    do: {sv: Rätta., en: Mend.}
    mends: sender
    why: Prov.
"""


def test_a_confirmed_row_that_was_set_aside_counts(analyst, tmp_path: Path) -> None:
    (tmp_path / "layouter").mkdir()
    (tmp_path / "layouter" / "egen.yaml").write_text(LAYOUT, encoding="utf-8")
    own = tmp_path / "bekraftelser.yaml"
    rows = ["D1;I01;2024-06-01;2025-05-01", "D2;I01;2025-06-01;2026-05-01", "D3;I01;2025-07-01;2026-05-01"]
    analyst.deliver(FILE, "\n".join(["egen_id;insats_id;startdatum;avslutsdatum", *rows]) + "\n")
    analyst.change(definitions=read_definitions(tmp_path / "layouter"))
    analyst.load()
    account = "select accepted, set_aside from derived.account"
    assert analyst.rows(account) == [(1, 2)]
    own.write_text(confirmations(ENTRY | {"rule": "start-too-late", "row": "3"}), encoding="utf-8")
    analyst.change(definitions=read_definitions(tmp_path / "layouter", confirmations=own))
    analyst.load()
    assert analyst.rows(account) == [(2, 1)]
    analyst.change(definitions=read_definitions(tmp_path / "layouter"))
    analyst.load()
    assert analyst.rows(account) == [(1, 2)]


def test_a_confirmed_extract_that_has_lost_most_of_its_rows_is_in_force(analyst, confirm, participation) -> None:
    """Without rows: everything that the rule found in the file. Looked at again neither then nor after."""
    analyst.deliver_rows("2026-07-06/a.csv", [participation(number) for number in range(10)])
    analyst.deliver_rows(FILE, [participation(number) for number in range(3)])
    states = "select accepted, set_aside, superseded from derived.account order by delivery_no"
    analyst.load()
    assert analyst.rows(states) == [(10, 0, 0), (0, 3, 0)]
    entry = ENTRY | {"rule": "extract-shrunk"}
    del entry["row"]
    confirm(entry)
    analyst.load()
    assert analyst.rows(states) == [(0, 0, 10), (3, 0, 0)]
    said = len(analyst.said)
    analyst.load()
    assert analyst.rows(states) == [(0, 0, 10), (3, 0, 0)]
    assert [station for station, _ in analyst.said[said:] if station == "check"] == []
    # The next extract is held against the confirmed one: it need not be confirmed again.
    analyst.deliver_rows("2026-10-20/a.csv", [participation(number, gender="man") for number in range(3)])
    analyst.load()
    assert analyst.rows(states) == [(0, 0, 10), (0, 0, 3), (3, 0, 0)]


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (ENTRY | {"rule": "no-such-rule"}, 3),
        (ENTRY | {"rule": "exit-before-start"}, 3),
        ({key: value for key, value in ENTRY.items() if key != "by"}, 3),
        (ENTRY | {"why": '""'}, 8),
        (ENTRY | {"on": "i tisdags"}, 7),
        (ENTRY | {"rows": "[2]"}, 9),
        (ENTRY | {"kommentar": "x"}, 9),
    ],
    ids=["unknown-rule", "not-confirmable", "nobody", "no-reason", "no-day", "row-and-rows", "unknown-key"],
)
def test_a_faulty_entry_is_told_by_its_line(confirm, entry: dict[str, str], line: int) -> None:
    with pytest.raises(DefinitionFault) as fault:
        confirm(entry)
    assert (fault.value.facts["file"], fault.value.facts["line"]) == ("bekraftelser.yaml", line)


def test_counts_tell_open_from_confirmed(analyst, confirm, too_young) -> None:
    from pipeline.local import count_by_rule

    confirm(ENTRY)
    analyst.load()
    (counted,) = (each for each in count_by_rule(analyst.findings()) if each.rule == "age-outside")
    assert (counted.findings, counted.confirmed) == (3, 1)
