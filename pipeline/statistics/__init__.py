"""Pure functions of uncertainty: numbers in, numbers out, with no frames, no database and no other part of the house.

Each module is named for the question it answers, each function says its formula, where it is published and one printed
answer. A number that does not exist is a ValueError or a named status, never NaN. scipy and statsmodels are imported
where they are used, since they take half a second to load.
"""
