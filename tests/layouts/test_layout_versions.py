"""Layouts are kept: a delivery is read by the version that it came under, also when the file is changed or gone."""

from __future__ import annotations

from layouts_written import SOUND, account, load

DELIVERED = "nr;plats;in;ut;svar\nD1;A;2025-06-01;2025-09-01;1\n"
FIRST = SOUND + 'insatser: {A: Verkstaden}\nvalues: {gender: {"1": man}}\n'
FIRST = FIRST.replace("  exit_date: ut\n", "  exit_date: ut\n  gender: svar\n")
CORRECTED = FIRST.replace('"1": man', '"1": kvinna')
SECOND = CORRECTED.replace("version: 1", "version: 2")
RULE = """\
rules:
  - id: svar-saknas
    severity: warn
    breaks: svar = '1'
    message: {sv: Svaret är ett., en: The answer is one.}
    do: {sv: Inget., en: Nothing.}
    mends: sender
    why: Prov.
"""


def genders(analyst) -> list[tuple[str, str]]:
    return analyst.rows("select participation_id, gender from derived.participation order by 1")


def test_a_change_under_the_same_number_is_a_correction_of_what_came_before(analyst, tmp_path) -> None:
    analyst.deliver("2026-07-05/a.csv", DELIVERED)
    load(analyst, tmp_path / "l", FIRST)
    assert genders(analyst) == [("D1", "man")]
    load(analyst, tmp_path / "l", CORRECTED)
    assert genders(analyst) == [("D1", "kvinna")]
    assert analyst.rows("select layout, version, delivery_no from accepted.layout order by place") == [
        ("prov", 1, 1), ("prov", 1, None),
    ]  # fmt: skip


def test_a_new_number_reads_what_comes_after_and_leaves_the_rest(analyst, tmp_path) -> None:
    analyst.deliver("2026-07-05/a.csv", DELIVERED)
    load(analyst, tmp_path / "l", FIRST)
    analyst.deliver("2026-10-05/b.csv", DELIVERED.replace("D1", "D2"))
    load(analyst, tmp_path / "l", SECOND)
    assert genders(analyst) == [("D1", "man"), ("D2", "kvinna")]
    assert analyst.rows("select layout_version, layout_digest from accepted.sheet order by delivery_no") == [
        *analyst.rows("select version, digest from accepted.layout order by place")
    ]


def test_a_correction_may_change_what_a_delivery_replaces(analyst, tmp_path) -> None:
    analyst.deliver("2026-07-05/a.csv", DELIVERED)
    analyst.deliver("2026-10-05/b.csv", DELIVERED.replace("D1", "D2"))
    load(analyst, tmp_path / "l", FIRST)
    assert [name for name, _ in genders(analyst)] == ["D1", "D2"]
    load(analyst, tmp_path / "l", FIRST + "replaces: insats\n")
    assert [name for name, _ in genders(analyst)] == ["D2"]
    assert account(analyst, "2026-07-05/a.csv") == (1, 0, 0, 0, 1)


def test_a_corrected_version_that_is_replaced_is_kept_as_corrected(analyst, tmp_path) -> None:
    analyst.deliver("2026-07-05/a.csv", DELIVERED)
    for layout in (FIRST, CORRECTED, FIRST, CORRECTED):
        load(analyst, tmp_path / "l", layout)
    load(analyst, tmp_path / "l", FIRST.replace("version: 1", "version: 2"))
    assert genders(analyst) == [("D1", "kvinna")]


def test_a_layout_that_is_gone_still_reads_what_it_has_read(analyst, tmp_path) -> None:
    analyst.deliver("2026-07-05/a.csv", DELIVERED)
    load(analyst, tmp_path / "l", FIRST + RULE)
    load(analyst, tmp_path / "l")
    assert genders(analyst) == [("D1", "man")]
    assert account(analyst, "2026-07-05/a.csv") == (1, 1, 0, 0, 0)
    assert [(each.rule, each.message.sv) for each in analyst.findings()] == [("svar-saknas", "Svaret är ett.")]


def test_a_report_names_insatser_and_rules_of_a_layout_that_is_gone(analyst, tmp_path) -> None:
    from layouts_written import definitions_with

    from pipeline.flow import report

    analyst.deliver("2026-07-05/a.csv", DELIVERED)
    analyst.change(definitions=definitions_with(tmp_path / "l", FIRST + RULE))
    report(analyst.connection, analyst.order, analyst._say)
    analyst.change(definitions=definitions_with(tmp_path / "l"))
    made = report(analyst.connection, analyst.order, analyst._say)
    assert [each.name for each in made.release.insatser] == ["Verkstaden"]
    assert ("layouts/egen-0.yaml (version 1)") in [name for name, _ in made.release.surroundings.definition_files]


def test_a_column_added_to_a_table_is_filled_for_what_came_before(analyst, tmp_path) -> None:
    """A new version of the program brings new columns: the tables are built anew, not stumbled over."""
    analyst.deliver("2026-07-05/a.csv", DELIVERED)
    load(analyst, tmp_path / "l", FIRST)
    analyst.connection.execute("alter table checked.participation drop column gender")
    load(analyst, tmp_path / "l", FIRST)
    assert genders(analyst) == [("D1", "man")]
