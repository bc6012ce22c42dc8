"""Files in a zip are deliveries of their own; what cannot be unpacked safely is refused, one by one."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hostile import HOSTILE, packed
from test_excel_and_parquet import HEADINGS, ROW, workbook

TABLE = "deltagande_id;insats_id;startdatum\nD{number};I01;2025-06-01\n"


def table(number: int) -> str:
    return TABLE.format(number=number)


def outcomes(analyst) -> dict[str, str]:
    return dict(analyst.rows("select file, coalesce(refused_rule, outcome) from accepted.delivery"))


def test_each_file_inside_is_a_delivery(analyst) -> None:
    parts = {
        "a.csv": table(1),
        "mapp/b.xlsx": workbook(Blad1=[HEADINGS, ["D2", *ROW[1:]]]),
        "2026-09-01/c.csv": table(3),
        "__MACOSX/._a.csv": "x",
        "README.md": "hej",
    }
    analyst.deliver("2026-10-05/paket.zip", packed(parts))
    analyst.accept()
    analyst.check()
    assert analyst.rows("select file, outcome, received_on from accepted.delivery order by 1") == [
        ("2026-10-05/paket.zip/2026-09-01/c.csv", "used", date(2026, 9, 1)),
        ("2026-10-05/paket.zip/a.csv", "used", date(2026, 10, 5)),
        ("2026-10-05/paket.zip/mapp/b.xlsx", "used", date(2026, 10, 5)),
    ]
    assert analyst.rows("select participation_id from checked.participation order by 1") == [("D1",), ("D2",), ("D3",)]


def test_a_second_load_does_nothing(analyst) -> None:
    analyst.deliver("2026-10-05/paket.zip", packed({"a.csv": table(1), "b.csv": "x;y\n1;2\n"}))
    analyst.accept()
    analyst.said.clear()
    analyst.accept()
    assert analyst.said == []


def test_the_same_bytes_beside_the_archive_are_repeated(analyst) -> None:
    analyst.deliver("2026-10-05/paket.zip", packed({"a.csv": table(1)}))
    analyst.deliver("2026-10-06/a.csv", table(1))
    analyst.accept()
    assert outcomes(analyst) == {"2026-10-05/paket.zip/a.csv": "used", "2026-10-06/a.csv": "repeated"}


def test_what_cannot_be_unpacked_safely_is_refused_alone(analyst) -> None:
    parts = {
        "a.csv": table(1),
        "../ut.csv": table(2),
        "C:\\ut.csv": table(3),
        "inre.zip": packed({"b.csv": table(4)}),
        "svälld.csv": " " * 60_000_000,
        "tom.csv": "",
        "bok.xlsx": HOSTILE["corner.xlsx"][0](),
    }
    analyst.deliver("2026-10-05/p.zip", packed(parts))
    analyst.accept()
    assert outcomes(analyst) == {
        "2026-10-05/p.zip/a.csv": "used",
        "2026-10-05/p.zip/../ut.csv": "zip-path",
        "2026-10-05/p.zip/C:/ut.csv": "zip-path",
        "2026-10-05/p.zip/inre.zip": "zip-nested",
        "2026-10-05/p.zip/svälld.csv": "file-too-large",
        "2026-10-05/p.zip/tom.csv": "file-empty",
        "2026-10-05/p.zip/bok.xlsx": "file-too-large",
    }
    assert list(analyst.order.deliveries.rglob("ut.csv")) == []


def test_an_encrypted_file_inside_is_refused(analyst) -> None:
    content = bytearray(packed({"a.csv": table(1)}))
    directory = content.index(b"PK\x01\x02")
    content[6] |= 1
    content[directory + 8] |= 1
    analyst.deliver("2026-10-05/p.zip", bytes(content))
    analyst.deliver("2026-10-05/good.csv", table(2))
    analyst.accept()
    assert outcomes(analyst)["2026-10-05/p.zip/a.csv"] == "file-password"


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (packed({"a.csv": table(1)})[:-30], "file-truncated"),
        (b"not an archive", "file-unreadable"),
        (packed({}), "file-empty"),
        (packed({f"{number}.csv": "x" for number in range(2_001)}), "file-too-large"),
    ],
    ids=["cut", "no-archive", "nothing-inside", "too-many"],
)
def test_an_archive_that_cannot_be_used_is_one_refused_file(analyst, content: bytes, rule: str) -> None:
    analyst.deliver("2026-10-05/p.zip", content)
    analyst.deliver("2026-10-05/good.csv", table(2))
    analyst.accept()
    assert outcomes(analyst) == {"2026-10-05/p.zip": rule, "2026-10-05/good.csv": "used"}


def test_what_a_killed_run_left_is_removed_and_what_a_living_one_holds_is_not(
    analyst, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.accept.scratch import scratch_folder

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left = tmp_path / "utfall-uppackat-left"
    left.mkdir()
    (left / "in-use").touch()
    (left / "0.csv").write_text(table(1))
    analyst.deliver("2026-10-05/p.zip", packed({"a.csv": table(1)}))
    with scratch_folder() as held:
        analyst.accept()
        assert held.exists()
    assert list(tmp_path.glob("utfall-uppackat-*")) == []
