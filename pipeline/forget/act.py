"""The act itself: everything judged first, the database written anew, and swapped in by one rename."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline.check import has_identity
from pipeline.database import STORAGE_VERSION, lock_for_reading, one_transaction, open_database, remove_dead_copies
from pipeline.derive import account
from pipeline.flow import account_for, judge
from pipeline.forget.concerned import Concerned, Wanted, find_concerned
from pipeline.forget.rewritten import FRESH, enter_erasure, storage_option, write_anew
from pipeline.local import finding_list
from pipeline.vocabulary.errors import NothingToForget, ReasonHoldsIdentity
from pipeline.vocabulary.order import Order, Progress
from pipeline.vocabulary.sql import literal

OLD = "old"


@dataclass(frozen=True)
class Forgotten:
    """What was erased, and which of the user's own files still hold it."""

    concerned: Concerned
    still_hold: tuple[Path, ...]


def look_up(order: Order, wanted: Wanted, progress: Progress) -> Concerned:
    """How much an erasure would take. Raises NothingToForget."""
    _judge_everything(order, progress)
    with lock_for_reading(order.database, OLD) as connection:
        return _concerned(connection, order, wanted)


def forget(order: Order, wanted: Wanted, reason: str, decided_by: str, progress: Progress) -> Forgotten:
    """Erase people from the database file and from what lies beside it.

    Killed at any moment, either nothing is forgotten or everything is. Raises NothingToForget,
    ReasonHoldsIdentity, and what open_database raises.
    """
    order = replace(order, as_of=None)
    _judge_everything(order, progress)
    fresh = order.database.with_name(f".{order.database.name}.{os.getpid()}.new")
    try:
        with lock_for_reading(order.database, OLD) as connection:
            concerned = _concerned(connection, order, wanted)
            _demand_blameless(connection, reason, wanted)
            progress("forget", "")
            connection.execute(f"attach {literal(str(fresh))} as {FRESH} {storage_option(STORAGE_VERSION)}")
            write_anew(connection, OLD)
            enter_erasure(connection, wanted, order.today, reason, decided_by, _published(order.out))
            connection.execute(f"detach {FRESH}")
            _account_anew(order, fresh, progress)
            _remove_lists(order.database)
            _swap(connection, fresh, order.database)
    finally:
        for left in (fresh, fresh.with_name(f"{fresh.name}.wal")):
            left.unlink(missing_ok=True)
    remove_dead_copies()
    with open_database(order.database) as connection:
        judge(connection, order, progress)
        account_for(connection, order, progress)
    still_hold = {_on_disk(order.deliveries / each.file) for each in concerned.files}
    return Forgotten(concerned, tuple(sorted(path for path in still_hold if path is not None)))


def _judge_everything(order: Order, progress: Progress) -> None:
    """Type and account for all that has been taken in, by now: what is not typed could not be found."""
    with open_database(order.database) as connection:
        judge(connection, replace(order, as_of=None), progress)
        account_for(connection, replace(order, as_of=None), progress)
        connection.execute("checkpoint")


def _concerned(connection: duckdb.DuckDBPyConnection, order: Order, wanted: Wanted) -> Concerned:
    concerned = find_concerned(connection, wanted)
    if concerned.rows == 0:
        raise NothingToForget(path=order.database)
    return concerned


def _demand_blameless(connection: duckdb.DuckDBPyConnection, reason: str, wanted: Wanted) -> None:
    """The reason is kept: it must not hold what is to be forgotten."""
    connection.register("reason_given", pa.table({"text": [reason]}))
    named = connection.execute(
        "select count(*) from (select participation_id as id from wanted_participation union all "
        "select person_id from gone_person) where list_contains(regexp_split_to_array(lower($reason), '[\\s.,;:()]+'), "
        "lower(id)) or (strlen(id) >= 4 and contains(lower($reason), lower(id)))", {"reason": reason},
    ).fetchone()  # fmt: skip
    if has_identity(connection, "reason_given") or (named and named[0]):
        raise ReasonHoldsIdentity()
    connection.unregister("reason_given")


def _account_anew(order: Order, fresh: Path, progress: Progress) -> None:
    """Every row of the new database is accounted for before it takes the old one's place."""
    with open_database(fresh) as connection:
        judged = judge(connection, replace(order, database=fresh), progress)
        with one_transaction(connection):
            account(connection, judged, progress)


def _remove_lists(database: Path) -> None:
    """The receipts and the list of findings are written again by the next load, without the people."""
    finding_list(database).unlink(missing_ok=True)
    receipts = database.parent / "receipts"
    if receipts.is_dir():
        for receipt in receipts.glob("*.xlsx"):
            receipt.unlink(missing_ok=True)


def _swap(connection: duckdb.DuckDBPyConnection, fresh: Path, database: Path) -> None:
    """Put the new file in the old one's place. The old one stays locked until then, where the system allows it."""
    with fresh.open("rb") as file:
        os.fsync(file.fileno())
    if os.name == "nt":
        # Windows replaces no open file.
        connection.execute("use memory")
        connection.execute(f"detach {OLD}")
    fresh.replace(database)


def _published(out: Path) -> tuple[str, ...]:
    """The periods that have been published: their folders are kept when one of them is made again."""
    if not out.is_dir():
        return ()
    return tuple(sorted(each.name for each in out.iterdir() if (each / "manifest.json").is_file()))


def _on_disk(path: Path) -> Path | None:
    """The file, or the archive that it lies in; None where it is not there any more."""
    for each in (path, *path.parents):
        if each.is_file():
            return each
    return None
