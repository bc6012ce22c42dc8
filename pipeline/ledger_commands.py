"""`utfall deliveries` and `utfall forget`: looking in the ledger, and deciding about what stands in it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands import day_of, order_from
from pipeline.next_step import next_step
from pipeline.vocabulary.errors import DatabaseMissing, ListUnreadable, NotConfirmed, Reason, WrongUsage, reason_of
from pipeline.vocabulary.order import Order

if TYPE_CHECKING:
    from pipeline.accept import Decision
    from pipeline.forget import Wanted


def run_deliveries(asked: argparse.Namespace) -> int:
    """`utfall deliveries`: list the ledger, after entering a decision about a delivery where one was made."""
    order = order_from(asked)
    decision = _decision(asked, order)
    _demand_database(order)
    from pipeline.accept import decide, ensure_ledger
    from pipeline.database import one_transaction, open_database
    from pipeline.flow import account_for, judge
    from pipeline.ledger_lines import ledger_lines
    from pipeline.ledger_reading import read_erasures, read_ledger_entries
    from pipeline.progress import progress_for_terminal

    progress = progress_for_terminal(order.language, asked.interrupts)
    with open_database(order.database) as connection:
        if decision is not None:
            with one_transaction(connection):
                ensure_ledger(connection)
                decide(connection, decision)
        judge(connection, order, progress)
        account_for(connection, order, progress)
        entries, erasures = read_ledger_entries(connection, order.as_of), read_erasures(connection)
    print("\n".join(ledger_lines(entries, erasures, order.definitions, order.language)))
    if decision is not None:
        print(next_step("decision", order.language))
    return 0


def _decision(asked: argparse.Namespace, order: Order) -> Decision | None:
    file = asked.withdraw or asked.restore
    if not file:
        return None
    _demand_reason(asked)
    from pipeline.accept import Decision

    return Decision(
        act="withdraw" if asked.withdraw else "restore",
        file=_name_in_ledger(file, order),
        decided_on=order.today,
        reason=asked.reason,
        decided_by=asked.by,
    )


def _name_in_ledger(given: str, order: Order) -> str:
    """The path below the deliveries folder, also where a path to the file itself was given."""
    path, folder = Path(given).resolve(), order.deliveries.resolve()
    return path.relative_to(folder).as_posix() if path.is_file() and path.is_relative_to(folder) else given


def run_forget(asked: argparse.Namespace) -> int:
    """`utfall forget`: erase people, and say which of the user's own files still hold them."""
    order = order_from(asked)
    if not asked.dry_run:
        _demand_reason(asked)
    _demand_database(order)
    from pipeline.forget import forget, look_up
    from pipeline.ledger_lines import concerned_lines, forgotten_lines
    from pipeline.progress import progress_for_terminal

    wanted, progress = _wanted(asked), progress_for_terminal(order.language, asked.interrupts)
    if asked.dry_run or not asked.yes:
        print("\n".join(concerned_lines(look_up(order, wanted, progress), order.language)))
    if asked.dry_run:
        print(next_step("forget_tried", order.language))
        return 0
    if not asked.yes and not _says_yes(order):
        raise NotConfirmed()
    forgotten = forget(order, wanted, asked.reason, asked.by, progress)
    if asked.yes:
        print("\n".join(concerned_lines(forgotten.concerned, order.language)))
    print("\n".join(forgotten_lines(forgotten, order.language)))
    return 0


def _wanted(asked: argparse.Namespace) -> Wanted:
    from pipeline.forget import Wanted

    ids = _listed(asked.participations_from) if asked.participations_from else (asked.participation or ())
    return Wanted(
        ids=frozenset(each.strip() for each in ids if each.strip()),
        finished_before=day_of(asked.finished_before, "--finished-before"),
        whole_person=asked.whole_person,
    )


def _listed(name: str) -> list[str]:
    """One id per line, from a file or, where it is called -, from standard input. Raises ListUnreadable."""
    if name == "-":
        return sys.stdin.read().splitlines()
    try:
        return Path(name).read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise ListUnreadable(path=name, reason=reason_of(error)) from error
    except UnicodeDecodeError as error:
        raise ListUnreadable(path=name, reason=Reason("inte UTF-8", "not UTF-8")) from error


def _says_yes(order: Order) -> bool:
    """Asked on a terminal only: in a pipe there is nobody to answer."""
    if not sys.stdin.isatty():
        return False
    question = "Radera? Det går inte att ångra. Skriv ja: " if order.language == "sv" else "Erase for good? Type yes: "
    return input(question).strip().casefold() in ("ja", "yes")


def _demand_reason(asked: argparse.Namespace) -> None:
    if not (asked.reason or "").strip() or not (asked.by or "").strip():
        raise WrongUsage(
            what_sv="Skriv varför med --reason och vem som har bestämt det med --by: båda sparas i liggaren.",
            what_en="Say why with --reason and who decided with --by: both are kept in the ledger.",
        )


def _demand_database(order: Order) -> None:
    if not order.database.exists():
        raise DatabaseMissing(path=order.database)
