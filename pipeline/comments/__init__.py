"""What insatser write of their own year: templates out, comments in, nothing that points anybody out."""

from __future__ import annotations

from pipeline.comments.reading import read_comments
from pipeline.comments.template import write_templates

__all__ = ["read_comments", "write_templates"]
