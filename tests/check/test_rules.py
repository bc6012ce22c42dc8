"""Rules that need a layout of their own: what its SELECT leaves out."""

from __future__ import annotations

SELECTING = """\
layout: parvis
version: 1
table: participation
label: {sv: parvis, en: in pairs}
status: local
recognise: [nummer, tillfälle]
missing: ["-"]
select: >-
  select nummer as participation_id, 'I01' as insats_id, '2025-06-01' as start_date, list(row_no) as delivered_rows
  from delivered where tillfälle <> 'prov' group by nummer
"""


def test_a_row_that_a_layouts_select_leaves_out_is_named(analyst, tmp_path) -> None:
    from pipeline.vocabulary.definitions import read_definitions

    (tmp_path / "parvis.yaml").write_text(SELECTING, encoding="utf-8")
    analyst.change(definitions=read_definitions(tmp_path))
    analyst.deliver("2026-10-05/a.csv", "nummer;tillfälle\nD1;före\nD1;efter\nD2;prov\n")
    analyst.accept()
    analyst.check()
    assert [(each.rule, each.row, each.severity) for each in analyst.findings()] == [("row-unused", 4, "set_aside")]
    assert analyst.rows("select participation_id from checked.participation") == [("D1",)]
