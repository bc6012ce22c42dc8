"""Figures from outside."""

from __future__ import annotations

import argparse

from pipeline.arguments.shared import Commands, add_language, make_command
from pipeline.arguments.values import amount, only, outside_measure


def add_reference(commands: Commands) -> None:
    """`utfall reference` and its options."""
    reference = make_command(
        commands,
        "reference",
        "visa siffror utifrån (SCB, DELTA), och vilka som inte summerar",
        "Visa de siffror utifrån som följer med programmet: vad, varifrån, när. Med --check prövas om delarna ger\n"
        "den tryckta summan. Det som inte stämmer rättas inte, det sägs. Slutkoden är då ändå 0: felet är källans.",
    )
    reference.add_argument("--check", action="store_true", help="visa vilka tryckta summor som inte stämmer")
    reference.add_argument("--lang", choices=("sv", "en"), help="språk (sv)")
    reference.set_defaults(run=_run_reference)
    under = reference.add_subparsers(title="underkommandon", metavar="UNDERKOMMANDO")
    _add_reference_add(under)


def _add_reference_add(commands: Commands) -> None:
    add = make_command(
        commands,
        "add",
        "lägg till en tabell som andra har publicerat",
        "Lägg till en tabell från SCB, Kolada eller någon annan: PX, JSON-stat 2 från PxWeb, svar från Kolada, CSV.\n"
        "Den prövas mot sina egna summor och sparas som en liten fil med källa och datum i förbundets mapp. Rapporten\n"
        "visar den i ett eget kapitel, som det mått den är. Inget hämtas från nätet: hämta filen själv först.",
    )
    add.add_argument("file", metavar="FIL", help=".px, .json eller .csv")
    add.add_argument(
        "--measure", metavar="MÅTT", required=True, type=outside_measure,
        help="vad talen är: population (folkmängd), support (försörjningsmått), full_year (helårsekvivalenter),\n"
        "participants (deltagare), work_or_study (M-B), work_study_or_seeking (M-C), started_or_increased (M-D),\n"
        "moved_on (M-A) eller other",
    )  # fmt: skip
    add.add_argument("--published", metavar="DATUM", help="när källan publicerade dem, eller unknown; annars filens")
    add.add_argument("--source", metavar="TEXT", help="varifrån siffrorna kommer; annars filens")
    add.add_argument("--label", metavar="TEXT", help="vad tabellen heter; annars filens")
    add.add_argument("--licence", metavar="TEXT", help="under vilken licens, om källan säger det")
    add.add_argument("--id", metavar="NAMN", help="namn på filen som sparas; annars efter tabellens")
    add.add_argument("--rows", metavar="INDELNING", help="vilken indelning som blir rader")
    add.add_argument(
        "--only", metavar="INDELNING=VÄRDEN", action="append", type=only,
        help="ta bara med dessa, som kön=kvinnor,män; kan skrivas flera gånger",
    )  # fmt: skip
    add.add_argument("--no-sums", action="store_true", help="delarna är inte tänkta att läggas ihop")
    add.add_argument(
        "--tolerance", metavar="TAL", type=amount, help="så mycket får avrundning skilja en summa från delarna"
    )
    add.add_argument("--cell-key", action="store_true", help="talen är skyddade med små slumpmässiga ändringar")
    add.add_argument("--replace", action="store_true", help="byt ut tabellen med samma namn, som en ny version")
    add_language(add)
    add.set_defaults(run=_run_reference_add)


def _run_reference(asked: argparse.Namespace) -> int:
    from pipeline.reference_command import run_reference

    return run_reference(asked)


def _run_reference_add(asked: argparse.Namespace) -> int:
    from pipeline.reference_add_command import run_reference_add

    return run_reference_add(asked)
