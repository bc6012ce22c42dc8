"""figures.csv and manifest.json."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import random
from pathlib import Path

import invented

from pipeline.publish.open_data import HEADER, figures_csv
from pipeline.vocabulary.release import Release

EXPECTED = (
    "metric,definition_version,period_kind,period,basis,gender,age_group,insats_id,municipality,numerator,denominator,"
    "value,ci_low,ci_high,status,excluded,missing,target,target_reached,certainty,figure_id"
)


def test_the_header_is_the_agreed_one(folder: Path) -> None:
    first = (folder / "figures.csv").read_bytes().split(b"\n")[0].decode("utf-8")
    assert first == EXPECTED == ",".join(HEADER)


def test_every_figure_is_there_once(release: Release, figures: list[dict[str, str]]) -> None:
    assert len(figures) == len(release.figures)
    keys = [tuple(row[name] for name in HEADER[:9]) for row in figures]
    assert len(set(keys)) == len(keys)


def test_hidden_numbers_are_empty_and_shares_have_six_decimals(figures: list[dict[str, str]]) -> None:
    numbers = ("numerator", "denominator", "value", "ci_low", "ci_high", "excluded", "missing", "certainty")
    hidden = [row for row in figures if row["status"] == "hidden"]
    assert hidden and all(row[name] == "" for row in hidden for name in numbers)
    assert {row["status"] for row in figures} == {"shown", "zero", "hidden", "no_data"}
    assert all(len(row["value"].partition(".")[2]) == 6 for row in figures if row["value"])
    assert {row["target_reached"] for row in figures} == {"", "true", "false"}


def test_rounding_is_half_up(release: Release) -> None:
    figure = dataclasses.replace(release.figures[0], value=1 / 128, ci_low=0.0, ci_high=1.0)
    row = figures_csv(dataclasses.replace(release, figures=(figure,))).splitlines()[1]
    assert ",0.007813,0.000000,1.000000," in row


def test_the_order_does_not_come_from_the_release(release: Release) -> None:
    figures = list(release.figures)
    random.Random(1).shuffle(figures)
    assert figures_csv(dataclasses.replace(release, figures=tuple(figures))) == figures_csv(release)


def test_line_ends_and_bytes(folder: Path) -> None:
    data = (folder / "figures.csv").read_bytes()
    assert b"\r" not in data and not data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\n")


def test_the_manifest_names_every_file_with_its_bytes(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert set(manifest["outputs"]) == files - {"manifest.json"}
    for name, digest in manifest["outputs"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    assert list(manifest) == sorted(manifest)
    assert len(manifest["inputs"]) == len(invented.release().deliveries)


def test_no_path_of_this_machine_is_published(folder: Path) -> None:
    here = str(Path(__file__).resolve().parents[2]).encode()
    for path in folder.rglob("*"):
        if path.is_file():
            assert here not in path.read_bytes(), path.name
