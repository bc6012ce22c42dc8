"""Could the change of a yes or no in the same people be chance: McNemar's test in its four forms."""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, sqrt


@dataclass(frozen=True)
class McNemar:
    """Two chi-squares with one degree of freedom, and four p-values. `mid_p` is the one to report."""

    statistic: float
    p: float
    corrected_statistic: float
    corrected_p: float
    exact_p: float
    mid_p: float


def mcnemar(only_before: int, only_after: int) -> McNemar:
    """Test whether as many changed from yes to no (b) as from no to yes (c). If nobody changed, every p is 1.

    χ² = (b − c)²/(b + c); corrected (|b − c| − 1)²/(b + c), not below 0; exact 2 P(Bin(b + c, ½) ≤ min(b, c)),
    cut at 1; mid-p the exact one less P(= min), and for b = c, where the tails overlap, 1 − ½ P(= b). Raises
    ValueError for negative counts. Formulas and the example: Fagerland, Lydersen and Laake 2013, BMC Medical
    Research Methodology 13:91.

    >>> found = mcnemar(1, 7)
    >>> [round(p, 3) for p in (found.p, found.corrected_p, found.exact_p, found.mid_p)]
    [0.034, 0.077, 0.07, 0.039]
    """
    if min(only_before, only_after) < 0:
        raise ValueError("fewer than nobody changed")
    changed, gap = only_before + only_after, abs(only_before - only_after)
    if changed == 0:
        return McNemar(0.0, 1.0, 0.0, 1.0, 1.0, 1.0)
    plain, corrected = gap**2 / changed, max(0, gap - 1) ** 2 / changed
    exact, mid = _exact(min(only_before, only_after), changed, gap == 0)
    return McNemar(plain, _tail(plain), corrected, _tail(corrected), exact, mid)


def _tail(chi_square: float) -> float:
    """The chance of a larger chi-square with one degree of freedom."""
    return erfc(sqrt(chi_square / 2))


def _exact(fewer: int, changed: int, is_tie: bool) -> tuple[float, float]:
    from scipy.stats import binom

    at_least_as_few = float(binom.cdf(fewer, changed, 0.5))
    just_as_few = float(binom.pmf(fewer, changed, 0.5))
    if is_tie:
        return 1.0, 1 - just_as_few / 2
    return min(1.0, 2 * at_least_as_few), 2 * at_least_as_few - just_as_few
