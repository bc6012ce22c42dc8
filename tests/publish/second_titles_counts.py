"""The Swedish titles over who finished, ways of support, funnel, quarters and cost, computed again from figures.csv."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from reading import SPACE, binomial_limit, grouped
from reading_money import costs_again
from second_titles import counted

from pipeline.vocabulary.release import Release

Row = dict[str, str]
_LEAST = 5
_QUARTERS = ("första", "andra", "tredje", "fjärde")


def counted_titles(rows: Sequence[Row], release: Release) -> dict[str, str]:
    """The title of each of these charts by its id; those that are not drawn are left out."""
    whole_year = str(release.period.latest_whole_year)
    found = {
        "who_finished": _finished(_of(rows, "moved_on", "year", whole_year), whole_year),
        "funnel": _funnel(_of(rows, "moved_on", "year", str(release.period.last_quarter)[:4])),
        "trend": _trend(rows),
        "cost_per_outcome": _cost(rows, release, whole_year),
        "time_to_work": _time(rows, whole_year),
    }
    flow = next((title for back in range(3) if (title := _flow(rows, str(int(whole_year) - back)))), None)
    return {**found, **({"support_flow": flow} if flow else {})}


def _of(rows: Sequence[Row], metric: str, kind: str, period: str) -> list[Row]:
    wanted = {"metric": metric, "basis": "finished", "period_kind": kind, "period": period}
    return [row for row in rows if all(row[name] == value for name, value in wanted.items())]


def _everyone(rows: Sequence[Row]) -> Row | None:
    names = ("gender", "age_group", "insats_id", "municipality")
    return next((row for row in rows if not any(row[name] for name in names)), None)


def _finished(rows: Sequence[Row], year: str) -> str:
    alone = {row["gender"]: row for row in rows if row["gender"] and not row["age_group"]}
    counts = [
        int(alone[code]["denominator"]) + int(alone[code]["missing"]) if alone[code]["missing"] else None
        for code in ("kvinna", "man")
    ]
    women, men = counts
    if women is None or men is None:
        return f"Vilka som avslutade en insats, {year}"
    if women == men == 0:
        return f"Inga deltaganden avslutades, {year}"
    if women == men:
        return f"Kvinnor och män har lika många avslutade deltaganden, {year}"
    more, fewer = ("Kvinnor", "män") if women > men else ("Män", "kvinnor")
    return f"{more} har fler avslutade deltaganden än {fewer}, {year}"


def _flow(rows: Sequence[Row], year: str) -> str | None:
    names = ("public_support_before", "public_support_after", "left_public_support")
    before, after, left = (_everyone(_of(rows, name, "year", year)) for name in names)
    if not (before and after and left and before["numerator"] and after["numerator"] and left["numerator"]):
        return None
    had, has, gone, known = (int(each) for each in (before["numerator"], after["numerator"], left["numerator"],
                                                    before["denominator"]))  # fmt: skip
    ways = (had - gone, gone, has - (had - gone), known - had - (has - (had - gone)))
    is_whole = after["denominator"] == before["denominator"] and left["denominator"] == before["numerator"] and known
    if not is_whole or any(way < 0 or 0 < way < _LEAST for way in ways):
        return None
    return f"{grouped(gone)} av {grouped(had)} med offentlig försörjning före start hade den inte vid avslut, {year}"


def _funnel(rows: Sequence[Row]) -> str:
    everyone = _everyone(rows)
    held = [row for row in rows if row["insats_id"] and row["value"]]
    absent = "Insatserna mot vad som väntas av en slump: kan inte visas"
    if not everyone or not everyone["value"] or len(held) < 2:
        return absent
    centre = Fraction(int(everyone["numerator"]), int(everyone["denominator"]))
    if centre in (0, 1):
        return absent
    depths = [_depth(int(row["numerator"]), int(row["denominator"]), float(centre)) for row in held]
    nearest = [
        min(_depth(int(row["numerator"]) + more, int(row["denominator"]) + int(row["missing"]), float(centre))
            for more in range(int(row["missing"]) + 1))
        for row in held
    ]  # fmt: skip
    near, far, all_ = depths.count(1), depths.count(2), counted(len(held))
    movable = sum(now > could for now, could in zip(depths, nearest, strict=True))
    return _capital(_outside(near, far, movable, all_))


def _outside(near: int, far: int, movable: int, all_: str) -> str:
    if movable:
        whom = "" if movable == near + far else f" för {counted(movable)} av dem"
        outside = f"{counted(near + far)} av {all_} insatser ligger utanför en gräns"
        return f"{outside}, men utfall som saknas kan ändra läget{whom}"
    narrow, wide = f"95{SPACE}%-gränsen", f"99,8{SPACE}%-gränsen"
    if not near and not far:
        return f"Ingen redovisad insats ligger utanför {narrow}"
    if not far:
        return f"{counted(near)} av {all_} insatser ligger utanför {narrow}, ingen utanför {wide}"
    more = f", ytterligare {counted(near)} utanför {narrow}" if near else ""
    return f"{counted(far)} av {all_} insatser ligger utanför {wide}{more}"


def _depth(reached: int, people: int, centre: float) -> int:
    """0 inside all limits, 1 outside the nearer, 2 outside the farther."""
    low, high, far_low, far_high = (binomial_limit(people, centre, at) for at in (0.025, 0.975, 0.001, 0.999))
    share = reached / people
    return 2 if not far_low <= share <= far_high else 1 if not low <= share <= high else 0


def _trend(rows: Sequence[Row]) -> str:
    of_all = [row for row in rows if (row["metric"], row["basis"], row["period_kind"]) ==
              ("moved_on", "finished", "quarter") and row["value"] and _everyone([row])]  # fmt: skip
    points = sorted(of_all, key=lambda row: row["period"])[-12:]
    if len(points) < 7:
        return "Gick vidare kvartal för kvartal: för få kvartal för att bedöma en förändring"
    said = list(_noticed(points))
    if not said:
        return "Ingen säkerställd förändring över kvartalen"
    # More than three quarters are no title.
    if len(said) == 1 and said[0]:
        return f"Värt att titta på: {said[0]}"
    return "Flera saker i kvartalen är värda att titta på"


def _noticed(points: Sequence[Row]) -> Iterator[str]:
    """What speaks, each in words; an empty text where it is too much for a title."""
    names = [f"{_QUARTERS[int(row['period'][-1]) - 1]} kvartalet {row['period'][:4]}" for row in points]
    shares = [Fraction(int(row["numerator"]), int(row["denominator"])) for row in points]
    middle, reaches = _middle_and_reach(points, shares)
    # What lies no further from the line than a binary fraction's width is on it.
    width = Fraction(1, 10**12) * max(shares)
    away = [share - middle if abs(share - middle) > width else Fraction(0) for share in shares]
    outside = [at for at, reach in enumerate(reaches) if abs(away[at]) > reach + width]
    for way, word in ((1, "över"), (-1, "under")):
        own = [names[at] for at in outside if away[at] * way > 0]
        if own:
            yield f"{_listed(own)} ligger {word} gränsen" if len(own) <= 3 else ""
    yield from _stretches(away, names)
    yield from _climbs(shares, names)
    yield from _outer(away, reaches, names, outside)


def _middle_and_reach(points: Sequence[Row], shares: Sequence[Fraction]) -> tuple[Fraction, list[float]]:
    """The line, and how far each point's limits lie from it; none of fewer than twelve."""
    of = [int(row["denominator"]) for row in points]
    if len(points) < 12:
        return Fraction(repr(statistics.median(float(share) for share in shares))), []
    if min(of) >= 20:
        middle = Fraction(sum(int(row["numerator"]) for row in points), sum(of))
        return middle, [3 * float(middle * (1 - middle) / n) ** 0.5 for n in of]
    ranges = [abs(late - early) for early, late in pairwise(shares)]
    kept = [each for each in ranges if each <= Fraction("3.267") * sum(ranges) / len(ranges)]
    return sum(shares) / len(shares), [float(Fraction("2.66") * sum(kept) / len(kept))] * len(shares)


