"""Opens a local database for questions. Nothing is written to it and no run is disturbed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.database import open_copy
from pipeline.vocabulary.definitions import Definitions, read_definitions
from pipeline.vocabulary.errors import DatabaseMissing, PeriodWithoutData
from pipeline.vocabulary.own_definitions import definitions_of
from pipeline.vocabulary.project import read_project

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

    from pipeline.interface.chosen import Period
    from pipeline.interface.exported import Form
    from pipeline.interface.shapes import Shape
    from pipeline.measure.asked import Ground
    from pipeline.vocabulary.metrics import Metric


@contextmanager
def open_database(path: str | Path, definitions: Definitions | None = None) -> Iterator[LocalFigures]:
    """The figures of a database, read from a private copy of it, by the definitions of the förbund whose it is.

    Raises DefinitionFault for those, DatabaseMissing, DatabaseBusy while a report is being written,
    DatabaseUnreadable, and OutcomesMissing where no report has been made with this version of the program.
    """
    from pipeline.interface.ground import read_ground

    if not Path(path).exists():
        raise DatabaseMissing(path=path)
    definitions = definitions or _definitions_for(Path(path).resolve())
    with open_copy(Path(path)) as connection:
        yield LocalFigures(connection, definitions, *read_ground(connection, definitions))


def _definitions_for(database: Path) -> Definitions:
    """Those of the project that has the database: one above it, or the one we stand in; else the program's own."""
    for folder in (*database.parents, Path.cwd()):
        if (folder / "utfall.toml").is_file():
            project = read_project(folder)
            if project.database.resolve() == database:
                return definitions_of(project)
    return read_definitions()


