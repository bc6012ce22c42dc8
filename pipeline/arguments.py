"""The command line: which commands there are and what they take. Imports nothing heavy, so that --help is at once."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import TypeAlias

from pipeline.swedish_help import SwedishHelp, in_swedish

EXIT_CODES = """slutkoder:
  0  klart
  1  fel i programmet självt
  2  felaktigt anrop
  3  ingen leverans gick att använda; verify: leveranser som rapporten vilar på saknas
  4  en definition eller layout är fel; verify: program eller definitioner är inte de som rapporten gjordes med
  5  skyddet kunde inte bevisas, inget publicerat; audit: något dolt går att komma åt; verify: en fil är inte densamma
  6  databasen är upptagen eller går inte att läsa, eller utrymmet eller minnet räcker inte
130  avbrutet med Ctrl-C; inget är halvfärdigt"""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command with its options; `run` is the function that carries it out. Exits with 2 on wrong usage."""
    return command_line().parse_args(list(arguments))


def command_line() -> argparse.ArgumentParser:
    """Every command with its options, as `--help` and a shell's completion know them."""
    parser = in_swedish(
        argparse.ArgumentParser(
            prog="utfall",
            description="Utfallsstatistik för samordningsförbund: från levererade filer till en rapport.",
            epilog=EXIT_CODES,
            formatter_class=SwedishHelp,
            add_help=False,
        )
    )
    parser.set_defaults(lang="sv")
    commands = parser.add_subparsers(title="kommandon", required=True, metavar="KOMMANDO")
    _add_new(commands)
    _add_doctor(commands)
    _add_report(commands)
    _add_load(commands)
    _add_deliveries(commands)
    _add_releases(commands)
    _add_dialog(commands)
    _add_comments(commands)
    _add_revision(commands)
    _add_merging(commands)

    _add_table(commands)
    _add_forget(commands)
    _add_why(commands)
    _add_audit(commands)
    _add_verify(commands)
    _add_sample(commands)
    _add_layout(commands)
    _add_reference(commands)
    _add_completion(commands)
    return parser


_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _command(commands: _Commands, name: str, what: str, description: str) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name, help=what, description=description, epilog=EXIT_CODES, formatter_class=SwedishHelp, add_help=False
    )
    return in_swedish(command)


def _add_new(commands: _Commands) -> None:
    new = _command(
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
        "--municipalities", metavar="KOD=NAMN", nargs="+", type=_municipality,
        help="medlemskommunerna, som 1080=Karlskrona; behövs inte om medlemskapen levereras",
    )  # fmt: skip
    new.add_argument("--lang", choices=("sv", "en"), help="språk i register och rapporter (sv)")
    new.set_defaults(run=_run_new)


def _add_doctor(commands: _Commands) -> None:
    doctor = _command(
        commands,
        "doctor",
        "visa vad som är på plats, vad som saknas och vad du gör åt det",
        "Gå igenom programmet, inställningarna, leveranserna, databasen och den senaste rapporten i mappen.\n"
        "Inget ändras och ingen levererad fil öppnas. Slutkoden är 0 om inget hindrar en rapport, annars den kod som\n"
        "rapporten skulle sluta med: 2, 3, 4 eller 6.",
    )
    _add_language(doctor)
    doctor.set_defaults(run=_run_doctor)


def _add_report(commands: _Commands) -> None:
    report = _command(
        commands,
        "report",
        "läs nya leveranser och skriv rapporten",
        "Läs nya leveranser och skriv rapporten. Allt som utelämnas hämtas ur utfall.toml;\n"
        "saknas den används de påhittade exempeluppgifterna.",
    )
    _add_places(report)
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
    _add_as_of(report)
    _add_language(report)
    report.set_defaults(run=_run_report)


def _add_load(commands: _Commands) -> None:
    load = _command(
        commands,
        "load",
        "läs in och kontrollera nya leveranser, utan att skriva någon rapport",
        "Läs in och kontrollera nya leveranser och visa vad som blev av varje rad. Inget publiceras.\n"
        "Samma mapp en gång till ändrar ingenting.",
    )
    _add_places(load)
    _add_as_of(load)
    _add_language(load)
    load.set_defaults(run=_run_load, out=None, period=None)


