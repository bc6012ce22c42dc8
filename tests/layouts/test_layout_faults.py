"""A fault in a layout names the file, the line and what to do."""

from __future__ import annotations

import pytest
from layouts_written import SOUND, definitions_with

from pipeline.vocabulary.errors import DefinitionFault

FAULTS = {
    "encoding: koi8-r": "inget tillåtet värde",
    'separator: ":"': "inget tillåtet värde",
    "heading_row: 0": "räknas från 1",
    'dates: ["%d/%m/%Y", "%m/%d/%Y"]': "går inte att skilja",
    'dates: ["%Y%m%d", "%d%m%Y"]': "går inte att skilja",
    'dates: ["%Y-%d-%m"]': "går inte att skilja",
    'dates: ["%d/%m/%y"]': "pivot",
    'pivot: 1950\ndates: ["%d/%m/%Y"]': "tvåsiffriga årtal",
    "scales: {gender: {from: 1, to: 3, best: 1}}": "ingen skala",
    "scales: {health_after: {from: 1, to: 4, best: 1}}": "4 steg men health_after har 5 koder",
    "scales: {health_after: {from: 5, to: 1, best: 1}}": "större än",
    "scales: {health_after: {from: 1, to: 5, best: 3}}": "skalans ena ände",
    "scales: {health_after: {from: 1, to: 5}}": "”best” saknas",
    "missing: {all: [8], ålder: [99]}": "kolumnen ”ålder” finns inte",
    "linked: {exit: {recognise: [ExitID], joins: {nr: nr}}}": "behöver ”select”",
    "select: select 1\nlinked: {delivered: {recognise: [a], joins: {a: nr}}}": "upptaget",
    "select: select 1\nlinked: {exit: {recognise: [a], joins: {}}}": "får inte vara tomma",
    "skala: 1": "nyckeln ”skala” är okänd",
}


@pytest.mark.parametrize("more", FAULTS)
def test_a_fault_is_named_with_its_line(tmp_path, more: str) -> None:
    with pytest.raises(DefinitionFault) as caught:
        definitions_with(tmp_path / "layouts", SOUND + more + "\n")
    assert FAULTS[more] in caught.value.message("sv")
    assert f"egen-0.yaml, rad {caught.value.facts['line']}" in caught.value.message("sv")
    # A missing key is told at the mapping it is missing from; the rest stands in the added lines or below.
    assert int(str(caught.value.facts["line"])) > SOUND.count("\n")


def test_forms_that_look_different_may_stand_together(tmp_path) -> None:
    forms = 'dates: ["%d/%m/%Y", "%Y%m%d", "%d%m%y", "%d.%m.%Y", "%d/%m/%y"]\npivot: 1930\n'
    layout = definitions_with(tmp_path / "layouts", SOUND + forms).layout("prov")
    assert (len(layout.dates), layout.pivot) == (5, 1930)
