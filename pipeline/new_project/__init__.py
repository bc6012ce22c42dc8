"""A förbund's own folder, as it is before the first delivery: settings, registers to fill in and the first steps."""

from __future__ import annotations

from pipeline.new_project.place import NewProject, make_project

__all__ = ["NewProject", "make_project"]
