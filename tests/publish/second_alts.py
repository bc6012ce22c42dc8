"""The Swedish alt texts a second time: what is drawn, of when, and the title. A chart that is not here is not known."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reading import SPACE
from second_quarters import quarter_again

Row = dict[str, str]
_LAST = ("mars", "juni", "september", "december")
_END = "Alla tal står i tabellen vid diagrammet."
DRAWN = {
    "goal_attainment": "Punktdiagram med en rad per insats: andelen som gick vidare {so_far} med 95 %-intervall och en "
    "linje vid målet {goal}",
    "gender_age": "Punktdiagram i en ruta per kön, med en rad per åldersgrupp: andelen som gick vidare {whole} med "
    "95 %-intervall och en linje vid målet {goal}",
    "health_change": "Stapeldiagram med en rad per grupp: andelen som skattar sin hälsa som sämre åt vänster, som "
    "bättre åt höger och som oförändrad för sig, {so_far}, med 95 %-intervall",
    "support_before_after": "Punktdiagram med två punkter per grupp: andelen med offentlig försörjning före start och "
    "vid avslut, {so_far}, med 95 %-intervall",
    "funnel": "Trattdiagram med en punkt per insats: andelen som gick vidare {so_far} mot antalet avslutade, en linje "
    "vid andelen för alla, och en 95 %-gräns och en 99,8 %-gräns på var sida, som närmar sig linjen när antalet ökar",
    "trend": "Linjediagram med en punkt per kvartal: andelen som gick vidare, alla insatser tillsammans, {quarters}, "
    "med en mittlinje",
    "who_finished": "Åldersdiagram med kvinnor åt ena hållet och män åt det andra, en stapel per åldersgrupp: "
    "avslutade deltaganden {whole}",
    "support_flow": "Flödesdiagram från före start till vid avslut, {flow}: med eller utan offentlig försörjning, och "
    "hur många som behöll den, lämnade den, fick den eller aldrig hade den",
    "time_to_work": "Stapeldiagram med en stapel för tre, sex och tolv månader från start: andelen som har börjat "
    "arbeta eller studera, {whole}, med 95 %-intervall",
    "cost_per_outcome": "Liggande staplar från noll, en per insats, med intervall: kostnad per deltagande som gick "
    "vidare, {whole}",
}


def alt_again(chart: str, title: str, rows: Sequence[Row], whole: str) -> str:
    """The alt text of a chart with such a title. `whole`: the latest whole year. KeyError for a kind not known here."""
    facts = filled_with(title, rows, whole)
    drawn = DRAWN[chart].replace(" %", f"{SPACE}%")
    return f"{drawn.format(**facts)}. {title}. {_END}"


def filled_with(title: str, rows: Sequence[Row], whole: str) -> dict[str, str]:
    """The spans and the goal that alt texts name."""
    told = [row for row in rows if row["metric"] == "moved_on" and row["figure_id"].endswith("/finished")]
    return {
        "so_far": _so_far(told), "whole": whole, "quarters": _quarters(told),
        # The flow may be of an earlier year: its title says which.
        "flow": title[-4:], "goal": f"{Fraction(told[0]['target']) * 100}{SPACE}%",
    }  # fmt: skip


def whole_year(rows: Sequence[Row]) -> str:
    """The latest year whose last quarter is told of."""
    last = max(row["period"] for row in rows if row["period_kind"] == "quarter")
    return last[:4] if last.endswith("Q4") else str(int(last[:4]) - 1)


def _so_far(told: Sequence[Row]) -> str:
    last = max(row["period"] for row in told if row["period_kind"] == "quarter")
    year, number = last.split("-Q")
    return year if number == "4" else f"januari–{_LAST[int(number) - 1]} {year}"


def _quarters(told: Sequence[Row]) -> str:
    """From the first of the latest twelve that are shown, or of the latest twelve, to the last."""
    rows = sorted((row for row in told if row["period_kind"] == "quarter"), key=lambda row: row["period"])
    first = min(row["period"] for row in (*rows[-12:], *[row for row in rows if row["value"]][-12:]))
    last = rows[-1]["period"]
    return quarter_again(last) if first == last else f"{quarter_again(first)} till {quarter_again(last)}"
