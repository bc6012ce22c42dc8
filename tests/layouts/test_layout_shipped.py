"""Every shipped layout: an invented delivery is recognised as that alone, and loads to the rows it means."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipeline.accept.headings import recognise

EXAMPLES = {
    "utfall": """\
deltagande_id;insats_id;startdatum;avslutsdatum;kön;hälsa_före;hälsoprofil_förändring
D1;I01;2025-06-01;2025-12-01;kvinna;bra;blandad
""",
    "utfall-insatser": "insats_id;namn;typ\nI01;Ett;individinriktad\n",
    "utfall-medlemskap": "part;parttyp;kommunkod;från\nUpplands Väsby;kommun;114;2015-01-01\n",
    "utfall-budget": "år;slag;post;budget_kr\n2025;intäkt;staten;1 000,50\n",
    "utfall-volym": """\
insats_id;år;kvartal;kön;registrering;antal_deltaganden
I01;2025;;kvinna;personuppgifter;12
I01;2025;K3;;anonym;3
I01;2025;5;;anonym;3
""",
    "sus-person": "\n".join(
        [
            "SUS Deltagarrapport, uttag 2022-12-31;;;;;;;;;;;;",
            "Löpnr;Insats;Registreringstyp;Kön;Födelseår;Kommun;Startdatum;Slutdatum;Avslutsorsak;"
            "Försörjning före;Försörjning efter;Sysselsättning före;Sysselsättning efter",
            "1;S1;Personnivå;K;1980;180;2021-01-15;2022-03-01;enligt plan;"
            "sjukpenning 50 %, försörjningsstöd;lön;arbete 50 %;arbete 75 %, studier 25 %",
            "2;S1;Personnivå;M;1990;1080;20210201;20220401;flytt;"
            "försörjningsstöd;försörjningsstöd;aktivt arbetssökande;",
            "3;S1;Anonym;M;;;2021-02-01;;;;;;\n",
        ]
    ),
    "sus-volume": """\
Insats;Budgetår;Registreringstyp;Kön;Antal deltagare
S1;2021;Volym;;40
S1;2021;Anonym;kvinnor;7
""",
    "uppfoljning-finsam": """\
Insats;År;Antal kvinnor;Antal män
F1;2024;14;9
F1;2025;0;-
F2;2025;;
""",
    "dis-survey": """\
