"""`utfall report --slides`: one file more, listed and audited; and a plain word where it cannot be written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import SAMPLE, files_below, utfall

WITHOUT = "import pipeline.commands; pipeline.commands.find_spec = lambda name: None"


def test_slides_lie_beside_the_rest_and_are_listed_and_audited(tmp_path: Path) -> None:
    run = utfall("report", "--slides", cwd=tmp_path)
    assert run.code == 0, run.err
    report = tmp_path / "reports" / "2026-Q3"
    assert (report / "slides.pptx").read_bytes().startswith(b"PK")
    assert "slides.pptx" in json.loads((report / "manifest.json").read_text(encoding="utf-8"))["outputs"]
    assert "slides.pptx" in (report / "protection.json").read_text(encoding="utf-8")


def test_without_python_pptx_nothing_is_done_and_it_says_what_to_install(tmp_path: Path) -> None:
    run = utfall("report", "--slides", cwd=tmp_path, before=WITHOUT)
    assert run.code == 2 and 'pip install "utfall[slides]"' in run.err
    assert "Traceback" not in run.err and files_below(tmp_path) == {}


@pytest.mark.soak
def test_the_setting_asks_for_slides_in_the_language_of_the_project(tmp_path: Path) -> None:
    own = f'association = "Ours"\ndeliveries = "{SAMPLE.as_posix()}"\nlanguage = "en"\nslides = true\n'
    (tmp_path / "utfall.toml").write_text(own, encoding="utf-8")
    run = utfall("report", cwd=tmp_path, before=WITHOUT)
    assert run.code == 2 and "needs the extra python-pptx" in run.err and "slides = true" in run.err


def test_a_setting_that_is_no_yes_or_no_is_named(tmp_path: Path) -> None:
    own = f'association = "Vår"\ndeliveries = "{SAMPLE.as_posix()}"\nslides = "ja"\n'
    (tmp_path / "utfall.toml").write_text(own, encoding="utf-8")
    run = utfall("report", cwd=tmp_path)
    assert run.code == 4 and "true eller false" in run.err and "3" in run.err
