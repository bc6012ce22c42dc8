"""`utfall load`, `deliveries` and `forget`, seen from outside."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from running import Run, utfall, utfall_anew

HEADINGS = "deltagande_id;person_id;insats_id;startdatum;avslutsdatum"
BECAUSE = ("--reason", "fel uttag", "--by", "Eva Prov")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("kontor")
    for day, insats, count in (("2026-07-01", "I01", 12), ("2026-10-05", "I01", 15), ("2026-10-05", "I02", 20)):
        path = home / "leveranser" / day / f"{insats}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = [f"D{insats}{number};P{insats}{number};{insats};2025-06-01;2026-05-15" for number in range(count)]
        path.write_text("\n".join((HEADINGS, *rows)) + "\n", encoding="utf-8")
    (home / "leveranser" / "2026-10-05" / "tom.csv").write_bytes(b"")
    return home


@pytest.fixture(scope="module")
def ask(home: Path) -> Callable[..., Run]:
    def run(command: str, *more: str, how: Callable[..., Run] = utfall) -> Run:
        return how(command, "--deliveries", "leveranser", "--database", "db/prov.duckdb", *more, cwd=home)

    return run


def line(run: Run, name: str) -> str:
    return next(each for each in run.out.splitlines() if name in each)


def test_before_anything_is_loaded_there_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "leveranser").mkdir()
    run = utfall("deliveries", "--deliveries", "leveranser", "--database", "inget.duckdb", cwd=tmp_path)
    assert run.code == 2
    assert "utfall load" in run.err
    assert not (tmp_path / "inget.duckdb").exists()


def test_load_accounts_for_every_row_and_publishes_nothing(ask, home: Path) -> None:
    run = ask("load", how=utfall_anew)
    assert run.code == 0, run.err
    assert run.err == ""
    assert line(run, "2026-07-01/I01").split() == ["2026-07-01/I01.csv", *"12 = 0 + 0 + 0 + 12".split()]  # noqa: SIM905
    assert line(run, "I02").split() == ["2026-10-05/I02.csv", *"20 = 20 + 0 + 0 + 0".split()]  # noqa: SIM905
    assert "avvisad" in line(run, "tom.csv")
    assert sorted(path.name for path in home.iterdir()) == ["db", "leveranser"]


def test_the_same_again_says_the_same_and_reads_nothing(ask, home: Path) -> None:
    first = ask("load")
    code = (
        "import sys; from pipeline.__main__ import main; "
        "code = main(sys.argv[1:]); print('woken' if 'great_expectations' in sys.modules else 'asleep')"
    )
    import subprocess

    from running import environment

    arguments = ["load", "--deliveries", "leveranser", "--database", "db/prov.duckdb"]
    again = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=home,
        capture_output=True,
        text=True,
        env=environment(),
        check=True,
    )
    assert again.stdout == first.out + "asleep\n"
    assert again.stderr == ""


def test_the_ledger_lists_everything_in_both_languages(ask) -> None:
    swedish, english = ask("deliveries"), ask("deliveries", "--lang", "en")
    for name, sv, en in (("2026-07-01/I01", "ersatt", "superseded"), ("I02", "i kraft", "in force")):
        assert sv in line(swedish, name)
        assert en in line(english, name)
    assert "avvisad" in line(swedish, "tom.csv")
    assert "refused" in line(english, "tom.csv")


def test_as_of_shows_the_ledger_of_that_day(ask) -> None:
    then = ask("deliveries", "--as-of", "2026-09-30")
    assert "i kraft" in line(then, "2026-07-01/I01")
    assert "2026-10-05" not in then.out


def test_a_decision_without_reason_or_name_is_not_entered(ask) -> None:
    run = ask("deliveries", "--withdraw", "I02.csv")
    assert run.code == 2
    assert "--reason" in run.err


def test_a_name_that_fits_several_is_told_apart_by_the_hash(ask) -> None:
    run = ask("deliveries", "--withdraw", "I01.csv", *BECAUSE)
    assert run.code == 2
    assert "2026-07-01/I01.csv (" in run.err
    assert ask("deliveries", "--withdraw", "finns-inte.csv", *BECAUSE).code == 2


def test_a_withdrawn_delivery_stays_but_does_not_count_until_it_is_restored(ask, home: Path) -> None:
    name = "2026-10-05/I01.csv"
    withdrawn = ask("deliveries", "--withdraw", name, *BECAUSE)
    assert withdrawn.code == 0, withdrawn.err
    assert "återkallad" in line(withdrawn, name)
    assert "fel uttag" in withdrawn.out
    assert "i kraft" in line(withdrawn, "2026-07-01/I01"), "what it replaced counts again"
    assert "räknas inte" in line(ask("load"), name)
    assert ask("deliveries", "--withdraw", name, *BECAUSE).code == 2
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    assert date.today() <= date(2026, 10, 5) or "i kraft" in line(ask("deliveries", "--as-of", yesterday), name)
    copy = home / "leveranser" / "2026-11-01" / "igen.csv"
    copy.parent.mkdir()
    copy.write_bytes((home / "leveranser" / name).read_bytes())
    ask("load")
    assert "återkallad" in line(ask("deliveries"), "igen.csv"), "the same bytes stay withdrawn"
    copy.unlink()
    restored = ask("deliveries", "--restore", name, *BECAUSE)
    assert "i kraft" in line(restored, name)


def test_forgetting_asks_first_and_names_the_files_that_still_hold_them(ask, home: Path) -> None:
    (home / "lista.txt").write_text("DI023\nDI024\n\nfinns-inte\n", encoding="utf-8")
    wanted = ("--participations-from", "lista.txt")
    dry = ask("forget", *wanted, "--dry-run")
    assert dry.code == 0, dry.err
    assert "2 deltaganden, 2 levererade rader" in dry.out
    assert "1 av beteckningarna" in dry.out
    assert "DI023" not in dry.out + dry.err
    unasked = ask("forget", *wanted, *BECAUSE)
    assert unasked.code == 2
    assert "--yes" in unasked.err
    assert "20 = 20" in " ".join(line(ask("load"), "I02").split())
    done = ask("forget", *wanted, *BECAUSE, "--yes")
    assert done.code == 0, done.err
    assert "leveranser/2026-10-05/I02.csv" in done.out.replace("\\", "/")
    assert "18 = 18" in " ".join(line(ask("load"), "I02").split())
    assert b"PI023" not in b"".join(path.read_bytes() for path in (home / "db").rglob("*") if path.is_file())
    assert "2 deltaganden, 2 rader: fel uttag" in ask("deliveries").out
    assert ask("forget", *wanted, "--dry-run").code == 2


@pytest.mark.soak
def test_a_report_of_a_period_published_before_keeps_the_earlier_one(ask, home: Path) -> None:
    first = ask("report", "--out", "ut")
    assert first.code == 0, first.err
    [folder] = (home / "ut").iterdir()
    before = (folder / "figures.csv").read_bytes()
    assert ask("forget", "--participation", "DI025", *BECAUSE, "--yes", "--out", "ut").code == 0
    assert ask("report", "--out", "ut").code == 0
    [kept] = [path for path in (home / "ut").iterdir() if path != folder]
    assert "före radering" in kept.name
    assert (kept / "figures.csv").read_bytes() == before
    assert ask("report", "--out", "ut").code == 0
    assert len(list((home / "ut").iterdir())) == 2
