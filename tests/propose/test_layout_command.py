"""`utfall layout` as a person runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from disguises import ENGELSKA, KLARTEXT, OTYDLIGA, Disguise, read_sample, write

from pipeline.__main__ import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_path_and_three_decisions_are_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "Uttag hösten.csv").write_bytes(write(read_sample(), Disguise(OTYDLIGA)))
    assert main(["layout", "Uttag hösten.csv"]) == 0
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert Path(lines[0]) == Path("layouts/uttag-hosten.yaml")
    assert len([line for line in lines if line.startswith("  rad ")]) == 3
    assert said.err == ""
    text = (folder / lines[0]).read_text(encoding="utf-8")
    assert "layout: uttag-hosten\n" in text
    first = int(lines[2].split("rad ")[1].split(":")[0])
    assert '"?"' in text.splitlines()[first - 1]


def test_english_on_request(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "x.csv").write_bytes(write(read_sample(), Disguise(ENGELSKA)))
    assert main(["layout", "x.csv", "--out", "mine/own.yaml", "--lang", "en"]) == 0
    assert "Everything was sure." in capsys.readouterr().out
    assert "# sure (" not in (folder / "mine" / "own.yaml").read_text(encoding="utf-8").split("columns:")[0]


def test_nothing_is_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "x.csv").write_bytes(write(read_sample(), Disguise(KLARTEXT)))
    (folder / "min.yaml").write_text("mitt", encoding="utf-8")
    assert main(["layout", "x.csv", "--out", "min.yaml"]) == 2
    assert (folder / "min.yaml").read_text(encoding="utf-8") == "mitt"
    assert "skrivs inte över" in capsys.readouterr().err


def _personal_number() -> str:
    digits = [int(digit) for digit in "640823323"]
    products = (digit * (2 - at % 2) for at, digit in enumerate(digits))
    return f"640823-323{-sum(product // 10 + product % 10 for product in products) % 10}"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "tom"),
        (f"Namn;Nummer\nA;{_personal_number()}\n".encode(), "personnummer"),
        (b"1;2;3\n4;5;6\n", "rubriker"),
        (b"\r\n".join(write(read_sample(), Disguise({})).splitlines()[1:]), "rubriker"),
    ],
    ids=["empty", "number", "no headings", "values where headings belong"],
)
def test_what_a_load_would_refuse_is_refused(
    content: bytes, says: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "x.csv").write_bytes(content)
    assert main(["layout", "x.csv"]) == 3
    said = capsys.readouterr()
    assert says in said.err
    assert _personal_number() not in said.err + said.out
    assert not (folder / "layouts").exists()


def test_a_file_that_is_not_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["layout", "saknas.csv"]) == 2
    assert "finns inte" in capsys.readouterr().err


def test_a_known_layout_is_changed_only_when_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = folder / "layouter"
    own.mkdir()
    (folder / "first.csv").write_bytes(write(read_sample(), Disguise(KLARTEXT)))
    assert main(["layout", "first.csv", "--out", "layouter/min.yaml"]) == 0
    before = (own / "min.yaml").read_text(encoding="utf-8")
    changed = {**KLARTEXT, "hälsa_efter": "Hälsa vid slut"}
    (folder / "next.csv").write_bytes(write(read_sample(), Disguise(changed)))
    capsys.readouterr()
    assert main(["layout", "next.csv", "--layouts", "layouter"]) == 0
    diff = capsys.readouterr().out
    assert "--- min.yaml" in diff
    assert '"Hälsa vid slut"' in diff
    assert (own / "min.yaml").read_text(encoding="utf-8") == before
    assert main(["layout", "next.csv", "--layouts", "layouter", "--write"]) == 0
    assert '"Hälsa vid slut"' in (own / "min.yaml").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["layout", "next.csv", "--layouts", "layouter"]) == 0
    assert "känner alla rubriker" in capsys.readouterr().out
