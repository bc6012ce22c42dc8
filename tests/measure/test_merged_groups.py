"""Age bands and municipalities merged by definition: nobody is lost, and what is merged has no group of its own."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from shutil import copy

import pytest

from pipeline.surroundings import definition_files
from pipeline.vocabulary.definitions import SCHEMAS, Definitions, read_definitions
from pipeline.vocabulary.errors import DefinitionFault
from pipeline.vocabulary.figures import Figure, Group
from pipeline.vocabulary.groups import OTHER, AgeBand, read_groups
from pipeline.vocabulary.merged import in_few_bands, with_few_bands, with_municipalities_merged, without_kind
from pipeline.vocabulary.periods import ReportPeriod

CODES = ("1060", "1060", "1080", "1081", "")
BIRTHS = ("1966", "1976", "1986", "1996", "2005")


def everyone(figures: tuple[Figure, ...]) -> dict[Group, int]:
    """How many are in each group of the whole year."""
    return {
        figure.key.group: figure.denominator + figure.missing
        for figure in figures
        if (figure.key.metric, figure.key.basis, figure.key.period) == ("moved_on", "finished", "2025")
    }


@pytest.fixture
def loaded(analyst, participation):
    rows = [
        participation(number, municipality=code, birth_year=birth, start_date="2024-06-01", exit_date="2025-05-15")
        for number, (code, birth) in enumerate(zip(CODES, BIRTHS, strict=True))
    ]
    analyst.deliver_rows("2026-10-05/a.csv", rows)
    analyst.change(period=ReportPeriod.parse("2025"))
    analyst.load()
    return analyst


def counted_by(analyst, definitions: Definitions) -> dict[Group, int]:
    analyst.change(definitions=definitions)
    return everyone(analyst.measure(analyst.derive()))


def test_a_merged_municipality_is_told_as_the_others(loaded, definitions: Definitions) -> None:
    before = counted_by(loaded, definitions)
    assert {code: before[Group(municipality=code)] for code in (*sorted(set(CODES) - {""}), OTHER)} == {
        "1060": 2, "1080": 1, "1081": 1, OTHER: 1,
    }  # fmt: skip
    after = counted_by(loaded, with_municipalities_merged(definitions, ["1060"]))
    assert Group(municipality="1060") not in after
    assert after[Group(municipality=OTHER)] == 3
    same = {group: count for group, count in before.items() if group.municipality not in ("1060", OTHER)}
    assert same == {group: count for group, count in after.items() if group.municipality != OTHER}


def test_one_already_merged_stays_so(definitions: Definitions) -> None:
    twice = with_municipalities_merged(with_municipalities_merged(definitions, ["1081"]), ["1060"])
    assert twice.groups.merged_municipalities == ("1060", "1081")


def test_merged_bands_hold_those_of_the_bands_they_are_made_of(loaded, definitions: Definitions) -> None:
    before, after = counted_by(loaded, definitions), counted_by(loaded, with_few_bands(definitions))
    assert {group.age_group for group in after} == {None, "16-29", "30-49", "50-65", OTHER}
    for whole, parts in (("16-29", ("16-24", "25-29")), ("30-49", ("30-39", "40-49")), ("50-65", ("50-59", "60-65"))):
        assert after[Group(age_group=whole)] == sum(before[Group(age_group=part)] for part in parts)
    assert after[Group()] == before[Group()] == len(CODES)


def test_a_kind_left_out_leaves_the_others(loaded, definitions: Definitions) -> None:
    before = counted_by(loaded, definitions)
    after = counted_by(loaded, without_kind(definitions, "municipality"))
    assert after == {group: count for group, count in before.items() if group.kind != "municipality"}


@pytest.mark.parametrize("number", range(1, 9))
def test_few_bands_are_at_most_three_without_a_gap(number: int) -> None:
    bands = [AgeBand.of(16 + 5 * at, 20 + 5 * at) for at in range(number)]
    few = in_few_bands(bands)
    assert len(few) == min(number, 3)
    assert [age for band in few for age in range(band.youngest, band.oldest + 1)] == list(range(16, 16 + 5 * number))
    assert in_few_bands(few) == few


def test_bands_merged_are_those_a_person_would_have_written(tmp_path: Path, definitions: Definitions) -> None:
    written = "\n".join(f"  - {{from: {low}, to: {high}}}" for low, high in ((16, 29), (30, 49), (50, 65)))
    text = (SCHEMAS / "groups.yaml").read_text(encoding="utf-8")
    head, tail = text.split("age_bands:\n")[0], text[text.index("# Codes of municipalities") :]
    path = tmp_path / "groups.yaml"
    path.write_text(f"{head}age_bands:\n{written}\n{tail}", encoding="utf-8")
    assert read_groups(path) == with_few_bands(definitions).groups


@pytest.mark.parametrize("written", ["[1060]", "[0604]", '["106"]', '["Olofström"]', "1060"])
def test_a_code_without_quotes_or_of_other_length_is_a_fault_of_the_definition(tmp_path: Path, written: str) -> None:
    path = Path(copy(SCHEMAS / "groups.yaml", tmp_path))
    text = path.read_text(encoding="utf-8").replace("merged_municipalities: []", f"merged_municipalities: {written}")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DefinitionFault) as fault:
        read_groups(path)
    line = next(at for at, each in enumerate(text.splitlines(), 1) if each.startswith("merged_municipalities"))
    assert fault.value.facts["line"] == line


def test_the_digest_tells_what_was_counted_by_other_groups(definitions: Definitions) -> None:
    others = [with_few_bands(definitions), with_municipalities_merged(definitions, ["1060"])]
    assert len({each.figures_digest for each in (definitions, *others)}) == 3
    assert without_kind(definitions, "gender_age").figures_digest == definitions.figures_digest
    assert dataclasses.replace(others[0], figures_digest="") != dataclasses.replace(definitions, figures_digest="")


def own_groups(folder: Path, text: str) -> Path:
    path = folder / "grupper.yaml"
    path.write_text(f"version: 1\n{text}\n", encoding="utf-8")
    return path


def test_a_forbund_has_groups_of_its_own_and_the_rest_is_as_it_was(
    loaded, definitions: Definitions, tmp_path: Path
) -> None:
    before = counted_by(loaded, definitions)
    own = read_definitions(groups=own_groups(tmp_path, "age_bands: [{from: 16, to: 49}, {from: 50, to: 65}]"))
    after = counted_by(loaded, own)
    ages = {group.age_group: count for group, count in after.items() if group.age_group and not group.gender}
    assert ages == {"16-49": 4, "50-65": 1, OTHER: 0}
    others = {group: count for group, count in before.items() if not group.age_group}
    assert others == {group: count for group, count in after.items() if not group.age_group}
    assert own.groups.merged_municipalities == definitions.groups.merged_municipalities


def test_a_report_tells_which_groups_of_its_own_it_was_made_by(definitions: Definitions, tmp_path: Path) -> None:
    own = read_definitions(groups=own_groups(tmp_path, 'merged_municipalities: ["1060"]'))
    told = dict(definition_files(own))
    assert {name for name in told if name not in dict(definition_files(definitions))} == {"own-groups/grupper.yaml"}
    again = read_definitions(groups=own_groups(tmp_path, 'merged_municipalities: ["1081"]'))
    assert dict(definition_files(again))["own-groups/grupper.yaml"] != told["own-groups/grupper.yaml"]
    assert len({each.figures_digest for each in (definitions, own, again)}) == 3


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("genders: {kvinna: {sv: Tjejer, en: Girls}}", 2, "genders"),
        ("age_bands: []", 2, "minst en"),
        ("age_bands:\n  - {from: 16, to: 29}\n  - {from: 31, to: 65}", 4, "31-65"),
    ],
)
def test_a_fault_in_it_is_told_by_file_and_line(tmp_path: Path, text: str, line: int, word: str) -> None:
    with pytest.raises(DefinitionFault) as fault:
        read_definitions(groups=own_groups(tmp_path, text))
    assert (fault.value.facts["file"], fault.value.facts["line"]) == ("grupper.yaml", line)
    assert word in fault.value.message("sv")
