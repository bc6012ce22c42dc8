"""The figures as cubes, one for each kind of group and of period: what a table in PxWeb is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from pipeline.publish.edition import Edition
from pipeline.publish.open_data.px_cells import CONTENTS, Content, cell_symbol
from pipeline.publish.open_data.px_text import name
from pipeline.publish.open_data.rows import BASES, GROUP_KINDS, PERIOD_KINDS
from pipeline.publish.open_data.spans import span_of
from pipeline.publish.sections.tables import metric_name
from pipeline.publish.wording.periods import span_label
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import FigureKey, Group, GroupKind, ProtectedFigure
from pipeline.vocabulary.periods import PeriodKind

_DIMENSIONS: dict[GroupKind, tuple[str, ...]] = {
    "all": (), "gender": ("gender",), "age_group": ("age_group",), "gender_age": ("gender", "age_group"),
    "insats": ("insats_id",), "municipality": ("municipality",),
}  # fmt: skip
_BESIDE_A_CODE = 80
"""Characters of a name that has its code after it."""


@dataclass(frozen=True)
class Variable:
    """One edge of a cube: what it is called, and its values as codes and as words, no two alike."""

    name: str
    codes: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Cube:
    """One table. The last variable is its contents; `cells` has the rest in the order of the variables.

    `codes` tell which figure a cell is of, as its id has them: `<metric>.<version>`, `<kind>-<period>`, basis, groups.
    """

    group_kind: GroupKind
    period_kind: PeriodKind
    variables: tuple[Variable, ...]
    cells: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of its file, and of its matrix: twenty characters at most."""
        return f"{self.group_kind}_{self.period_kind}"


def cubes(edition: Edition) -> tuple[Cube, ...]:
    """Every figure of the release stands in one of them. Nothing is summed or left out."""
    return tuple(
        _cube(edition, group_kind, period_kind, figures)
        for period_kind in PERIOD_KINDS
        for group_kind in GROUP_KINDS
        if (figures := edition.release.select(period_kind=period_kind, group_kind=group_kind))
    )


def _cube(edition: Edition, group_kind: GroupKind, period_kind: PeriodKind, figures: Sequence[ProtectedFigure]) -> Cube:
    keys = [figure.key for figure in figures]
    outer = (
        _metrics(edition, keys), _bases(edition, keys), *_groups(edition, group_kind, keys),
        _periods(edition, period_kind, keys),
    )  # fmt: skip
    found = {_codes(figure.key): figure for figure in figures}
    cells = [
        cell_symbol(found.get(place), content)
        for place in product(*(each.codes for each in outer))
        for content in CONTENTS
    ]
    return Cube(group_kind, period_kind, (*outer, _contents(edition.words)), tuple(cells))


def _codes(key: FigureKey) -> tuple[str, ...]:
    groups = (str(getattr(key.group, each)) for each in _DIMENSIONS[key.group.kind])
    return (f"{key.metric}.{key.definition_version}", key.basis, *groups, f"{key.period_kind}-{key.period}")


def _metrics(edition: Edition, keys: Sequence[FigureKey]) -> Variable:
    orders = [metric.id for metric in edition.release.definitions.metrics]
    found = sorted({(orders.index(key.metric), key.metric, key.definition_version) for key in keys})
    codes = [f"{metric}.{version}" for _, metric, version in found]
    return _variable(edition.words.say("Mått"), codes, [metric_name(edition, metric) for _, metric, _ in found])


def _bases(edition: Edition, keys: Sequence[FigureKey]) -> Variable:
    labels = {each.basis: each.label[edition.words.language] for each in edition.release.definitions.bases}
    codes = sorted({key.basis for key in keys}, key=BASES.index)
    return _variable(edition.words.say("Räknat på"), codes, [labels[code] for code in codes])


def _groups(edition: Edition, kind: GroupKind, keys: Sequence[FigureKey]) -> Iterator[Variable]:
    words = edition.words
    names = {
        "gender": words.say("Kön"), "age_group": words.say("Ålder"), "insats_id": words.say("Insats"),
        "municipality": words.say("Kommun"),
    }  # fmt: skip
    for dimension in _DIMENSIONS[kind]:
        alone = {Group(**{dimension: getattr(key.group, dimension)}) for key in keys}
        ordered = sorted(alone, key=edition.position)
        codes = [str(getattr(group, dimension)) for group in ordered]
        yield _variable(names[dimension], codes, [edition.name(group) for group in ordered])


def _periods(edition: Edition, kind: PeriodKind, keys: Sequence[FigureKey]) -> Variable:
    spans = sorted(
        (span_of(edition, kind, period) for period in {key.period for key in keys}), key=lambda span: span.last
    )
    codes = [f"{kind}-{span.name}" for span in spans]
    return _variable(edition.words.say("Period"), codes, [span_label(edition.words, span) for span in spans])


def _contents(words: Words) -> Variable:
    labels: dict[Content, str] = {
        "numerator": words.say("Antal"), "denominator": words.say("Av"), "value": words.say("Andel"),
        "ci_low": words.say("Andel, nedre gräns"), "ci_high": words.say("Andel, övre gräns"),
    }  # fmt: skip
    return _variable(words.say("Uppgift"), CONTENTS, [labels[content] for content in CONTENTS])


def _variable(label: str, codes: Sequence[str], labels: Sequence[str]) -> Variable:
    """Two of the same name, or alike once they have been cut to fit, are told apart by their codes."""
    fitted = [name(each) for each in labels]
    times = Counter(fitted)
    apart = (
        f"{each[:_BESIDE_A_CODE]} ({code})" if times[each] > 1 else each
        for code, each in zip(codes, fitted, strict=True)
    )
    return Variable(label, tuple(codes), tuple(apart))
