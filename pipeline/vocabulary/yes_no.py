"""How yes and no are written, whatever the layout says besides; lower case."""

from __future__ import annotations

YES = ("ja", "j", "yes", "y", "1", "1.0", "true", "sant", "x")
NO = ("nej", "n", "no", "0", "0.0", "false", "falskt")
