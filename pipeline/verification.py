"""Builds a report again, on a copy of the database and in a temporary folder, and holds every file against it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pipeline.accept import accept, ensure_ledger, keep_only, missing_deliveries, undo_decisions
from pipeline.check import has_identity
from pipeline.database import one_transaction, open_copy_to_try, open_database
from pipeline.flow import build, build_dialog, judge
from pipeline.given_out import entered_before, in_force, set_in_force
from pipeline.proof_beside import PROOF, beside_releases, proof_state
from pipeline.surroundings import definition_files, program_commit, program_versions
from pipeline.vocabulary.order import Order, Progress
from pipeline.vocabulary.recorded import MANIFEST, Recorded, facts_of, read_recorded
from pipeline.vocabulary.verified import Changed, State, Verified, VerifiedFile

if TYPE_CHECKING:
    from datetime import date

    import duckdb

FIGURES, SLIDES, DIALOG = "figures.csv", "slides.pptx", "dialog.pdf"
_MADE = ("checked", "derived", "measured", "protected")
"""What the stations made of the delivered rows: it is made anew, so that nothing kept from then is believed."""


def verify(folder: Path, order: Order, progress: Progress) -> Verified:
    """Hold a report's folder against its manifest, and both against the report built again.

    Changes nothing. Raises FileMissing or ManifestUnreadable, and as a report does where none can be built.
    """
    recorded = read_recorded(folder)
    files = _contents(folder)
    with TemporaryDirectory(prefix="utfall-verify-") as temporary, _a_copy(order, Path(temporary)) as connection:
        lacks = _bring_back(connection, order, recorded, progress)
        if lacks:
            return Verified(_held(files, recorded, None), (), lacks, (), None)
        order = judge(connection, _as_asked_then(order, recorded, Path(temporary)), progress)
        changed = changed_since(recorded, order)
        held, is_known = _built(connection, order, recorded, files, progress)
        return Verified(held, changed, (), _erasures(connection), is_known)


@contextmanager
def _a_copy(order: Order, temporary: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of the database, or where there is none an empty one, to be filled from the deliveries."""
    if order.database.exists():
        with open_copy_to_try(order.database) as connection:
            yield connection
    else:
        with open_database(temporary / order.database.name) as connection:
            yield connection


def _bring_back(
    connection: duckdb.DuckDBPyConnection, order: Order, recorded: Recorded, progress: Progress
) -> tuple[str, ...]:
    """Leave the deliveries that the report rests on, and the decisions that held; the names of those lacking."""
    wanted = tuple((each.file, each.sha256) for each in recorded.inputs)
    with one_transaction(connection):
        ensure_ledger(connection)
        if missing_deliveries(connection, wanted):
            accept(connection, order, has_identity, progress)
        lacks = missing_deliveries(connection, wanted)
        keep_only(connection, wanted, recorded.as_of)
        withdrawn = [each.sha256 for each in recorded.inputs if each.outcome == "withdrawn"]
        undo_decisions(connection, withdrawn, recorded.as_of)
        for schema in _MADE:
            connection.execute(f"drop schema if exists {schema} cascade")
    return tuple(file for file, _ in lacks)


def _as_asked_then(order: Order, recorded: Recorded, temporary: Path) -> Order:
    """The order that the report was made by. What a run writes beside the database and below `out` is temporary."""
    return replace(
        order, period=recorded.period, as_of=recorded.as_of, language=recorded.language, is_draft=recorded.is_draft,
        with_slides=SLIDES in dict(recorded.outputs),
        database=temporary / order.database.name, out=temporary / "out",
    )  # fmt: skip


def changed_since(recorded: Recorded, order: Order) -> tuple[Changed, ...]:
    """What the bytes rest on and is not as when the report was made: who, program, packages, definitions."""
    definitions = order.definitions
    now = facts_of(
        order.association, order.is_sample, program_commit(), dict(program_versions()),
        dict(definition_files(definitions)), definitions.rows_digest, definitions.figures_digest,
    )  # fmt: skip
    before, after = dict(recorded.facts), dict(now)
    return tuple(
        Changed(name, before.get(name, "-"), after.get(name, "-"))
        for name in dict.fromkeys((*before, *after))
        if before.get(name) != after.get(name)
    )


def _built(
    connection: duckdb.DuckDBPyConnection, order: Order, recorded: Recorded, files: dict[str, bytes], progress: Progress
) -> tuple[tuple[VerifiedFile, ...], bool | None]:
    """Every file beside the report built with the releases in force when it was made; whether the ledger knows it.

    A report that was made again, after it or others were given out, was made with those: that is tried where the first
    does not come out the same.
    """
    own = entered_before(connection, recorded.period.name, dict(recorded.outputs).get(FIGURES, ""))
    named = beside_releases(files.get(PROOF))
    ways = dict.fromkeys([*([own[0]] if own else [named]), in_force(connection)])
    held: tuple[VerifiedFile, ...] = ()
    for numbers in ways:
        with one_transaction(connection):
            set_in_force(connection, numbers)
        made = build(connection, order, progress).folder
        if DIALOG in dict(recorded.outputs):
            # It lies beside a report with the same figures, as it did then.
            made = build_dialog(connection, order, progress)
        held = _held(files, recorded, _contents(made))
        if all(each.is_built_the_same for each in held):
            break
    return held, None if order.is_draft or order.is_sample else own is not None


def _held(files: dict[str, bytes], recorded: Recorded, made: dict[str, bytes] | None) -> tuple[VerifiedFile, ...]:
    outputs = dict(recorded.outputs)
    paths = sorted({*files, *outputs, *(made or ()), MANIFEST, PROOF})
    return tuple(
        VerifiedFile(path, _by_manifest(path, files, outputs), _by_building(path, files, made)) for path in paths
    )


def _by_manifest(path: str, files: dict[str, bytes], outputs: dict[str, str]) -> State:
    if path in (MANIFEST, PROOF):
        return "not_asked" if path in files else "missing"
    if path not in files:
        return "missing" if path in outputs else "not_asked"
    if path not in outputs:
        return "extra"
    return "same" if hashlib.sha256(files[path]).hexdigest() == outputs[path] else "differs"


def _by_building(path: str, files: dict[str, bytes], made: dict[str, bytes] | None) -> State:
    if made is None:
        return "not_asked"
    if path not in files:
        return "missing"
    if path not in made:
        return "extra"
    if files[path] == made[path]:
        return "same"
    return proof_state(files, made) if path == PROOF else "differs"


def _contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path there, with forward slashes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def _erasures(connection: duckdb.DuckDBPyConnection) -> tuple[date, ...]:
    rows = connection.execute("select distinct erased_on from accepted.erasure order by 1").fetchall()
    return tuple(row[0] for row in rows)
