"""What a metric counts may not change under the same version: readers would take a new figure for an old one."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from pipeline.vocabulary.columns import read_table
from pipeline.vocabulary.definitions import SCHEMAS, Definitions
from pipeline.vocabulary.errors import DefinitionFault
from pipeline.vocabulary.metric_file import read_metric

PARTICIPATION = read_table(SCHEMAS / "participation.yaml")
KEPT = SCHEMAS / "metric_versions.yaml"
CHANGED = """changes:
  - version: 2
    from: 2026-04-01
    what: {sv: "Studier räknas inte längre", en: "Studies no longer count"}
"""


def test_every_version_counts_what_it_did_when_it_was_kept(definitions: Definitions) -> None:
    """A changed metric needs a higher version, an entry under `changes`, and a line in metric_versions.yaml."""
    kept = yaml.safe_load(KEPT.read_text(encoding="utf-8"))["metrics"]
    for metric in definitions.all_metrics:
        assert kept.get(metric.id, {}).get(metric.version) == metric.counted_digest, (
            f"{metric.id}: raise its version and add “{metric.version + 1}: <digest>”, or for a new metric "
            f"“{metric.version}: {metric.counted_digest}”, to schemas/metric_versions.yaml"
        )
    assert set(kept) == {metric.id for metric in definitions.all_metrics}


def written(folder: Path, metric: str, *changes: tuple[str, str]) -> Path:
    text = (SCHEMAS / "metrics" / f"{metric}.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / f"{metric}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_counted_changes_the_digest_and_words_do_not(definitions: Definitions, tmp_path: Path) -> None:
    same = read_metric(written(tmp_path, "moved_on", ("Gick vidare", "Kom vidare")), PARTICIPATION)
    other = read_metric(written(tmp_path, "moved_on", ("counts: moved_on", "counts: work_or_study")), PARTICIPATION)
    own = definitions.metric("moved_on").counted_digest
    assert same.counted_digest == own
    assert other.counted_digest != own


def test_a_new_version_says_from_when_and_what(tmp_path: Path) -> None:
    metric = read_metric(written(tmp_path, "work", ("version: 1\n", f"version: 2\n{CHANGED}")), PARTICIPATION)
    [change] = metric.changes
    assert (change.version, change.since.isoformat(), change.what.en) == (2, "2026-04-01", "Studies no longer count")


@pytest.mark.parametrize(
    ("metric", "old", "new", "line"),
    [
        ("work", "version: 1", "version: 2", 2),
        ("work", "kind: paired", "kind: share", 10),
        ("work", "after: work_after", "after: work_after\ncounts: work_after", 12),
        ("work", "published: false", "published: true", 19),
        ("work", "published: false", "family: work", 19),
        ("eq_vas", "smallest: 7", "smallest: 0", 12),
        ("eq_vas", "unit: {", "note: {", 14),
        ("gender_age", "[gender, age_group]", "[gender, age_group, education]", 10),
        ("work", 'answer: "lost"', 'answer: "yes"', 35),
    ],
)
def test_a_definition_that_does_not_hold_together_is_refused(
    tmp_path: Path, metric: str, old: str, new: str, line: int
) -> None:
    with pytest.raises(DefinitionFault) as fault:
        read_metric(written(tmp_path, metric, (old, new)), PARTICIPATION)
    assert (fault.value.facts["file"], fault.value.facts["line"]) == (f"{metric}.yaml", line)
