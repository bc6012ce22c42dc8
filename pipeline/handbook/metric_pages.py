"""A page per metric: what it asks, how it is counted, made-up people, and what it must not be used for."""

from __future__ import annotations

from datetime import date

from pipeline.handbook.markdown import page, plain, table
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.metric_kinds import KindName, columns_of, kind_name
from pipeline.vocabulary.metrics import Among, AsOf, Better, Metric

_KINDS: dict[KindName, str] = {
    "share": "en andel: hur många som räknas, av dem vars svar är känt",
    "paired": "före och efter för samma deltaganden: hur många som förlorade, fick, behöll eller aldrig hade det",
    "ordinal": "bättre, samma eller sämre, utan att säga hur mycket",
    "change": "ett tal vid två tillfällen för samma deltaganden, och skillnaden",
    "distribution": "hur deltagandena fördelar sig på klasser",
    "transition": "från vad till vad",
    "amount": "ett tal där medianen säger mer än medelvärdet",
    "survival": "tiden till att något händer, med andra slut som gör det omöjligt",
    "count": "ett antal deltaganden, och hur många personer de är",
}
_AMONG: dict[Among, str] = {
    "finished": "avslutade deltaganden, i det kvartal de avslutades",
    "started": "påbörjade deltaganden, i det kvartal de började",
    "registered": "alla registrerade påbörjade deltaganden, även anonyma, i det kvartal de började",
}
_AS_OF: dict[AsOf, str] = {
    "start": "vid start", "exit": "vid avslut", "start_and_exit": "vid start och vid avslut",
    "stay": "tiden i insatsen", "after_exit": "efter avslut",
}  # fmt: skip
_BETTER: dict[Better, str] = {
    "higher": "högre är bättre", "lower": "lägre är bättre", "neither": "varken högre eller lägre är bättre",
}  # fmt: skip
_ANSWERS = {
    "yes": "räknas", "no": "räknas inte", "missing": "uppgift saknas", "not_counted": "ingår inte",
    "not_yet_due": "ännu inte", "lost": "förlorade", "gained": "fick", "kept": "behöll", "never": "hade aldrig",
    "better": "bättre", "same": "samma", "worse": "sämre",
}  # fmt: skip
_LIST_HEAD = """\
# Mått

Varje mått är en fråga med en definition: vad som räknas, av vilka, och vad svaret inte får användas till. Sidorna
skrivs av `make docs` ur `schemas/metrics/`; ändra där, inte här.

Mått som **redovisas** står i rapporten, arbetsboken och de öppna uppgifterna, skyddade. De andra räknas **lokalt**:
de finns i Python och anteckningsböckerna, är oskyddade och får inte spridas.
"""


def metric_pages(definitions: Definitions) -> dict[str, str]:
    """The list of metrics, and a page for each, by path under docs/."""
    metrics = definitions.all_metrics
    rows = [
        (f"[{plain(each.label.sv)}](matt/{each.id}.md)", each.short, plain(each.question.sv), _where(each))
        for each in metrics
    ]
    listed = page(_LIST_HEAD, table(("mått", "kod", "fråga", "var"), rows))
    return {"matt.md": listed} | {f"matt/{each.id}.md": _page(definitions, each) for each in metrics}


def _where(metric: Metric) -> str:
    return "redovisas" if metric.is_published else "lokalt"


def _page(definitions: Definitions, metric: Metric) -> str:
    facts = "\n".join(f"- {name}: {said}" for name, said in _facts(metric))
    return page(
        f"# {plain(metric.label.sv)}",
        f"**{plain(metric.question.sv)}**",
        f"Måttet heter {metric.short} i rapporten och `{metric.id}` i tabeller och Python.",
        "## Så räknas det",
        facts,
        "## Använd inte så",
        plain(metric.not_for.sv),
        "## Påhittade personer",
        _worked(definitions, metric),
        "## Se måttet",
        _seen(metric),
    )


def _facts(metric: Metric) -> list[tuple[str, str]]:
    found = [
        ("Slag", _KINDS[kind_name(metric.kind)]),
        ("Räknas", plain(metric.numerator.sv)),
        ("Av", plain(metric.denominator.sv)),
        ("Vilka", _AMONG[metric.population]),
        ("Gäller", _AS_OF[metric.as_of]),
        ("Läser", ", ".join(f"`{column}`" for column in columns_of(metric.counted)) or "bara att deltagandet finns"),
        ("Riktning", _BETTER[metric.better]),
    ]
    if metric.unit is not None:
        found.append(("Enhet", plain(metric.unit.sv)))
    if metric.target is not None:
        found.append(("Mål", f"{float(metric.target) * 100:g} procent"))
    found.append(("Källa", plain(metric.source)))
    found.append(("Version", _version(metric)))
    found += [
        (f"Ändrat i version {each.version}", f"från {each.since.isoformat()}: {plain(each.what.sv)}")
        for each in metric.changes
    ]
    return found


def _version(metric: Metric) -> str:
    said = f"{metric.version}, skriven av {plain(metric.author)}, granskad av {plain(metric.checker)}"
    is_dated = metric.next_review != date.max
    return f"{said}, ses över senast {metric.next_review.isoformat()}" if is_dated else said


def _worked(definitions: Definitions, metric: Metric) -> str:
    if not metric.worked:
        return "Måttet följer av ett eget instrument och har inga."
    labels = {column.name: column.label.sv for column in definitions.table("participation").columns}
    rows = [
        (
            plain(person.who.sv),
            "; ".join(f"{labels.get(name, name)}: {plain(value) or 'tomt'}" for name, value in person.recorded)
            or "inget",
            f"**{plain(_ANSWERS.get(person.answer, person.answer))}**",
            plain(person.why.sv),
        )
        for person in metric.worked
    ]
    return table(("person", "registrerat", "så räknas det", "varför"), rows)


def _seen(metric: Metric) -> str:
    asked = f'`base.figures("{metric.id}", by=["gender"], period="2026")` i [Python](../python.md)'
    if metric.is_published:
        return f"I rapporten, `figures.csv` och `tables.xlsx`, skyddat. Oskyddat och bara för er själva: {asked}."
    return f"Bara lokalt, oskyddat: {asked}. Det redovisas inte i någon rapport, och får inte spridas."
