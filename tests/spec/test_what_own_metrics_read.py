"""A metric that is published by its definition alone reads a column that nothing else published rests on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from pipeline.vocabulary.columns import Column, read_table
from pipeline.vocabulary.definitions import SCHEMAS, Definitions, read_definitions
from pipeline.vocabulary.errors import DefinitionFault
from pipeline.vocabulary.metric_file import read_metric
from pipeline.vocabulary.own_metrics import READ_BY_OTHERS

PARTICIPATION = read_table(SCHEMAS / "participation.yaml")
PAGE = (SCHEMAS.parent / "docs" / "utoka.md").read_text(encoding="utf-8")
[SHOWN] = re.findall(r"^```yaml\n(metric: .*?)^```", PAGE, re.MULTILINE | re.DOTALL)
NAME = "good_work_ability"
COUNTS = "counts: {column: work_ability_after, at_least: 8}"


def written(folder: Path, *changes: tuple[str, str], name: str = NAME) -> Path:
    text = SHOWN.replace(f"metric: {NAME}", f"metric: {name}")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        (COUNTS, "counts: further_rehab_after", 9, "läses redan"),
        (COUNTS, "counts: {column: gender, in: [kvinna]}", 9, "läses redan"),
        (COUNTS, "counts: {column: exit_reason, in: [flytt]}", 9, "läses redan"),
        (COUNTS, "counts: work_6_months", 9, "långt efter"),
        (COUNTS, "counts: {column: age_group, in: [16-24]}", 9, "levereras inte"),
        (COUNTS, "counts: {column: education, in: [slöjd]}", 9, "ingen kod i education. Koderna är ej_grundskola, "),
        (COUNTS, "counts: {column: remitterad_av, in: [fk]}", 9, "heter referred_by i definitioner"),
        ('work_ability_after: "7"', 'arbetsförmåga_efter: "7"', 30, "heter work_ability_after i definitioner"),
        ('answer: "yes"', "answer: yes", 27, "inom citattecken"),
        (COUNTS, "counts: education", 9, "skriv ett namn"),
        (COUNTS, "counts: {column: target_groups, at_least: 1}", 9, "skriv ett namn"),
        ("as_of: exit", "as_of: after_exit", 14, "inget tillåtet"),
        ("as_of: exit", "as_of: exit\npopulation: started", 15, "inget tillåtet"),
        (COUNTS, f"{COUNTS}\namong: seeking_before", 16, "varken"),
        ('sv: "God arbetsförmåga"', 'sv: "8 av 10"', 5, "utan siffror"),
        ("start räknas också", "start räknas också, 3 av 7 i Klivet", 18, "kan läsas som ett antal"),
        ("minst 8 av 10 vid avslut?", "minst 8 av 9 vid avslut?", 7, "9 står i en text"),
        ("published: true", "published: true\nfamily: work", 16, "antingen"),
        ("at_least: 8", "at_least: 7", 31, "definitionen svarar yes"),
        ('answer: "missing"', 'answer: "no"', 35, "definitionen svarar missing"),
    ],
)
def test_what_cannot_stand_by_itself_is_refused(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    with pytest.raises(DefinitionFault, match=said) as fault:
        read_metric(written(tmp_path, (old, new)), PARTICIPATION)
    assert (fault.value.facts["file"], fault.value.facts["line"]) == (f"{NAME}.yaml", line)


def test_the_people_show_every_answer(tmp_path: Path) -> None:
    text = SHOWN[: SHOWN.index('  - who: {sv: "Ingen har svarat"')]
    (tmp_path / f"{NAME}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DefinitionFault, match="visa minst en person"):
        read_metric(tmp_path / f"{NAME}.yaml", PARTICIPATION)


def test_two_may_not_read_one_column(tmp_path: Path) -> None:
    written(tmp_path)
    written(tmp_path, ("short: E-X", "short: E-Y"), name="rated_again")
    with pytest.raises(DefinitionFault, match="läses redan av good_work_ability"):
        read_definitions(own_metrics=tmp_path)


def test_a_file_that_would_not_be_read_is_refused(tmp_path: Path) -> None:
    written(tmp_path).rename(tmp_path / "good.yml")
    with pytest.raises(DefinitionFault, match=r"good\.yaml, annars läses den inte"):
        read_definitions(own_metrics=tmp_path)


def test_it_has_a_short_name_of_its_own(tmp_path: Path) -> None:
    written(tmp_path, ("short: E-X", "short: M-A"))
    with pytest.raises(DefinitionFault, match="heter redan måttet moved_on"):
        read_definitions(own_metrics=tmp_path)


def test_it_takes_no_others_place(tmp_path: Path) -> None:
    written(tmp_path, name="moved_on")
    with pytest.raises(DefinitionFault, match="finns redan"):
        read_definitions(own_metrics=tmp_path)


def test_its_file_is_among_the_definitions_of_the_report(tmp_path: Path) -> None:
    from pipeline.surroundings import definition_files

    written(tmp_path)
    files = dict(definition_files(read_definitions(own_metrics=tmp_path)))
    assert f"own-metric/{NAME}.yaml" in files and f"own-metric/{NAME}.yaml" not in dict(
        definition_files(read_definitions())
    )


OTHERS: dict[str, tuple[str, ...]] = {
    "text": ("null", "'X9'"), "yes_no": ("null", "true", "false"), "whole_number": ("null", "1950", "2000"),
    "number": ("null", "0", "5", "80"), "date": ("null", "date '2025-06-20'", "date '2026-01-05'"),
    "codes": ("null", "'sjukpenning'", "'lön'", "'ingen'"),
}  # fmt: skip
"""What stands in a column instead, by its type."""


def test_every_column_that_anything_published_rests_on_is_taken(analyst: Any, definitions: Definitions) -> None:
    """Each column is changed by itself; where an answer, a group or a basis follows, no own metric may read it."""
    _deliver_people(analyst)
    told = [name for (name, *_) in analyst.rows("describe derived.outcome") if name != "row_key"]
    before = _outcome(analyst, "derived.participation", told)
    kinds = {name: kind for name, kind, *_ in analyst.rows("describe derived.participation")}
    read = set()
    for column in definitions.table("participation").columns:
        for value in _others(column):
            analyst.connection.execute(
                f"create or replace temp table changed as select * replace "
                f'({value}::{kinds[column.name]} as "{column.name}") '
                "from derived.participation"
            )
            if _outcome(analyst, "changed", told) != before:
                read.add(column.name)
    assert read == READ_BY_OTHERS


def _others(column: Column) -> tuple[str, ...]:
    if column.type == "code":
        return ("null", *(f"'{code.code}'" for code in column.codes))
    return OTHERS[column.type]


def _outcome(analyst: Any, rows: str, told: list[str]) -> list[tuple[Any, ...]]:
    return analyst.rows(f"select {', '.join(told)} from derived.outcome_of('{rows}') order by row_key")


def _deliver_people(analyst: Any) -> None:
    plain = {
        "participation_id": "D1", "person_id": "P1", "insats_id": "I01", "gender": "kvinna", "birth_year": "1990",
        "municipality": "1080", "start_date": "2025-06-01", "exit_date": "2025-12-15", "support_before": "sjukpenning",
        "support_after": "lön", "work_before": "nej", "study_before": "nej", "work_after": "nej", "study_after": "nej",
        "seeking_after": "nej", "further_rehab_after": "nej", "health_before": "dåligt", "health_after": "bra",
    }  # fmt: skip
    begun = {"participation_id": "D2", "person_id": "", "work_after": "ja", "activity_started_on": "2025-07-10"}
    working = {
        "participation_id": "D3", "person_id": "P3", "work_before": "ja", "work_before_pct": "50", "work_after": "ja",
        "work_after_pct": "75", "study_before": "ja", "study_before_pct": "25", "study_after": "ja",
        "study_after_pct": "20",
    }  # fmt: skip
    blank = {"participation_id": "D4", "person_id": "P4", "work_before": "", "work_after": "", "study_before": "",
             "study_after": "", "work_before_pct": "10", "study_before_pct": "0", "work_after_pct": "5",
             "study_after_pct": "0"}  # fmt: skip
    rows = [plain, {**plain, **begun}, {**plain, **working}, {**plain, **blank}]
    analyst.deliver_rows("2026-07-05/deltaganden.csv", [{**dict.fromkeys(_headings(rows), ""), **row} for row in rows])
    analyst.load()


def _headings(rows: list[dict[str, str]]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))
