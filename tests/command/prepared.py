"""What a report imports, imported once by the server that runs are forked from."""

import gc

import great_expectations  # noqa: F401
import matplotlib.pyplot  # noqa: F401
import pandas  # noqa: F401
import pikepdf  # noqa: F401
import xlsxwriter  # noqa: F401

import pipeline.check.engine
import pipeline.database
import pipeline.flow

# There is a worker per core, and none of the tables here is large enough for DuckDB to divide between threads.
pipeline.database._SETTINGS["threads"] = "1"
# As the program does when a person starts it. What is here stays: nobody needs to look through it again.
gc.set_threshold(50_000, 20, 100)
gc.freeze()
