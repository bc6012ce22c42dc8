"""Tables from outside in the forms that SCB, PxWeb and Kolada give them: the numbers come through as they stand."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reference import Wanted, as_reference, demand_small, read_outside, reference_text, sum_faults
from pipeline.reference.cube import Cube, Dimension, NotRead, number_in
from pipeline.vocabulary.errors import OutsideFactMissing, OutsideFileUnreadable, OutsideNameUnknown, OutsideTooLarge
from pipeline.vocabulary.reference import Reference, read_reference

PX = """\
CHARSET="ANSI";
CODEPAGE="{codepage}";
CREATION-DATE="20260301 09:00";
TITLE="Folkmängd efter region, kön "
"och år";
TITLE[en]="Population";
UNITS="antal";
STUB="region";
HEADING="kön","år";
VALUES("region")="1080 Karlskrona","1082 Karlshamn";
CODES("region")="1080","1082";
VALUES("kön")="män","kvinnor","totalt";
VALUES("år")="2024","2025";
TIMEVAL("år")=TLIST(A1),"2024","2025";
LAST-UPDATED="20260222 08:00";
SOURCE="SCB; registret";
DATA=
{data}
;
"""
DATA = '20100 20150 18900 18950 39000 39100\n9100 9080 8700 ".." 17800 17770'


def wanted(**more: object) -> Wanted:
    facts = {"id": "prov", "version": 1, "measure": "population", "read_on": date(2026, 11, 27), **more}
    return Wanted(**facts)  # type: ignore[arg-type]


def px(folder: Path, data: str = DATA, codepage: str = "utf-8") -> Cube:
    (folder / "tabell.px").write_bytes(PX.format(codepage=codepage, data=data).encode(codepage))
    return read_outside(folder / "tabell.px")


def json_stat(values: object, **more: object) -> dict[str, object]:
    """As PxWeb's API gives it: a table of two regions, three categories of gender and one measure."""
    return {
        "version": "2.0", "class": "dataset", "label": "Folkmängd", "source": "SCB", "updated": "2026-02-22T07:00:00Z",
        "id": ["Region", "Kon", "ContentsCode"], "size": [2, 3, 1],
        "role": {"geo": ["Region"], "metric": ["ContentsCode"]},
        "dimension": {
            "Region": {"label": "region", "category": {
                "index": {"1082": 1, "1080": 0}, "label": {"1080": "Karlskrona", "1082": "Karlshamn"}}},
            "Kon": {"label": "kön", "category": {
                "index": ["1", "2", "1+2"], "label": {"1": "män", "2": "kvinnor", "1+2": "totalt"}}},
            "ContentsCode": {"label": "tabellinnehåll", "category": {
                "index": {"X": 0}, "label": {"X": "Folkmängd"}, "unit": {"X": {"base": "antal", "decimals": 0}}}},
        },
        "value": values, **more,
    }  # fmt: skip


def numbers(reference: Reference) -> dict[str, list[int | None]]:
    return {row.row: [None if each is None else int(each) for each in row.values] for row in reference.rows}


