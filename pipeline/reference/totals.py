"""Which category is all the others together, and which numbers can be added up at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reference.cube import Cube, Dimension

_TOTAL = re.compile(
    r"(totalt?|summa|samtliga|alla|tot|båda könen|(män och kvinnor)|(kvinnor och män)|both sexes|everyone|all)(?![\w-])"
    r"(?!\s+\w+\s+(?:utom|exkl))",
    re.IGNORECASE,
)
_NOT_ADDED = re.compile(
    r"procent|per cent|percent|%|andel|share|medel|genomsnitt|mean|average|median|index|kvot|ratio"
    r"|per (?:capita|invånare)",
    re.IGNORECASE,
)


def total_of(dimension: Dimension) -> str | None:
    """The code of the category that is all others together: as the file says, else by its name; None where none is.

    Two such categories are two ways to count, so neither is taken for the total; nor are fewer than two parts a sum.
    """
    if len(dimension.categories) < 3 or dimension.role in ("time", "metric"):
        return None
    if dimension.total is not None:
        return dimension.total
    named = [code for code, label in dimension.categories if _TOTAL.match(label.strip()) or code in ("TOT", "1+2")]
    return named[0] if len(named) == 1 else None


def adds_up(cube: Cube, dimensions: Sequence[Dimension], codes: Sequence[str]) -> bool:
    """Whether the numbers in a column are counts or amounts: no word of it tells of shares, means or the like.

    `codes` are of the first dimensions; of the others the one category kept counts.
    """
    places = [*codes, *(each.categories[0][0] for each in dimensions[len(codes) :])]
    said = [dict(each.categories)[code] for each, code in zip(dimensions, places, strict=True)]
    measured = [text for text, each in zip(said, dimensions, strict=True) if each.role != "geo"]
    return not any(_NOT_ADDED.search(text) for text in (cube.unit or "", cube.title, *measured))
