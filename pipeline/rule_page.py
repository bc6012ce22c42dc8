"""Writes docs/regler.md: what every rule means, why it is there, what to do, and a delivery that breaks it.

python -m pipeline.rule_page
"""

from __future__ import annotations

from pathlib import Path

from pipeline.vocabulary.definitions import SCHEMAS
from pipeline.vocabulary.rule_examples import Place, RuleExample, read_rule_examples
from pipeline.vocabulary.rules import OVER, Rule, read_rules

PAGE = SCHEMAS.parent / "docs" / "regler.md"
_HEAD = """\
# Regler

Sidan skrivs av `make docs` ur `schemas/rules.yaml` och `schemas/rule_examples.yaml`; ändra där, inte här.

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


def rule_page(rules: tuple[Rule, ...], examples: tuple[RuleExample, ...]) -> str:
    """The page in Markdown, the rules in the order of the file within each group."""
    shown = {example.rule: example for example in examples}
    parts = [_HEAD]
    for title, group in _GROUPS:
        parts.append(f"## {title}\n")
        parts += [_rule(rule, shown[rule.id]) for rule in rules if _group(rule) == group]
    return "\n".join(parts)


def _group(rule: Rule) -> str:
    if rule.over is not None:
        return "compared" if OVER[rule.over] == "participation" else OVER[rule.over]
    return rule.table or "file"


def _rule(rule: Rule, example: RuleExample) -> str:
    confirmed = "; kan bekräftas" if rule.confirmable and rule.severity != "refuse_file" else ""
    lines = [
        f"### {rule.id}\n",
        f"**{rule.message.sv}**\n",
        f"- Att göra: {rule.do.sv}",
        f"- Varför: {rule.why}",
        f"- Följd: {_CONSEQUENCES[rule.severity]}{confirmed}. Rättas av {_MENDS[rule.mends]}.\n",
    ]
    if example.shown_by is not None:
        return "\n".join([*lines, f"Visas av `{example.shown_by}`.\n"])
    for name, register in example.beside:
        lines += [f"Med `{name}`:\n", _block(register)]
    if example.before is not None:
        lines += [f"Efter förra leveransen{_repeated(example)}:\n", _block(example.before)]
    lines += [f"Bryts av{_repeated(example)}:\n", _block(example.breaks) if example.breaks else "En tom fil.\n"]
    places = "; ".join(_place(place) for place in example.found)
    return "\n".join([*lines, f"Anmärkning: {places}.\n", "Hålls av:\n", _block(example.holds)])


def _repeated(example: RuleExample) -> str:
    return f" (den sista raden {example.times} gånger, med olika id)" if example.times > 1 else ""


def _place(place: Place) -> str:
    row = "hela filen" if place.row is None else f"rad {place.row}"
    return f"{row}, `{place.column}`" if place.column else row


def _block(delivery: str) -> str:
    return f"```text\n{delivery.rstrip()}\n```\n"


def read_page() -> str:
    """The page as the definitions in force give it."""
    return rule_page(read_rules(SCHEMAS / "rules.yaml"), read_rule_examples(SCHEMAS / "rule_examples.yaml"))


def main(page: Path = PAGE) -> None:
    page.write_text(read_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
