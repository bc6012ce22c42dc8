"""Figures that somebody asks for: any metric by one or two dimensions, unprotected and for local use only."""

from pipeline.measure.asked.answer import Answer, Ground, answer
from pipeline.measure.asked.category_lines import BECAME
from pipeline.measure.asked.question import Question, ask

__all__ = ["BECAME", "Answer", "Ground", "Question", "answer", "ask"]
