"""What each way to merge or leave out comes to, as lines on a terminal, and what to write where to choose it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.account_lines import aligned
from pipeline.merging import FEW_PEOPLE, StepName, Tried
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import Language

_HEADS = (
    Label("steg", "step"),
    Label("skydd", "protection"),
    Label("visade", "shown"),
    Label("dolda", "hidden"),
    Label("andel visade", "share shown"),
    Label("vinst", "gain"),
    Label("nya", "new"),
    Label("sekunder", "seconds"),
)
_TEXT_COLUMNS = 2
_NAMES: dict[StepName, Label] = {
    "as_now": Label("som nu", "as now"),
    "age_bands": Label("tre åldersgrupper", "three age bands"),
    "municipalities": Label(
        f"kommuner med färre än {FEW_PEOPLE} deltagare i övriga kommuner",
        f"municipalities of fewer than {FEW_PEOPLE} participants in the other ones",
    ),
    "no_municipality": Label("utan kommuntabellen", "without the table of municipalities"),
    "no_gender_age": Label("utan kön × ålder", "without gender × age"),
}
_OWN = Label(
    "er egen fil, den som groups i utfall.toml pekar ut", "a file of your own, which groups in utfall.toml names"
)
_SHIPPED = Label("schemas/disclosure.yaml (released, whole_year)", "schemas/disclosure.yaml (released, whole_year)")
_FILES: dict[StepName, Label] = {
    "age_bands": _OWN,
    "municipalities": _OWN,
    "no_municipality": _SHIPPED,
    "no_gender_age": _SHIPPED,
}
_PROTECTION = {
    "found": Label("finns", "found"),
    "not_found": Label("går inte", "not found"),
    "too_slow": Label("för långsamt", "too slow"),
}
_COUNTED = Label(
    "Bara siffror för grupper som någon är i. Vinst: visade siffror jämfört med nu; den är negativ där steget tar\n"
    "bort fler siffror än det visar. Nya: av de siffror som finns även nu, de som är dolda nu och visas med steget.",
    "Only figures of groups with anybody in them. Gain: figures shown compared with now; negative where the step\n"
    "removes more figures than it shows. New: of the figures there now too, those hidden now and shown by the step.",
)
_CHOSEN = Label(
    "Inget har ändrats eller publicerats. Välj ett steg för alla utgåvor som kommer, inte efter luckorna i en\n"
    "tabell: en grupp som byter gränser mellan två utgåvor är själv en skillnad. Så skrivs det:",
    "Nothing has been changed or published. Choose a step for all releases to come, not by the gaps of one\n"
    "table: a group that moves between two releases is itself a difference. What to write:",
)
_NO_SMALL = Label(
    f"Ingen kommun med egen rad har färre än {FEW_PEOPLE} deltagare under det senaste hela året.",
    f"No municipality with a row of its own has fewer than {FEW_PEOPLE} participants in the latest whole year.",
)


def merging_lines(tried: Sequence[Tried], language: Language) -> tuple[str, ...]:
    """A row per step below a row for how it is now; then what the columns mean, and what to write."""
    now = tried[0]
    table = aligned(
        [tuple(head[language] for head in _HEADS), *(_row(each, now, language) for each in tried)], _TEXT_COLUMNS
    )
    small = () if any(each.step.name == "municipalities" for each in tried) else (_NO_SMALL[language], "")
    written = [line for each in tried[1:] for line in _written(each, language)]
    return (*table, "", _COUNTED[language], "", *small, *((_CHOSEN[language], *written) if written else ()))


def _row(each: Tried, now: Tried, language: Language) -> tuple[str, ...]:
    name, protection = _NAMES[each.step.name][language], _PROTECTION[each.protection][language]
    seconds = _decimal(f"{each.seconds:.1f}", language)
    if each.protection != "found":
        return (name, protection, "-", "-", "-", "-", "-", seconds)
    shown, hidden = len(each.shown), len(each.hidden)
    share = f"{100 * shown / (shown + hidden):.0f} %" if shown + hidden else "-"
    gain, new = ("", "") if each is now else (f"{shown - len(now.shown):+d}", str(len(each.shown & now.hidden)))
    return (name, protection, str(shown), str(hidden), share, gain, new, seconds)


def _written(each: Tried, language: Language) -> tuple[str, str]:
    return f"  {_NAMES[each.step.name][language]}: {_FILES[each.step.name][language]}", f"    {each.step.write}"


def _decimal(text: str, language: Language) -> str:
    return text.replace(".", ",") if language == "sv" else text
