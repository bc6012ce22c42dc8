"""An instrument of a förbund's own is asked about without anybody writing a metric for it."""

from __future__ import annotations

from dataclasses import replace

from pipeline.measure.asked.expressions import counts_of
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.instrument_metrics import metrics_of_instruments


def test_shipped_instruments_have_metrics_of_their_own(definitions: Definitions) -> None:
    assert metrics_of_instruments(definitions.instruments, definitions.all_metrics) == ()


def test_another_instrument_becomes_a_local_metric_of_change(definitions: Definitions) -> None:
    shipped = definitions.instruments[0]
    pain = replace(
        shipped, id="pain", label=Label("Smärta", "Pain"), better="lower", smallest_important_difference=2, ceiling=1
    )
    [metric] = metrics_of_instruments((*definitions.instruments, pain), definitions.metrics + definitions.local_metrics)
    assert (metric.id, metric.better, metric.is_published) == ("pain", "lower", False)
    counts = counts_of(metric)
    # Less pain is better: the change is turned, and who can hardly improve is at the foot of the scale.
    assert '"pain_before" * 1.0) <= 1' in counts["ceiling"]
    assert "(-1 * (" in counts["improved"] and ">= 2" in counts["improved"]
    assert metric.order > max(each.order for each in definitions.all_metrics)
