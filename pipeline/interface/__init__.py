"""For evaluators: a local database's figures as pandas frames, unprotected and marked so."""

from pipeline.interface.filled import filled
from pipeline.interface.opened import LocalFigures, open_database
from pipeline.interface.start_levels import start_levels
from pipeline.interface.steps import steps

__all__ = ["LocalFigures", "filled", "open_database", "start_levels", "steps"]
