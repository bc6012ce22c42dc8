"""What every notebook ends with: the choices of a table to hand out, and what became of the wish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.desk.choices import group_choices
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
    metrics: Sequence[Metric], periods: Mapping[str, str], first: str, by: str
) -> tuple[Any, Any, Any, Any]:
    """Choices of metric, breakdown and period, and the button: marimo's own, for a cell to name and show.

    `first`: the metric that is chosen at the start, `by` the breakdown.
    """
    import marimo as mo

    named, groups = {f"{each.short} {each.label.sv}": each.id for each in metrics}, group_choices(*GROUPS)
    return (
        mo.ui.dropdown(named, value=next(words for words, id in named.items() if id == first), label="Mått"),
        mo.ui.multiselect(
            groups, value=[words for words, name in groups.items() if name == by], max_selections=2,
            label="Uppdelat på",
        ),
        mo.ui.dropdown(dict(periods), value=next(iter(periods)), label="Period"),
        mo.ui.run_button(label="Pröva och skriv tabellen"),
    )  # fmt: skip


def way_out_shown(outcome: WayOut) -> Any:
    """What is said of the wish, and the table where it was written."""
    import marimo as mo

    said = mo.callout(mo.md(outcome.said), "danger" if outcome.frame is None else "success")
    if outcome.frame is None:
        return said
    table = mo.ui.table(outcome.frame, selection=None, show_download=False, show_column_summaries=False)
    return mo.vstack([said, table])