def _add_deliveries(commands: _Commands) -> None:
    deliveries = _command(
        commands,
        "deliveries",
        "visa liggaren över leveranser, återkalla en leverans eller ångra det",
        "Visa allt som har kommit och vad som blev av det. Inget tas bort ur liggaren: en återkallad leverans\n"
        "står kvar, men dess rader räknas inte från och med den dag den återkallas. Samma fil som kommer igen\n"
        "är fortfarande återkallad, tills den återställs med --restore.",
    )
    _add_places(deliveries)
    _add_as_of(deliveries)
    which = deliveries.add_mutually_exclusive_group()
    which.add_argument(
        "--withdraw", metavar="FIL", help="återkalla leveransen (namn i liggaren, eller början av hashen)"
    )
    which.add_argument("--restore", metavar="FIL", help="låt en återkallad leverans räknas igen från och med i dag")
    deliveries.add_argument("--reason", metavar="TEXT", help="varför; sparas i liggaren")
    deliveries.add_argument("--by", metavar="NAMN", help="vem som har bestämt det; sparas i liggaren")
    _add_language(deliveries)
    deliveries.set_defaults(run=_run_deliveries, out=None, period=None)


def _add_releases(commands: _Commands) -> None:
    releases = _command(
        commands,
        "releases",
        "visa vad som har givits ut",
        "Visa varje utgiven rapport: när, vad uppgifterna räckte till, och hur många tal som visas och döljs.\n"
        "En utgåva binder dem som kommer efter: kvartalen ändras inte, och rapporterna skyddas tillsammans.\n"
        "Utkast (report --draft) är inte utgivna.",
    )
    releases.add_argument(
        "--withdraw",
        type=_positive,
        metavar="NR",
        help="dra tillbaka den senaste utgåvan: ingen utanför har sett den, och den ska inte binda",
    )
    _add_places(releases)
    _add_language(releases)
    releases.set_defaults(run=_run_releases, out=None, period=None, as_of=None)


def _add_dialog(commands: _Commands) -> None:
    dialog = _command(
        commands,
        "dialog",
        "skriv två sidor per insats att samtala om, med samma siffror som rapporten",
        "Skriv dialog.pdf och dialog.html: för varje insats en sida med dess siffror och en med frågor och plats att\n"
        "skriva. Siffrorna är rapportens: finns ingen rapport med just dem skrivs ingenting. Dialogen prövas som\n"
        "rapporten, och ligger bredvid den i en egen mapp.",
    )
    _add_places(dialog)
    dialog.add_argument("--out", metavar="MAPP", help="mappen med publicerade rapporter")
    dialog.add_argument("--period", metavar="PERIOD", help="2026-Q3 eller 2026; annars senaste hela kvartal")
    dialog.add_argument("--draft", action="store_true", help="om rapporten är ett utkast")
    _add_as_of(dialog)
    _add_language(dialog)
    dialog.set_defaults(run=_run_dialog)


