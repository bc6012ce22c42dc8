"""Workbooks are read in a process of their own, which may be ended when a file turns out to be unreasonable.

This package is what runs in that process: it imports little, so that starting it costs little.
"""
