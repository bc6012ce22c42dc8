"""What `utfall layout` writes for files in disguise: it loads as the undisguised file does, or says what to decide."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from disguises import (
    BESIDES,
    BEST_IS_1,
    BEST_IS_5,
    ENGELSKA,
    KLARTEXT,
    KORTA,
    OTYDLIGA,
    YES_NO,
    YES_NO_LABELS,
    Disguise,
    Row,
    coded,
    date_as,
    read_sample,
    write,
)

from pipeline.layout_proposal import propose_for
from pipeline.propose.station import Proposed
from pipeline.vocabulary.definitions import Definitions, read_definitions
from pipeline.vocabulary.errors import DefinitionFault
from pipeline.vocabulary.layouts import read_layout

if TYPE_CHECKING:
    from conftest import Analyst

NUMBERED = {label: coded(YES_NO) for label in YES_NO_LABELS}
SWEDISH_DATES = {label: date_as("%d.%m.%Y") for label in ("startdatum", "avslutsdatum")}
SHORT_DATES = {label: date_as("%y%m%d") for label in ("startdatum", "avslutsdatum")}
CERTAIN = {
    "plain words": Disguise(KLARTEXT, titles=("Uttag ur verksamhetssystemet", ""), besides=BESIDES),
    "english, commas": Disguise(ENGELSKA, separator=","),
    "english, tabs, utf-16": Disguise(ENGELSKA, NUMBERED, separator="\t", encoding="utf-16"),
    "numbers, days first": Disguise(KLARTEXT, {**NUMBERED, **SWEDISH_DATES}, separator="|", encoding="cp1252"),
    "two-digit years": Disguise(KLARTEXT, SHORT_DATES),
    "codes of its own": Disguise(
        KLARTEXT,
        {"kön": coded({"kvinna": "Kvinnor", "man": "Män"}), "avslutsorsak": coded({"enligt plan": "Enl. plan"})},
    ),
}


def propose(path: Path, definitions: Definitions, table: str | None = None) -> Proposed:
    made = propose_for(path, "provad", table, definitions, "sv")
    assert isinstance(made, Proposed)
    return made


def typed(analyst: Analyst) -> list[tuple[object, ...]]:
    analyst.accept()
    analyst.check()
    return analyst.rows(
        "select * exclude (row_key, delivery_no, sheet_no, row_no, has_cells_mismatch, received_on) "
        "from checked.participation order by participation_id"
    )


@pytest.fixture(scope="module")
def undisguised(new_analyst: Callable[[], Analyst]) -> list[tuple[object, ...]]:
    analyst = new_analyst()
    analyst.deliver_rows("2026-10-05/in.csv", read_sample())
    rows = typed(analyst)
    analyst.close()
    assert len(rows) > 100
    return rows


@pytest.mark.parametrize("disguise", CERTAIN.values(), ids=CERTAIN)
def test_a_layout_where_all_is_sure_loads_the_file_at_once(
    disguise: Disguise, analyst: Analyst, undisguised: list[tuple[object, ...]], tmp_path: Path
) -> None:
    path = analyst.deliver("2026-10-05/export.csv", write(read_sample(), disguise))
    proposed = propose(path, analyst.order.definitions)
    assert proposed.decisions == ()
    assert proposed.table == "participation"
    layouts = tmp_path / "layouter"
    layouts.mkdir()
    (layouts / "provad.yaml").write_text(proposed.text, encoding="utf-8")
    analyst.change(definitions=read_definitions(layouts))
    assert typed(analyst) == undisguised


@pytest.mark.parametrize(("codes", "best"), [(BEST_IS_1, 1), (BEST_IS_5, 5)], ids=["1 best", "5 best"])
def test_the_direction_of_a_scale_is_asked_for(
    codes: dict[str, str], best: int, analyst: Analyst, undisguised: list[tuple[object, ...]], tmp_path: Path
) -> None:
    disguise = Disguise(KLARTEXT, {"hälsa_före": coded(codes), "hälsa_efter": coded(codes)})
    path = analyst.deliver("2026-10-05/export.csv", write(read_sample(), disguise))
    proposed = propose(path, analyst.order.definitions)
    assert [each.what.split(":")[0] for each in proposed.decisions] == ["health_before", "health_after"]
    layouts = tmp_path / "layouter"
    layouts.mkdir()
    layout = layouts / "provad.yaml"
    layout.write_text(proposed.text, encoding="utf-8")
    with pytest.raises(DefinitionFault) as refused:
        read_layout(layout, analyst.order.definitions.tables)
    assert refused.value.facts["line"] == proposed.decisions[0].line
    layout.write_text(proposed.text.replace('best: "?"', f"best: {best}"), encoding="utf-8")
    analyst.change(definitions=read_definitions(layouts))
    assert typed(analyst) == undisguised


def only_days_to_12(rows: list[Row]) -> list[Row]:
    return [
        row for row in rows if int(row["startdatum"][8:]) <= 12 and int((row["avslutsdatum"] or "--------01")[8:]) <= 12
    ]


def test_the_order_of_day_and_month_is_never_guessed(tmp_path: Path, definitions: Definitions) -> None:
    dates = {label: date_as("%m/%d/%Y") for label in ("startdatum", "avslutsdatum")}
    path = tmp_path / "export.csv"
    path.write_bytes(write(read_sample(), Disguise(KLARTEXT, dates)))
    assert '- "%m/%d/%Y"' in propose(path, definitions).text
    path.write_bytes(write(only_days_to_12(read_sample()), Disguise(KLARTEXT, dates)))
    (asked,) = propose(path, definitions).decisions
    assert "%d/%m/%Y" in asked.what
    assert "%m/%d/%Y" in asked.what


def test_codes_for_missing_stick_out(tmp_path: Path, definitions: Definitions) -> None:
    rows = [row | {"hälsa_efter": row["hälsa_efter"] or "9", "kön": row["kön"] or "okänt"} for row in read_sample()]
    health = {"hälsa_efter": coded({**BEST_IS_1, "9": "9"})}
    path = tmp_path / "export.csv"
    path.write_bytes(write(rows, Disguise(KLARTEXT, health)))
    text = propose(path, definitions).text
    assert 'health_after: ["9"]' in text
    assert "health_after: {from: 1, to: 5" in text


def test_what_is_needed_and_not_there_is_said(tmp_path: Path, definitions: Definitions) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(write(read_sample(), Disguise(KLARTEXT, drop=("startdatum", "insats_id"), besides=BESIDES)))
    asked = {each.what.split(":")[0]: each.what for each in propose(path, definitions).decisions}
    assert asked.keys() == {"start_date", "insats_id"}
    assert "Kontaktdatum" in asked["start_date"]


def test_values_of_records_never_stand_in_a_layout(tmp_path: Path, definitions: Definitions) -> None:
    rows = read_sample()
    rare = {"avslutsorsak": "hemlig orsak", "kön": "skriven i fritext"}
    rows = [row | rare if number < 4 else row for number, row in enumerate(rows)]
    path = tmp_path / "export.csv"
    for disguise in (*CERTAIN.values(), Disguise(OTYDLIGA, besides=BESIDES), Disguise(KORTA)):
        path.write_bytes(write(rows, disguise))
        text = propose(path, definitions).text
        written = write(rows, disguise).decode(disguise.encoding)
        assert "hemlig orsak" in written
        personal = ("deltagande_id", "person_id", "insats_id", "startdatum", "kommun", "födelseår")
        records = {row[label] for row in rows for label in personal} | set(rare.values())
        without_pivot = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("pivot:"))
        assert {value for value in records if value and value in without_pivot} == set()


@pytest.mark.parametrize("headings", [KLARTEXT, ENGELSKA, KORTA, OTYDLIGA], ids=["plain", "english", "short", "vague"])
def test_almost_all_columns_are_placed_and_none_wrongly_with_certainty(
    headings: dict[str, str], tmp_path: Path, definitions: Definitions
) -> None:
    ours = {column.label.sv: column.name for column in definitions.table("participation").columns}
    truth = {ours[label]: heading for label, heading in headings.items()}
    path = tmp_path / "export.csv"
    path.write_bytes(write(read_sample(), Disguise(headings, NUMBERED, besides=BESIDES)))
    placings = propose(path, definitions).placings
    sure = {each.column.name: each.profile.heading for each in placings if each.certainty == "sure"}
    assert {name: heading for name, heading in sure.items() if truth.get(name) != heading} == {}
    assert len(sure) >= 0.75 * len(truth)


DECOYS = (
    "Startdatum sjukskrivning", "Slutdatum för beslut", "Partnerns kön", "Barnets födelseår", "Handläggarens kommun",
    "Moderns utbildning", "Datum för uppföljning", "Anställningsdatum", "Partnerns försörjning efter", "Bilens nummer",
    "Hälsa barn före", "Arbetar make efter", "Beslut om insats", "Tidigare insats", "Kontaktperson id",
)  # fmt: skip


def test_what_only_resembles_a_column_is_left_to_decide(tmp_path: Path, definitions: Definitions) -> None:
    labels = list(KLARTEXT)
    hidden = (
        "startdatum", "avslutsdatum", "kön", "födelseår", "kommun", "utbildning", "registrering", "person_id",
        "försörjning_efter", "deltagande_id", "hälsa_före", "arbete_efter", "parter", "insats_id", "tid_i_försörjning",
    )  # fmt: skip
    named = dict(zip(hidden, DECOYS, strict=True))
    path = tmp_path / "export.csv"
    path.write_bytes(write(read_sample(), Disguise({label: named.get(label, KLARTEXT[label]) for label in labels})))
    sure = {each.profile.heading for each in propose(path, definitions).placings if each.certainty == "sure"}
    assert sure & set(DECOYS) == set()
    assert len(sure) == len(labels) - len(DECOYS)
