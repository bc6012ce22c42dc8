"""The pages of the handbook that are made from the program's own definitions, so that they say what it does."""
