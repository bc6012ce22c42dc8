"""Writes the README of the messy sample: what each file is, and what must happen to each planted fault."""

from __future__ import annotations

from pipeline.sample.messy import File
from pipeline.sample.planted import Fault, PlantedFault
from pipeline.vocabulary.columns import Table

HAPPENS = {
    "set_aside": "Raden läggs åt sidan",
    "warn": "Raden räknas, med anmärkning",
    "refused": "Hela filen avvisas",
    "repeated": "Raden räknas en gång och redovisas som upprepad",
}

INTRODUCTION = """# Exempeldata: Samordningsförbundet Exempel

Allt här är påhittat: inga personer, insatser eller resultat finns på riktigt. Kommunerna och deras storlek är
verkliga, resten är antaganden som står i `schemas/sample.yaml`, vart och ett med källa eller skäl. Filerna skrivs av
`utfall sample --participations {participations} --seed {seed} --messy --out data/sample`; ändra dem inte för hand.

*In English: invented deliveries, {participations} participations over three years in nine insatser, as files look in
life, with faults planted on purpose. The second table says where each fault stands (rows as a spreadsheet numbers them)
and what must happen to it. Nothing here is about a real person. The personal number in one file is a made-up test
number, and that file must be refused whole.*

Mappens namn är dagen då filerna kom. Ett senare uttag för en insats ersätter det förra.

## Filerna

| fil | vad den är |
|---|---|
"""

FAULTS = """
## Planterade fel

Raderna räknas som i ett kalkylprogram: rubrikraden och rader ovanför den räknas med.

| fil | rad | kolumn | vad som är fel | regel | vad som ska hända |
|---|---|---|---|---|---|
"""


def readme_text(files: tuple[File, ...], table: Table, participations: int, seed: int) -> str:
    """The whole README."""
    listed = "".join(f"| `{file.path}` | {file.tells} |\n" for file in files)
    faults = "".join(_line(table, *each) for file in files for each in file.placed())
    introduction = INTRODUCTION.format(participations=participations, seed=seed)
    return introduction + listed + FAULTS + faults


def _line(table: Table, place: PlantedFault, fault: Fault) -> str:
    row = "" if place.row is None else str(place.row)
    column = f"`{table.column(place.column).label.sv}`" if place.column else ""
    rule = f"`{place.rule}`" if place.rule else ""
    happens = HAPPENS[place.happens] + (f"; {fault.note}" if fault.note else "")
    return f"| `{place.file}` | {row} | {column} | {fault.wrong} | {rule} | {happens} |\n"
