"""A page per rule: what it means, why it is there, what to do, and a delivery that breaks it."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.handbook.markdown import block, page, plain, table
from pipeline.vocabulary.rule_examples import Place, RuleExample
from pipeline.vocabulary.rules import OVER, Rule

_HEAD = """\
# Regler

Sidorna skrivs av `make docs` ur `schemas/rules.yaml` och `schemas/rule_examples.yaml`; ändra där, inte här.

En anmärkning säger fil, blad, rad och kolumn, aldrig värdet. Varje regel har en följd:

- **filen avvisas**: inget i filen används;
- **raden ställs åt sidan**: raden räknas inte förrän den är rättad och levererad på nytt;
- **anmärkning**: raden räknas, men något bör kontrolleras.

En regel får ett utfall för varje blad: *hålls*, *bryts*, *inget att pröva* eller *kunde inte prövas* (registret eller
den förra leveransen saknas, svaret går inte att avgöra, eller regeln är felskriven). Det sista är aldrig ett godkänt.
En namngiven person kan bekräfta att en anmärkning är riktig som den är, där det står att den kan bekräftas.
"""
_CONSEQUENCES = {
    "refuse_file": "Filen avvisas",
    "set_aside": "Raden ställs åt sidan",
    "warn": "Anmärkning, raden räknas",
    None: "Raden ställs åt sidan om kolumnen avgör vad raden är, annars en anmärkning",
}
_MENDS = {"sender": "den som skickade filen", "analyst": "analytikern"}
_GROUPS = (
    ("Filer och rader", "file"),
    ("Deltaganden", "participation"),
    ("En persons deltaganden, och leveransen jämförd med den förra", "compared"),
    ("Insatsregistret", "insats"),
    ("Medlemskap", "membership"),
    ("Budget", "budget"),
    ("Antal", "volume"),
)


def rule_pages(rules: tuple[Rule, ...], examples: tuple[RuleExample, ...]) -> dict[str, str]:
    """The list of rules and a page for each, by path under docs/, in the order of the file within each group."""
    shown = {example.rule: example for example in examples}
    parts = [_HEAD]
    for title, group in _GROUPS:
        own = [rule for rule in rules if _group(rule) == group]
        parts += [f"## {title}", table(("anmärkning", "regel", "följd"), _rows(own))]
    return {"regler.md": page(*parts)} | {f"regler/{rule.id}.md": _page(rule, shown[rule.id]) for rule in rules}


def _rows(rules: Iterable[Rule]) -> list[tuple[str, str, str]]:
    return [
        (f"[{plain(rule.message.sv)}](regler/{rule.id}.md)", f"`{rule.id}`", _CONSEQUENCES[rule.severity])
        for rule in rules
    ]


def _group(rule: Rule) -> str:
    if rule.over is not None:
        return "compared" if OVER[rule.over] == "participation" else OVER[rule.over]
    return rule.table or "file"


def title_of(rule: Rule) -> str:
    """The whole message without its last full stop: what the page is called, so that search finds it as it was told."""
    return rule.message.sv.removesuffix(".")


def _page(rule: Rule, example: RuleExample) -> str:
    confirmed = "; kan bekräftas" if rule.confirmable and rule.severity != "refuse_file" else ""
    facts = (
        f"- Att göra: {plain(rule.do.sv)}",
        f"- Varför: {plain(rule.why)}",
        f"- Följd: {_CONSEQUENCES[rule.severity]}{confirmed}. Rättas av {_MENDS[rule.mends]}.",
    )
    said = (f"# {plain(title_of(rule))}", f"Anmärkning enligt regeln `{rule.id}`.", "\n".join(facts))
    return page(*said, *_example(example))


def _example(example: RuleExample) -> list[str]:
    """Deliveries that break and hold the rule, or the test that shows it."""
    if example.shown_by is not None:
        return [f"Visas av `{example.shown_by}`."]
    parts: list[str] = []
    for name, register in example.beside:
        parts += [f"Med `{name}`:", block(register)]
    if example.before is not None:
        parts += [f"Efter förra leveransen{_repeated(example)}:", block(example.before)]
    parts += [f"Bryts av{_repeated(example)}:", block(example.breaks) if example.breaks else "En tom fil."]
    places = "; ".join(_place(place) for place in example.found)
    return [*parts, f"Anmärkning: {places}.", "Hålls av:", block(example.holds)]


def _repeated(example: RuleExample) -> str:
    return f" (den sista raden {example.times} gånger, med olika id)" if example.times > 1 else ""


def _place(place: Place) -> str:
    row = "hela filen" if place.row is None else f"rad {place.row}"
    return f"{row}, `{place.column}`" if place.column else row
