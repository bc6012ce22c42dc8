"""The columns that docs/utoka.md says an own metric may read are those that the program lets it read."""

from __future__ import annotations

import re

from pipeline.vocabulary.columns import Column
from pipeline.vocabulary.definitions import SCHEMAS, Definitions
from pipeline.vocabulary.own_metrics import LATER, READ_BY_OTHERS

PAGE = (SCHEMAS.parent / "docs" / "utoka.md").read_text(encoding="utf-8")
LINE = re.compile(r"^\| `(\w+)` \| (\S+) \| (koder|ja och nej|tal, (\d+)–(\d+)) \|$", re.MULTILINE)


def said(column: Column) -> str | None:
    """How the page says that the column is written; None where no own metric can read one of its kind."""
    if column.type == "number" and None not in (column.least, column.most):
        return f"tal, {column.least:.0f}–{column.most:.0f}"
    return {"code": "koder", "yes_no": "ja och nej"}.get(column.type)


def test_the_page_lists_every_column_that_is_free(definitions: Definitions) -> None:
    columns = definitions.table("participation").columns
    free = [(each.name, each.label.sv, said(each)) for each in columns if each.name not in READ_BY_OTHERS | LATER]
    assert [line[:3] for line in LINE.findall(PAGE)] == [each for each in free if each[2]]
