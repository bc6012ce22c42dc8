"""Could a change of yes and no be chance: W7, W8, the tie of mid-p, and against statsmodels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import mcnemar as theirs

from pipeline.statistics.mcnemar import McNemar, mcnemar

changed = st.integers(0, 300)


def test_airway_hyper_responsiveness() -> None:
    """W7: Fagerland, Lydersen and Laake 2013. The printed p-values: citation to be confirmed."""
    found = mcnemar(1, 7)
    p_values = found.p, found.corrected_p, found.exact_p, found.mid_p
    assert p_values == pytest.approx((0.0339, 0.0771, 0.0703, 0.0391), abs=0.5e-4)


def test_approval_of_the_president() -> None:
    """W8: Agresti, in R's documentation of mcnemar.test."""
    found = mcnemar(150, 86)
    assert found.statistic == pytest.approx(17.356, abs=0.5e-3)
    assert found.corrected_statistic == pytest.approx(16.818, abs=0.5e-3)
    assert found.corrected_p == pytest.approx(4.115e-05, abs=0.5e-8)


@pytest.mark.parametrize(("b", "mid_p"), [(3, 0.84375), (1, 0.75)])
def test_mid_p_of_a_tie(b: int, mid_p: float) -> None:
    """Section 5: 1 less half of P(= b), not the exact p less P(= b)."""
    assert (mcnemar(b, b).exact_p, mcnemar(b, b).mid_p) == (1, pytest.approx(mid_p))


def test_nobody_changed() -> None:
    assert mcnemar(0, 0) == McNemar(0, 1, 0, 1, 1, 1)


def test_fewer_than_nobody() -> None:
    with pytest.raises(ValueError, match="nobody"):
        mcnemar(-1, 3)


@given(changed, changed)
def test_swapping_before_and_after_leaves_it(b: int, c: int) -> None:
    assert mcnemar(b, c) == mcnemar(c, b)


@given(changed, changed)
def test_mid_p_lies_below_the_exact_p(b: int, c: int) -> None:
    found = mcnemar(b, c)
    assert 0 < found.mid_p <= found.exact_p <= 1


@given(changed, changed)
def test_agrees_with_statsmodels(b: int, c: int) -> None:
    if b + c == 0:
        return
    table, found = [[10, b], [c, 10]], mcnemar(b, c)
    plain = theirs(table, exact=False, correction=False)
    assert (found.statistic, found.p) == pytest.approx((plain.statistic, plain.pvalue), rel=1e-9, abs=1e-12)
    assert found.exact_p == pytest.approx(theirs(table, exact=True).pvalue, rel=1e-9)
    if b != c:
        corrected = theirs(table, exact=False, correction=True)
        assert found.corrected_statistic == pytest.approx(corrected.statistic, rel=1e-9)
