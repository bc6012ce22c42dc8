"""Rows are questioned: typed where they can be read, held against the rules, and given findings where they fail."""

from pipeline.check.identity import has_identity
from pipeline.check.kept_layouts import with_kept_layouts
from pipeline.check.station import check

__all__ = ["check", "has_identity", "with_kept_layouts"]
