"""Everything that `schemas/` says, read once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.vocabulary.bases import BasisDefinition, read_bases
from pipeline.vocabulary.chapters import Chapters, read_chapters
from pipeline.vocabulary.columns import TABLES, Table, read_table
from pipeline.vocabulary.confirmations import Confirmation, read_confirmations
from pipeline.vocabulary.corrections import Correction, read_corrections
from pipeline.vocabulary.definition_file import digest
from pipeline.vocabulary.disclosure import Disclosure, read_disclosure
from pipeline.vocabulary.duties import Duty, read_duties
from pipeline.vocabulary.errors import DefinitionFault
from pipeline.vocabulary.groups import Groups, read_groups
from pipeline.vocabulary.instrument_metrics import metrics_of_instruments
from pipeline.vocabulary.instruments import Instrument, read_instruments
from pipeline.vocabulary.layouts import Layout, read_layout
from pipeline.vocabulary.metric_set import read_metrics
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.money import MoneyMeasure, read_money
from pipeline.vocabulary.reference import Reference, read_own_references, read_reference
from pipeline.vocabulary.rules import Rule, read_rules
from pipeline.vocabulary.support import Support, read_support, with_support_codes

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"


@dataclass(frozen=True)
class Definitions:
    """All definitions. The two digests tell which of the later stations' tables are stale when a file changes."""

    tables: tuple[Table, ...]
    groups: Groups
    support: Support
    instruments: tuple[Instrument, ...]
    bases: tuple[BasisDefinition, BasisDefinition]
    rules: tuple[Rule, ...]
    metrics: tuple[Metric, ...]
    """The published ones, in the order of publication."""
    disclosure: Disclosure
    chapters: Chapters
    layouts: tuple[Layout, ...]
    rows_digest: str
    figures_digest: str
    confirmations: tuple[Confirmation, ...] = ()
    corrections: tuple[Correction, ...] = ()
    local_metrics: tuple[Metric, ...] = ()
    """Those that only the Python interface answers: nothing protects them yet."""
    kept: tuple[Layout, ...] = ()
    """Layouts that have read deliveries and are no longer in `layouts` as they were then: gone, or of a new version."""
    references: tuple[Reference, ...] = ()
    """Figures from outside, as their sources printed them."""
    own_references: tuple[Reference, ...] = ()
    """Those that the förbund itself has added, which its report shows."""
    own_files: tuple[tuple[str, str], ...] = ()
    """The files of those, with their SHA-256."""
    own_metric_files: tuple[tuple[str, str], ...] = ()
    """The files of the metrics that it has added, likewise."""
    duties: tuple[Duty, ...] = ()
    money: tuple[MoneyMeasure, ...] = ()

    def table(self, name: str) -> Table:
        return next(table for table in self.tables if table.name == name)

    def rule(self, rule_id: str) -> Rule:
        """A rule by id, among the shared ones and those the layouts bring. Raises KeyError."""
        return {rule.id: rule for rule in self.all_rules}[rule_id]

    @property
    def all_rules(self) -> tuple[Rule, ...]:
        """The shared rules, and those that layouts bring; a layout in use today says what a rule's id means."""
        own = {rule.id: rule for layout in (*self.kept, *self.layouts) for rule in layout.rules}
        return (*self.rules, *own.values())

    @property
    def recognisable(self) -> tuple[Layout, ...]:
        """Every layout, and every linked file of one, as something that a table can be recognised as."""
        return tuple(each for layout in self.layouts for each in (layout, *layout.parts))

    @property
    def all_metrics(self) -> tuple[Metric, ...]:
        return (*self.metrics, *self.local_metrics)

    def metric(self, metric_id: str) -> Metric:
        """A metric by id, published or local. Raises StopIteration where there is none."""
        return next(metric for metric in self.all_metrics if metric.id == metric_id)

    def layout(self, layout_id: str) -> Layout:
        return next(layout for layout in self.layouts if layout.id == layout_id)


