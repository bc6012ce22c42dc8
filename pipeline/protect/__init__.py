"""Figures -> protected figures: small groups hidden so that nobody can work them out, and a proof of it."""

from pipeline.protect.links import subject_of
from pipeline.protect.primary import Reason
from pipeline.protect.protection import Protection, protect
from pipeline.protect.revision import protect_revision
from pipeline.protect.spans import Span, spans_of

__all__ = ["Protection", "Reason", "Span", "protect", "protect_revision", "spans_of", "subject_of"]
