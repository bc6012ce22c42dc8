"""Random participations through the stations: every figure as the oracle's."""

from __future__ import annotations

from collections.abc import Callable

from comparison import differences, oracle_figures
from hypothesis import given
from hypothesis import strategies as st
from invented_rows import deliveries

REGISTER = (
    "insats_id;namn;typ\nI1;Ett;individinriktad\nI2;Två;individinriktad\nI3;Tre;strukturövergripande\n"
    "I4;Fyra;individinriktad\n"
)
MEMBERS = "part;parttyp;kommunkod;från\nKarlskrona;kommun;1080;2005-01-01\nOlofström;kommun;1060;2005-01-01\n"


@given(rows=deliveries(), has_registers=st.booleans())
def test_every_figure_is_the_same(new_analyst: Callable, rows: list[dict[str, str]], has_registers: bool) -> None:
    analyst = new_analyst()
    if has_registers:
        analyst.deliver("2026-10-05/insatser.csv", REGISTER)
        analyst.deliver("2026-10-05/medlemmar.csv", MEMBERS)
    analyst.deliver_rows("2026-10-05/deltaganden.csv", rows)
    analyst.load()
    order = analyst.order
    found = differences(oracle_figures(order.deliveries, order.today), analyst.rows)
    analyst.close()
    assert found == []


@given(earlier=deliveries(), later=deliveries())
def test_a_later_extract_replaces_an_earlier_one(
    new_analyst: Callable, earlier: list[dict[str, str]], later: list[dict[str, str]]
) -> None:
    analyst = new_analyst()
    analyst.deliver_rows("2026-10-04/deltaganden.csv", earlier)
    analyst.deliver_rows("2026-10-05/deltaganden.csv", later)
    analyst.load()
    order = analyst.order
    found = differences(oracle_figures(order.deliveries, order.today), analyst.rows)
    analyst.close()
    assert found == []


@given(rows=deliveries(), shuffled=st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(new_analyst: Callable, rows: list[dict[str, str]], shuffled) -> None:
    """Which of several identical rows is the repeated one does not matter either."""
    figures = []
    for _ in range(2):
        analyst = new_analyst()
        analyst.deliver_rows("2026-10-05/deltaganden.csv", rows)
        figures.append(analyst.load())
        analyst.close()
        rows = shuffled.sample(rows, len(rows))
    assert figures[0] == figures[1]