def read_definitions(
    extra_layouts: Path | None = None,
    schemas: Path = SCHEMAS,
    confirmations: Path | None = None,
    corrections: Path | None = None,
    chapters: Path | None = None,
    own_references: Path | None = None,
    own_metrics: Path | None = None,
    groups: Path | None = None,
) -> Definitions:
    """Read all of `schemas/`, and a förbund's own layouts, confirmations and corrections beside it.

    A layout in `extra_layouts` takes the place of a shipped one with the same id, `chapters` and `groups` that of
    what they name in the shipped files. `own_references` and `own_metrics`: the folders of a förbund's own figures from
    outside, and of its own metrics; they need not be there. Raises DefinitionFault.
    """
    support = read_support(schemas / "support.yaml")
    tables = tuple(with_support_codes(read_table(schemas / f"{name}.yaml"), support) for name in TABLES)
    layouts, rules = _layouts(schemas / "layouts", extra_layouts, tables), read_rules(schemas / "rules.yaml")
    participation = tables[TABLES.index("participation")]
    read = read_metrics(schemas / "metrics", own_metrics, tables)
    own, own_files = read_own_references(own_references)
    instruments = read_instruments(schemas / "instruments.yaml", participation)
    return Definitions(
        tables=tables,
        groups=read_groups(schemas / "groups.yaml", groups),
        support=support,
        instruments=instruments,
        bases=read_bases(schemas / "bases.yaml"),
        rules=rules,
        metrics=tuple(metric for metric in read.metrics if metric.is_published),
        local_metrics=(
            *(metric for metric in read.metrics if not metric.is_published),
            *metrics_of_instruments(instruments, read.metrics),
        ),
        disclosure=read_disclosure(schemas / "disclosure.yaml"),
        chapters=read_chapters(schemas / "chapters.yaml", chapters),
        layouts=layouts,
        rows_digest=digest(
            [
                *(schemas / f"{table.name}.yaml" for table in tables),
                *(schemas / name for name in ("rules.yaml", "support.yaml")),
                *_code_of("check"),
            ]
        ),
        figures_digest=digest(
            [
                *read.published_files,
                *(schemas / name for name in ("bases.yaml", "groups.yaml", "support.yaml", "instruments.yaml")),
                *((groups,) if groups else ()),
                *_code_of("derive"),
                *_code_of("measure"),
                *_code_of("statistics"),
            ]
        ),
        confirmations=read_confirmations(
            _beside(schemas / "confirmations.yaml", confirmations),
            (*rules, *(rule for layout in layouts for rule in layout.rules)),
        ),
        corrections=read_corrections(_beside(schemas / "corrections.yaml", corrections)),
        references=tuple(read_reference(path) for path in sorted((schemas / "reference").glob("*.yaml"))),
        own_references=own,
        own_files=own_files,
        own_metric_files=read.own_files,
        duties=read_duties(schemas / "duties.yaml"),
        money=read_money(schemas / "money.yaml"),
    )


def _beside(shipped: Path, own: Path | None) -> tuple[Path, ...]:
    return (shipped, own) if own else (shipped,)


def _code_of(station: str) -> list[Path]:
    """A station's own files: a new version of the program must not trust what an older one derived."""
    folder = Path(__file__).resolve().parents[1] / station
    return [path for path in folder.iterdir() if path.suffix in (".py", ".sql")]


def _layouts(shipped: Path, extra: Path | None, tables: tuple[Table, ...]) -> tuple[Layout, ...]:
    found: dict[str, Layout] = {}
    for folder in (shipped, extra) if extra else (shipped,):
        own: set[str] = set()
        for path in sorted(folder.glob("*.yaml")):
            layout = read_layout(path, tables)
            if layout.id in own:
                raise DefinitionFault(
                    file=path.name, line=1,
                    what_sv=f"layouten {layout.id} finns redan i en annan fil.",
                    what_en=f"the layout {layout.id} stands in another file too.",
                )  # fmt: skip
            own.add(layout.id)
            found[layout.id] = layout
    return tuple(found[name] for name in sorted(found))
