"""What is set up, what is missing, and what to do about it. Looks, and changes nothing."""

from __future__ import annotations

from pipeline.doctor.examined import Part, examine
from pipeline.doctor.points import Point, State, next_step, verdict

__all__ = ["Part", "Point", "State", "examine", "next_step", "verdict"]
