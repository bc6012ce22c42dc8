"""SUS's reports R1-R7 on a förbund's own rows, so that a series that ended in 2023 can go on."""

from pipeline.sus.tables import SusAsked, SusRow, SusTable, sus_table

__all__ = ["SusAsked", "SusRow", "SusTable", "sus_table"]
