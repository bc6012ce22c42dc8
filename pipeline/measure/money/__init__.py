"""What insatser cost: per participation, per finished and per outcome, beside the plan, and who paid."""

from pipeline.measure.money.station import money

__all__ = ["money"]
