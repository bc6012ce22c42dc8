"""A revision as a folder: revision.csv for machines and README.txt, in both languages, for people."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import Language
from pipeline.vocabulary.revision import FILE, Counted, ProtectedRevision

README = "README.txt"
HIDDEN = ".."
HEADER = (
    "metric", "definition_version", "year", "basis", "numerator", "denominator", "value",
    "revised_numerator", "revised_denominator", "revised_value",
)  # fmt: skip


def write_revision(year: int, rows: Sequence[ProtectedRevision], definitions: Definitions, folder: Path) -> None:
    """Write both files. Same revision, same bytes."""
    (folder / FILE).write_text(_csv(year, rows), encoding="utf-8", newline="")
    text = "\n\n".join(_readme(year, rows, definitions, language) for language in ("sv", "en"))
    (folder / README).write_text(f"{text}\n", encoding="utf-8", newline="")


def _csv(year: int, rows: Sequence[ProtectedRevision]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for row in rows:
        writer.writerow([row.metric, row.version, year, "finished", *_cells(row.given_out), *_cells(row.now)])
    return out.getvalue()


def _cells(counted: Counted | None) -> tuple[str, str, str]:
    if counted is None:
        return HIDDEN, HIDDEN, HIDDEN
    share = f"{counted.numerator / counted.denominator:.6f}" if counted.denominator else ""
    return str(counted.numerator), str(counted.denominator), share


def _readme(year: int, rows: Sequence[ProtectedRevision], definitions: Definitions, language: Language) -> str:
    lines = [_TITLE[language].format(year=year), "", _MEANING[language].format(year=year), ""]
    for row in rows:
        metric = definitions.metric(row.metric)
        then, now = _said(row.given_out, language), _said(row.now, language)
        if row.now is not None and row.now == row.given_out:
            now = _SAME[language]
        lines.append(f"{metric.label[language]}: {_THEN[language].format(then=then, now=now)}")
    return "\n".join(lines)


def _said(counted: Counted | None, language: Language) -> str:
    if counted is None:
        return HIDDEN
    if not counted.denominator:
        return _NO_DATA[language]
    whole = (200 * counted.numerator + counted.denominator) // (2 * counted.denominator)
    of = "av" if language == "sv" else "of"
    return f"{counted.numerator} {of} {counted.denominator} ({whole} %)"


_TITLE = Label("Revidering av {year}", "Revision of {year}")
_MEANING = Label(
    "Alla avslutade i förbundet. Först det som gavs ut, sedan samma år med det som har registrerats eller rättats\n"
    "efteråt. Rapporternas kvartal och grupper ändras inte. Ett år revideras en gång.\n"
    ".. = redovisas inte: talet är dolt i rapporterna, eller skillnaden skulle säga något om dem som kom efteråt.",
    "Everyone who finished in the förbund. First what was given out, then the same year with what has been registered\n"
    "or corrected since. Quarters and groups of the reports are not changed. A year is revised once.\n"
    ".. = not shown: hidden in the reports, or the difference would tell of those who came later.",
)
_THEN = Label("utgivet {then}, reviderat {now}", "given out {then}, revised {now}")
_SAME = Label("oförändrat", "unchanged")
_NO_DATA = Label("uppgift saknas", "no data")
