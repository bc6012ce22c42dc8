"""Erases people from everything this program has stored: look up how much it concerns, then forget."""

from pipeline.forget.act import Forgotten, forget, look_up
from pipeline.forget.concerned import Concerned, Wanted

__all__ = ["Concerned", "Forgotten", "Wanted", "forget", "look_up"]
