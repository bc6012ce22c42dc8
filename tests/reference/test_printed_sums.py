"""Outside figures: the shipped tables as printed, and what is said of sums that do not hold."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.wording.printed_sums import fault_sentence, reading_sentences
from pipeline.publish.wording.words import open_words
from pipeline.reference import sum_faults, unchecked_sums
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import DefinitionFault
from pipeline.vocabulary.reference import Reference, read_reference

TABLE = """\
reference: prov
version: 1
label: {{sv: Prov, en: Test}}
describes: {{sv: Prov, en: Test}}
source: påhittad
published_on: 2026-01-31
read_on: 2026-02-01
licence: CC0
method: {method}
columns: {{a: {{sv: a, en: a}}, b: {{sv: b, en: b}}, total: {{sv: summa, en: total}}}}
rows:
  - {{row: "1", values: [{values}]}}
sums:
  - {{total: total, parts: [a, b], tolerance: {tolerance}}}
"""


def table(folder: Path, values: str, method: str = "exact", tolerance: int = 1) -> Reference:
    path = folder / "prov.yaml"
    path.write_text(TABLE.format(values=values, method=method, tolerance=tolerance), encoding="utf-8")
    return read_reference(path)


def shipped(definitions: Definitions, reference_id: str) -> Reference:
    return next(each for each in definitions.references if each.id == reference_id)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{MINUS SIGN}", "-")


def test_scb_2020_is_2968_short_and_only_that_row(definitions: Definitions) -> None:
    """SCB, Antalet helårsekvivalenter 2002–2021: every row but 2020 adds up within rounding."""
    (fault,) = sum_faults(shipped(definitions, "scb_hae"))
    assert (fault.row.sv, fault.parts, fault.total, fault.difference) == ("2020", 793_210, 790_242, -2_968)
    total, part = fault.readings
    # 793,210 of 5,876,835 is 13.50 per cent; 790,242 is 13.45, which would have been printed 13.4.
    assert (total.value, [(each.computed, each.fit) for each in total.shares]) == (
        793_210,
        [(Decimal("13.50"), "fits")],
    )
    assert (part.column, part.value) == (None, None)
    assert [(each.computed, each.fit) for each in part.shares] == [(Decimal("13.45"), "differs")]


def test_delta_figure_9_has_two_readings_and_neither_is_chosen(definitions: Definitions) -> None:
    """DELTA Hisingen, figure 9: 1080 + 54 = 1134, printed 1144."""
    reference = shipped(definitions, "delta_reasons")
    (fault,) = sum_faults(reference)
    assert (fault.row.en, fault.parts, fault.total) == ("lack of education or experience of work", 1134, 1144)
    fits = [(each.value, [(str(share.computed), share.fit) for share in each.shares]) for each in fault.readings]
    assert fits == [
        (1134, [("48.1", "fits"), ("89.0", "fits"), ("4.7", "differs")]),
        (64, [("48.5", "cut_off"), ("89.0", "fits"), ("5.6", "fits")]),
    ]
    row = next(each for each in reference.rows if each.row == "education")
    assert row.values[:3] == (1144, 1080, 54)


def test_it_is_said_in_both_languages(definitions: Definitions) -> None:
    (fault,) = sum_faults(shipped(definitions, "scb_hae"))
    swedish = plain(fault_sentence(open_words("sv"), fault))
    assert swedish.endswith("2020: delarna ger 793 210, men 790 242 är tryckt (-2 968).")
    english = plain(fault_sentence(open_words("en"), fault))
    assert english.endswith("2020: the parts give 793,210, but 790,242 is printed (-2,968).")
    assert "13,50 %" in plain(" ".join(reading_sentences(open_words("sv"), fault)))
    assert "13.45 %" in plain(" ".join(reading_sentences(open_words("en"), fault)))


def test_cell_key_tables_need_not_add_up(tmp_path: Path) -> None:
    """SCB's population statistics from 2025: random small changes to every number, totals among them."""
    protected, exact = table(tmp_path, "3, 4, 90", method="cell_key"), table(tmp_path, "3, 4, 90")
    assert (sum_faults(protected), unchecked_sums(protected)) == ((), 1)
    assert len(sum_faults(exact)) == 1


def test_a_number_that_is_not_printed_is_no_zero(tmp_path: Path) -> None:
    holey = table(tmp_path, "3, null, 3")
    assert (sum_faults(holey), unchecked_sums(holey)) == ((), 1)


@given(a=st.integers(0, 10**6), b=st.integers(0, 10**6), off=st.integers(-5, 5), tolerance=st.integers(0, 3))
def test_the_first_reading_always_adds_up(tmp_path_factory, a: int, b: int, off: int, tolerance: int) -> None:
    made = table(tmp_path_factory.mktemp("t"), f"{a}, {b}, {a + b + off}", tolerance=tolerance)
    faults = sum_faults(made)
    assert bool(faults) == (abs(off) > tolerance)
    for fault in faults:
        assert (fault.difference, fault.readings[0].value) == (off, a + b)


def test_a_row_of_another_width_is_a_fault_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(DefinitionFault) as caught:
        table(tmp_path, "3, 4")
    assert "prov.yaml, rad 12" in caught.value.message("sv")
    assert "2 values" in caught.value.message("en")
