"""utfall: from delivered files to outcome statistics that a board can trust."""

__version__ = "0.1.0"
