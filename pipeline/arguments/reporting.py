"""Taking in, reporting, and what goes with a report."""

from __future__ import annotations

import argparse

from pipeline.arguments.shared import Commands, add_as_of, add_language, add_places, make_command
from pipeline.arguments.values import year


def add_report(commands: Commands) -> None:
    """`utfall report` and its options."""
    report = make_command(
        commands,
        "report",
        "läs nya leveranser och skriv rapporten",
        "Läs nya leveranser och skriv rapporten. Allt som utelämnas hämtas ur utfall.toml;\n"
        "saknas den används de påhittade exempeluppgifterna.",
    )
    add_places(report)
    report.add_argument("--out", metavar="MAPP", help="här skapas en mapp för perioden")
    report.add_argument("--period", metavar="PERIOD", help="2026-Q3 eller 2026; annars senaste hela kvartal")
    report.add_argument(
        "--draft",
        action="store_true",
        help="ett utkast att granska: märkt, i en egen mapp, och räknas inte som utgivet",
    )
    report.add_argument(
        "--slides",
        action="store_true",
        help="skriv också slides.pptx, med diagram som går att ändra (kräver python-pptx)",
    )
    add_as_of(report)
    add_language(report)
    report.set_defaults(run=_run_report)


def add_load(commands: Commands) -> None:
    """`utfall load` and its options."""
    load = make_command(
        commands,
        "load",
        "läs in och kontrollera nya leveranser, utan att skriva någon rapport",
        "Läs in och kontrollera nya leveranser och visa vad som blev av varje rad. Inget publiceras.\n"
        "Samma mapp en gång till ändrar ingenting.",
    )
    add_places(load)
    add_as_of(load)
    add_language(load)
    load.set_defaults(run=_run_load, out=None, period=None)


def add_dialog(commands: Commands) -> None:
    """`utfall dialog` and its options."""
    dialog = make_command(
        commands,
        "dialog",
        "skriv två sidor per insats att samtala om, med samma siffror som rapporten",
        "Skriv dialog.pdf och dialog.html: för varje insats en sida med dess siffror och en med frågor och plats att\n"
        "skriva. Siffrorna är rapportens: finns ingen rapport med just dem skrivs ingenting. Dialogen prövas som\n"
        "rapporten, och ligger bredvid den i en egen mapp.",
    )
    add_places(dialog)
    dialog.add_argument("--out", metavar="MAPP", help="mappen med publicerade rapporter")
    dialog.add_argument("--period", metavar="PERIOD", help="2026-Q3 eller 2026; annars senaste hela kvartal")
    dialog.add_argument("--draft", action="store_true", help="om rapporten är ett utkast")
    add_as_of(dialog)
    add_language(dialog)
    dialog.set_defaults(run=_run_dialog)


def add_comments(commands: Commands) -> None:
    """`utfall comments` and its options."""
    comments = make_command(
        commands,
        "comments",
        "skriv mallar för insatsernas egna kommentarer till årets rapport",
        "Skriv en mall per insats, med rubrikerna resultat, genomförande, hinder och framgångsfaktorer. En fil som\n"
        "finns skrivs aldrig över. Det som insatserna skriver i filerna trycks i årets rapport (report --period\n"
        "2026). En kommentar med ett personnummer, eller med ett tal som rapporten inte visar, stoppar rapporten.",
    )
    comments.add_argument("--period", metavar="ÅR", required=True, help="året, som 2026")
    comments.add_argument(
        "--out", metavar="MAPP", help="mappen för kommentarer, där varje år får en egen (comments i utfall.toml)"
    )
    add_places(comments)
    add_language(comments)
    comments.set_defaults(run=_run_comments, as_of=None)


def add_revision(commands: Commands) -> None:
    """`utfall revision` and its options."""
    revision = make_command(
        commands,
        "revision",
        "räkna om ett utgivet år med det som kommit efteråt",
        "Skriv vad som gavs ut om ett år för alla avslutade, och vad samma tal är med det som har registrerats eller\n"
        "rättats efteråt. Visas bara där skillnaden inte säger något om dem som kom efteråt. Ett år revideras en\n"
        "gång: görs det igen blir det samma tal. Rapporternas kvartal och grupper ändras inte.",
    )
    revision.add_argument("year", type=year, metavar="ÅR", help="2025")
    add_places(revision)
    revision.add_argument("--out", metavar="MAPP", help="mappen med publicerade rapporter")
    add_language(revision)
    revision.set_defaults(run=_run_revision, period=None, as_of=None)


def _run_report(asked: argparse.Namespace) -> int:
    from pipeline.commands import run_report

    return run_report(asked)


def _run_load(asked: argparse.Namespace) -> int:
    from pipeline.commands import run_load

    return run_load(asked)


def _run_dialog(asked: argparse.Namespace) -> int:
    from pipeline.dialog_command import run_dialog

    return run_dialog(asked)


def _run_comments(asked: argparse.Namespace) -> int:
    from pipeline.comments_command import run_comments

    return run_comments(asked)


def _run_revision(asked: argparse.Namespace) -> int:
    from pipeline.revision_command import run_revision

    return run_revision(asked)
