"""Open data from the command line: what `utfall.toml` has to say for the portal, and what is said where it does not."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from running import SAMPLE, Made, utfall

ADDRESS = "https://forbund.example/oppna-data"
KEYS = f"""open_data_address = "{ADDRESS}"
open_data_email = "oppnadata@forbund.example"
organisation_number = "222000-1234"
"""
RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"
DOWNLOAD = "{http://www.w3.org/ns/dcat#}downloadURL"


def project(folder: Path, more: str) -> None:
    text = f'association = "Vår"\ndeliveries = "{SAMPLE.as_posix()}"\n{more}'
    (folder / "utfall.toml").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A förbund that has written where it publishes."""
    folder = tmp_path_factory.mktemp("öppen")
    project(folder, KEYS)
    return Made(utfall("report", cwd=folder), folder)


def test_with_an_address_the_folder_has_a_catalogue_of_its_own_files(published: Made) -> None:
    assert published.run.code == 0, published.run.err
    root = ElementTree.parse(published.report / "dcat.rdf").getroot()
    paths = [str(node.get(RESOURCE)).removeprefix(f"{ADDRESS}/") for node in root.iter(DOWNLOAD)]
    assert {"figures.csv", "figures.parquet", "px/insats_year.px"} <= set(paths)
    assert [path for path in paths if not (published.report / path).is_file()] == []
    assert "dcat.rdf" not in published.run.out


def test_the_whole_folder_is_audited_with_nothing_unread(published: Made) -> None:
    run = utfall("audit", str(published.report), "--lang", "en", cwd=published.folder)
    assert run.code == 0, run.out
    assert not {kind for kind in (".px", ".parquet", ".json", ".rdf") if f"{kind}:" in run.out}


@pytest.mark.soak
def test_without_one_the_summary_says_what_to_write(own: Made) -> None:
    assert not (own.report / "dcat.rdf").exists()
    assert "open_data_address, open_data_email saknas i utfall.toml" in own.run.out


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("open_data_address", "forbund.example/data"),
        ("open_data_address", "https://forbund.example/our data"),
        ("open_data_email", "oppnadata"),
        ("organisation_number", "222000"),
    ],
)
def test_what_is_no_address_is_told_with_its_line(tmp_path: Path, key: str, text: str) -> None:
    project(tmp_path, f'{key} = "{text}"\n')
    run = utfall("report", cwd=tmp_path)
    assert run.code == 4
    assert "utfall.toml" in run.err and "rad 3" in run.err and key in run.err
