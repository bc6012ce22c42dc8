"""Delivered files become rows as delivered, each with its file, sheet and row; the ledger remembers every delivery."""

from pipeline.accept.station import accept

__all__ = ["accept"]
