"""`utfall completion`: a shell fills in what the command line has, and the program is not started for it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from running import Run, utfall

from pipeline.arguments import command_line

SHELLS = ("bash", "zsh", "fish", "powershell")
TRY = """
source "$1"
shift
COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
_shtab_utfall
printf '%s\\n' "${COMPREPLY[@]}"
"""


def commands() -> set[str]:
    (under,) = [action for action in command_line()._actions if action.dest == "==SUPPRESS=="]
    assert under.choices is not None
    return set(under.choices)


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    folder = tmp_path_factory.mktemp("skal")
    return {shell: utfall("completion", shell, cwd=folder) for shell in SHELLS}


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_its_options_are_in_the_script(scripts: dict[str, Run], shell: str) -> None:
    run = scripts[shell]
    assert (run.code, run.err) == (0, "")
    assert {command for command in commands() if command not in run.out} == set()
    for option in ("as-of", "participations-from", "measure", "earlier"):
        assert option in run.out


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("re",), {"report", "releases", "revision", "reference"}),
        (("report", "--d"), {"--deliveries", "--database", "--draft"}),
        (("report", "--lang", ""), {"sv", "en"}),
        (("reference", "add", "--me"), {"--measure"}),
        (("completion", ""), set(SHELLS)),
        (("layout", "min"), {"min-fil.csv", "min-mapp"}),
        (("verify", "min"), {"min-mapp"}),
    ],
)
def test_bash_offers_what_fits(
    scripts: dict[str, Run], tmp_path: Path, typed: tuple[str, ...], offered: set[str]
) -> None:
    (tmp_path / "skript").write_text(scripts["bash"].out, encoding="utf-8")
    (tmp_path / "min-fil.csv").write_text("x", encoding="utf-8")
    (tmp_path / "min-mapp").mkdir()
    # No program is on the path: completion must do without it.
    done = subprocess.run(
        [str(shutil.which("bash")), "-c", TRY, "prov", "skript", "utfall", *typed],
        cwd=tmp_path, capture_output=True, text=True, check=False, env={"PATH": ""},
    )  # fmt: skip
    assert set(done.stdout.split()) == offered, done.stderr


def test_another_shell_is_wrong_usage(tmp_path: Path) -> None:
    run = utfall("completion", "cmd", cwd=tmp_path)
    assert run.code == 2
    assert "powershell" in run.err
