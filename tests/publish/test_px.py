"""px/: what pyaxis reads back is what figures.csv says, cell by cell, in whole per cent."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import invented
import pytest
from reading_px import DOTS, cells, keywords, wanted

from pipeline.publish.edition import open_edition
from pipeline.publish.open_data.px import px_files
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.figures import ProtectedFigure

MANDATORY = (
    "MATRIX", "SUBJECT-CODE", "SUBJECT-AREA", "CONTENTS", "UNITS", "DECIMALS", "TITLE", "STUB", "HEADING",
)  # fmt: skip
NOT_IN_THE_REPORT = "....."


def tables(folder: Path) -> list[Path]:
    return sorted((folder / "px").glob("*.px"))


def differing(table: Path, figures: list[dict[str, str]]) -> set[str]:
    """The figures that a table tells otherwise than figures.csv."""
    right = dict(wanted(figures))
    return {place[0] for place, text in cells(table).items() if text != right.get(place, NOT_IN_THE_REPORT)}


def test_every_cell_says_what_figures_csv_says(folder: Path, figures: list[dict[str, str]]) -> None:
    assert {path.stem: differing(path, figures) for path in tables(folder)} == {
        f"{groups}_{period}": set()
        for groups in ("all", "gender", "age_group", "gender_age", "insats", "municipality")
        for period in ("year", "rolling", "quarter")
    }


def test_no_figure_is_in_no_table(folder: Path, figures: list[dict[str, str]]) -> None:
    seen = {place for path in tables(folder) for place in cells(path)}
    assert {place for place, _ in wanted(figures)} <= seen


def test_a_changed_cell_is_seen(folder: Path, figures: list[dict[str, str]], tmp_path: Path) -> None:
    text = (folder / "px" / "gender_year.px").read_text(encoding="utf-8")
    head, _, data = text.partition("DATA=\n")
    spoilt = tmp_path / "gender_year.px"
    first = re.match(r"\d+", data)
    assert first is not None
    spoilt.write_text(f"{head}DATA=\n{int(first[0]) + 1}{data[first.end() :]}", encoding="utf-8")
    assert differing(spoilt, figures) == {"moved_on.1/share/year-2025/finished/gender=kvinna"}
    shown_after_all = data.replace('".."', "3", 1)
    spoilt.write_text(f"{head}DATA=\n{shown_after_all}", encoding="utf-8")
    assert len(differing(spoilt, figures)) == 1


def test_the_keywords_that_must_be_there(folder: Path) -> None:
    for path in tables(folder):
        words = keywords(path)
        assert [name for name in MANDATORY if not words.get(name)] == [], path.name
        assert (words["CHARSET"], words["CODEPAGE"], words["AXIS-VERSION"]) == (["ANSI"], ["utf-8"], ["2013"])
        assert words["LANGUAGE"] == ["sv"]
        assert words["CREATION-DATE"] == words["LAST-UPDATED(Antal)"] == ["20260930 00:00"]
        assert (words["DECIMALS"], words["SHOWDECIMALS"], words["AGGREGALLOWED"]) == ("0", "0", "NO")
        assert words["MATRIX"] == [path.stem] and len(path.stem) <= 20


def test_lines_are_short_and_texts_hold_no_quotation_mark(folder: Path, english_folder: Path) -> None:
    for path in [*tables(folder), *tables(english_folder)]:
        lines = path.read_bytes().split(b"\n")
        assert max(map(len, lines)) < 256, path.name
        assert all(line.count(b'"') % 2 == 0 for line in lines)


def test_every_symbol_is_explained_in_the_language_of_the_edition(folder: Path, english_folder: Path) -> None:
    swedish, english = (keywords(where / "px" / "all_year.px") for where in (folder, english_folder))
    assert "För få personer" in " ".join(swedish["NOTE"]) and "too few people" in " ".join(english["NOTE"])
    for words in (swedish, english):
        note = " ".join(words["NOTE"])
        shown = [words[f"DATASYMBOL{number}"][0] for number in range(1, 6)]
        assert [symbol for symbol in shown if f"{symbol} = " not in note] == []
    assert (swedish["LANGUAGE"], english["LANGUAGE"]) == (["sv"], ["en"])
    assert swedish["DATASYMBOL2"] == english["DATASYMBOL2"] == [".."]
    assert (swedish["NOTEX"], english["NOTEX"]) == (["Påhittade uppgifter"], ["Invented data"])


def test_quarters_and_years_are_a_scale_of_time(folder: Path) -> None:
    words = keywords(folder / "px" / "all_quarter.px")
    assert words["TIMEVAL(Period)"] == [code[8:].replace("-Q", "") for code in words["CODES(Period)"]]
    assert keywords(folder / "px" / "all_year.px")["TIMEVAL(Period)"] == ["2024", "2025", "2026"]
    assert "TIMEVAL(Period)" not in keywords(folder / "px" / "all_rolling.px")


def test_codes_and_names_belong_together(folder: Path) -> None:
    names: dict[str, str] = {}
    for path in tables(folder):
        words = keywords(path)
        for variable in (*words["STUB"], *words["HEADING"]):
            names |= dict(zip(words[f"CODES({variable})"], words[f"VALUES({variable})"], strict=True))
    definitions = invented.release().definitions
    known = {f"{each.id}.{each.version}": f"{each.short} {each.label.sv}" for each in definitions.metrics}
    known |= {code: name for code, name, _, _ in invented.INSATSER}
    known |= {each.code: each.name for each in invented.MUNICIPALITIES}
    known |= {each.code: each.label.sv for each in (*definitions.groups.genders, *definitions.groups.age_bands)}
    known |= {
        "finished": "Alla avslutade", "completed": "Fullföljda", "numerator": "Antal", "denominator": "Av",
        "value": "Andel", "ci_low": "Andel, nedre gräns", "ci_high": "Andel, övre gräns",
        "year-2026": "Januari–september 2026", "quarter-2024-Q1": "Första kvartalet 2024",
        "rolling-2026-Q3": "Tolv månader: oktober 2025–september 2026",
    }  # fmt: skip
    assert {code: names.get(code) for code in known} == known


HOSTILE = ('Ett "citat"; = och, komma', "Tva\nrader\t", "Å" * 200, "Samma namn", "Samma namn", "DATA", "..")


def test_hostile_names_stay_names_and_stay_apart(tmp_path: Path) -> None:
    planned = tuple((f"i{n}", name, 80, 0.7) for n, name in enumerate(HOSTILE))
    made = px_files(open_edition(invented.release(insatser=planned), open_words("sv")))
    path = tmp_path / "insats_year.px"
    path.write_bytes(made["px/insats_year.px"])
    assert max(map(len, path.read_bytes().split(b"\n"))) < 256
    names = dict(zip(keywords(path)["CODES(Insats)"], keywords(path)["VALUES(Insats)"], strict=True))
    assert len(set(names.values())) == len(HOSTILE)
    assert names["i0"] == "Ett ”citat”; = och, komma" and names["i1"] == "Tva rader"
    assert names["i3"] == "Samma namn (i3)" and names["i2"].endswith("Å…")


STATUSES = pytest.mark.parametrize("status", ["not_applicable", "not_yet_due", "no_data", "hidden"])


@STATUSES
def test_each_status_has_its_own_dots(tmp_path: Path, status: str) -> None:
    base = invented.release()
    bare = {"numerator": None, "denominator": None, "value": None, "ci_low": None, "ci_high": None}
    first: ProtectedFigure = dataclasses.replace(base.figures[0], status=status, **bare)  # type: ignore[arg-type]
    spoilt = dataclasses.replace(base, figures=(first, *base.figures[1:]))
    name = f"all_{first.key.period_kind}"
    path = tmp_path / f"{name}.px"
    path.write_bytes(px_files(open_edition(spoilt, open_words("sv")))[f"px/{name}.px"])
    found = {text for (figure, _), text in cells(path).items() if figure == first.key.id}
    assert found == {DOTS[status]}


def test_no_share_has_a_decimal_and_none_says_all_unless_it_is(folder: Path, figures: list[dict[str, str]]) -> None:
    shares = {row["figure_id"]: row for row in figures if row["value"]}
    for path in tables(folder):
        for (figure, content), text in cells(path).items():
            assert re.fullmatch(r"\d+|\.{1,5}", text)
            if content == "value" and text in ("0", "100"):
                row = shares[figure]
                assert row["numerator"] == ("0" if text == "0" else row["denominator"])