def _stretches(away: Sequence[Fraction], names: Sequence[str]) -> Iterator[str]:
    off = [at for at in range(len(away)) if away[at]]
    while off:
        own = [at for at in off if (away[at] > 0) == (away[off[0]] > 0)]
        end = next((number for number, at in enumerate(off) if at not in own), len(off))
        if end >= 7:
            other = "under" if away[off[0]] > 0 else "över"
            yield (f"inget redovisat kvartal från {names[off[0]]} till {names[off[end - 1]]} ligger {other} "
                   "mittlinjen")  # fmt: skip
        off = off[end:]


def _climbs(shares: Sequence[Fraction], names: Sequence[str]) -> Iterator[str]:
    ways = [(late > early) - (late < early) for early, late in pairwise(shares)]
    start = 0
    for end in range(1, len(ways) + 1):
        if end == len(ways) or ways[end] != ways[start]:
            if ways[start] and end - start >= 6:
                word = "högre" if ways[start] > 0 else "lägre"
                yield f"varje redovisat kvartal efter {names[start]} till och med {names[end]} är {word} än det förra"
            start = end


def _outer(
    away: Sequence[Fraction], reaches: Sequence[float], names: Sequence[str], outside: Sequence[int]
) -> Iterator[str]:
    """Two of three neighbours beyond two thirds of the way to a limit, unless both are outside and told already."""
    sides = [
        (each > 0) - (each < 0) if abs(each) > reach * 2 / 3 else 0
        for each, reach in zip(away[: len(reaches)], reaches, strict=True)
    ]
    for at, side in enumerate(sides):
        near = [each for each in (at + 1, at + 2) if each < len(sides) and sides[each] == side]
        if side and near and not {at, near[0]} <= set(outside):
            word = "övre" if side > 0 else "undre"
            yield f"{names[at]} och {names[near[0]]} ligger båda nära den {word} gränsen"


def _listed(names: Sequence[str]) -> str:
    return " och ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _cost(rows: Sequence[Row], release: Release, year: str) -> str:
    each = costs_again(release, list(rows)).get("")
    if each is None:
        return f"Kostnad per deltagande som gick vidare, {year}"
    kronor = f"{grouped(each[1])}{SPACE}kronor"
    return f"Insatserna kostade tillsammans ungefär {kronor} för varje deltagande som gick vidare, {year}"


def _time(rows: Sequence[Row], year: str) -> str:
    """All three are of the same people, so where one is not shown none is."""
    told = [_everyone(_of(rows, f"begun_within_{months}", "year", year)) for months in (3, 6, 12)]
    if not all(row and row["value"] for row in told):
        return "Tid till arbete: inget kan visas"
    last = told[-1]
    assert last is not None
    x, n = int(last["numerator"]), int(last["denominator"])
    return f"{grouped(x)} av {grouped(n)} har börjat arbeta eller studera inom tolv månader, {year}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
