"""Titles and alt texts put into English a second time: from the Swedish that figures.csv gives, by our own phrase book.

What the Swedish says has been computed again from the figures; here the English is held to say the same, number by
number and name by name. A phrase that the book has not is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reading import SPACE
from second_titles import WORDS

_ENGLISH = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_NUMBER = "|".join(sorted((*WORDS, r"\d+"), key=len, reverse=True))
_ORDINALS = {"första": "first", "andra": "second", "tredje": "third", "fjärde": "fourth"}
_MONTHS = {"januari": "January", "mars": "March", "juni": "June", "september": "September"}
_TABLE = "All numbers are in the table beside the chart."

TITLES: tuple[tuple[str, str], ...] = (
    (r"Gick vidare per insats: inget kan visas", "Moved on by insats: nothing can be shown"),
    (r"Ingen redovisad insats ligger säkert över eller säkert under (\d+ %)",
     r"No insats shown is reliably above or reliably below \1"),
    (r"Insatsen ligger säkert över (\d+ %)", r"The insats is reliably above \1"),
    (r"Insatsen ligger säkert under (\d+ %)", r"The insats is reliably below \1"),
    (r"Det går inte att avgöra om insatsen ligger över eller under (\d+ %)",
     r"Cannot tell whether the insats is above or below \1"),
    (r"(#) av (#) insatser ligger säkert under (\d+ %), ingen säkert över",
     r"Reliably below \3: \1 of \2 insatser; reliably above: none"),
    (r"(#) av (#) insatser ligger säkert över (\d+ %), (#) säkert under",
     r"Reliably above \3: \1 of \2 insatser; reliably below: \4"),
    (r"Gick vidare efter kön och ålder: inget kan visas", "Moved on by gender and age: nothing can be shown"),
    (r"Ingen redovisad grupp efter kön och ålder ligger säkert över eller säkert under (\d+ %)",
     r"No group shown by gender and age is reliably above or reliably below \1"),
    (r"(#) av (#) grupper efter kön och ålder ligger säkert över (\d+ %), (#) säkert under",
     r"Reliably above \3: \1 of \2 groups by gender and age; reliably below: \4"),
    (r"(#) av (#) grupper efter kön och ålder ligger säkert över (\d+ %)",
     r"Reliably above \3: \1 of \2 groups by gender and age"),
    (r"(#) av (#) grupper efter kön och ålder ligger säkert under (\d+ %)",
     r"Reliably below \3: \1 of \2 groups by gender and age"),
    (r"Kvinnor (\d+–\d+) år ligger säkert över (\d+ %)", r"Reliably above \2: women \1"),
    (r"Män (\d+–\d+) år ligger säkert över (\d+ %)", r"Reliably above \2: men \1"),
    (r"Kvinnor (\d+–\d+) år ligger säkert under (\d+ %)", r"Reliably below \2: women \1"),
    (r"Män (\d+–\d+) år ligger säkert under (\d+ %)", r"Reliably below \2: men \1"),
    (r"Fler skattar sin hälsa som bättre än som sämre vid avslut",
     "More rate their health as better than as worse at exit"),
    (r"Fler skattar sin hälsa som sämre än som bättre vid avslut",
     "More rate their health as worse than as better at exit"),
    (r"Ingen säker skillnad mellan hur många som skattar sin hälsa som bättre och som sämre",
     "No reliable difference between how many rate their health as better and as worse"),
    (r"Förändrad självskattad hälsa, grupp för grupp", "Change in self-rated health, group by group"),
    (r"Förändrad hälsa: inget kan visas", "Change in health: nothing can be shown"),
    (r"Färre har offentlig försörjning vid avslut än före start",
     "Fewer have public support at exit than before the start"),
    (r"Fler har offentlig försörjning vid avslut än före start",
     "More have public support at exit than before the start"),
    (r"Ingen säker skillnad i offentlig försörjning mellan start och avslut",
     "No reliable difference in public support between start and exit"),
    (r"Offentlig försörjning före och efter, grupp för grupp", "Public support before and after, group by group"),
    (r"Offentlig försörjning: inget kan visas", "Public support: nothing can be shown"),
    (r"Inga deltaganden avslutades, (\d{4})", r"No participations ended, \1"),
    (r"Vilka som avslutade en insats, (\d{4})", r"Who finished an insats, \1"),
    (r"Kvinnor och män har lika många avslutade deltaganden, (\d{4})",
     r"Women and men have equally many finished participations, \1"),
    (r"Kvinnor har fler avslutade deltaganden än män, (\d{4})",
     r"Women have more finished participations than men, \1"),
    (r"Män har fler avslutade deltaganden än kvinnor, (\d{4})",
     r"Men have more finished participations than women, \1"),
    (r"(~) av (~) med offentlig försörjning före start hade den inte vid avslut, (\d{4})",
     r"\1 of \2 with public support before the start did not have it at exit, \3"),
    (r"(~) av (~) har börjat arbeta eller studera inom tolv månader, (\d{4})",
     r"\1 of \2 have begun to work or study within twelve months, \3"),
    (r"Tid till arbete: inget kan visas", "Time to work: nothing can be shown"),
    (r"Insatserna mot vad som väntas av en slump: kan inte visas",
     "Insatser against what chance allows: cannot be shown"),
    (r"(#) av (#) insatser ligger utanför en gräns, men utfall som saknas kan ändra läget för (#) av dem",
     r"Outside a limit: \1 of \2 insatser; missing outcomes could change that for \3 of them"),
    (r"(#) av (#) insatser ligger utanför en gräns, men utfall som saknas kan ändra läget",
     r"Outside a limit: \1 of \2 insatser, but missing outcomes could change that"),
    (r"Ingen redovisad insats ligger utanför 95 %-gränsen", "No insats shown lies outside the 95 % limits"),
    (r"(#) av (#) insatser ligger utanför 95 %-gränsen, ingen utanför 99,8 %-gränsen",
     r"Outside the 95 % limits: \1 of \2 insatser; outside the 99.8 % limits: none"),
    (r"(#) av (#) insatser ligger utanför 99,8 %-gränsen, ytterligare (#) utanför 95 %-gränsen",
     r"Outside the 99.8 % limits: \1 of \2 insatser; outside the 95 % limits only: \3"),
    (r"(#) av (#) insatser ligger utanför 99,8 %-gränsen", r"Outside the 99.8 % limits: \1 of \2 insatser"),
    (r"Kostnad per deltagande som gick vidare, (\d{4})", r"Cost per participation that moved on, \1"),
    (r"Insatserna kostade tillsammans ungefär (~) kronor för varje deltagande som gick vidare, (\d{4})",
     r"Together the insatser cost about \1 kronor for each participation that moved on, \2"),
    (r"Gick vidare kvartal för kvartal: för få kvartal för att bedöma en förändring",
     "Moved on quarter by quarter: too few quarters to tell of a change"),
    (r"Ingen säkerställd förändring över kvartalen", "No reliable change over the quarters"),
    (r"Flera saker i kvartalen är värda att titta på", "Several things in the quarters are worth a look"),
    (r"Värt att titta på: (@) ligger över gränsen", r"Worth a look: \1: above the limit"),
    (r"Värt att titta på: (@) ligger under gränsen", r"Worth a look: \1: below the limit"),
    (r"Värt att titta på: inget redovisat kvartal från (@) till (@) ligger under mittlinjen",
     r"Worth a look: no quarter shown from \1 to \2 lies below the middle line"),
    (r"Värt att titta på: inget redovisat kvartal från (@) till (@) ligger över mittlinjen",
     r"Worth a look: no quarter shown from \1 to \2 lies above the middle line"),
    (r"Värt att titta på: varje redovisat kvartal efter (@) till och med (@) är högre än det förra",
     r"Worth a look: every quarter shown after \1 up to \2 is higher than the one before"),
    (r"Värt att titta på: varje redovisat kvartal efter (@) till och med (@) är lägre än det förra",
     r"Worth a look: every quarter shown after \1 up to \2 is lower than the one before"),
    (r"Värt att titta på: (@) och (@) ligger båda nära den övre gränsen",
     r"Worth a look: \1 and \2 both lie near the upper limit"),
    (r"Värt att titta på: (@) och (@) ligger båda nära den undre gränsen",
     r"Worth a look: \1 and \2 both lie near the lower limit"),
)  # fmt: skip
"""`#`: a number up to twenty in words. `@`: quarters; `~`: a count. Each is put into English in turn."""

ALTS = {
    "goal_attainment": "Dot chart with one row per insats: the share who moved on, {so_far}, with 95 % interval and a "
    "line at the goal {goal}",
    "gender_age": "Dot chart with one panel per gender and one row per age group: the share who moved on, {whole}, "
    "with 95 % interval and a line at the goal {goal}",
    "health_change": "Bar chart with one row per group: the share who rate their health as worse to the left, as "
    "better to the right and as unchanged apart, {so_far}, with 95 % interval",
    "support_before_after": "Dot chart with two dots per group: the share with public support before the start and at "
    "exit, {so_far}, with 95 % interval",
    "funnel": "Funnel plot with a point for each insats: the share who moved on {so_far} against how many finished, a "
    "line at the share of everyone, and a 95 % limit and a 99.8 % limit on either side, which come nearer to the line "
    "as the number grows",
    "trend": "Line chart with a point for each quarter: the share who moved on, all insatser together, {quarters}, "
    "with a middle line",
    "who_finished": "Age chart with women to one side and men to the other, a bar for each age band: finished "
    "participations {whole}",
    "support_flow": "Flow chart from before the start to exit, {flow}: with or without public support, and how many "
    "kept it, left it, gained it or never had it",
    "time_to_work": "Bar chart with a column for three, six and twelve months from the start: the share who have begun "
    "to work or study, {whole}, with 95 % interval",
    "cost_per_outcome": "Bars from zero, one per insats, with intervals: cost per participation that moved on, {whole}",
}


def title_in_english(swedish: str) -> str:
    """The title in English. Raises KeyError where the phrase book has no such title."""
    quarter = r"(?:första|andra|tredje|fjärde) kvartalet \d{4}"
    quarters = rf"{quarter}(?:, {quarter})*(?: och {quarter})?"
    text = swedish[:1].lower() + swedish[1:]
    for said, english in TITLES:
        lower = said[:1].lower() + said[1:]
        pattern = (
            lower.replace("#", _NUMBER)
            .replace("@", quarters)
            .replace(" ", f"[ {SPACE}]")
            .replace("~", rf"[\d{SPACE}]+")
        )
        found = re.fullmatch(pattern, text)
        if found:
            put = re.sub(r"\\(\d)", lambda number, found=found: _part(found[int(number[1])]), english)
            return (put[:1].upper() + put[1:]).replace(" %", f"{SPACE}%").replace(" kronor", f"{SPACE}kronor")
    raise KeyError(swedish)


def alt_in_english(chart: str, title: str, facts: dict[str, str]) -> str:
    """`facts`: what the Swedish alt text was filled with. `title`: the English one."""
    facts = {name: span_in_english(text) for name, text in facts.items()}
    return f"{ALTS[chart].format(**facts)}. {title}. {_TABLE}".replace(" %", f"{SPACE}%")


def span_in_english(text: str) -> str:
    """“januari–september 2026” and “första kvartalet 2024 till …”."""
    text = _quarters(text).replace(" till ", " to ")
    return re.sub("|".join(_MONTHS), lambda found: _MONTHS[found[0]], text)


def _part(text: str) -> str:
    """A number in words, a count with its thousands, quarters, or what is the same in both languages."""
    if text.lower() in WORDS:
        return _ENGLISH[WORDS.index(text.lower())]
    if re.fullmatch(rf"\d{{1,3}}(?:{SPACE}\d{{3}})+", text):
        return text.replace(SPACE, ",")
    return _listed(_quarters(text)) if "kvartalet" in text else text


def _quarters(text: str) -> str:
    put: Callable[[re.Match[str]], str] = lambda found: f"{_ORDINALS[found[1]]} quarter of {found[2]}"  # noqa: E731
    return re.sub(r"(första|andra|tredje|fjärde) kvartalet (\d{4})", put, text)


def _listed(text: str) -> str:
    """Three or more have a comma before the last."""
    return text.replace(" och ", ", and ") if ", " in text else text.replace(" och ", " and ")
