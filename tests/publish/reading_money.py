"""The numbers of money again, from the invented amounts and the published figures, by another way than the product."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from math import sqrt

from pipeline.vocabulary.release import Release

SPACE = "\N{NO-BREAK SPACE}"
Z = Decimal("1.959963984540054")


def each_again(kronor: int, moved_on: int, known: int) -> tuple[int, int, int]:
    """Low, value and high in rounded kronor: Wilson's limits of the share, and the cost over the people they make."""
    share, z2 = Decimal(moved_on) / known, Z * Z
    middle = (share + z2 / (2 * known)) / (1 + z2 / known)
    half = Z / (1 + z2 / known) * Decimal(sqrt(share * (1 - share) / known + z2 / (4 * known * known)))
    low, high = middle - half, min(Decimal(1), middle + half)
    return _round(kronor / (known * high)), _round(Decimal(kronor) / moved_on), _round(kronor / (known * low))


def _round(kronor: Decimal) -> int:
    digits = -3 if kronor >= 10_000 else -2 if kronor >= 1_000 else 0
    return int(kronor.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)) or 1


def costs_again(release: Release, figures: list[dict[str, str]]) -> dict[str, tuple[int, int, int]]:
    """Every insats's, and under "" everyone's, where cost and figure are there."""
    costs = {
        each.insats_id or "": round(each.value)
        for each in release.money
        if each.measure == "cost" and each.kind == "individual" and each.value is not None
    }
    year = str(release.period.latest_whole_year)
    rows = {
        row["insats_id"]: row
        for row in figures
        if (row["metric"], row["basis"], row["period_kind"], row["period"]) == ("moved_on", "finished", "year", year)
        and row["value"] and not (row["gender"] or row["age_group"] or row["municipality"])
    }  # fmt: skip
    return {
        name: each_again(costs[name], int(row["numerator"]), int(row["denominator"]))
        for name, row in rows.items()
        if name in costs and int(row["numerator"])
    }


def money_numbers(release: Release, figures: list[dict[str, str]]) -> set[str]:
    """Every number that the section on money may print, as it is printed in Swedish."""
    amounts = [amount for each in release.money for amount in (each.numerator, each.denominator) if amount is not None]
    amounts += [number for each in release.duties for number in (each.counted, each.of)]
    found = {round(amount) for amount in amounts} | {
        kr for each in costs_again(release, figures).values() for kr in each
    }
    shares = {
        int((Decimal(100 * each.numerator) / Decimal(each.denominator)).quantize(Decimal(1), ROUND_HALF_UP))
        for each in release.money
        if each.numerator is not None and each.denominator
    }
    return {f"{number:,}".replace(",", SPACE) for number in found} | {str(share) for share in shares}
