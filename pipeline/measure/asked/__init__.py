"""Figures that somebody asks for: any metric by one or two dimensions, unprotected and for local use only."""

from pipeline.measure.asked.answer import Answer, answer
from pipeline.measure.asked.question import Question, ask

__all__ = ["Answer", "Question", "answer", "ask"]
