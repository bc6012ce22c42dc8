"""`utfall audit`: attack a report's folder, or a table that others published."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from pipeline.audit.findings import Finding
from pipeline.audit.folder import PROOF, Audit, audit_folder
from pipeline.audit.foreign import ForeignAudit, audit_table
from pipeline.audit.given_out import has_ledger
from pipeline.audit.part import Contradiction
from pipeline.audit.proof import proof_json
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.definitions import read_definitions
from pipeline.vocabulary.errors import AuditNotPossible, FileMissing, Language, writing_fault
from pipeline.vocabulary.own_definitions import definitions_of
from pipeline.vocabulary.project import Project, read_project

if TYPE_CHECKING:
    import duckdb

FOUND, NOTHING_FOUND = 5, 0
_MOST_LINES = 40


def run_audit(asked: argparse.Namespace) -> int:
    """0: nothing found; 5: something can be worked out, stands where it should not, or could not be read."""
    project = read_project(Path.cwd())
    asked.lang = asked.lang or project.language
    path = Path(asked.path)
    if not path.exists():
        raise FileMissing(path=path)
    began = perf_counter()
    try:
        code = _folder(path, asked, project) if path.is_dir() else _table(path, asked)
    except (ValueError, OSError) as error:
        raise AuditNotPossible(path=path, reason=type(error).__name__) from error
    print(_TIME[_language(asked)].format(seconds=perf_counter() - began))
    return code


def _folder(folder: Path, asked: argparse.Namespace, project: Project) -> int:
    """The project's database is asked where no other is named and it is there."""
    own = project.database if project.database.is_file() else None
    database = Path(asked.database) if asked.database else own
    if database is not None and not database.is_file():
        raise FileMissing(path=database)
    with _opened(database) as connection:
        audit = audit_folder(folder, definitions_of(project), _earlier(folder, asked, connection), connection)
    print("\n".join(_folder_lines(audit, _language(asked))))
    proof = folder / PROOF
    try:
        proof.unlink(missing_ok=True)
        if audit.passes:
            proof.write_text(proof_json(audit), encoding="utf-8")
    except OSError as error:
        raise writing_fault(error, proof, "PATH") from error
    return NOTHING_FOUND if audit.passes else FOUND


@contextmanager
def _opened(database: Path | None) -> Iterator[duckdb.DuckDBPyConnection | None]:
    """The database, for reading only."""
    if database is None:
        yield None
        return
    import duckdb

    with duckdb.connect(str(database), read_only=True) as connection:
        yield connection


def _earlier(folder: Path, asked: argparse.Namespace, connection: duckdb.DuckDBPyConnection | None) -> list[Path]:
    """The folders named; else, where no ledger tells what has been given out, those that lie beside."""
    if asked.earlier is not None:
        return [Path(each) for each in asked.earlier]
    return [] if connection is not None and has_ledger(connection) else _beside(folder)


def _beside(folder: Path) -> list[Path]:
    """The earlier releases: folders beside it that hold figures and whose name comes before."""
    own = folder.resolve()
    return sorted(
        each
        for each in own.parent.iterdir()
        if each.is_dir() and each.name < own.name and not each.name.startswith(".") and (each / "figures.csv").is_file()
    )


def _table(path: Path, asked: argparse.Namespace) -> int:
    language = _language(asked)
    least = asked.least or read_definitions().disclosure.least_people
    try:
        audits = audit_table(path, least, asked.margin or ())
    except Contradiction:
        print(Finding("contradiction", path.name, path.name).sentence(language))
        return FOUND
    print("\n".join(line for audit in audits for line in _table_lines(audit, least, language)))
    return FOUND if any(audit.judgement.findings for audit in audits) else NOTHING_FOUND


def _folder_lines(audit: Audit, language: Language) -> list[str]:
    head = _HEAD[language].format(
        name=audit.name, shown=audit.shown, hidden=audit.hidden, systems=audit.systems, earlier=len(audit.earlier)
    )
    verdict = (_PASSED if audit.passes else _FAILED)[language].format(found=len(audit.findings))
    return [head, *_listed(audit.findings, language), *_unchecked(audit.not_checked, language), verdict]


def _table_lines(audit: ForeignAudit, least: int, language: Language) -> list[str]:
    table, judgement = audit.table, audit.judgement
    lines = [
        _UNDERSTOOD[language].format(
            measure=table.measure or "–", dimensions=" × ".join(table.dimensions), rows=len(table.rows),
            hidden=audit.hidden, least=least,
        ),
        *_listed(judgement.findings, language),
    ]  # fmt: skip
    if judgement.notices:
        lines += [_NOTICES[language], *_listed(judgement.notices, language)]
    lines += _unchecked((*_TABLE_NOT_CHECKED, *((_SKIPPED,) if table.skipped else ())), language)
    verdict = _TABLE_FAILED if judgement.findings else _TABLE_PASSED
    return [*lines, verdict[language].format(found=len(judgement.findings))]


def _listed(findings: Sequence[Finding], language: Language) -> list[str]:
    lines = [f"  {finding.sentence(language)}" for finding in findings[:_MOST_LINES]]
    more = len(findings) - _MOST_LINES
    return [*lines, _MORE[language].format(more=more)] if more > 0 else lines


def _unchecked(what: Sequence[Label], language: Language) -> list[str]:
    return [_NOT_CHECKED[language], *(f"  {label[language]}" for label in what)]


def _language(asked: argparse.Namespace) -> Language:
    return "en" if asked.lang == "en" else "sv"


_HEAD = Label(
    "{name}: {shown} visade och {hidden} dolda tal, {systems} oberoende system, {earlier} tidigare utgåvor",
    "{name}: {shown} shown and {hidden} hidden numbers, {systems} independent systems, {earlier} earlier releases",
)
_PASSED = Label(
    f"Inget hittades. Beviset står i {PROOF}.",
    f"Nothing was found. The proof is in {PROOF}.",
)
_FAILED = Label(
    "{found} brister. Publicera inte det här.",
    "{found} faults. Do not publish this.",
)
_UNDERSTOOD = Label(
    "{measure}: {dimensions}, {rows} celler, {hidden} dolda. Litet är färre än {least}.",
    "{measure}: {dimensions}, {rows} cells, {hidden} hidden. Small is fewer than {least}.",
)
_NOTICES = Label("Går att räkna ut, men är inte små (upplysning):", "Can be worked out, but are not small:")
_TABLE_PASSED = Label("Inget hittades.", "Nothing was found.")
_TABLE_FAILED = Label("{found} celler går att komma åt.", "{found} cells can be recovered.")
_NOT_CHECKED = Label("Inte prövat:", "Not checked:")
_TABLE_NOT_CHECKED = (
    Label("om raderna under en summa är alla som ingår i den", "whether the rows under a margin are all that it holds"),
    Label("andra tabeller ur samma uppgifter", "other tables of the same data"),
    Label("om de visade cellerna själva är för små", "whether the shown cells are themselves too small"),
)
_SKIPPED = Label("rader med annat antal celler än rubrikraden", "rows with another number of cells than the headings")
_MORE = Label("  … och {more} till", "  … and {more} more")
_TIME = Label("Tid: {seconds:.1f} s", "Time: {seconds:.1f} s")
