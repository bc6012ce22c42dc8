"""--help answers at once: what is heavy is imported when it is used."""

from __future__ import annotations

import subprocess
import sys

from repository import ROOT

HEAVY = (
    "duckdb", "pandas", "numpy", "scipy", "statsmodels", "matplotlib", "great_expectations", "pyarrow", "typst",
    "jinja2", "babel", "shtab", "yaml",
)  # fmt: skip
ASK_FOR_HELP = f"""
import sys
from pipeline.__main__ import main
for words in ("", "report", "verify", "reference add", "completion"):
    arguments = [*words.split(), "--help"]
    try:
        main(arguments)
    except SystemExit as end:
        assert end.code == 0
print("heavy:", [name for name in {HEAVY!r} if name in sys.modules])
"""


def test_help_imports_nothing_heavy() -> None:
    done = subprocess.run([sys.executable, "-c", ASK_FOR_HELP], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "heavy: []"