Deltagare;Insats;Tillfälle;Datum;Kön;Arbetar;Studerar;Hälsa
P1;E1;Start;210115;K;nej;nej;2
P1;E1;Avslut;211201;K;ja;vet ej;4
P2;E1;Start;2021-02-01;M;ja;nej;9
P2;E1;Uppföljning;2021-05-01;M;ja;nej;3
""",
}


@pytest.fixture(scope="module")
def loaded(module_analyst):
    for layout, text in EXAMPLES.items():
        # Registers are received on another day than what is held against them.
        module_analyst.deliver(f"2026-10-05/{layout}.csv", text)
    module_analyst.load()
    return module_analyst


def test_every_shipped_layout_has_an_example_and_a_status(definitions) -> None:
    assert {layout.id for layout in definitions.layouts} == set(EXAMPLES)
    for layout in definitions.layouts:
        assert layout.status == ("canonical" if layout.id.startswith("utfall") else "our reading, edit freely")


@pytest.mark.parametrize("layout", EXAMPLES)
def test_an_example_is_recognised_as_its_own_layout_and_no_other_comes_near(definitions, layout: str) -> None:
    rows = [line.split(";") for line in EXAMPLES[layout].splitlines()]
    found = recognise(rows, definitions.recognisable, "a.csv")
    assert found is not None and found.layout is not None
    assert found.layout.id == layout
    others = [each for each in definitions.recognisable if each.id != layout]
    second = recognise(rows, others, "a.csv")
    assert second is None


def rows_of(loaded, table: str, columns: str, layout: str) -> list[tuple[object, ...]]:
    return loaded.rows(
        f"select {columns} from checked.{table} join accepted.delivery using (delivery_no) "
        "where file = ? order by row_no, row_key",
        f"2026-10-05/{layout}.csv",
    )


def test_utfall(loaded) -> None:
    assert rows_of(
        loaded, "participation", "participation_id, gender, health_before, health_profile_change", "utfall"
    ) == [("D1", "kvinna", "bra", "mixed")]


def test_registers(loaded) -> None:
    assert rows_of(loaded, "insats", "insats_id, insats_type", "utfall-insatser") == [("I01", "individual")]
    assert rows_of(loaded, "membership", "party_type, municipality", "utfall-medlemskap") == [("kommun", "0114")]
    assert rows_of(loaded, "budget", "kind, budget_kr", "utfall-budget") == [("income", Decimal("1000.5"))]


def test_counts(loaded) -> None:
    columns = "insats_id, year, quarter, gender, registration_level, participations"
    assert rows_of(loaded, "volume", columns, "utfall-volym") == [
        ("I01", 2025, "whole_year", "kvinna", "person_data", 12),
        ("I01", 2025, "q3", "all", "anonymous", 3),
        ("I01", 2025, None, "all", "anonymous", 3),
    ]
    assert rows_of(loaded, "volume", columns, "sus-volume") == [
        ("S1", 2021, "whole_year", "all", "volume", 40),
        ("S1", 2021, "whole_year", "kvinna", "anonymous", 7),
    ]
    assert rows_of(loaded, "volume", columns, "uppfoljning-finsam") == [
        ("F1", 2024, "whole_year", "kvinna", "all", 14),
        ("F1", 2024, "whole_year", "man", "all", 9),
        ("F1", 2025, "whole_year", "kvinna", "all", 0),
        ("F1", 2025, "whole_year", "man", "all", None),
    ]
    # A quarter that cannot be read, a count that is not there: the rows are set aside, not guessed.
    assert loaded.rows("select count(*) from derived.volume") == [(7,)]


def test_sus_person(loaded) -> None:
    columns = (
        "participation_id, registration_level, municipality, exit_date, exit_reason, support_before, support_after, "
        "work_before, work_after, work_before_pct, work_after_pct, study_after, study_after_pct, "
        "seeking_before, seeking_after"
    )
    assert rows_of(loaded, "participation", columns, "sus-person") == [
        ("1", "person_data", "0180", date(2022, 3, 1), "enligt_plan", "forsorjningsstod|sjukpenning:50", "lon",
         True, True, 50, 75, True, 25, False, False),
        ("2", "person_data", "1080", date(2022, 4, 1), "flytt", "forsorjningsstod", "forsorjningsstod",
         False, None, None, None, None, None, True, None),
        ("3", "anonymous", None, None, None, None, None, None, None, None, None, None, None, None, None),
    ]  # fmt: skip


def test_dis_survey(loaded) -> None:
    columns = (
        "participation_id, start_date, exit_date, work_before, work_after, study_after, health_before, health_after, "
        "support_after"
    )
    assert rows_of(loaded, "participation", columns, "dis-survey") == [
        ("P1 E1", date(2021, 1, 15), date(2021, 12, 1), False, True, None, "daligt", "bra", None),
        ("P2 E1", date(2021, 2, 1), None, True, None, None, None, None, None),
    ]


def test_nothing_is_lost_and_what_is_wrong_is_said(loaded) -> None:
    wrong = loaded.rows(
        "select file from derived.account join accepted.delivery using (delivery_no) "
        "where rows_delivered <> accepted + set_aside + repeated + superseded"
    )
    assert wrong == []
    found = {(each.file.partition("/")[2], each.row, each.rule) for each in loaded.findings()}
    assert ("dis-survey.csv", 5, "row-unused") in found
    assert ("uppfoljning-finsam.csv", 4, "row-unused") in found
    assert ("utfall-medlemskap.csv", 2, "leading-zero-restored") in found
    assert ("utfall-volym.csv", 4, "unknown-code") in found
