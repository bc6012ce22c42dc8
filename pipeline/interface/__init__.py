"""For evaluators: a local database's figures as pandas frames, unprotected and marked so."""

from pipeline.interface.opened import LocalFigures, open_database

__all__ = ["LocalFigures", "open_database"]
