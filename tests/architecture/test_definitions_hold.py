"""What `schemas/` says is there: every file loads, and what metrics count are columns of derived.outcome."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from repository import PIPELINE, ROOT

from pipeline.audit.meaning import meanings
from pipeline.vocabulary.definition_file import read_definition
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.metric_kinds import columns_of

SCHEMAS = sorted((ROOT / "schemas").rglob("*.yaml"))


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_every_schema_loads(path: Path) -> None:
    assert read_definition(path).value


def test_every_metric_and_layout_is_read(definitions: Definitions) -> None:
    assert {metric.id for metric in definitions.all_metrics} >= {
        path.stem for path in SCHEMAS if path.parts[-2] == "metrics"
    }
    assert {layout.file for layout in definitions.layouts} == {
        path.name for path in SCHEMAS if path.parts[-2] == "layouts"
    }


def _outcome_columns() -> set[str]:
    outcome = (PIPELINE / "derive" / "outcome_of.sql").read_text(encoding="utf-8")
    return set(re.findall(r"\bas (\w+),?$", outcome.partition("\n)\nselect")[2], flags=re.MULTILINE))


def test_what_metrics_count_are_columns_of_the_outcome(definitions: Definitions) -> None:
    columns = _outcome_columns()
    assert [metric.id for metric in definitions.metrics if set(columns_of(metric.kind)) - columns] == []


def test_the_auditor_knows_what_every_published_metric_says_of_the_others(definitions: Definitions) -> None:
    """A new one that stood for itself alone could tell what another hides: it is written in audit/meaning.py first."""
    said = meanings(metric.id for metric in definitions.metrics)
    assert [metric for metric, meaning in said.items() if meaning.subject == metric] == []


def test_reasons_left_out_are_exit_reasons(definitions: Definitions) -> None:
    reasons = {code.code for code in definitions.table("participation").column("exit_reason").codes}
    assert {reason for basis in definitions.bases for reason in basis.excludes} <= reasons
