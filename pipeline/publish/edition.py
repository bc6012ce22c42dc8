"""One release in one language, with the figures laid out so that they can be looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.publish.measures import GOAL
from pipeline.publish.wording.periods import Span
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import Basis, Group, GroupKind, ProtectedFigure
from pipeline.vocabulary.groups import OTHER
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.periods import PeriodKind, Quarter
from pipeline.vocabulary.release import Insats, Release

_Place = tuple[str, Basis, PeriodKind, str, Group]


@dataclass(frozen=True)
class Edition:
    """What every section and chart is made from.

    `main` is the span of the front page, `beside` stand next to it. Groups are told of the `year` so far, and small
    groups of the latest `whole_year` (None: the data have none yet).
    """

    release: Release
    words: Words
    figures: Mapping[_Place, ProtectedFigure]
    main: Span
    beside: tuple[Span, ...]
    year: Span
    whole_year: Span | None

    @property
    def is_of_one_span(self) -> bool:
        """Whether groups are told of the same quarters as everyone on the front page."""
        return (self.main.first, self.main.last) == (self.year.first, self.year.last)

    @property
    def year_before(self) -> Span | None:
        """The whole year before the one reported on; None where the release has no figure of it."""
        before = Span.year(Quarter(self.year.last.year - 1, 4))
        return before if any(place[2:4] == (before.kind, before.name) for place in self.figures) else None

    @property
    def is_annual(self) -> bool:
        return self.release.period.kind == "year"

    @property
    def report_title(self) -> str:
        """What the report is called; the year's is a chapter of what the law asks for."""
        words, period = self.words, self.release.period
        if period.kind == "quarter":
            return words.say("Utfall efter avslutad insats")
        return words.say("Resultat {year}: kapitel till årsredovisning och verksamhetsberättelse", year=period.year)

    @property
    def spans(self) -> tuple[Span, ...]:
        return (self.main, *self.beside)

    def find(self, metric: str, basis: Basis, span: Span, group: Group) -> ProtectedFigure | None:
        """The figure in this place, or None where the release has none."""
        return self.figures.get((metric, basis, span.kind, span.name, group))

    def groups(self, metric: str, basis: Basis, span: Span, kind: GroupKind) -> tuple[Group, ...]:
        """The groups of one kind that the release has a figure for, in the order every table and chart uses.

        The group of everyone else is left out where nobody is in it: it is there so that groups add up.
        """
        return self._groups_of.get((metric, basis, span.kind, span.name, kind), ())

    @cached_property
    def _groups_of(self) -> dict[tuple[str, Basis, PeriodKind, str, GroupKind], tuple[Group, ...]]:
        found: dict[tuple[str, Basis, PeriodKind, str, GroupKind], list[Group]] = {}
        for (metric, basis, kind, name, group), figure in self.figures.items():
            if not (figure.status == "zero" and is_everyone_else(group)):
                found.setdefault((metric, basis, kind, name, group.kind), []).append(group)
        return {place: self.in_order(groups) for place, groups in found.items()}

    def in_order(self, groups: Iterable[Group]) -> tuple[Group, ...]:
        """The groups in the order that every table and chart uses."""
        return tuple(sorted(groups, key=self.position))

    def metric(self, metric_id: str) -> Metric:
        return self.release.definitions.metric(metric_id)

    def own_target(self, metric_id: str, group: Group) -> float | None:
        """The target in the insats's own agreement; None for other groups, and where the metric's target holds."""
        insats = self._insatser.get(group.insats_id)
        target = insats.target(metric_id) if insats is not None else None
        return None if target is None else float(target)

    @cached_property
    def _insatser(self) -> dict[str | None, Insats]:
        return {insats.insats_id: insats for insats in reversed(self.release.insatser)}

    def name(self, group: Group) -> str:
        """What a group is called in this language."""
        groups, language = self.release.definitions.groups, self.words.language
        gender = groups.gender_label(group.gender, language) if group.gender else ""
        age = groups.age_label(group.age_group, language) if group.age_group else ""
        if gender and age:
            return f"{gender}, {age}" if OTHER in (group.gender, group.age_group) else f"{gender} {age}"
        if group.insats_id is not None:
            insats = self._insatser.get(group.insats_id)
            return insats.name if insats is not None else group.insats_id
        if group.municipality is not None:
            return self._municipality(group.municipality)
        return gender or age or self.words.say("Alla")

    def name_within(self, group: Group) -> str:
        """The name as it stands inside a sentence: “kvinnor”, but names of insatser and municipalities as they are."""
        name = self.name(group)
        is_proper = group.insats_id is not None or group.municipality is not None
        return name if is_proper else name[:1].lower() + name[1:]

    def _municipality(self, code: str) -> str:
        names = {each.code: each.name for each in self.release.municipalities}
        return names.get(code, self.release.definitions.groups.other_municipality[self.words.language])

    def position(self, group: Group) -> tuple[int, int, tuple[str, ...]]:
        """Where a group stands among those of its kind, in every table and chart."""
        genders, ages = self.release.definitions.groups.gender_codes, self.release.definitions.groups.age_codes
        gender = genders.index(group.gender) if group.gender in genders else len(genders)
        age = ages.index(group.age_group) if group.age_group in ages else len(ages)
        # The group of everyone else closes the list, whatever its name begins with.
        last = group.municipality is not None and group.municipality not in {
            each.code for each in self.release.municipalities
        }
        return (gender, age + last, alphabetical(self.name(group)))


def is_everyone_else(group: Group) -> bool:
    """Whether the group is that of everyone outside the named categories, or without the fact."""
    return OTHER in (group.gender, group.age_group, group.municipality)


def open_edition(release: Release, words: Words) -> Edition:
    """Lay out a release. The front page shows twelve months for a quarter, the year for an annual report.

    Where there are not yet twelve months, or they must be hidden and the year need not, it shows the year so far.
    """
    figures = {
        (each.key.metric, each.key.basis, each.key.period_kind, each.key.period, each.key.group): each
        for each in release.figures
    }
    present = {(each.key.period_kind, each.key.period) for each in release.figures}
    wanted = _spans(release)
    there = tuple(span for span in wanted if (span.kind, span.name) in present) or wanted
    latest = Span.year(Quarter(release.period.latest_whole_year, 4))
    whole = latest if (latest.kind, latest.name) in present else None
    if there[0].kind == "quarter" or _is_told_by_the_year_alone(figures, there):
        there = tuple(sorted(there, key=lambda span: span.kind != "year"))
    return Edition(release, words, figures, there[0], there[1:], Span.year(release.period.last_quarter), whole)


def _is_told_by_the_year_alone(figures: Mapping[_Place, ProtectedFigure], spans: Sequence[Span]) -> bool:
    """Whether the goal for everyone is hidden on the first of a quarterly report's spans, and shown on the year's."""
    state = {
        span.kind: figure.status
        for span in spans
        if (figure := figures.get((GOAL, "finished", span.kind, span.name, Group())))
    }
    return spans[0].kind == "rolling" and state.get("rolling") == "hidden" and state.get("year") == "shown"


def _spans(release: Release) -> tuple[Span, ...]:
    last = release.period.last_quarter
    if release.period.kind == "quarter":
        return (Span.rolling(last), Span.quarter(last), Span.year(last))
    quarters = (Span.quarter(Quarter(last.year, number)) for number in (1, 2, 3, 4))
    return (Span.year(last), *quarters)


def alphabetical(text: str) -> tuple[str, ...]:
    """Swedish order: å, ä, ö after z, whatever the language, so that both editions list alike."""
    order = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})
    return tuple(text.casefold().translate(order))
