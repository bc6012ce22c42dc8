"""The titles of a whole report on the sample are those that a second computation finds in its figures.csv."""

from __future__ import annotations

import csv
import re
from html import unescape

from running import Made
from second_titles import Sure, second_titles

from pipeline.vocabulary.definitions import Definitions


def test_the_samples_titles_are_true(made: Made, definitions: Definitions) -> None:
    with (made.report / "figures.csv").open(encoding="utf-8", newline="") as file:
        again = second_titles(list(csv.DictReader(file)), definitions, Sure(counts_missing=True))
    page = (made.report / "report.html").read_text(encoding="utf-8")
    said = {name: unescape(title) for name, title in re.findall(r'<title id="(\w+)-wide-title">(.*?)</title>', page)}
    assert len(again) == 4
    assert {name: said[name] for name in again} == again
