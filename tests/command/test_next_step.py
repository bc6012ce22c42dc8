"""After a command that went well its last line names the next step, where there is a natural one."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from running import SAMPLE, Made, utfall

from pipeline.__main__ import main
from pipeline.arguments import parse
from pipeline.next_step import _STEPS


def last(out: str) -> str:
    return out.rstrip("\n").splitlines()[-1]


def test_the_samples_report_leads_to_ones_own(made: Made) -> None:
    assert last(made.run.out).startswith("Nästa steg: öppna rapporten.")
    assert "utfall new" in last(made.run.out)


def test_a_report_that_is_given_out_is_read_and_kept(own: Made) -> None:
    assert last(own.run.out).startswith("Nästa steg: läs hela rapporten")
    assert str(own.report) in last(own.run.out)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE / "2026-10-05", tmp_path / "leveranser" / "2026-10-05")
    (tmp_path / "utfall.toml").write_text('association = "Vår"\ndeliveries = "leveranser"\n', encoding="utf-8")
    return tmp_path


def test_what_is_to_be_mended_is_sent_back_and_decisions_are_seen_in_a_draft(folder: Path) -> None:
    assert "skicka kvittona" in last(utfall("load", cwd=folder).out)
    decided = utfall(
        "deliveries", "--withdraw", "2026-10-05/deltaganden-I09.csv", "--reason", "prov", "--by", "Prov", cwd=folder
    )
    assert decided.code == 0, decided.err
    assert last(decided.out) == "Nästa steg: se vad det ändrar i ett utkast: utfall report --draft"
    assert "Nästa steg" not in utfall("deliveries", cwd=folder).out
    tried = utfall("forget", "--finished-before", "2025-01-01", "--dry-run", cwd=folder)
    assert last(tried.out).endswith("utan --dry-run.")


def test_where_nothing_is_to_be_mended_a_draft_comes_next(folder: Path) -> None:
    for path in (folder / "leveranser" / "2026-10-05").iterdir():
        if path.name != "deltaganden-I06.parquet":
            path.unlink()
    run = utfall("load", "--lang", "en", cwd=folder)
    assert last(run.out) in (
        "Next: make a draft: utfall report --draft",
        "Next: send the receipts of what is to be mended to those who delivered. "
        "A draft meanwhile: utfall report --draft",
    )
    is_clean = (folder / "data" / "utfall.findings.csv").read_text(encoding="utf-8-sig").count("\n") <= 1
    assert last(run.out).startswith("Next: make a draft") == is_clean


def test_invented_deliveries_are_reported_on(tmp_path: Path) -> None:
    run = utfall("sample", "--participations", "30", "--out", "prov", cwd=tmp_path)
    assert run.out.splitlines() == ["prov", "Nästa steg: utfall report --deliveries prov"]


def test_a_proposed_layout_is_read_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = SAMPLE / "2026-10-05" / "deltaganden-I09.csv"
    assert main(["layout", str(known)]) == 0
    assert "Nästa steg" not in capsys.readouterr().out


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_command_that_is_named_is_one(language: str) -> None:
    named = [line for step in _STEPS.values() for line in re.findall(r"utfall ([a-z]+(?: --[a-z]+)*)", step[language])]
    assert len(named) >= 8
    for line in named:
        words = {"--period": ["--period", "2026"], "--deliveries": ["--deliveries", "x"]}
        given = [part for word in line.split() for part in words.get(word, [word])]
        parse([*given, "x"] if given == ["new"] else given)
