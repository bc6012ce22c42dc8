"""Duties as counts: what the law and the plans ask of insatser, participants and the budget."""

from pipeline.measure.duties.counting import duties

__all__ = ["duties"]
