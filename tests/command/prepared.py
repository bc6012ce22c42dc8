"""What a report imports, imported once by the server that runs are forked from."""

import gc
import tomllib  # noqa: F401

import great_expectations  # noqa: F401
import matplotlib.backends.backend_agg
import matplotlib.backends.backend_svg
import matplotlib.pyplot  # noqa: F401
import pandas  # noqa: F401
import pikepdf  # noqa: F401
import pyarrow.dataset  # noqa: F401
import xlsxwriter  # noqa: F401

import pipeline.__main__
import pipeline.audit.folder
import pipeline.check.engine
import pipeline.commands
import pipeline.database
import pipeline.flow
import pipeline.publish.receipt.book
import pipeline.publish.whole
import pipeline.summary

# There is a worker per core, and none of the tables here is large enough for DuckDB to divide between threads.
pipeline.database._SETTINGS["threads"] = "1"
# As the program does when a person starts it. What is here stays: nobody needs to look through it again.
gc.set_threshold(50_000, 20, 100)
gc.freeze()
