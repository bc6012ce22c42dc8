"""Definitions with something merged or left out, as a person could have written them in `schemas/`."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence
from dataclasses import replace

from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.disclosure import Kinds, Released
from pipeline.vocabulary.figures import Basis, GroupKind
from pipeline.vocabulary.groups import AgeBand, Groups

FEW_BANDS = 3


def in_few_bands(bands: Sequence[AgeBand], few: int = FEW_BANDS) -> tuple[AgeBand, ...]:
    """Neighbouring bands joined until so many are left, each of as many as the others where that divides evenly.

    The bands alone decide: how many people are in them is nothing to go by, as it differs from release to release.

    >>> [band.code for band in in_few_bands([AgeBand.of(16, 24), AgeBand.of(25, 29), AgeBand.of(30, 65)], 2)]
    ['16-24', '25-65']
    """
    few = min(few, len(bands))
    cuts = [at * len(bands) // few for at in range(few + 1)]
    return tuple(
        AgeBand.of(bands[first].youngest, bands[after - 1].oldest) for first, after in itertools.pairwise(cuts)
    )


def with_few_bands(definitions: Definitions) -> Definitions:
    """As `age_bands` of groups.yaml with three of them."""
    return _grouped(definitions, replace(definitions.groups, age_bands=in_few_bands(definitions.groups.age_bands)))


def with_municipalities_merged(definitions: Definitions, codes: Sequence[str]) -> Definitions:
    """As `merged_municipalities` of groups.yaml with these codes too."""
    merged = (*definitions.groups.merged_municipalities, *codes)
    return _grouped(definitions, replace(definitions.groups, merged_municipalities=tuple(sorted(set(merged)))))


def without_kind(definitions: Definitions, kind: GroupKind) -> Definitions:
    """As `released` of disclosure.yaml without one kind of group."""
    released = definitions.disclosure.released
    less = Released(
        _less(released.twelve_months, kind), _less(released.year, kind), _less(released.whole_year, kind),
        _less(released.other, kind),
    )  # fmt: skip
    return replace(definitions, disclosure=replace(definitions.disclosure, released=less))


def _less(by_basis: tuple[tuple[Basis, Kinds], ...], kind: GroupKind) -> tuple[tuple[Basis, Kinds], ...]:
    return tuple((basis, tuple(each for each in kinds if each != kind)) for basis, kinds in by_basis)


def _grouped(definitions: Definitions, groups: Groups) -> Definitions:
    # The digest tells that what was derived and measured by the old groups is stale.
    digest = hashlib.sha256(f"{definitions.figures_digest} {groups}".encode()).hexdigest()
    return replace(definitions, groups=groups, figures_digest=digest)
