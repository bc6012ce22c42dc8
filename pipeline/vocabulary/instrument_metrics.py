"""A metric of change for every instrument that no metric of schemas/metrics asks about: a förbund's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.instruments import Instrument
from pipeline.vocabulary.metric_kinds import Change
from pipeline.vocabulary.metrics import Metric

_NEVER = date.max


def metrics_of_instruments(instruments: Sequence[Instrument], metrics: Sequence[Metric]) -> tuple[Metric, ...]:
    """Version 1 of each, in the order of instruments.yaml, after all others. They are local."""
    asked = {metric.kind.before for metric in metrics if isinstance(metric.kind, Change)}
    last = max((metric.order for metric in metrics), default=0)
    own = [each for each in instruments if f"{each.id}_before" not in asked]
    return tuple(_metric(each, last + number) for number, each in enumerate(own, start=1))


def _metric(instrument: Instrument, order: int) -> Metric:
    name = instrument.label
    return Metric(
        id=instrument.id,
        version=1,
        order=order,
        short=f"I-{instrument.id}",
        label=Label(f"{name.sv}, förändring", f"{name.en}, change"),
        question=Label(f"Hur mycket har {name.sv} ändrats?", f"How much has {name.en} changed?"),
        kind=Change(
            f"{instrument.id}_before", f"{instrument.id}_after", instrument.smallest_important_difference,
            instrument.ceiling, is_ceiling_low=instrument.better == "lower",
        ),
        population="finished",
        as_of="start_and_exit",
        unit=Label("poäng", "points"),
        numerator=Label("skillnaden mellan avslut och start", "the difference between exit and start"),
        denominator=Label(
            f"avslutade deltaganden med {name.sv} både vid start och avslut",
            f"finished participations with {name.en} both at the start and at exit",
        ),
        family="",
        released=None,
        better=instrument.better,
        target=None,
        not_for=Label(
            "Deltagarna börjar ofta när de mår som sämst. Siffran visar förändring efter insatsen, inte dess effekt.",
            "People often start when they feel at their worst. The figure shows change after it, not its effect.",
        ),
        source=instrument.source,
        author="instruments.yaml",
        checker="instruments.yaml",
        next_review=_NEVER,
        changes=(),
        worked=(),
    )  # fmt: skip
