"""How would a group have done with another mix of people: indirect and direct standardisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from pipeline.statistics.count import byar
from pipeline.statistics.level import Z95

LEAST_IN_STRATUM = 5
LEAST_EVENTS = 10


@dataclass(frozen=True)
class Stratum:
    """One kind of people (an age and gender): how many of the group, and how they do where they are compared with."""

    people: int
    reference_events: int
    reference_people: int

    def __post_init__(self) -> None:
        if self.people < 0:
            raise ValueError("fewer than nobody in a stratum")
        if self.reference_people <= 0:
            raise ValueError("nobody to compare a stratum with: merge it with its neighbour")
        if not 0 <= self.reference_events <= self.reference_people:
            raise ValueError("events are among people")

    @property
    def share(self) -> float:
        return self.reference_events / self.reference_people


@dataclass(frozen=True)
class Weighted:
    """One kind of people in direct standardisation: the group's events and people, and its weight in the standard."""

    events: int
    people: int
    weight: float

    def __post_init__(self) -> None:
        if not 0 <= self.events <= self.people:
            raise ValueError("events are among people")
        if not self.weight >= 0:
            raise ValueError("a weight is not below 0")


@dataclass(frozen=True)
class Indirect:
    """Observed against expected events. z and its limits know that these are shares; Byar's are of a count, and wider.

    `z` is None where no stratum varies.
    """

    observed: int
    expected: float
    ratio: float
    z: float | None
    low: float
    high: float
    byar_low: float
    byar_high: float


def indirect(observed: int, strata: Sequence[Stratum], z: float = Z95) -> Indirect:
    """Events observed over those expected if every stratum did as its reference does: O / Σ n p.

    z = (O − E)/√Σ n p (1 − p), limits (O ± z √Σ n p (1 − p))/E, not below 0; Byar's limits of O over E are of a count
    and too wide when most succeed. Two groups' ratios are not comparable with each other. Raises ValueError for an
    empty reference stratum, nobody, or nothing expected. Breslow and Day 1987; a part of the test data of
    PHEindicatormethods (all of it is in the tests):

    >>> found = indirect(152, [Stratum(636, 10303, 50520), Stratum(558, 2824, 57173)])
    >>> round(found.expected, 3), round(found.ratio, 4)
    (157.267, 0.9665)
    """
    people = sum(stratum.people for stratum in strata)
    if people == 0:
        raise ValueError("nobody to standardise")
    if not 0 <= observed <= people:
        raise ValueError("events are among people")
    expected = fsum(stratum.people * stratum.share for stratum in strata)
    if expected == 0:
        raise ValueError("nothing is expected, so nothing can be compared with it")
    deviation = sqrt(fsum(stratum.people * stratum.share * (1 - stratum.share) for stratum in strata))
    low, high = byar(observed, z)
    return Indirect(
        observed=observed,
        expected=expected,
        ratio=observed / expected,
        z=(observed - expected) / deviation if deviation else None,
        low=max(0.0, (observed - z * deviation) / expected),
        high=(observed + z * deviation) / expected,
        byar_low=low / expected,
        byar_high=high / expected,
    )


def standardised_share(common: float, ratio: float) -> float:
    """The share a group of the usual mix would have, in [0, 1]: the common share times O/E (or a limit of it).

    Cut at 1. Raises ValueError for a common share outside [0, 1] or a ratio below 0. Arithmetic:

    >>> standardised_share(0.75, 0.8), standardised_share(0.75, 1.5)
    (0.6000000000000001, 1.0)
    """
    if not (0 <= common <= 1 and ratio >= 0):
        raise ValueError("a share lies between 0 and 1, and a ratio is not below 0")
    return min(1.0, common * ratio)


def direct_share(strata: Sequence[Weighted]) -> float:
    """The share in [0, 1] that the group would have with the standard's mix: Σ w p / Σ w, without an interval.

    Raises ValueError for a weighted stratum with nobody in it (merge it) and without weights. Hernán and Robins, Causal
    Inference: What If, table 2.2, the treated (citation to be confirmed):

    >>> direct_share([Weighted(1, 4, 8), Weighted(6, 9, 12)])
    0.5
    """
    used = [stratum for stratum in strata if stratum.weight > 0]
    if not used:
        raise ValueError("no stratum has a weight")
    if any(stratum.people == 0 for stratum in used):
        raise ValueError("nobody in a stratum of the standard: merge it with its neighbour")
    total = fsum(stratum.weight for stratum in used)
    return fsum(stratum.weight * stratum.events / stratum.people for stratum in used) / total


def direct(strata: Sequence[Weighted], z: float = Z95) -> tuple[float, float, float]:
    """The directly standardised share with Dobson's lower and upper limit, all in [0, 1].

    DSR + √(Var/O) (limit(O) − O) with Byar's limits and Var = Σ w² x/n² / (Σ w)². Raises ValueError as `direct_share`,
    and for fewer than 10 events or 5 people in a stratum, where indirect standardisation is better. Dobson et al.
    1991, Statistics in Medicine 10:457; an example with all weight on one stratum, which is Byar's 65 of 100:

    >>> [round(limit, 4) for limit in direct([Weighted(65, 100, 1)])]
    [0.65, 0.5016, 0.8285]
    """
    share = direct_share(strata)
    used = [stratum for stratum in strata if stratum.weight > 0]
    events = sum(stratum.events for stratum in used)
    if events < LEAST_EVENTS or min(stratum.people for stratum in used) < LEAST_IN_STRATUM:
        raise ValueError("too few events, or people in a stratum, for direct standardisation")
    total = fsum(stratum.weight for stratum in used)
    variance = fsum(stratum.weight**2 * stratum.events / stratum.people**2 for stratum in used) / total**2
    low, high = byar(events, z)
    scale = sqrt(variance / events)
    return share, max(0.0, share + scale * (low - events)), min(1.0, share + scale * (high - events))
