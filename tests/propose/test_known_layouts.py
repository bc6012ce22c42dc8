"""A changed heading or a new code in a known layout is met with a proposed edit, not only with a refusal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from disguises import Disguise, coded, read_sample, write

from pipeline.layout_proposal import propose_for
from pipeline.propose.edited import Edited
from pipeline.propose.layout_text import add_comment, add_heading
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import NoUsableDelivery
from pipeline.vocabulary.layouts import read_layout
from pipeline.vocabulary.likeness import nearest_layout, propose_headings

if TYPE_CHECKING:
    from conftest import Analyst

RENAMED = {"startdatum": "Start datum i insats", "hälsa_efter": "Självskattad hälsa vid utskrivning"}


def edited(path: Path, definitions: Definitions) -> Edited:
    made = propose_for(path, "provad", None, definitions, "sv")
    assert isinstance(made, Edited)
    return made


def test_a_refused_file_names_the_nearest_layout_and_what_differs(analyst: Analyst) -> None:
    analyst.deliver("2026-10-04/hel.csv", write(read_sample(), Disguise({})))
    analyst.deliver("2026-10-05/in.csv", write(read_sample(), Disguise(RENAMED, titles=("Uttag", ""))))
    analyst.accept()
    analyst.check()
    (finding,) = [each for each in analyst.findings() if each.rule == "layout-unknown"]
    assert "layouten utfall" in finding.do.sv
    assert "”Start datum i insats” liknar startdatum (start_date)" in finding.do.sv
    assert "“Start datum i insats” resembles start_date." in finding.do.en
    kept = analyst.rows("select heading, layout, column_name from accepted.proposal order by heading")
    assert kept == [
        ("Självskattad hälsa vid utskrivning", "utfall", "health_after"),
        ("Start datum i insats", "utfall", "start_date"),
    ]


def test_a_folder_of_such_files_alone_says_so_at_once(analyst: Analyst) -> None:
    analyst.deliver("2026-10-05/in.csv", write(read_sample(), Disguise(RENAMED)))
    with pytest.raises(NoUsableDelivery) as refused:
        analyst.accept()
    assert "”Start datum i insats” liknar startdatum" in refused.value.message("sv")


def test_an_unread_column_says_what_it_resembles(analyst: Analyst) -> None:
    renamed = {"hälsa_efter": RENAMED["hälsa_efter"]}
    analyst.deliver("2026-10-05/in.csv", write(read_sample(), Disguise(renamed, besides=("Handläggare",))))
    analyst.accept()
    analyst.check()
    unread = {each.column: each.do.sv for each in analyst.findings() if each.rule == "column-unread"}
    assert "liknar hälsa_efter (health_after)" in unread[RENAMED["hälsa_efter"]]
    assert "liknar" not in unread["Handläggare"]


def test_a_needed_heading_that_is_gone_is_said(analyst: Analyst) -> None:
    analyst.deliver("2026-10-04/hel.csv", write(read_sample(), Disguise({})))
    analyst.deliver("2026-10-05/in.csv", write(read_sample(), Disguise({}, drop=("startdatum", "avslutsdatum"))))
    analyst.accept()
    analyst.check()
    (finding,) = [each for each in analyst.findings() if each.rule == "layout-unknown"]
    assert "Rubriken startdatum (start_date) saknas." in finding.do.sv


def test_cells_of_a_file_without_headings_are_never_kept(analyst: Analyst) -> None:
    analyst.deliver("2026-10-04/hel.csv", write(read_sample(), Disguise({})))
    without = b"\r\n".join(write(read_sample(), Disguise({})).splitlines()[1:])
    analyst.deliver("2026-10-05/in.csv", without)
    analyst.accept()
    assert analyst.rows("select count(*) from accepted.proposal") == [(0,)]


def test_the_nearest_layout_is_a_pure_question(definitions: Definitions) -> None:
    headings = ["Deltagande-ID", "Insats-ID", "Datum för start", "Avslutsdatum", "Kön", "Skostorlek"]
    proposed = propose_headings(headings, definitions.layouts, definitions.tables)
    assert [(each.heading, each.layout, each.column) for each in proposed] == [
        ("Datum för start", "utfall", "start_date")
    ]
    assert nearest_layout([["Namn", "Adress", "Telefon", "Ort"]], definitions.layouts) is None


def test_new_codes_are_proposed_as_comments(tmp_path: Path, definitions: Definitions) -> None:
    path = tmp_path / "in.csv"
    rows = [row | ({"utbildning": "sällsynt"} if at < 4 else {}) for at, row in enumerate(read_sample())]
    path.write_bytes(write(rows, Disguise({}, {"utbildning": coded({"gymnasium": "KY-utbildning"})})))
    made = edited(path, definitions)
    assert '+#   education: {"KY-utbildning": "?"}' in made.diff
    assert "sällsynt" not in made.diff
    after = tmp_path / "utfall.yaml"
    after.write_text(made.after, encoding="utf-8")
    assert read_layout(after, definitions.tables).values == definitions.layout("utfall").values


def test_a_sure_new_heading_is_added_and_reads_the_file(tmp_path: Path, definitions: Definitions) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(write(read_sample(), Disguise({"hälsa_efter": RENAMED["hälsa_efter"]})))
    made = edited(path, definitions)
    after = tmp_path / "utfall.yaml"
    after.write_text(made.after, encoding="utf-8")
    assert RENAMED["hälsa_efter"] in read_layout(after, definitions.tables).headings("health_after")
    assert made.diff.count("\n+") == 2  # the line, and the file's name


def test_a_layout_that_knows_everything_is_left_alone(tmp_path: Path, definitions: Definitions) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(write(read_sample(), Disguise({})))
    assert edited(path, definitions).diff == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("columns:\n  a: x\n", 'columns:\n  a: [x, "ny"]\n'),
        ("columns:\n  a: x  # why\nb: 1\n", 'columns:\n  a: [x, "ny"]  # why\nb: 1\n'),
        ("columns:\n  a: [x, y]  # why\n", 'columns:\n  a: [x, y, "ny"]  # why\n'),
        ("columns:\n    b: x\n", 'columns:\n    a: "ny"\n    b: x\n'),
        ("b: 1\n", 'b: 1\ncolumns:\n  a: "ny"\n'),
        ("columns:\n  a:\n    - x\nb: 1\n", 'columns:\n  a:\n    - x\n  # a: "ny"\nb: 1\n'),
        ("columns: {a: x}\n", 'columns: {a: x}\n# columns:\n#   a: "ny"\n'),
    ],
)
def test_a_heading_is_added_without_touching_the_rest(before: str, after: str) -> None:
    assert add_heading(before, "a", "ny") == after


def test_a_comment_stands_after_what_it_is_about() -> None:
    text = "values:\n  a:\n    x: y\n  b: {z: w}\nmissing: []\n"
    assert add_comment(text, "values", "a", ["a: ny"]) == text.replace("x: y\n", "x: y\n  # a: ny\n")
