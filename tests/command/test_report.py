"""`utfall report` on the sample, seen from outside: exit code, files, words."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from running import SAMPLE, Made, environment, files_below, utfall

COLUMNS = (
    "metric,definition_version,period_kind,period,basis,gender,age_group,insats_id,municipality,numerator,denominator,"
    "value,ci_low,ci_high,status,excluded,missing,target,target_reached,certainty,figure_id"
)
FILES = {"report.html", "report.pdf", "tables.xlsx", "figures.csv", "manifest.json"}


def test_a_report_is_written_without_a_word_on_standard_error(made: Made) -> None:
    assert made.run.code == 0, made.run.err
    assert made.run.err == ""
    assert set(files_below(made.report)) >= FILES


def test_every_delivery_is_accounted_for_in_the_summary(made: Made) -> None:
    lines = {line.split()[0]: line for line in made.run.out.splitlines() if line.startswith("20")}
    delivered = {
        path.relative_to(SAMPLE).as_posix() for path in SAMPLE.rglob("*") if path.is_file() and path.suffix != ".md"
    }
    assert set(lines) == delivered
    for line in lines.values():
        if "avvisad" not in line:
            rows, *parts = (int(number) for number in re.findall(r"\s(\d+)(?=\s|$)", line))
            assert rows == sum(parts), line


def test_the_summary_gives_the_goal_with_its_interval_and_where_things_lie(made: Made) -> None:
    said = re.search(r"Gick vidare: (\d+ av \d+) \((\d+ %), 95 %-intervall (\d+–\d+ %)\)", _plain(made.run.out))
    assert said is not None
    page = _plain((made.report / "report.html").read_text(encoding="utf-8"))
    assert f"{said[1]} ({said[2]}) gick vidare" in page and said[3] in page
    assert "Oktober 2025–september 2026:" in made.run.out
    assert "report.html" in made.run.out
    assert "sprid inte" in made.run.out


def _plain(text: str) -> str:
    """The text with every kind of space as a space."""
    return re.sub(r"\s", " ", text)


def test_figures_csv_has_the_agreed_columns_and_hidden_numbers_are_empty(made: Made) -> None:
    text = (made.report / "figures.csv").read_text(encoding="utf-8")
    assert text.splitlines()[0] == COLUMNS
    rows = list(csv.DictReader(text.splitlines()))
    assert {row["status"] for row in rows} >= {"shown", "hidden", "zero"}
    numbers = (
        "numerator",
        "denominator",
        "value",
        "ci_low",
        "ci_high",
        "excluded",
        "missing",
        "target_reached",
        "certainty",
    )
    for row in rows:
        if row["status"] == "hidden":
            assert all(row[name] == "" for name in numbers)
        if row["status"] == "shown":
            assert all(row[name] != "" for name in ("numerator", "denominator", "value", "ci_low", "ci_high"))


def test_every_goal_metric_is_shown_on_both_bases_and_for_every_kind_of_period(made: Made) -> None:
    rows = list(csv.DictReader((made.report / "figures.csv").read_text(encoding="utf-8").splitlines()))
    kinds = {(row["metric"], row["basis"], row["period_kind"]) for row in rows}
    metrics = {row["metric"] for row in rows}
    assert {"moved_on", "work_or_study", "work_study_or_seeking", "started_or_increased", "health_better"} <= metrics
    # Time to work is told of whole years alone.
    begun = {metric for metric in metrics if metric.startswith("begun")}
    assert {(metric, *rest) for metric, *rest in kinds if metric in begun} == {
        (f"begun_within_{months}", "finished", "year") for months in (3, 6, 12)
    }
    others = metrics - begun
    assert {each for each in kinds if each[0] in others} == {
        (metric, "finished", kind) for metric in others for kind in ("quarter", "year", "rolling")
    } | {(metric, "completed", kind) for metric in others for kind in ("year", "rolling")}


def test_nothing_but_what_is_released_is_published(made: Made) -> None:
    rows = list(csv.DictReader((made.report / "figures.csv").read_text(encoding="utf-8").splitlines()))
    groups = {
        (row["basis"], row["period_kind"], row["period"]): set()
        for row in rows
        if any(row[name] for name in ("gender", "age_group", "insats_id", "municipality"))
    }
    for row in rows:
        told = tuple(name for name in ("gender", "age_group", "insats_id", "municipality") if row[name])
        if told:
            groups[row["basis"], row["period_kind"], row["period"]].add(told)
    large = {("gender",), ("age_group",), ("insats_id",)}
    assert groups == {
        ("finished", "year", "2026"): large,
        ("finished", "year", "2025"): large | {("gender", "age_group"), ("municipality",)},
    }


def test_the_proof_lies_beside_the_report(made: Made) -> None:
    proof = json.loads((made.report / "protection.json").read_text(encoding="utf-8"))
    assert proof["passed"] is True
    assert proof["counts"]["hidden"] > 0
    assert proof["files"].keys() == {
        path.relative_to(made.report).as_posix() for path in made.report.rglob("*") if path.is_file()
    } - {"protection.json"}


@pytest.mark.soak
@pytest.mark.parametrize("period", ["2026-Q2", "2025-Q1", "2025"])
def test_every_period_of_the_sample_is_published_with_its_proof(made: Made, period: str) -> None:
    run = utfall("report", "--period", period, "--out", "audited", cwd=made.folder)
    assert run.code == 0, run.err
    assert (made.folder / "audited" / period / "protection.json").exists()


def test_the_audit_finds_the_projects_own_database(made: Made) -> None:
    run = utfall("audit", "reports/2026-Q3", cwd=made.folder)
    assert run.code == 0, run.out + run.err
    assert "ingen databas angiven" not in run.out


def test_the_same_again_gives_the_same_bytes_and_wakes_no_great_expectations(made: Made) -> None:
    before = files_below(made.report)
    code = (
        "import sys; from pipeline.__main__ import main; code = main(['report']); "
        "print('woken' if 'great_expectations' in sys.modules else 'asleep'); sys.exit(code)"
    )
    again = subprocess.run(
        [sys.executable, "-c", code], cwd=made.folder, capture_output=True, text=True, check=True, env=environment()
    )
    assert again.stdout.endswith("asleep\n")
    assert files_below(made.report) == before


def test_no_identity_from_the_deliveries_is_in_anything_published_or_said(made: Made) -> None:
    with (SAMPLE / "2026-10-05" / "deltaganden-I02.csv").open(encoding="cp1252") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    identities = {row[name] for row in rows for name in ("deltagande_id", "person_id") if row[name]}
    assert len(identities) > 100
    said = [made.run.out.encode(), (made.folder / "data" / "sample.findings.csv").read_bytes()]
    published = [content for name, content in files_below(made.report).items() if not name.endswith((".xlsx", ".png"))]
    for identity in identities:
        assert not any(identity.encode() in content for content in [*said, *published])


def test_the_manifest_names_inputs_outputs_and_definitions(made: Made) -> None:
    manifest = json.loads((made.report / "manifest.json").read_text(encoding="utf-8"))
    text = json.dumps(manifest)
    assert "2026-10-05/deltaganden-I04.xlsx" in text
    assert "metrics/moved_on.yaml" in text
    assert "figures.csv" in text
    assert str(made.folder) not in text


@pytest.mark.soak
def test_in_english(made: Made) -> None:
    run = utfall("report", "--lang", "en", "--out", "english", cwd=made.folder)
    assert run.code == 0, run.err
    assert "Moved on:" in run.out
    assert 'lang="en"' in (made.folder / "english" / "2026-Q3" / "report.html").read_text(encoding="utf-8")


@pytest.mark.soak
def test_a_year_that_is_not_over_is_reported_so_far(made: Made) -> None:
    run = utfall("report", "--period", "2026", cwd=made.folder)
    assert run.code == 0, run.err
    assert (made.folder / "reports" / "2026" / "report.html").exists()


@pytest.mark.soak
def test_as_of_rebuilds_what_could_have_been_known_then(made: Made, tmp_path: object) -> None:
    import shutil
    from pathlib import Path

    folder = Path(str(tmp_path))
    shutil.copytree(SAMPLE, folder / "then")
    for later in ("2026-10-05", "2026-10-06"):
        shutil.rmtree(folder / "then" / later)
    then = utfall("report", "--deliveries", "then", "--out", "then-reports", cwd=folder)
    assert then.code == 0, then.err
    (folder / "now").mkdir()
    shutil.copytree(SAMPLE, folder / "now" / "then")
    now = utfall("report", "--deliveries", "now/then", "--as-of", "2026-09-30", "--out", "now-reports", cwd=folder)
    assert now.code == 0, now.err
    period = next((folder / "then-reports").iterdir()).name
    figures = [folder / place / period / "figures.csv" for place in ("then-reports", "now-reports")]
    assert figures[0].read_bytes() == figures[1].read_bytes()


@pytest.mark.soak
def test_own_chapters_are_followed_and_told(tmp_path: Path) -> None:
    (tmp_path / "utfall.toml").write_text(
        f'association = "Vår"\ndeliveries = "{SAMPLE.as_posix()}"\nchapters = "kapitel.yaml"\n', encoding="utf-8"
    )
    chapters = tmp_path / "kapitel.yaml"
    chapters.write_text("version: 1\nquarterly: [om, skydd, malet]\n", encoding="utf-8")
    run = utfall("report", cwd=tmp_path)
    assert run.code == 4 and "kapitel.yaml, rad 2: kapitlet ”metod” får inte utelämnas" in run.err
    chapters.write_text("version: 1\nquarterly: [om, skydd, malet, metod, tillganglighet]\n", encoding="utf-8")
    assert utfall("report", cwd=tmp_path).code == 0
    report = tmp_path / "reports" / "2026-Q3"
    page = (report / "report.html").read_text(encoding="utf-8")
    assert re.findall(r'<h2 id="(\w+)">', page)[1:] == ["om", "skydd", "malet", "metod", "tillganglighet"]
    files = json.loads((report / "manifest.json").read_text(encoding="utf-8"))["definitions"]["files"]
    assert files["chapters.yaml"] == hashlib.sha256(chapters.read_bytes()).hexdigest()
