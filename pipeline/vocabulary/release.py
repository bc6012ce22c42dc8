"""What a publication is made of: protected figures, and the facts about the run that may stand beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pipeline.vocabulary.comments import Comment
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.duties import DutyCount
from pipeline.vocabulary.errors import Language
from pipeline.vocabulary.figures import Basis, Group, GroupKind, ProtectedFigure
from pipeline.vocabulary.money import MoneyFigure
from pipeline.vocabulary.open_data import NOWHERE, OpenDataPlace
from pipeline.vocabulary.periods import PeriodKind, Quarter, ReportPeriod
from pipeline.vocabulary.printed_sums import CheckedReference, SumFault
from pipeline.vocabulary.status import Status, status_of


@dataclass(frozen=True)
class Insats:
    """An insats that figures are grouped by. `targets`: metric and share (0..1) of its own agreement, if any.

    `focus` (a code), `owner` and `provider` as the register has them; None where it does not say.
    """

    insats_id: str
    name: str
    is_individual: bool
    targets: tuple[tuple[str, Fraction], ...] = ()
    focus: str | None = None
    owner: str | None = None
    provider: str | None = None

    def target(self, metric: str) -> Fraction | None:
        """Its own target for a metric; None where the metric's own holds."""
        return dict(self.targets).get(metric)


@dataclass(frozen=True)
class Municipality:
    """A member municipality; the code is SCB's four digits, as text."""

    code: str
    name: str


@dataclass(frozen=True)
class DeliveryAccount:
    """A delivered file and what became of its rows: rows = accepted + set_aside + repeated + superseded.

    `outcome`: used = its rows were read; refused = the whole file was, for `refused_rule`;
    repeated = the same bytes came before.
    `open_findings`: remarks that nobody has confirmed. `answered`: rows that a correction only says to be right, or
    takes away. A refused file's rows are not counted (None).
    """

    file: str
    sha256: str
    received_on: date
    layout: str | None
    outcome: str
    refused_rule: str | None
    rows: int | None
    accepted: int | None
    set_aside: int | None
    repeated: int | None
    superseded: int | None
    open_findings: int = 0
    answered: int = 0

    @property
    def status(self) -> Status:
        """The same word as on the delivery's receipt."""
        return status_of(
            self.outcome, self.rows, self.set_aside, self.open_findings, self.accepted, self.superseded, self.answered
        )


@dataclass(frozen=True)
class RuleCount:
    """How many findings a rule gave, and how many of them a named person has confirmed. Rows, not people."""

    rule: str
    findings: int
    confirmed: int = 0


@dataclass(frozen=True)
class Surroundings:
    """Facts about the run that are the same for the same inputs: no clock, no machine.

    `contact`: whom a reader tells of what cannot be read, as the förbund has written it; None where it has not.
    """

    association: str
    is_sample: bool
    is_draft: bool
    known_to: date
    as_of: date | None
    commit: str | None
    versions: tuple[tuple[str, str], ...]
    definition_files: tuple[tuple[str, str], ...]
    contact: str | None = None
    open_data: OpenDataPlace = NOWHERE


@dataclass(frozen=True)
class EarlierFigure:
    """What an earlier report showed of everyone who finished; counts are None where it hid them."""

    metric: str
    version: int
    numerator: int | None
    denominator: int | None


@dataclass(frozen=True)
class Earlier:
    """The last report of the same kind that was given out: its front page's figures of everyone who finished.

    `first` and `last`: the quarters of exit that they count, both included.
    """

    period: ReportPeriod
    first: Quarter
    last: Quarter
    figures: tuple[EarlierFigure, ...]


@dataclass(frozen=True)
class Release:
    """Everything a publication may draw from. There are no other numbers."""

    period: ReportPeriod
    language: Language
    surroundings: Surroundings
    definitions: Definitions
    insatser: tuple[Insats, ...]
    municipalities: tuple[Municipality, ...]
    figures: tuple[ProtectedFigure, ...]
    deliveries: tuple[DeliveryAccount, ...]
    rule_counts: tuple[RuleCount, ...]
    sum_faults: tuple[SumFault, ...] = ()
    """Figures from outside that come with the program, whose printed parts do not add up."""
    outside: tuple[CheckedReference, ...] = ()
    """Figures from outside that the förbund has added: printed as they are, and never beside a figure of ours."""
    comments: tuple[Comment, ...] = ()
    """What insatser have written of the year; only in an annual report."""
    earlier: Earlier | None = None
    """What a reader holds this report against; None where nothing of its kind has been given out before."""

    money: tuple[MoneyFigure, ...] = ()
    """Amounts of the latest whole year that count no people: what was spent, against the budget, and who paid."""
    duties: tuple[DutyCount, ...] = ()
    """Duties of insatser, municipalities and budget on the period's last day. None that counts people."""

    def select(
        self,
        metric: str | None = None,
        basis: Basis | None = None,
        period_kind: PeriodKind | None = None,
        period: str | None = None,
        group_kind: GroupKind | None = None,
    ) -> tuple[ProtectedFigure, ...]:
        """The figures that match everything given, in the order of the file."""
        wanted: Iterable[ProtectedFigure] = self.figures
        return tuple(
            figure
            for figure in wanted
            if (metric is None or figure.key.metric == metric)
            and (basis is None or figure.key.basis == basis)
            and (period_kind is None or figure.key.period_kind == period_kind)
            and (period is None or figure.key.period == period)
            and (group_kind is None or figure.key.group.kind == group_kind)
        )

    def one(self, metric: str, basis: Basis, period_kind: PeriodKind, period: str, group: Group) -> ProtectedFigure:
        """The one figure with this key. Raises KeyError where the release has none."""
        for figure in self.select(metric, basis, period_kind, period, group.kind):
            if figure.key.group == group:
                return figure
        raise KeyError(metric, basis, period_kind, period, group)