def written(folder: Path, name: str, content: str) -> Path:
    (folder / name).write_text(content, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize("codepage", ["utf-8", "windows-1252", "iso-8859-15"])
def test_px_comes_through_in_its_own_letters(tmp_path: Path, codepage: str) -> None:
    reference = as_reference(px(tmp_path, codepage=codepage), wanted())
    assert reference.label.sv == "Folkmängd efter region, kön och år"
    assert (reference.source, reference.published_on) == ("SCB; registret", date(2026, 2, 22))
    assert numbers(reference) == {
        "1080": [20100, 20150, 18900, 18950, 39000, 39100], "1082": [9100, 9080, 8700, None, 17800, 17770],
    }  # fmt: skip
    assert [label.sv for _, label in reference.columns][:3] == ["män, 2024", "män, 2025", "kvinnor, 2024"]
    assert [(each.total, each.parts) for each in reference.sums] == [("c5", ("c1", "c3")), ("c6", ("c2", "c4"))]


def test_rows_divided_by_semicolons_as_ine_writes_them(tmp_path: Path) -> None:
    assert px(tmp_path, DATA.replace("\n", ";\n")).values == px(tmp_path).values


def test_a_sum_that_does_not_hold_is_found_and_kept_as_printed(tmp_path: Path) -> None:
    reference = as_reference(px(tmp_path, DATA.replace("39000", "39001")), wanted())
    (fault,) = sum_faults(reference)
    assert (fault.row.sv, fault.parts, fault.total) == ("1080 Karlskrona", 39000, 39001)
    assert numbers(reference)["1080"][4] == 39001


@pytest.mark.parametrize("values", [[1, 2, 3, 4, 5, 9], {"0": 1, "1": 2, "2": 3, "3": 4, "4": 5, "5": 9}])
def test_json_stat_with_every_number_or_only_those_there_are(tmp_path: Path, values: object) -> None:
    cube = read_outside(written(tmp_path, "t.json", json.dumps(json_stat(values))))
    reference = as_reference(cube, wanted())
    assert numbers(reference) == {"1080": [1, 2, 3], "1082": [4, 5, 9]}
    assert (reference.label.sv, reference.published_on) == ("Folkmängd", date(2026, 2, 22))
    assert [row.label.sv for row in reference.rows] == ["Karlskrona", "Karlshamn"]


def test_json_stat_says_null_for_what_is_not_printed(tmp_path: Path) -> None:
    cube = read_outside(written(tmp_path, "t.json", json.dumps(json_stat([1, None, 3, 4, 5, 9]))))
    assert numbers(as_reference(cube, wanted()))["1080"] == [1, None, 3]


def test_shares_are_never_added_up(tmp_path: Path) -> None:
    whole = json_stat([1, 2, 3, 4, 5, 9])
    whole["dimension"]["ContentsCode"]["category"]["label"] = {"X": "Andel, procent"}  # type: ignore[index]
    cube = read_outside(written(tmp_path, "t.json", json.dumps(whole)))
    assert as_reference(cube, wanted()).sums == ()


def test_kolada_by_municipality_year_and_gender(tmp_path: Path) -> None:
    row = {"kpi": "N1", "municipality": "1080", "period": 2024}
    values = [{"gender": "T", "value": 12.3, "count": 1, "status": ""}, {"gender": "K", "value": None, "count": 1}]
    path = written(tmp_path, "k.json", json.dumps({"count": 1, "values": [{**row, "values": values}]}))
    reference = as_reference(read_outside(path), wanted(label="Andel", is_unpublished=True, rows="kommun"))
    assert reference.source == "Kolada (RKA)"
    assert [(label.sv) for _, label in reference.columns] == ["kvinnor", "alla"]
    assert reference.rows[0].values == (None, Decimal("12.3"))


CSV = """\
Nationella siffror;;
år;kön;antal
2023;kvinnor;1 204
2023;män;800,5
2023;totalt;2004,5
2024;kvinnor;..
2024;män;10
2024;totalt;10
"""


def test_csv_with_a_title_in_long_form(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(CSV.encode("cp1252"))
    facts = {"label": "Antal", "source": "SCB", "is_unpublished": True}
    reference = as_reference(read_outside(tmp_path / "t.csv"), wanted(rows="år", **facts))
    assert [row.values for row in reference.rows] == [
        (Decimal("1204"), Decimal("800.5"), Decimal("2004.5")), (None, Decimal(10), Decimal(10)),
    ]  # fmt: skip
    assert [each.total for each in reference.sums] == ["c3"]
    assert sum_faults(reference) == ()


def test_totals_down_the_rows_are_held_too(tmp_path: Path) -> None:
    text = "kommun;2023;2024\nKarlskrona;5;6\nKarlshamn;2;2\nTotalt;7;9\n"
    reference = as_reference(
        read_outside(written(tmp_path, "t.csv", text)), wanted(label="x", source="y", is_unpublished=True)
    )
    (fault,) = sum_faults(reference)
    assert (fault.row.sv, fault.parts, fault.total) == ("2024", 8, 9)
    (tmp_path / "prov.yaml").write_text(reference_text(reference, "prov"), encoding="utf-8")
    assert read_reference(tmp_path / "prov.yaml") == reference


@pytest.mark.parametrize(
    ("text", "number"),
    [("1 204", "1204"), ("1\u00a0204,5", "1204.5"), ("0,86", "0.86"), ("\u22123", "-3"), ("1.5", "1.5"), ('"7"', "7")],
)
def test_numbers_as_people_write_them(text: str, number: str) -> None:
    assert number_in(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "-", "..", "…".replace("…", "..."), ":", "x"])
def test_what_stands_for_no_number_is_no_zero(text: str) -> None:
    assert number_in(text) is None


@pytest.mark.parametrize("text", ["1,234", "12,345,678", "tolv", "nan", "1;2"])
def test_what_could_be_two_numbers_is_refused(text: str) -> None:
    with pytest.raises(NotRead):
        number_in(text)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.px", 'TITLE="x";'), ("t.px", PX.format(codepage="utf-8", data="1 2 3")), ("t.json", "{"),
        ("t.json", "[]"),
        ("t.json", json.dumps(json_stat([1, 2]))), ("t.json", '{"values": []}'), ("t.csv", "a;b\n"), ("t.csv", ""),
        ("t.csv", "a;b;b\nx;1;2\n"), ("t.csv", "a;b\nx;1\nx;2\n"), ("t.pdf", "x"), ("t.px", ""),
    ],
)  # fmt: skip
def test_a_broken_file_is_told_with_its_name_and_none_of_its_content(tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(OutsideFileUnreadable) as caught:
        read_outside(written(tmp_path, name, content))
    for language in ("sv", "en"):
        assert name in caught.value.message(language)


def test_what_the_file_does_not_say_is_asked_for(tmp_path: Path) -> None:
    cube = read_outside(written(tmp_path, "t.csv", "kommun;2023\nA;1\nB;2\n"))
    for more, option in (
        ({}, "--label"), ({"label": "x"}, "--source"), ({"label": "x", "source": "y"}, "--published"),
    ):  # fmt: skip
        with pytest.raises(OutsideFactMissing) as caught:
            as_reference(cube, wanted(**more))
        assert option in caught.value.message("sv")


def test_only_some_of_it_is_kept_and_then_its_sums_are_not_held(tmp_path: Path) -> None:
    reference = as_reference(px(tmp_path), wanted(only=(("kön", ("totalt", "Kvinnor")), ("år", ("2025",)))))
    assert numbers(reference) == {"1080": [39100, 18950], "1082": [17770, None]}
    assert [label.sv for _, label in reference.columns] == ["totalt", "kvinnor"]
    assert reference.describes.sv == "antal; år: 2025"
    assert reference.sums == ()
    for only in ((("ålder", ("x",)),), (("kön", ("x",)),)):
        with pytest.raises(OutsideNameUnknown):
            as_reference(px(tmp_path), wanted(only=only))


def test_more_than_a_page_has_room_for_is_refused(tmp_path: Path) -> None:
    text = "kommun;antal\n" + "".join(f"K{number};{number}\n" for number in range(41))
    cube = read_outside(written(tmp_path, "t.csv", text))
    with pytest.raises(OutsideTooLarge) as caught:
        demand_small(as_reference(cube, wanted(label="x", source="y", is_unpublished=True)), cube)
    assert "--only" in caught.value.message("sv")


printable = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
whole = st.integers(-(10**9), 10**9).map(Decimal)
tenths = st.integers(-(10**7), 10**7).map(lambda number: Decimal(number).scaleb(-1))


@st.composite
def cubes(draw: st.DrawFn) -> Cube:
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    dimensions = tuple(
        Dimension(f"d{at}", draw(printable), tuple((f"{at}-{each}", draw(printable)) for each in range(size)))
        for at, size in enumerate(sizes)
    )
    number = 1
    for size in sizes:
        number *= size
    values = draw(st.lists(st.one_of(st.none(), whole, tenths), min_size=number, max_size=number))
    return Cube(draw(printable), draw(printable), date(2026, 1, 1), draw(printable), dimensions, tuple(values))


@given(cube=cubes())
def test_whatever_is_written_is_read_again_as_it_was(tmp_path_factory: pytest.TempPathFactory, cube: Cube) -> None:
    reference = as_reference(cube, wanted())
    path = tmp_path_factory.mktemp("t") / "prov.yaml"
    path.write_text(reference_text(reference, "prov"), encoding="utf-8", newline="")
    assert read_reference(path) == reference


@given(cube=cubes())
def test_every_number_of_the_table_stands_in_it_once(cube: Cube) -> None:
    def order(value: Decimal | None) -> tuple[bool, Decimal]:
        return value is not None, value or Decimal(0)

    reference = as_reference(cube, wanted())
    kept = [value for row in reference.rows for value in row.values]
    assert sorted(kept, key=order) == sorted(cube.values, key=order)


REAL = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "px"


@pytest.mark.skipif(not REAL.is_dir(), reason="the shared files are not here")
@pytest.mark.parametrize(("name", "size"), [("1001.px", 7 * 3 * 24), ("14001.px", None), ("27067.px", None)])
def test_real_px_files_are_read_whole(name: str, size: int | None) -> None:
    cube = read_outside(REAL / name)
    assert size is None or len(cube.values) == size
    assert cube.source and cube.source.startswith("Instituto Nacional de Estad")
    assert sum(value is not None for value in cube.values) > 100