def _add_comments(commands: _Commands) -> None:
    comments = _command(
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
    _add_places(comments)
    _add_language(comments)
    comments.set_defaults(run=_run_comments, as_of=None)


def _add_revision(commands: _Commands) -> None:
    revision = _command(
        commands,
        "revision",
        "räkna om ett utgivet år med det som kommit efteråt",
        "Skriv vad som gavs ut om ett år för alla avslutade, och vad samma tal är med det som har registrerats eller\n"
        "rättats efteråt. Visas bara där skillnaden inte säger något om dem som kom efteråt. Ett år revideras en\n"
        "gång: görs det igen blir det samma tal. Rapporternas kvartal och grupper ändras inte.",
    )
    revision.add_argument("year", type=_year, metavar="ÅR", help="2025")
    _add_places(revision)
    revision.add_argument("--out", metavar="MAPP", help="mappen med publicerade rapporter")
    _add_language(revision)
    revision.set_defaults(run=_run_revision, period=None, as_of=None)


def _add_merging(commands: _Commands) -> None:
    merging = _command(
        commands,
        "merging",
        "pröva vad det skulle ge att slå ihop grupper eller utelämna en tabell",
        "Pröva på databasens egna uppgifter hur många siffror som skulle visas med tre åldersgrupper, med små\n"
        "kommuner i övriga kommuner, utan kommuntabellen och utan kön × ålder, och säg vad som skrivs i vilken\n"
        "fil för att välja det. Inget publiceras eller ändras: allt räknas i en kopia av databasen, som tas bort.",
    )
    _add_places(merging)
    merging.add_argument("--period", metavar="PERIOD", help="2026-Q3 eller 2026; annars senaste hela kvartal")
    _add_as_of(merging)
    _add_language(merging)
    merging.set_defaults(run=_run_merging, out=None)


def _add_table(commands: _Commands) -> None:
    table = _command(
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
    _add_places(table)
    table.add_argument("--out", metavar="MAPP", help="mappen med publicerade rapporter; tabellen hamnar i tables/ där")
    _add_language(table)
    table.set_defaults(run=_run_table, period=None, as_of=None)


def _add_forget(commands: _Commands) -> None:
    forget = _command(
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
    _add_places(forget)
    forget.add_argument("--out", metavar="MAPP", help="mappen med publicerade rapporter, som ligger kvar")
    _add_language(forget)
    forget.set_defaults(run=_run_forget, period=None, as_of=None)


def _add_places(command: argparse.ArgumentParser) -> None:
    command.add_argument("--deliveries", metavar="MAPP", help="mapp med levererade filer (CSV, Excel, Parquet)")
    command.add_argument("--layouts", metavar="MAPP", help="egna layouter, vid sidan av de medföljande")
    command.add_argument("--database", metavar="FIL", help="databasfil; skapas om den saknas")


def _add_as_of(command: argparse.ArgumentParser) -> None:
    command.add_argument("--as-of", metavar="DATUM", help="använd bara det som kommit till och med dagen")


def _add_language(command: argparse.ArgumentParser) -> None:
    command.add_argument("--lang", choices=("sv", "en"), help="språk (sv)")


def _add_why(commands: _Commands) -> None:
    why = _command(
        commands,
        "why",
        "visa hur en siffra har kommit till: definition, antal, leveranser och SQL",
        "Visa allt bakom en siffra: definitionen, vilka som räknas och inte, leveranserna och den SQL som räknar.\n"
        "Siffrans id står i kolumnen figure_id i figures.csv. Det som visas är oskyddat och stannar hos dig.",
    )
    why.add_argument("figure", metavar="SIFFRA", help="id som moved_on.1/share/year-2026/finished/gender=kvinna")
    why.add_argument("--rows", action="store_true", help="visa också varje levererad rad bakom siffran")
    _add_places(why)
    _add_language(why)
    why.set_defaults(run=_run_why, out=None, period=None, as_of=None)


def _add_audit(commands: _Commands) -> None:
    audit = _command(
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
        "--least", metavar="N", type=_positive, help="minsta grupp som får visas (schemas/disclosure.yaml)"
    )
    _add_language(audit)
    audit.set_defaults(run=_run_audit)


def _add_verify(commands: _Commands) -> None:
    verify = _command(
        commands,
        "verify",
        "bygg en rapport igen och jämför varje fil, byte för byte",
        "Kontrollera en rapport: först att filerna i mappen är de som manifest.json säger, sedan att samma\n"
        "leveranser, program och definitioner ger samma filer igen. Allt byggs på en kopia av databasen i en\n"
        "mapp som tas bort: inget ändras. Slutkoden är 0 om allt är detsamma; annars står det vad som inte är det.",
    )
    verify.add_argument("path", metavar="MAPP", help="en rapports mapp, som reports/2026-Q3")
    _add_places(verify)
    _add_language(verify)
    verify.set_defaults(run=_run_verify, out=None, period=None, as_of=None)


def _add_sample(commands: _Commands) -> None:
    sample = _command(
        commands,
        "sample",
        "skriv påhittade leveranser av valfri storlek",
        "Skriv påhittade leveranser: samma antal och frö ger samma filer.",
    )
    sample.add_argument("--participations", metavar="N", type=_positive, default=1500, help="antal deltaganden (1500)")
    sample.add_argument("--seed", metavar="S", type=int, default=6, help="frö för slumpen (6)")
    sample.add_argument("--out", metavar="MAPP", required=True, help="tom eller ny mapp att skriva i")
    sample.add_argument(
        "--messy", action="store_true", help="som filer ser ut i verkligheten, med planterade fel (högst 20 000)"
    )
    sample.set_defaults(run=_run_sample)


def _add_layout(commands: _Commands) -> None:
    layout = _command(
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


def _add_reference(commands: _Commands) -> None:
    reference = _command(
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


def _add_reference_add(commands: _Commands) -> None:
    add = _command(
        commands,
        "add",
        "lägg till en tabell som andra har publicerat",
        "Lägg till en tabell från SCB, Kolada eller någon annan: PX, JSON-stat 2 från PxWeb, svar från Kolada, CSV.\n"
        "Den prövas mot sina egna summor och sparas som en liten fil med källa och datum i förbundets mapp. Rapporten\n"
        "visar den i ett eget kapitel, som det mått den är. Inget hämtas från nätet: hämta filen själv först.",
    )
    add.add_argument("file", metavar="FIL", help=".px, .json eller .csv")
    add.add_argument(
        "--measure", metavar="MÅTT", required=True, type=_outside_measure,
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
        "--only", metavar="INDELNING=VÄRDEN", action="append", type=_only,
        help="ta bara med dessa, som kön=kvinnor,män; kan skrivas flera gånger",
    )  # fmt: skip
    add.add_argument("--no-sums", action="store_true", help="delarna är inte tänkta att läggas ihop")
    add.add_argument(
        "--tolerance", metavar="TAL", type=_amount, help="så mycket får avrundning skilja en summa från delarna"
    )
    add.add_argument("--cell-key", action="store_true", help="talen är skyddade med små slumpmässiga ändringar")
    add.add_argument("--replace", action="store_true", help="byt ut tabellen med samma namn, som en ny version")
    _add_language(add)
    add.set_defaults(run=_run_reference_add)


def _positive(text: str) -> int:
    if not re.fullmatch(r"0*[1-9]\d*", text):
        raise argparse.ArgumentTypeError("ett helt tal, minst 1")
    return int(text)


def _add_completion(commands: _Commands) -> None:
    completion = _command(
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


def _outside_measure(text: str) -> str:
    """The kind of a figure from outside, by its code."""
    from pipeline.vocabulary.outside_measures import MEASURES

    if text not in MEASURES:
        raise argparse.ArgumentTypeError(f"ett av {', '.join(MEASURES)}")
    return text


def _only(text: str) -> tuple[str, tuple[str, ...]]:
    """A dimension and the categories of it to keep, as kön=kvinnor,män."""
    name, _, values = text.partition("=")
    kept = tuple(value.strip() for value in values.split(",") if value.strip())
    if not name.strip() or not kept:
        raise argparse.ArgumentTypeError("en indelning, likhetstecken och värden, som kön=kvinnor,män")
    return name.strip(), kept


def _amount(text: str) -> str:
    """A number that is nought or more, as text, so that no decimal is lost."""
    if not re.fullmatch(r"\d+(\.\d+)?", text.replace(",", ".")):
        raise argparse.ArgumentTypeError("ett tal, som 1 eller 0.5")
    return text.replace(",", ".")


def _year(text: str) -> int:
    """A calendar year as it is written."""
    if not re.fullmatch(r"(19|20)\d\d", text):
        raise argparse.ArgumentTypeError("ett årtal, som 2025")
    return int(text)


def _municipality(text: str) -> tuple[str, str]:
    """A member municipality's code and name, as 1080=Karlskrona."""
    code, _, name = text.partition("=")
    if not re.fullmatch(r"\d{4}", code) or not name.strip():
        raise argparse.ArgumentTypeError("fyra siffror, likhetstecken och namnet, som 1080=Karlskrona")
    return code, name.strip()


def _run_new(asked: argparse.Namespace) -> int:
    from pipeline.new_command import run_new

    return run_new(asked)


def _run_doctor(asked: argparse.Namespace) -> int:
    from pipeline.doctor_command import run_doctor

    return run_doctor(asked)


def _run_report(asked: argparse.Namespace) -> int:
    from pipeline.commands import run_report

    return run_report(asked)


def _run_load(asked: argparse.Namespace) -> int:
    from pipeline.commands import run_load

    return run_load(asked)


def _run_deliveries(asked: argparse.Namespace) -> int:
    from pipeline.ledger_commands import run_deliveries

    return run_deliveries(asked)


def _run_releases(asked: argparse.Namespace) -> int:
    from pipeline.releases_command import run_releases

    return run_releases(asked)


def _run_dialog(asked: argparse.Namespace) -> int:
    from pipeline.dialog_command import run_dialog

    return run_dialog(asked)


def _run_comments(asked: argparse.Namespace) -> int:
    from pipeline.comments_command import run_comments

    return run_comments(asked)


def _run_revision(asked: argparse.Namespace) -> int:
    from pipeline.revision_command import run_revision

    return run_revision(asked)


def _run_merging(asked: argparse.Namespace) -> int:
    from pipeline.merging_command import run_merging

    return run_merging(asked)


def _run_table(asked: argparse.Namespace) -> int:
    from pipeline.table_command import run_table

    return run_table(asked)


def _run_forget(asked: argparse.Namespace) -> int:
    from pipeline.ledger_commands import run_forget

    return run_forget(asked)


def _run_why(asked: argparse.Namespace) -> int:
    from pipeline.why_command import run_why

    return run_why(asked)


def _run_audit(asked: argparse.Namespace) -> int:
    from pipeline.audit_command import run_audit

    return run_audit(asked)


def _run_verify(asked: argparse.Namespace) -> int:
    from pipeline.verify_command import run_verify

    return run_verify(asked)


def _run_sample(asked: argparse.Namespace) -> int:
    from pipeline.commands import run_sample

    return run_sample(asked)


def _run_layout(asked: argparse.Namespace) -> int:
    from pipeline.layout_command import run_layout

    return run_layout(asked)


def _run_reference(asked: argparse.Namespace) -> int:
    from pipeline.reference_command import run_reference

    return run_reference(asked)


def _run_reference_add(asked: argparse.Namespace) -> int:
    from pipeline.reference_add_command import run_reference_add

    return run_reference_add(asked)


def _run_completion(asked: argparse.Namespace) -> int:
    from pipeline.completion_command import run_completion

    return run_completion(asked, command_line())
