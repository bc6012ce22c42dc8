"""Reads publications back, by other ways than they were written."""

from __future__ import annotations

import re
import statistics
from decimal import ROUND_HALF_UP, Decimal
from html.parser import HTMLParser
from math import comb

SPACE = "\N{NO-BREAK SPACE}"


class PageReader(HTMLParser):
    """Tables as rows of cell texts by table id, all ids, all visible text by section id."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.text: list[str] = []
        self._table = ""
        self._cell: list[str] | None = None
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        self._silent += tag in ("style", "svg")
        if tag == "table":
            self._table = str(given["id"])
            self.tables[self._table] = []
        elif tag == "tr":
            self.tables[self._table].append([])
        elif tag in ("td", "th"):
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("style", "svg")
        if tag in ("td", "th") and self._cell is not None:
            self.tables[self._table][-1].append("".join(self._cell))
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)
        if not self._silent:
            self.text.append(data)


def read_page(html: str) -> PageReader:
    reader = PageReader()
    reader.feed(html)
    return reader


def percent_half_up(numerator: int, denominator: int) -> int:
    """A second way to round than the product's: decimals instead of whole numbers."""
    return int((Decimal(100 * numerator) / Decimal(denominator)).quantize(Decimal(1), ROUND_HALF_UP))


def grouped(number: int) -> str:
    """1234 as the Swedish page prints it."""
    return re.sub(r"(?<=\d)(?=(\d{3})+$)", SPACE, str(number))


def allowed_numbers(figures: list[dict[str, str]]) -> set[str]:
    """Every whole number that a figure may be printed as."""
    allowed: set[str] = set()
    for row in figures:
        for name in ("numerator", "denominator", "missing", "excluded"):
            if row[name]:
                allowed.add(grouped(int(row[name])))
        if row["denominator"] and row["missing"]:
            # All who finished: those whose outcome is known and those whose is not.
            allowed.add(grouped(int(row["denominator"]) + int(row["missing"])))
        if row["value"]:
            allowed.add(str(percent_half_up(int(row["numerator"]), int(row["denominator"]))))
            for limit in (row["ci_low"], row["ci_high"]):
                percent = int((Decimal(limit) * 100).quantize(Decimal(1), ROUND_HALF_UP))
                short = row["target"] and Decimal(limit) < Decimal(row["target"]) <= Decimal(percent) / 100
                allowed.add(str(percent - 1 if short else percent))
    return allowed


def derived_numbers(figures: list[dict[str, str]]) -> set[str]:
    """What follows from the figures: per cents of a funnel's and a series' limits, and counts of ways of support."""
    shares = funnel_limits_again(figures) + trend_again(figures)
    ways = {grouped(each) for each in ways_again(figures)}
    return ways | {str(int((Decimal(repr(share)) * 100).quantize(Decimal(1), ROUND_HALF_UP))) for share in shares}


def ways_again(figures: list[dict[str, str]]) -> list[int]:
    """Who kept, left, gained and never had public support, and their sums, of every year that tells it."""
    wanted = ("public_support_before", "public_support_after", "left_public_support")
    of_year = {
        (row["metric"], row["period"]): row for row in figures
        if row["metric"] in wanted and (row["basis"], row["period_kind"]) == ("finished", "year") and row["numerator"]
        and not any(row[name] for name in ("gender", "age_group", "insats_id", "municipality"))
    }  # fmt: skip
    found: list[int] = []
    for year in {period for _, period in of_year}:
        before, after, left = (of_year.get((metric, year)) for metric in wanted)
        if before and after and left:
            had, has, gone = (int(row["numerator"]) for row in (before, after, left))
            kept, known = had - gone, int(before["denominator"])
            found += [kept, gone, has - kept, known - had - has + kept, known - had, known - has]
    return found


def funnel_limits_again(figures: list[dict[str, str]]) -> list[float]:
    """The limits of every insats around everyone, by another way than the product's."""
    rows = [
        row for row in figures if (row["metric"], row["basis"], row["period_kind"]) == ("moved_on", "finished", "year")
    ]
    everyone = {row["period"]: row for row in rows if row["figure_id"].endswith("/finished") and row["numerator"]}
    found = []
    for row in rows:
        if row["insats_id"] and row["value"] and row["period"] in everyone:
            reached, people = (int(everyone[row["period"]][name]) for name in ("numerator", "denominator"))
            if 0 < reached < people:
                limits = (0.001, 0.025, 0.975, 0.999)
                found += [binomial_limit(int(row["denominator"]), reached / people, each) for each in limits]
    return found


def binomial_limit(people: int, share: float, quantile: float) -> float:
    """Spiegelhalter 2005: the binomial quantile as a sum of terms, drawn back to where the sum is just enough."""
    below = 0.0
    for reached in range(people + 1):
        term = comb(people, reached) * share**reached * (1 - share) ** (people - reached)
        if below + term >= quantile:
            return min(1.0, max(0.0, (reached - (below + term - quantile) / term) / people))
        below += term
    return 1.0


def trend_again(figures: list[dict[str, str]]) -> list[float]:
    """Middle and limits of the latest twelve quarters shown, by another way than the product's."""
    rows = [
        row for row in figures
        if row["figure_id"].startswith("moved_on.1/share/quarter") and row["figure_id"].endswith("/finished")
        and row["value"]
    ]  # fmt: skip
    points = [(int(row["numerator"]), int(row["denominator"])) for row in sorted(rows, key=lambda row: row["period"])][
        -12:
    ]
    if len(points) < 12:
        return [statistics.median(x / n for x, n in points)] if points else []
    middle = sum(x for x, _ in points) / sum(n for _, n in points)
    reach = [3 * (middle * (1 - middle) / n) ** 0.5 for _, n in points]
    return [middle, *(max(0.0, middle - each) for each in reach), *(min(1.0, middle + each) for each in reach)]


# What is printed without being a figure: years, age bands, quarters, the levels of intervals and limits, the goal, the
# least people, and the note on chance.
_CONSTANTS = re.compile(
    rf"\b20\d\d\b|\d\d–\d\d(?= år)|\bK[1-4]\b|99,8(?={SPACE}%)|(?<=minst )10(?= personer)|95(?={SPACE}%|-procent)"
    rf"|70(?={SPACE}%| procent)|(?<=Vid )20(?= jämförelser)"
)


def printed_numbers(text: str) -> set[str]:
    """The whole numbers in a text, less the constants."""
    return set(re.findall(rf"\d+(?:{SPACE}\d{{3}})*", _CONSTANTS.sub("", text)))
