"""Setting up: a folder to begin in, what is missing, completion, invented data, a layout for a file."""

from __future__ import annotations

import argparse

from pipeline.arguments.shared import Commands, add_language, make_command
from pipeline.arguments.values import municipality, positive


def add_new(commands: Commands) -> None:
    """`utfall new` and its options."""
    new = make_command(
        commands,
        "new",
        "gör en mapp för ett förbund: inställningar, register att fylla i och de första stegen",
        "Gör en mapp för ett förbund, med utfall.toml där varje inställning är förklarad, register att fylla i,\n"
        "en README med de första stegen och en .gitignore som håller uppgifter om personer utanför git.\n"
        "Mappen ska vara ny eller tom. Inget frågas.",
    )
    new.add_argument("folder", metavar="MAPP", help="ny eller tom mapp")
    new.add_argument("--association", metavar="NAMN", help="förbundets namn; annars mappens")
    new.add_argument(
        "--municipalities", metavar="KOD=NAMN", nargs="+", type=municipality,
        help="medlemskommunerna, som 1080=Karlskrona; behövs inte om medlemskapen levereras",
    )  # fmt: skip
    new.add_argument("--lang", choices=("sv", "en"), help="språk i register och rapporter (sv)")
    new.set_defaults(run=_run_new)


def add_doctor(commands: Commands) -> None:
    """`utfall doctor` and its options."""
    doctor = make_command(
        commands,
        "doctor",
        "visa vad som är på plats, vad som saknas och vad du gör åt det",
        "Gå igenom programmet, inställningarna, leveranserna, databasen och den senaste rapporten i mappen.\n"
        "Inget ändras och ingen levererad fil öppnas. Slutkoden är 0 om inget hindrar en rapport, annars den kod som\n"
        "rapporten skulle sluta med: 2, 3, 4 eller 6.",
    )
    add_language(doctor)
    doctor.set_defaults(run=_run_doctor)


def add_sample(commands: Commands) -> None:
    """`utfall sample` and its options."""
    sample = make_command(
        commands,
        "sample",
        "skriv påhittade leveranser av valfri storlek",
        "Skriv påhittade leveranser: samma antal och frö ger samma filer.",
    )
    sample.add_argument("--participations", metavar="N", type=positive, default=1500, help="antal deltaganden (1500)")
    sample.add_argument("--seed", metavar="S", type=int, default=6, help="frö för slumpen (6)")
    sample.add_argument("--out", metavar="MAPP", required=True, help="tom eller ny mapp att skriva i")
    sample.add_argument(
        "--messy", action="store_true", help="som filer ser ut i verkligheten, med planterade fel (högst 20 000)"
    )
    sample.set_defaults(run=_run_sample)


def add_layout(commands: Commands) -> None:
    """`utfall layout` and its options."""
    layout = make_command(
        commands,
        "layout",
        "föreslå en layout för en fil som ingen layout känner",
        "Föreslå en layout för en fil som ingen layout känner, att läsa igenom och godkänna.\n"
        "För en fil som en layout redan känner: visa vilka ändringar layouten behöver\n"
        "(nya rubriker och koder). Inget ändras utan --out eller --write.",
    )
    layout.add_argument("file", metavar="FIL", help="en levererad fil (CSV, Excel, Parquet)")
    layout.add_argument(
        "--out", metavar="FIL", help="layoutfil att skriva; annars efter filens namn i mappen för layouter"
    )
    layout.add_argument(
        "--table",
        choices=("participation", "insats", "membership", "budget", "volume"),
        help="tabell; annars den som passar bäst",
    )
    layout.add_argument("--layouts", metavar="MAPP", help="egna layouter, vid sidan av de medföljande")
    layout.add_argument("--write", action="store_true", help="för en känd fil: ändra i layoutens egen fil")
    layout.add_argument("--lang", choices=("sv", "en"), help="språk i förslaget (sv)")
    layout.set_defaults(run=_run_layout)


def add_completion(commands: Commands) -> None:
    """`utfall completion` and its options."""
    completion = make_command(
        commands,
        "completion",
        "skriv ut det som får skalet att fylla i kommandon och val med tabb",
        "Skriv ut ett skript som får skalet att fylla i kommandon, val och filnamn med tabb. Gör en gång:\n"
        "  bash        utfall completion bash > ~/.local/share/bash-completion/completions/utfall\n"
        "  zsh         utfall completion zsh > en fil som heter _utfall, i en mapp i $fpath\n"
        "  fish        utfall completion fish > ~/.config/fish/completions/utfall.fish\n"
        "  PowerShell  utfall completion powershell >> $PROFILE\n"
        "Öppna sedan ett nytt fönster. Gör om det när en ny version har fått nya kommandon.",
    )
    completion.add_argument(
        "shell", metavar="SKAL", choices=("bash", "zsh", "fish", "powershell"), help="bash, zsh, fish eller powershell"
    )
    completion.set_defaults(run=_run_completion)


def _run_new(asked: argparse.Namespace) -> int:
    from pipeline.new_command import run_new

    return run_new(asked)


def _run_doctor(asked: argparse.Namespace) -> int:
    from pipeline.doctor_command import run_doctor

    return run_doctor(asked)


def _run_sample(asked: argparse.Namespace) -> int:
    from pipeline.commands import run_sample

    return run_sample(asked)


def _run_layout(asked: argparse.Namespace) -> int:
    from pipeline.layout_command import run_layout

    return run_layout(asked)


def _run_completion(asked: argparse.Namespace) -> int:
    from pipeline.arguments import command_line
    from pipeline.completion_command import run_completion

    return run_completion(asked, command_line())
