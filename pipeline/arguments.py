"""The command line: which commands there are and what they take. Imports nothing heavy, so that --help is at once."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

EXIT_CODES = """slutkoder:
  0  rapporten är skriven
  1  fel i programmet självt
  2  felaktigt anrop
  3  ingen leverans gick att använda
  4  en definition eller layout är fel
  5  skyddet kunde inte bevisas, inget publicerat
  6  databasen är upptagen eller går inte att läsa"""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command with its options; `run` is the function that carries it out. Exits with 2 on wrong usage."""
    parser = argparse.ArgumentParser(
        prog="utfall",
        description="Utfallsstatistik för samordningsförbund: från levererade filer till en rapport.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(lang="sv")
    commands = parser.add_subparsers(title="kommandon", required=True, metavar="KOMMANDO")
    _add_report(commands)
    _add_sample(commands)
    return parser.parse_args(list(arguments))


def _add_report(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    report = commands.add_parser(
        "report",
        help="läs nya leveranser och skriv rapporten",
        description="Läs nya leveranser och skriv rapporten. Allt som utelämnas hämtas ur utfall.toml; "
        "saknas den används de påhittade exempeluppgifterna.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    report.add_argument("--deliveries", metavar="MAPP", help="mapp med levererade filer (CSV, Excel, Parquet)")
    report.add_argument("--layouts", metavar="MAPP", help="egna layouter, vid sidan av de medföljande")
    report.add_argument("--database", metavar="FIL", help="databasfil; skapas om den saknas")
    report.add_argument("--out", metavar="MAPP", help="här skapas en mapp för perioden")
    report.add_argument("--period", metavar="PERIOD", help="2026-Q3 eller 2026; annars senaste hela kvartal")
    report.add_argument("--as-of", metavar="DATUM", help="använd bara det som kommit till och med dagen")
    report.add_argument("--lang", choices=("sv", "en"), help="språk i rapporten (sv)")
    report.set_defaults(run=_run_report)


def _add_sample(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    sample = commands.add_parser(
        "sample",
        help="skriv påhittade leveranser av valfri storlek",
        description="Skriv påhittade leveranser: samma antal och frö ger samma filer.",
    )
    sample.add_argument("--participations", metavar="N", type=_positive, default=1500, help="antal deltaganden (1500)")
    sample.add_argument("--seed", metavar="S", type=int, default=6, help="frö för slumpen (6)")
    sample.add_argument("--out", metavar="MAPP", required=True, help="tom eller ny mapp att skriva i")
    sample.add_argument(
        "--messy", action="store_true", help="som filer ser ut i verkligheten, med planterade fel (högst 20 000)"
    )
    sample.set_defaults(run=_run_sample)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("minst 1")
    return number


def _run_report(asked: argparse.Namespace) -> int:
    from pipeline.commands import run_report

    return run_report(asked)


def _run_sample(asked: argparse.Namespace) -> int:
    from pipeline.commands import run_sample

    return run_sample(asked)
