"""What a report imports, imported once by the server that runs are forked from."""

import gc

import great_expectations  # noqa: F401
import matplotlib.pyplot  # noqa: F401
import pandas  # noqa: F401
import pikepdf  # noqa: F401
import xlsxwriter  # noqa: F401

import pipeline.check.engine
import pipeline.flow  # noqa: F401

# As the program does when a person starts it. What is here stays: nobody needs to look through it again.
gc.set_threshold(50_000, 20, 100)
gc.freeze()
