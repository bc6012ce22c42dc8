"""A receipt as a workbook, for the one who sent the delivery. It holds their own rows: local, never published."""

from __future__ import annotations

from pipeline.publish.receipt.book import receipt_bytes

__all__ = ["receipt_bytes"]
