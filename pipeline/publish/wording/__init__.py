"""How numbers, periods, statuses and conclusions are put in words, in the reader's language."""
