"""Files that cannot be used are refused whole, each for its reason, and named when nothing is left."""

from __future__ import annotations

import pytest
from test_excel_and_parquet import HEADINGS, ROW, workbook

from pipeline.vocabulary.errors import FolderMissing, LayoutsTie, NoUsableDelivery

TABLE = b"deltagande_id;insats_id;startdatum\nD1;I01;2025-06-01\n"
REFUSED = {
    "truncated.xlsx": (workbook(Blad1=[HEADINGS, ROW])[:400], "file-truncated"),
    "text.xlsx": (TABLE + b"D2;I01;2025-06-01\n", "file-unreadable"),
    "truncated.parquet": (b"PAR1 and then nothing", "file-truncated"),
    "broken.csv": (b"\xff\xfed\x00\xd8", "file-unreadable"),
    "empty.csv": (b"", "file-empty"),
    "empty.xlsx": (b"", "file-empty"),
    "headings.csv": (b"namn;adress\nA;B\n", "layout-unknown"),
    "letter.docx": (b"PK", "kind-unknown"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(analyst, name: str) -> None:
    content, rule = REFUSED[name]
    analyst.deliver("2026-10-05/good.csv", TABLE)
    analyst.deliver(f"2026-10-05/{name}", content)
    analyst.accept()
    assert set(analyst.rows("select file, outcome, refused_rule from accepted.delivery")) == {
        ("2026-10-05/good.csv", "used", None),
        (f"2026-10-05/{name}", "refused", rule),
    }


def test_nothing_of_a_refused_file_is_stored(analyst) -> None:
    for name, (content, _) in REFUSED.items():
        analyst.deliver(f"2026-10-05/{name}", content)
    analyst.deliver("2026-10-05/good.csv", TABLE)
    analyst.accept()
    [(stored,)] = analyst.rows("select count(*) from duckdb_tables() where table_name like 'delivered_%'")
    assert stored == 1
    assert analyst.rows("select count(*) from accepted.sheet") == [(1,)]


def test_with_nothing_usable_the_reasons_are_said(analyst) -> None:
    analyst.deliver("2026-10-05/headings.csv", b"namn;adress\nA;B\n")
    with pytest.raises(NoUsableDelivery) as said:
        analyst.accept()
    assert said.value.exit_code == 3
    assert "2026-10-05/headings.csv" in said.value.message("sv")
    assert "2026-10-05/headings.csv" in said.value.message("en")


def test_an_empty_folder_says_so(analyst) -> None:
    analyst.order.deliveries.mkdir()
    with pytest.raises(NoUsableDelivery):
        analyst.accept()


def test_a_missing_folder_says_so(analyst) -> None:
    with pytest.raises(FolderMissing):
        analyst.accept()


def test_hidden_files_locks_and_notes_are_no_deliveries(analyst) -> None:
    for name in (".DS_Store", "~$bok.xlsx", "README.md", ".dold/a.csv"):
        analyst.deliver(f"2026-10-05/{name}", TABLE)
    analyst.deliver("2026-10-05/good.csv", TABLE)
    analyst.accept()
    assert analyst.rows("select file from accepted.delivery") == [("2026-10-05/good.csv",)]


TWIN = """\
layout: {name}
version: 1
table: participation
label: {{sv: tvilling, en: twin}}
status: local
recognise: [deltagare, projekt]
columns: {{participation_id: deltagare, insats_id: projekt, start_date: start}}
"""


def test_two_layouts_that_fit_as_well_stop_the_run(analyst, tmp_path) -> None:
    from pipeline.vocabulary.definitions import read_definitions

    for name in ("ett", "tva"):
        (tmp_path / f"{name}.yaml").write_text(TWIN.format(name=name), encoding="utf-8")
    analyst.change(definitions=read_definitions(tmp_path))
    analyst.deliver("2026-10-05/a.csv", b"Deltagare;Projekt;Start\nD1;I01;2025-06-01\n")
    with pytest.raises(LayoutsTie) as said:
        analyst.accept()
    assert {said.value.facts["first"], said.value.facts["second"]} == {"ett", "tva"}
    assert said.value.exit_code == 4


def test_the_more_specific_layout_is_taken(analyst, tmp_path) -> None:
    from pipeline.vocabulary.definitions import read_definitions

    (tmp_path / "ett.yaml").write_text(TWIN.format(name="ett"), encoding="utf-8")
    more = TWIN.format(name="tva").replace("start_date: start", "start_date: start, gender: juridiskt kön")
    (tmp_path / "tva.yaml").write_text(more, encoding="utf-8")
    analyst.change(definitions=read_definitions(tmp_path))
    analyst.deliver("2026-10-05/a.csv", "Deltagare;Projekt;Start;Juridiskt kön\nD1;I01;2025-06-01;man\n")
    analyst.accept()
    assert analyst.rows("select layout from accepted.sheet") == [("tva",)]
