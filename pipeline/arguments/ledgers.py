"""What has come, what has been given out, and people who are to be forgotten."""

from __future__ import annotations

import argparse

from pipeline.arguments.shared import Commands, add_as_of, add_language, add_places, make_command
from pipeline.arguments.values import positive


def add_deliveries(commands: Commands) -> None:
    """`utfall deliveries` and its options."""
    deliveries = make_command(
        commands,
        "deliveries",
        "visa liggaren över leveranser, återkalla en leverans eller ångra det",
        "Visa allt som har kommit och vad som blev av det. Inget tas bort ur liggaren: en återkallad leverans\n"
        "står kvar, men dess rader räknas inte från och med den dag den återkallas. Samma fil som kommer igen\n"
        "är fortfarande återkallad, tills den återställs med --restore.",
    )
    add_places(deliveries)
    add_as_of(deliveries)
    which = deliveries.add_mutually_exclusive_group()
    which.add_argument(
        "--withdraw", metavar="FIL", help="återkalla leveransen (namn i liggaren, eller början av hashen)"
    )
    which.add_argument("--restore", metavar="FIL", help="låt en återkallad leverans räknas igen från och med i dag")
    deliveries.add_argument("--reason", metavar="TEXT", help="varför; sparas i liggaren")
    deliveries.add_argument("--by", metavar="NAMN", help="vem som har bestämt det; sparas i liggaren")
    add_language(deliveries)
    deliveries.set_defaults(run=_run_deliveries, out=None, period=None)


def add_releases(commands: Commands) -> None:
    """`utfall releases` and its options."""
    releases = make_command(
        commands,
        "releases",
        "visa vad som har givits ut",
        "Visa varje utgiven rapport: när, vad uppgifterna räckte till, och hur många tal som visas och döljs.\n"
        "En utgåva binder dem som kommer efter: kvartalen ändras inte, och rapporterna skyddas tillsammans.\n"
        "Utkast (report --draft) är inte utgivna.",
    )
    releases.add_argument(
        "--withdraw",
        type=positive,
        metavar="NR",
        help="dra tillbaka den senaste utgåvan: ingen utanför har sett den, och den ska inte binda",
    )
    add_places(releases)
    add_language(releases)
    releases.set_defaults(run=_run_releases, out=None, period=None, as_of=None)


def add_forget(commands: Commands) -> None:
    """`utfall forget` and its options."""
    forget = make_command(
        commands,
        "forget",
        "radera personers uppgifter ur databasen och allt som programmet har sparat om dem",
        "Radera deltaganden ur varje tabell och ur de kvitton och listor som programmet har skrivit. Databasfilen\n"
        "skrivs om från början, så att inget finns kvar i den. Publicerade rapporter och siffror ligger kvar.\n"
        "Dina egna levererade filer rörs inte: de som berörs räknas upp.",
    )
    which = forget.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "--participation", metavar="ID", nargs="+", help="deltagandenas beteckningar (hamnar i skalets historik)"
    )
    which.add_argument(
        "--participations-from", metavar="FIL", help="textfil med en beteckning per rad; - läser från standard in"
    )
    which.add_argument("--finished-before", metavar="DATUM", help="alla deltaganden som avslutades före dagen")
    forget.add_argument("--whole-person", action="store_true", help="även samma personers övriga deltaganden")
    forget.add_argument("--reason", metavar="TEXT", help="varför; sparas, så peka inte ut någon")
    forget.add_argument("--by", metavar="NAMN", help="vem som har bestämt det; sparas")
    forget.add_argument("--dry-run", action="store_true", help="säg bara hur mycket som skulle raderas")
    forget.add_argument("--yes", action="store_true", help="radera utan att fråga")
    add_places(forget)
    forget.add_argument("--out", metavar="MAPP", help="mappen med publicerade rapporter, som ligger kvar")
    add_language(forget)
    forget.set_defaults(run=_run_forget, period=None, as_of=None)


def _run_deliveries(asked: argparse.Namespace) -> int:
    from pipeline.ledger_commands import run_deliveries

    return run_deliveries(asked)


def _run_releases(asked: argparse.Namespace) -> int:
    from pipeline.releases_command import run_releases

    return run_releases(asked)


def _run_forget(asked: argparse.Namespace) -> int:
    from pipeline.ledger_commands import run_forget

    return run_forget(asked)