@dataclass(frozen=True)
class LocalFigures:
    """Every figure of one database, for local use: small groups are shown, so nothing here may be published."""

    connection: duckdb.DuckDBPyConnection
    definitions: Definitions
    ground: Ground
    known_to: date

    def metric(self, name: str) -> Metric:
        """A metric's definition. Raises QuestionRefused where there is none of the name."""
        from pipeline.measure.asked import ask

        return ask(self.definitions, (name,), ((),)).metrics[0]

    def metrics(self) -> pd.DataFrame:
        """Every metric: what it asks, of whom, as of when, and whether it is published."""
        from pipeline.interface.listed import metric_frame

        return metric_frame(self.definitions)

    def figures(
        self,
        metric: str | Sequence[str] | None = None,
        by: Sequence[str] = (),
        period: Period = None,
        basis: str | None = None,
        as_: Shape = "pandas",
    ) -> Any:
        """The figures of one, several or (None) all metrics, for every group of the dimensions crossed in `by`.

        The first columns are those of figures.csv. Shares lie in [0, 1]; see docs/python.md for the others. `by` names
        at most two dimensions. `period`: as "2026", "2026-Q3", "rolling 2026-Q3", a kind, or None = all. Raises
        QuestionRefused with the reason, PeriodNotUnderstood, PeriodNotOver or PeriodWithoutData.

        A pandas DataFrame, whose `attrs` hold the definitions it rests on and what each column is; with `as_` "arrow"
        or "polars" a table of those, where PackageNotInstalled is raised if it is not there.
        """
        from pipeline.interface.described import described
        from pipeline.interface.shapes import shaped

        frame = self.figures_by(metric, [[by] if isinstance(by, str) else by], period, basis)
        return shaped(described(frame, self.definitions), as_)

    def figures_by(
        self,
        metric: str | Sequence[str] | None,
        groupings: Sequence[Sequence[str]],
        period: Period = None,
        basis: str | None = None,
    ) -> pd.DataFrame:
        """As `figures`, for several groupings at once: they are counted together. Raises as `figures` does."""
        from pipeline.interface.chosen import chosen
        from pipeline.interface.frames import from_table
        from pipeline.interface.ground import first_quarter
        from pipeline.measure.asked import answer, ask

        asked = (metric,) if isinstance(metric, str) else metric
        names = tuple(each.id for each in self.definitions.all_metrics) if asked is None else tuple(asked)
        is_chosen = chosen(period, self.ground.last, self.known_to)
        found = answer(self.connection, ask(self.definitions, names, groupings), self.ground, is_chosen)
        if period is not None and not found.table.num_rows:
            raise PeriodWithoutData(period=period, first=first_quarter(self.connection))
        frame = from_table(found.table)
        return frame if basis is None else frame[frame["basis"] == basis].reset_index(drop=True)

    def rows(self, as_: Shape = "pandas") -> Any:
        """One row per participation, for this machine alone: recorded columns without identity, groups, and answers.

        `attrs["columns"]` says what each column is and how sensitive. Raises PackageNotInstalled as `figures` does.
        """
        from pipeline.interface.rows import row_frame
        from pipeline.interface.shapes import shaped

        return shaped(row_frame(self), as_)

    def export(self, folder: str | Path, forms: Sequence[Form] = ("parquet", "csv")) -> tuple[Path, ...]:
        """Write `rows` for R, SPSS ("sav") and Stata into an empty folder, with a codebook; the files.

        Raises FolderNotEmpty, NotWritable, NoRoom, or PackageNotInstalled for "sav" without pyreadstat.
        """
        from pipeline.interface.exported import export_rows

        return export_rows(self, Path(folder), forms)

    def deliveries(self) -> pd.DataFrame:
        """Every delivery in the order they came, and what became of its rows: delivered = the sum of the others."""
        from pipeline.interface.listed import delivery_frame

        return delivery_frame(self.connection)

    def compare(
        self, metric: str, dimension: str, first: str, second: str, period: Period = None, basis: str = "finished"
    ) -> pd.DataFrame:
        """The first group's share less the second's, with Newcombe's interval, one row per period."""
        from pipeline.interface.compared import compare_groups

        return compare_groups(self, metric, dimension, first, second, period, basis)

    def funnel(self, metric: str, period: str, basis: str = "finished") -> pd.DataFrame:
        """Every insats against what chance allows, with age and gender evened out, and small ones drawn in."""
        from pipeline.interface.funnelled import funnel_frame

        return funnel_frame(self, metric, period, basis)

    def series(
        self, metric: str, by: Sequence[str] = (), group: Sequence[str] = (), basis: str = "finished"
    ) -> pd.DataFrame:
        """Quarter by quarter, of everyone or of one group: limits, and what in it is worth a look."""
        from pipeline.interface.followed import series_frame

        return series_frame(self, metric, by, group, basis)

    def transition(self, metric: str, period: str, basis: str = "finished") -> pd.DataFrame:
        """From which category to which: people, and the share of those who began there."""
        from pipeline.interface.moved import transition_frame

        return transition_frame(self, metric, period, basis)

    def sus(
        self,
        report: str,
        first: date | str,
        last: date | str,
        *,
        insats_id: str | None = None,
        gender: str | None = None,
        municipality: str | None = None,
        source: str | None = None,
    ) -> pd.DataFrame:
        """A report as SUS printed it (R1 to R7) of those who finished from the first day to the last.

        `source`, a code of schemas/support.yaml, belongs to R5. Raises ValueError for a report that does not exist.
        """
        from pipeline.interface.sus_frames import asked_of, sus_frame

        whom = {"insats_id": insats_id, "gender": gender, "municipality": municipality, "source": source}
        return sus_frame(self, asked_of(report, first, last, **whom))

    def responses(self, metric: str, period: Period = None, basis: str | None = None) -> pd.DataFrame:
        """How many should have answered and how many did, by gender, age and both."""
        from pipeline.interface.listed import response_frame

        return response_frame(self, metric, period, basis)

    def weighted(self, metric: str, period: Period = None, basis: str = "finished") -> pd.DataFrame:
        """What a share would be if those who answered were like those who should have, by gender and age.

        A trial of how much it may matter who answered; it cannot mend missing that depends on the outcome. `moved`: by
        how much; `effective`: of how many even answers it is worth. Raises QuestionRefused for what is no share.
        """
        from pipeline.interface.weighted import weighted_frame

        return weighted_frame(self, metric, period, basis)

    def coverage(self, year: int) -> pd.DataFrame:
        """How many took part in a year with person data, anonymously, or counted by heads only, per insats."""
        from pipeline.interface.covered import coverage_frame

        return coverage_frame(self.connection, year)

    def duties(self, as_of: date | None = None) -> pd.DataFrame:
        """The duties of law and plan, counted on a day; None = the day the data reach."""
        from pipeline.interface.listed import duty_frame

        return duty_frame(self.connection, self.definitions, as_of or self.known_to)

    def money(self, year: int) -> pd.DataFrame:
        """What a year cost per participation, finished participation and outcome; gross."""
        from pipeline.interface.listed import money_frame

        return money_frame(self.connection, self.definitions, year)
