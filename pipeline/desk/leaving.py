"""What every notebook ends with: the choices of a table to hand out, and what became of the wish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.desk.choices import group_choices, metric_choices, words_of
from pipeline.desk.way_out import WayOut
from pipeline.publish.open_table import GROUPS
from pipeline.vocabulary.metrics import Metric

WAY_OUT = """
## Lämna ut

Det enda som får lämna boken. Tabellen avrundas och prövas sedan så som en utomstående skulle göra: för sig och
ihop med allt som redan är utgivet. Går något om en liten grupp att räkna ut skrivs ingenting, och du får veta
varför.
"""


def way_out_choices(
    metrics: Sequence[Metric], periods: Mapping[str, str], first: str, by: str, period: str | None = None
) -> tuple[Any, Any, Any, Any]:
    """Choices of metric, breakdown and period, and the button: marimo's own, for a cell to name and show.

    What has been given out is by year and quarter, so all years together is no period to give out.

    `first`: the metric that is chosen at the start, `by` the breakdown, `period` the one looked at, where there is one.
    """
    import marimo as mo

    dated = {words: period for words, period in periods.items() if not period.startswith("since")}
    named, groups = metric_choices(metrics), group_choices(*GROUPS)
    looked_at = period if period is not None and period in dated.values() else next(iter(dated.values()))
    return (
        mo.ui.dropdown(named, value=words_of(named, first), label="Mått"),
        mo.ui.multiselect(
            groups, value=[words for words, name in groups.items() if name == by], max_selections=2,
            label="Uppdelat på",
        ),
        mo.ui.dropdown(dated, value=words_of(dated, looked_at), label="Period"),
        mo.ui.run_button(label="Pröva och skriv tabellen"),
    )  # fmt: skip


def way_out_shown(outcome: WayOut) -> Any:
    """What is said of the wish, and the table where it was written."""
    import marimo as mo

    said = mo.callout(mo.md(outcome.said), "danger" if outcome.shown is None else "success")
    if outcome.shown is None:
        return said
    return mo.vstack([said, mo.Html(outcome.shown.to_html(index=False))])
