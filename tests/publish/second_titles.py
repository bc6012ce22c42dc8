"""The charts' Swedish titles computed a second time: from figures.csv alone, by a test instead of an interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from reading import SPACE

from pipeline.vocabulary.definitions import Definitions

Row = dict[str, str]
_Z2 = Fraction("1.959963984540054") ** 2
WORDS = (
    "ingen", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
    "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo",
)  # fmt: skip


@dataclass(frozen=True)
class Sure:
    """When a level is surely beyond its target. `counts_missing`: also if all that are missing speak against it."""

    counts_missing: bool

    def side(self, row: Row) -> str:
        """ "over", "under" or neither, against the row's own target."""
        x, n, missing = (int(row[name]) for name in ("numerator", "denominator", "missing"))
        target, unknown = Fraction(row["target"]), missing if self.counts_missing else 0
        if row["certainty"] == "not_assessed" or not is_beyond(x, n, target):
            return ""
        if x > n * target:
            return "over" if x > (n + unknown) * target and is_beyond(x, n + unknown, target) else ""
        most = x + unknown
        return "under" if most < (n + unknown) * target and is_beyond(most, n + unknown, target) else ""


def second_titles(rows: Sequence[Row], definitions: Definitions, sure: Sure) -> dict[str, str]:
    """The title of each chart that is known here, by its id. `rows`: those of figures.csv, one target for all."""
    finished = [row for row in rows if row["basis"] == "finished" and row["period_kind"] == "year"]
    year = max(row["period"] for row in finished)
    so_far = [row for row in finished if row["period"] == year]
    return {
        "goal_attainment": _capital(
            _goal([row for row in so_far if row["metric"] == "moved_on" and row["insats_id"]], sure)
        ),
        "gender_age": _capital(_groups(_whole_year(rows), definitions, sure)),
        "health_change": _change(so_far, ("health_better", "health_worse", "health_same"), (
            "Fler skattar sin hälsa som bättre än som sämre vid avslut",
            "Fler skattar sin hälsa som sämre än som bättre vid avslut",
            "Ingen säker skillnad mellan hur många som skattar sin hälsa som bättre och som sämre",
            "Förändrad självskattad hälsa, grupp för grupp",
            "Förändrad hälsa: inget kan visas",
        )),
        "support_before_after": _change(so_far, ("public_support_before", "public_support_after"), (
            "Färre har offentlig försörjning vid avslut än före start",
            "Fler har offentlig försörjning vid avslut än före start",
            "Ingen säker skillnad i offentlig försörjning mellan start och avslut",
            "Offentlig försörjning före och efter, grupp för grupp",
            "Offentlig försörjning: inget kan visas",
        )),
    }  # fmt: skip


def is_beyond(x: int, n: int, share: Fraction) -> bool:
    """Whether x of n is so far from a share that chance is no answer, at 95 %: the score test that Wilson inverts."""
    return (x - n * share) ** 2 >= _Z2 * n * share * (1 - share)


def limit(row: Row, way: int) -> float:
    """The farthest share in a direction that x of n is not beyond, by halving."""
    x, n = int(row["numerator"]), int(row["denominator"])
    inside, outside = x / n, (1.0 if way > 0 else 0.0)
    if not is_beyond(x, n, Fraction(outside)):
        return outside
    for _ in range(40):
        middle = (inside + outside) / 2
        inside, outside = (inside, middle) if is_beyond(x, n, Fraction(middle)) else (middle, outside)
    return inside


def _drawn(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row["status"] == "shown" and row["value"]]


def _percent(row: Row) -> str:
    return f"{Fraction(row['target']) * 100}{SPACE}%"


def counted(number: int) -> str:
    """Up to twenty in words."""
    return WORDS[number] if number < len(WORDS) else str(number)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _goal(rows: Sequence[Row], sure: Sure) -> str:
    drawn = _drawn(rows)
    if not drawn:
        return "Gick vidare per insats: inget kan visas"
    sides, goal = [sure.side(row) for row in drawn], _percent(drawn[0])
    over, under = sides.count("over"), sides.count("under")
    if len(drawn) == 1:
        return {
            "over": f"Insatsen ligger säkert över {goal}",
            "under": f"Insatsen ligger säkert under {goal}",
            "": f"Det går inte att avgöra om insatsen ligger över eller under {goal}",
        }[sides[0]]
    if not over and not under:
        return f"Ingen redovisad insats ligger säkert över eller säkert under {goal}"
    if not over:
        return f"{counted(under)} av {counted(len(drawn))} insatser ligger säkert under {goal}, ingen säkert över"
    return f"{counted(over)} av {counted(len(drawn))} insatser ligger säkert över {goal}, {counted(under)} säkert under"


def _whole_year(rows: Sequence[Row]) -> list[Row]:
    """The goal by gender and age in the latest year whose last quarter is told of."""
    last = max(row["period"] for row in rows if row["period_kind"] == "quarter")
    year = last[:4] if last.endswith("Q4") else str(int(last[:4]) - 1)
    wanted = {"metric": "moved_on", "basis": "finished", "period_kind": "year", "period": year}
    return [row for row in rows if all(row[name] == value for name, value in wanted.items())]


def _groups(rows: Sequence[Row], definitions: Definitions, sure: Sure) -> str:
    genders = {each.code: each.label["sv"] for each in definitions.groups.genders}
    ages = {each.code: each.label["sv"] for each in definitions.groups.age_bands}
    drawn = _drawn([row for row in rows if row["gender"] in genders and row["age_group"] in ages])
    if not drawn:
        return "Gick vidare efter kön och ålder: inget kan visas"
    goal, of = _percent(drawn[0]), f"av {counted(len(drawn))} grupper efter kön och ålder ligger säkert"
    over, under = (
        [f"{genders[row['gender']]} {ages[row['age_group']]}" for row in drawn if sure.side(row) == way]
        for way in ("over", "under")
    )
    if not over and not under:
        return f"Ingen redovisad grupp efter kön och ålder ligger säkert över eller säkert under {goal}"
    if over and under:
        return f"{counted(len(over))} {of} över {goal}, {counted(len(under))} säkert under"
    way, names = ("över", over) if over else ("under", under)
    return f"{names[0]} ligger säkert {way} {goal}" if len(names) == 1 else f"{counted(len(names))} {of} {way} {goal}"


def _change(rows: Sequence[Row], metrics: Sequence[str], titles: tuple[str, str, str, str, str]) -> str:
    """`titles`: the first surely larger, the second, neither, told of groups alone, and of nobody."""
    everyone, groups = (), _places(rows, metrics)
    if everyone not in groups:
        return titles[3] if groups else titles[4]
    one, two = groups[everyone][metrics[0]], groups[everyone][metrics[1]]
    if limit(one, -1) > limit(two, 1):
        return titles[0]
    return titles[1] if limit(two, -1) > limit(one, 1) else titles[2]


def _places(rows: Sequence[Row], metrics: Sequence[str]) -> dict[tuple[str, ...], dict[str, Row]]:
    """Everyone (), the two genders and the insatser, where every one of some metrics is drawn."""
    found: dict[tuple[str, ...], dict[str, Row]] = {}
    for row in _drawn(rows):
        if row["metric"] in metrics and not row["age_group"] and not row["municipality"] and row["gender"] != "ovrig":
            place = tuple(each for each in (row["gender"], row["insats_id"]) if each)
            found.setdefault(place, {})[row["metric"]] = row
    return {place: held for place, held in found.items() if len(held) == len(metrics)}
