"""Where a number comes from, and whether a report can be made again."""

from __future__ import annotations

import argparse

from pipeline.arguments.shared import Commands, add_language, add_places, make_command


def add_why(commands: Commands) -> None:
    """`utfall why` and its options."""
    why = make_command(
        commands,
        "why",
        "visa hur en siffra har kommit till: definition, antal, leveranser och SQL",
        "Visa allt bakom en siffra: definitionen, vilka som räknas och inte, leveranserna och den SQL som räknar.\n"
        "Siffrans id står i kolumnen figure_id i figures.csv. Det som visas är oskyddat och stannar hos dig.",
    )
    why.add_argument("figure", metavar="SIFFRA", help="id som moved_on.1/share/year-2026/finished/gender=kvinna")
    why.add_argument("--rows", action="store_true", help="visa också varje levererad rad bakom siffran")
    add_places(why)
    add_language(why)
    why.set_defaults(run=_run_why, out=None, period=None, as_of=None)


def add_verify(commands: Commands) -> None:
    """`utfall verify` and its options."""
    verify = make_command(
        commands,
        "verify",
        "bygg en rapport igen och jämför varje fil, byte för byte",
        "Kontrollera en rapport: först att filerna i mappen är de som manifest.json säger, sedan att samma\n"
        "leveranser, program och definitioner ger samma filer igen. Allt byggs på en kopia av databasen i en\n"
        "mapp som tas bort: inget ändras. Slutkoden är 0 om allt är detsamma; annars står det vad som inte är det.",
    )
    verify.add_argument("path", metavar="MAPP", help="en rapports mapp, som reports/2026-Q3")
    add_places(verify)
    add_language(verify)
    verify.set_defaults(run=_run_verify, out=None, period=None, as_of=None)


def _run_why(asked: argparse.Namespace) -> int:
    from pipeline.why_command import run_why

    return run_why(asked)


def _run_verify(asked: argparse.Namespace) -> int:
    from pipeline.verify_command import run_verify

    return run_verify(asked)
