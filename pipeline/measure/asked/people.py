"""How many people there are at each place, where one person may have several participations."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import numpy as np

from pipeline.measure.asked.axes import flat
from pipeline.measure.asked.bundles import Bundle
from pipeline.measure.asked.counted import Whole
from pipeline.measure.asked.expressions import condition
from pipeline.measure.asked.gathering import known_word
from pipeline.measure.asked.places import Places
from pipeline.measure.asked.populations import CONDITIONS, QUARTERS
from pipeline.vocabulary.metric_kinds import Count, Share
from pipeline.vocabulary.metrics import Among, Metric
from pipeline.vocabulary.sql import identifier, read_sql


def needs_people(metric: Metric) -> bool:
    """Whether it counts people: in a count, and where a share is judged against a target."""
    return isinstance(metric.kind, Count) or (isinstance(metric.kind, Share) and metric.target is not None)


def known_to(metrics: Sequence[Metric]) -> dict[str, str]:
    """By metric: whom it counts, of those that count people. Everybody for a count, the known for a share."""
    found = {}
    for metric in filter(needs_people, metrics):
        if isinstance(metric.kind, Count):
            found[metric.id] = "true"
        else:
            of = metric.share
            among = f" and coalesce({condition(of.among)}, false)" if of.among else ""
            found[metric.id] = f"({condition(of.counts)} is not null{among})"
    return found


def counted_again(
    connection: duckdb.DuckDBPyConnection, population: Among, bundles: Sequence[Bundle], places: Places,
    metrics: Sequence[Metric],
) -> dict[str, Whole]:  # fmt: skip
    """By metric: how many of the rows it counts belong to somebody who is at the place already, with an earlier row.

    What is left is people. A row is one again where the person's last row in the same group lies in the same period;
    so it can be added up like any count, and nobody is looked up place by place.
    """
    known = [identifier(known_word(metric.id)) for metric in metrics]
    several = "\nunion all\n".join(
        read_sql(
            __file__, "asked_several", known="".join(f"{each}, " for each in known), bundle=str(bundle.number),
            combination=bundle.word, quarter=QUARTERS[population], whom=CONDITIONS[population],
        )
        for bundle in bundles
    )  # fmt: skip
    ways = [(way, basis, name == "completed") for way in range(len(known)) for basis, name in enumerate(places.bases)]
    earlier = ", ".join(
        f"max(sooner.quarter) filter (where {_counted('sooner.', known[way], of_completed)}) as earlier_{way}_{basis}"
        for way, basis, of_completed in ways
    )
    repeats = "\nunion all\n".join(
        "(" + read_sql(
            __file__, "asked_repeated", way=str(way), basis=str(basis), earlier=f"earlier_{way}_{basis}",
            counted=_counted("", known[way], of_completed),
        ) + ")"
        for way, basis, of_completed in ways
    )  # fmt: skip
    later = "".join(f"later.{each}, " for each in known)
    sql = read_sql(__file__, "asked_repeat", several=several, known=later, earlier=earlier, repeats=repeats)
    rows = connection.execute(sql).fetchnumpy()
    again = np.zeros((len(metrics), int(np.prod(places.shape))), dtype=np.int64)
    again[np.asarray(rows["way"]), flat(places, rows)] = np.asarray(rows["again"], dtype=np.int64)
    return {metric.id: again[way] for way, metric in enumerate(metrics)}


def _counted(of: str, known: str, of_completed: bool) -> str:
    """Whether a row, of the table named, is counted."""
    return f"{of}{known} and {of}is_completed" if of_completed else f"{of}{known}"
