"""Audits a report's folder: its bytes, its intervals, and the releases before it. Has no memory and changes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.audit.attack import Attacker
from pipeline.audit.claims import claims_kept
from pipeline.audit.described import otherwise_described
from pipeline.audit.figures_file import PublishedFile, PublishedRow, read_figure_texts, read_figures_file
from pipeline.audit.findings import Finding
from pipeline.audit.given_out import read_given_out
from pipeline.audit.judge import Judgement, judge_with_truth, judge_without_truth
from pipeline.audit.leaks import leaks
from pipeline.audit.part import Contradiction
from pipeline.audit.primary import primaries
from pipeline.audit.releases import disagreements, every_row
from pipeline.audit.surfaces import Surface, read_surface
from pipeline.audit.together import Together
from pipeline.audit.truth import Truth, read_truths
from pipeline.audit.ways import wrong_ways
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.definitions import Definitions

if TYPE_CHECKING:
    import duckdb

PROOF = "protection.json"
_FIGURES = "figures.csv"
_TOLD_ELSEWHERE = (PROOF, "manifest.json", _FIGURES)


@dataclass(frozen=True)
class Attacked:
    """An attack on some rows, and what it found. The same rows give the same answer, so they are not attacked twice."""

    rows: tuple[PublishedRow, ...]
    judgement: Judgement
    attacker: Attacker | None
    not_told: tuple[Label, ...]
    joins_parts: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.judgement.findings

    def is_of(self, rows: Sequence[PublishedRow]) -> bool:
        """Whether these rows say the same of the same groups, in any order."""
        return _said(rows) == _said(self.rows)


def _said(rows: Sequence[PublishedRow]) -> set[tuple[object, ...]]:
    return {(row.id, row.place, row.status, row.counts) for row in rows}


@dataclass(frozen=True)
class Audit:
    """What was found, what is no fault but worth knowing, and what nobody looked at."""

    name: str
    findings: tuple[Finding, ...]
    notices: tuple[Finding, ...]
    not_checked: tuple[Label, ...]
    least_people: int
    shown: int
    hidden: int
    protected: int | None
    systems: int
    inner_counts: int
    narrowest: float | None
    earlier: tuple[str, ...]
    files: tuple[tuple[str, str], ...]

    @property
    def passes(self) -> bool:
        return not self.findings


def audit_folder(
    folder: Path,
    definitions: Definitions,
    earlier: Sequence[Path] = (),
    database: duckdb.DuckDBPyConnection | None = None,
    name: str | None = None,
    attacked: Attacked | None = None,
) -> Audit:
    """Read every file of a report and attack it together with earlier ones. `name`: what the folder will be called.

    `attacked`: what has been attacked already; it counts where the files say just that.
    `earlier`: folders of releases; those in the database's ledger are taken besides. Raises OSError or ValueError where
    figures.csv cannot be read.
    """
    current = read_figures_file(folder, name)
    before = (*(read_figures_file(each) for each in earlier), *_given_out(database, definitions, folder))
    files = tuple(sorted(path for path in folder.rglob("*") if path.is_file()))
    surfaces, findings = _read(folder, files)
    tables = [table for surface in surfaces for table in surface.tables if table.rows]
    findings += wrong_ways(tables, current.rows, definitions.disclosure.least_people)
    findings += [*leaks(surfaces, current.rows, definitions.metrics), *claims_kept(surfaces, read_figure_texts(folder))]
    findings += [*otherwise_described(folder, surfaces), *disagreements(current, before)]
    rows = every_row(current, before)
    if attacked is None or not attacked.is_of(rows):
        attacked = _attack(rows, (current, *before), definitions, database)
    judgement, attacker, truth = attacked.judgement, attacked.attacker, attacked.not_told
    counts = [value for row in current.rows for _, value in row.counts]
    return Audit(
        name=current.name,
        findings=tuple(sorted({*findings, *judgement.findings})),
        notices=judgement.notices,
        not_checked=(
            *_not_checked(surfaces),
            *truth,
            *(_unsettled(judgement.unsettled) if judgement.unsettled else ()),
            *((PARTS_JOINED,) if attacked.joins_parts else ()),
        ),
        least_people=definitions.disclosure.least_people,
        shown=sum(value is not None for value in counts),
        hidden=sum(value is None for value in counts),
        protected=None if truth else judgement.protected,
        systems=attacker.parts if attacker else 0,
        inner_counts=attacker.columns if attacker else 0,
        narrowest=judgement.narrowest,
        earlier=tuple(each.name for each in before),
        files=tuple(
            (str(path.relative_to(folder)), hashlib.sha256(path.read_bytes()).hexdigest())
            for path in files
            if path.name != PROOF
        ),
    )


def attack_figures(current: PublishedFile, definitions: Definitions, database: duckdb.DuckDBPyConnection) -> Attacked:
    """What could be worked out or narrowed down if these figures were published after what is in the ledger."""
    before = _given_out(database, definitions)
    attacked = _attack(every_row(current, before), (current, *before), definitions, database)
    twice = disagreements(current, before)
    found = tuple(sorted({*twice, *attacked.findings}))
    return replace(attacked, judgement=replace(attacked.judgement, findings=found)) if twice else attacked


def _given_out(
    database: duckdb.DuckDBPyConnection | None, definitions: Definitions, folder: Path | None = None
) -> tuple[PublishedFile, ...]:
    """The releases in the ledger, save the one that lies in the folder."""
    if database is None:
        return ()
    own = hashlib.sha256((folder / _FIGURES).read_bytes()).hexdigest() if folder else ""
    return read_given_out(database, definitions.metrics, own)


def _read(folder: Path, files: Sequence[Path]) -> tuple[list[Surface], list[Finding]]:
    surfaces, findings = [], []
    for path in files:
        name = str(path.relative_to(folder))
        if name in _TOLD_ELSEWHERE:
            continue
        try:
            surfaces.append(read_surface(path, name))
        except (OSError, ValueError) as error:
            findings.append(Finding("unread", type(error).__name__, name))
    return surfaces, findings


def _attack(
    rows: tuple[PublishedRow, ...],
    files: Sequence[PublishedFile],
    definitions: Definitions,
    database: duckdb.DuckDBPyConnection | None,
) -> Attacked:
    together = Together(rows)
    truths, told = _truths(database, definitions, rows)
    least = definitions.disclosure.least_people
    try:
        attacker = Attacker(together.puzzle)
        if truths:
            rules = primaries(zip(rows, truths, strict=True), together, least)
            judgement = judge_with_truth(attacker, together, rules, _FIGURES)
        else:
            judgement = judge_without_truth(attacker, together.puzzle.hidden, least, _FIGURES)
    except Contradiction:
        found = (Finding("contradiction", ", ".join(each.name for each in files), _FIGURES),)
        return Attacked(rows, Judgement(found), None, told)
    return Attacked(rows, judgement, attacker, told, together.joins_parts)


def _truths(
    database: duckdb.DuckDBPyConnection | None, definitions: Definitions, rows: Sequence[PublishedRow]
) -> tuple[tuple[Truth, ...], tuple[Label, ...]]:
    """The truth of every row; none, and why, where there is no database that made this report."""
    if database is None:
        return (), (NO_DATABASE,)
    truths = read_truths(database, definitions.metrics, rows)
    if all(truth.agrees_with(row) for truth, row in zip(truths, rows, strict=True)):
        return truths, ()
    return (), (OTHER_DATABASE,)


def _not_checked(surfaces: Sequence[Surface]) -> tuple[Label, ...]:
    unread = sorted(name for surface in surfaces for name in surface.not_read)
    return (*(Label(name, name) for name in unread), DRAWN, COALITIONS, OTHERS)


def _unsettled(number: int) -> tuple[Label, ...]:
    return (
        Label(
            f"egen kännedom för {number} tal: inga tabeller till hands avgör, och systemet är för stort att fråga",
            f"own record for {number} counts: no table at hand settles it, and the system is too large to ask",
        ),
    )


NO_DATABASE = Label(
    "vilka dolda grupper som verkligen är små (ingen databas angiven): varje dold siffra räknas som skyddad",
    "which hidden groups really are small (no database given): every hidden figure is taken to be protected",
)
OTHER_DATABASE = Label(
    "vilka dolda grupper som verkligen är små: databasen har andra uppgifter än de som rapporten gjordes av",
    "which hidden groups really are small: the database holds other data than the report was made from",
)
DRAWN = Label(
    "punkters och staplars läge i diagrammen (deras texter är lästa)",
    "where points and bars stand in the charts (their texts have been read)",
)
PARTS_JOINED = Label(
    "vad de fullföljda av alla kan säga om enskilda grupper: det är för många grupper för att pröva",
    "what the completed of everyone could tell of single groups: there are too many groups to try",
)
COALITIONS = Label("flera personer som lägger ihop vad de vet", "several people who pool what they know")
OTHERS = Label("uppgifter som andra har publicerat", "what others have published")
