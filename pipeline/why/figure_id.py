"""The id of a figure: enough to find again what was counted, for whom and when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.vocabulary.dimensions import NAMES
from pipeline.vocabulary.errors import FigureIdNotUnderstood

_FORM = re.compile(
    r"(?P<metric>[a-z0-9_]+)\.(?P<version>[0-9]+)/(?P<statistic>[a-z0-9_]+)(?::(?P<category>.*?))?"
    r"/(?P<kind>quarter|year|rolling|since)-(?P<period>[0-9]{4}(?:-Q[1-4])?)"
    r"/(?P<basis>finished|completed|started|registered)(?P<groups>(?:/.*)?)"
)
_GROUP = re.compile(rf"/({'|'.join(NAMES)})=(.*?)(?=/(?:{'|'.join(NAMES)})=|$)")


@dataclass(frozen=True)
class FigureId:
    """`<metric>.<version>/<statistic>[:<category>]/<kind>-<period>/<basis>[/<dimension>=<code>…]`, read apart."""

    metric: str
    version: int
    statistic: str
    category: str | None
    period_kind: str
    period: str
    basis: str
    groups: tuple[tuple[str, str], ...]

    @property
    def asked_period(self) -> str:
        """The period as the Python interface takes it."""
        return self.period if self.period_kind in ("quarter", "year") else f"{self.period_kind} {self.period}"

    @classmethod
    def parse(cls, text: str) -> FigureId:
        """Read an id. Raises FigureIdNotUnderstood.

        >>> FigureId.parse("moved_on.1/share/year-2026/finished/gender=kvinna").groups
        (('gender', 'kvinna'),)
        """
        found = _FORM.fullmatch(text)
        groups = tuple(_GROUP.findall(found["groups"])) if found else ()
        if found is None or "".join(f"/{name}={code}" for name, code in groups) != found["groups"]:
            raise FigureIdNotUnderstood(text=text)
        return cls(
            found["metric"], int(found["version"]), found["statistic"], found["category"], found["kind"],
            found["period"], found["basis"], groups,
        )  # fmt: skip
