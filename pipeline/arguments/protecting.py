"""What protection shows and hides, and whether it holds."""

from __future__ import annotations

import argparse

from pipeline.arguments.shared import Commands, add_as_of, add_language, add_places, make_command
from pipeline.arguments.values import positive


def add_merging(commands: Commands) -> None:
    """`utfall merging` and its options."""
    merging = make_command(
        commands,
        "merging",
        "pröva vad det skulle ge att slå ihop grupper eller utelämna en tabell",
        "Pröva på databasens egna uppgifter hur många siffror som skulle visas med tre åldersgrupper, med små\n"
        "kommuner i övriga kommuner, utan kommuntabellen och utan kön × ålder, och säg vad som skrivs i vilken\n"
        "fil för att välja det. Inget publiceras eller ändras: allt räknas i en kopia av databasen, som tas bort.",
    )
    add_places(merging)
    merging.add_argument("--period", metavar="PERIOD", help="2026-Q3 eller 2026; annars senaste hela kvartal")
    add_as_of(merging)
    add_language(merging)
    merging.set_defaults(run=_run_merging, out=None)


def add_table(commands: Commands) -> None:
    """`utfall table` and its options."""
    table = make_command(
        commands,
        "table",
        "skriv en detaljerad öppen tabell, avrundad så att små antal inte syns",
        "Skriv ett mått efter en eller två indelningar, med alla summor, som CSV för öppna data. Inget döljs:\n"
        "antal som gäller några få personer blir 0 eller 5, och summorna är summor av de ändrade talen.\n"
        "Tabellen prövas ihop med det som är utgivet och med öppna tabeller bredvid. Går en liten grupp att\n"
        "räkna ut skrivs ingenting (kod 5). Tabellen räknas på samma uppgifter som den senaste rapporten.",
    )
    table.add_argument("metric", metavar="MÅTT", help="moved_on, left_public_support …")
    table.add_argument(
        "--by",
        metavar="INDELNING",
        nargs="+",
        required=True,
        help="en eller två av gender, age_group, insats_id, municipality",
    )
    table.add_argument(
        "--period", metavar="PERIOD", dest="span", required=True,
        help="2026-Q3, 2026 eller ”rolling 2026-Q3” (tolv månader till och med kvartalet)",
    )  # fmt: skip
    add_places(table)
    table.add_argument("--out", metavar="MAPP", help="mappen med publicerade rapporter; tabellen hamnar i tables/ där")
    add_language(table)
    table.set_defaults(run=_run_table, period=None, as_of=None)


def add_audit(commands: Commands) -> None:
    """`utfall audit` and its options."""
    audit = make_command(
        commands,
        "audit",
        "försök räkna ut det som är dolt, i en rapport eller i en tabell som andra har publicerat",
        "Försök räkna ut det som är dolt, så som en utomstående skulle göra: i en rapports mapp, tillsammans med\n"
        "tidigare rapporter, eller i en CSV-fil där .. eller * betyder dold. Slutkoden är 0 om inget hittades och\n"
        "5 om något går att komma åt. Dolda värden skrivs aldrig ut. En rapport som klarar sig får protection.json.",
    )
    audit.add_argument("path", metavar="MAPP|FIL", help="en rapports mapp, eller en CSV-fil")
    audit.add_argument(
        "--earlier", metavar="MAPP", nargs="*", help="tidigare rapporter; annars mapparna bredvid med lägre namn"
    )
    audit.add_argument(
        "--database", metavar="FIL", help="databasen som rapporten gjordes av, som vet vilka som är små (projektets)"
    )
    audit.add_argument(
        "--margin", metavar="ORD", nargs="*", help="ord för summa i en CSV-fil, utöver Totalt, Alla m.fl."
    )
    audit.add_argument(
        "--least", metavar="N", type=positive, help="minsta grupp som får visas (schemas/disclosure.yaml)"
    )
    add_language(audit)
    audit.set_defaults(run=_run_audit)


def _run_merging(asked: argparse.Namespace) -> int:
    from pipeline.merging_command import run_merging

    return run_merging(asked)


def _run_table(asked: argparse.Namespace) -> int:
    from pipeline.table_command import run_table

    return run_table(asked)


def _run_audit(asked: argparse.Namespace) -> int:
    from pipeline.audit_command import run_audit

    return run_audit(asked)
