"""Delivered files become rows as delivered, each with its file, sheet and row; the ledger remembers every delivery."""

from pipeline.accept.decisions import Decision, decide
from pipeline.accept.ledger import ensure_ledger
from pipeline.accept.station import accept

__all__ = ["Decision", "accept", "decide", "ensure_ledger"]
