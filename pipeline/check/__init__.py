"""Rows are questioned: typed where they can be read, held against the rules, and given findings where they fail."""

from pipeline.check.identity import has_identity
from pipeline.check.kept_layouts import with_kept_layouts
from pipeline.check.station import Typed, check, type_rows

__all__ = ["Typed", "check", "has_identity", "type_rows", "with_kept_layouts"]
