"""The messy sample: dated deliveries from an invented förbund, as files look in life."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pipeline.sample import planted, styles
from pipeline.sample.assumptions import Assumptions
from pipeline.sample.drawing import Drawing, drawing
from pipeline.sample.faulty import before_correction, with_faults
from pipeline.sample.identity import invented_number
from pipeline.sample.registers import Register, budget, insats_register, memberships
from pipeline.sample.rows import Rows, drawn_rows, extract, finished
from pipeline.sample.sheets import NoteColumn, Sheet, Verbatim, csv_bytes, sheet_bytes
from pipeline.sample.styles import Style
from pipeline.vocabulary.columns import Column

File = Sheet | Verbatim

STYLES = {
    "I01": styles.ANSI, "I02": styles.ANSI, "I03": styles.BOM, "I04": styles.EXCEL, "I05": styles.BOM,
    "I06": styles.PARQUET, "I07": styles.COMPACT, "I08": styles.SLASHED, "I09": styles.PLAIN,
}  # fmt: skip


@dataclass(frozen=True)
class Participations:
    """All rows by insats, spelled as the insats's files spell them."""

    columns: tuple[Column, ...]
    rows: dict[str, Rows]


def messy_files(assumptions: Assumptions, participations: int, seed: int) -> tuple[File, ...]:
    """Every file of the messy sample, in order of folder and name."""
    everyone = _participations(assumptions, participations, seed)
    files = [
        *_registers(assumptions, participations, seed),
        *_earlier(everyone),
        *_refused(everyone),
        *_latest(assumptions, everyone),
    ]
    return tuple(sorted(files, key=lambda file: file.path))


def file_bytes(file: File) -> bytes:
    return file.content if isinstance(file, Verbatim) else sheet_bytes(file)


def _participations(assumptions: Assumptions, participations: int, seed: int) -> Participations:
    with (
        drawing(assumptions, participations, seed, in_swedish=True) as swedish,
        drawing(assumptions, participations, seed, in_swedish=False) as canonical,
    ):
        rows = {each.id: drawn_rows(_spelled(each.id, swedish, canonical), each.id) for each in assumptions.individual}
        return Participations(swedish.wording.table.columns, rows)


def _spelled(insats_id: str, swedish: Drawing, canonical: Drawing) -> Drawing:
    return canonical if STYLES[insats_id].kind == "parquet" else swedish


def _registers(assumptions: Assumptions, participations: int, seed: int) -> Iterator[Verbatim]:
    yield _register("2025-01-10", "Insatsregistret", insats_register(assumptions), styles.BOM)
    yield _register("2025-01-10", "Medlemmar och sedan när", memberships(assumptions), styles.ANSI)
    yield _register("2026-01-09", "Budget för tre år", budget(assumptions, participations, seed), styles.ANSI)


def _register(folder: str, tells: str, register: Register, style: Style) -> Verbatim:
    return Verbatim(f"{folder}/{register.file}", f"{tells}; {style.describes}", csv_bytes(register.lines, style))


def _earlier(everyone: Participations) -> Iterator[File]:
    """Complete extracts that later ones replace, and one sent a second time by mistake."""
    yield _sheet(everyone, "I01", "2025-01-10", date(2024, 12, 31))
    yield _sheet(everyone, "I01", "2026-01-09", date(2025, 12, 31))
    repeated = _sheet(everyone, "I05", "2026-01-09", date(2025, 12, 31))
    yield repeated
    tells = f"Samma fil som {repeated.path}, byte för byte: alla rader är upprepade"
    yield replace(repeated, path="2026-07-06/deltaganden-I05.csv", tells=tells)
    yield _sheet(everyone, "I07", "2026-07-06", date(2026, 6, 30))


def _sheet(everyone: Participations, insats_id: str, folder: str, until: date) -> Sheet:
    style = STYLES[insats_id]
    return Sheet(
        path=f"{folder}/deltaganden-{insats_id}.{style.kind}",
        tells=f"Helt uttag till och med {until}; {style.describes}",
        style=style,
        columns=everyone.columns,
        rows=extract(everyone.rows[insats_id], until),
    )


def _refused(everyone: Participations) -> Iterator[File]:
    """Files of which nothing may be taken in. What they hold comes in the latest deliveries."""
    few = tuple(row for row in extract(everyone.rows["I08"], date(2026, 6, 30)) if finished(row.cells))[-6:]
    number = invented_number(date(1912, 12, 12), 121)
    yield Sheet(
        path="2026-07-06/deltaganden-I08-anteckning.csv",
        tells="Sex rader med en egen kolumn för anteckningar; på rad 5 ett påhittat personnummer",
        style=styles.PLAIN,
        columns=everyone.columns,
        rows=few,
        note=NoteColumn("anteckning", f"Ring efter semestern, pnr {number}", 5),
        fault=planted.IDENTITY_NUMBER,
    )
    notes = [["datum", "vem", "notering"], ["2026-06-15", "samordnaren", "Uttagen kommer i oktober"]]
    content = csv_bytes(notes, styles.PLAIN)
    yield Verbatim("2026-07-06/noteringar.csv", "Minnesanteckningar", content, planted.LAYOUT_UNKNOWN)
    yield Verbatim("2026-07-06/deltaganden-I09.csv", "Ett uttag som blev tomt", b"", planted.FILE_EMPTY)


def _latest(assumptions: Assumptions, everyone: Participations) -> Iterator[Sheet]:
    """Each insats to the end of the window, with its planted faults; one is corrected the day after."""
    for insats_id in everyone.rows:
        sheet = _sheet(everyone, insats_id, "2026-10-05", assumptions.last_date)
        sheet = replace(sheet, rows=with_faults(insats_id, sheet.rows))
        if insats_id == "I03":
            yield replace(sheet, rows=before_correction(sheet.rows), tells=f"{sheet.tells}; rättas dagen därpå")
            yield _corrected(sheet)
        elif insats_id == "I08":
            yield replace(sheet, footer=("Summa", str(len(sheet.rows))), footer_fault=planted.CELLS_MISMATCH)
        else:
            yield sheet


def _corrected(sheet: Sheet) -> Sheet:
    tells = "Rättat uttag som ersätter gårdagens: tre rader ändrade, en tillagd och en borta"
    return replace(sheet, path="2026-10-06/deltaganden-I03.csv", tells=tells)
