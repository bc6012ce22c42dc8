"""Passing rows become typed tables, and one row per participation with every yes/no that a metric counts."""

from pipeline.derive.station import account, derive, put_away

__all__ = ["account", "derive", "put_away"]
