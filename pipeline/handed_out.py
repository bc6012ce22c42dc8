"""The one way out of a notebook: a table that small groups cannot be told from, tried beside all that is given out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.interface import LocalFigures
from pipeline.open_table import write_proved
from pipeline.vocabulary.open_table import FOLDER, TABLE
from pipeline.vocabulary.project import read_project

if TYPE_CHECKING:
    import pandas as pd


def publishable(
    base: LocalFigures,
    metric: str,
    by: Sequence[str],
    period: str,
    out: str | Path | None = None,
    is_sample: bool | None = None,
) -> pd.DataFrame:
    """A rounded table of a published metric by one or two of gender, age_group, insats_id and municipality.

    Written with its README below `tables/` in the förbund's folder of reports, or in `out`, once an outsider's attack
    on its bytes beside every report and table given out has found nothing. `attrs` say in which `folder`, and of the
    `proof` what the table was tried beside. Counts are rounded as the README says, which tells of invented data where
    `is_sample` (None = where the project of the folder we stand in is the sample's). Raises QuestionRefused,
    PeriodNotUnderstood, PeriodNotOver, PeriodWithoutData, TableNotProved with what could be told, AuditNotPossible or
    NotWritable: then nothing is written.
    """
    import pandas as pd

    project = read_project(Path.cwd())
    folder = Path(out) if out is not None else project.out / FOLDER
    groups = [by] if isinstance(by, str) else by
    invented = project.is_sample if is_sample is None else is_sample
    table, written, proof = write_proved(base, metric, groups, period, folder, invented)
    frame = pd.read_csv(written / TABLE, dtype_backend="numpy_nullable", keep_default_na=False, na_values=[""])
    legend = base.definitions.disclosure.rounding.legend.sv
    frame.attrs |= {"protection": "rounded", "folder": written, "proof": proof, "legend": legend, "base": table.base}
    return frame
