"""Delivered files become rows as delivered, each with its file, sheet and row; the ledger remembers every delivery."""

from pipeline.accept.as_then import keep_only, missing_deliveries, undo_decisions
from pipeline.accept.decisions import Decision, decide
from pipeline.accept.files import delivered_paths, received_in
from pipeline.accept.ledger import ensure_ledger
from pipeline.accept.station import accept
from pipeline.accept.usable import demand_participations

__all__ = [
    "Decision", "accept", "decide", "delivered_paths", "demand_participations", "ensure_ledger", "keep_only",
    "missing_deliveries", "received_in", "undo_decisions",
]  # fmt: skip
