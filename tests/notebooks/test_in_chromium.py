"""A notebook in a browser, as `make notebooks` opens it: choices, the way out, and what stays on this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from opened import NOTEBOOKS, ROOT
from playwright.sync_api import Browser, expect

BOOK = "1_kom_igang"
PATIENCE = 90_000
STOPS = """import marimo
app = marimo.App()
@app.cell
def _():
    import marimo as mo
    mo.stop(True, mo.md("Kör make report först."))
    known = 1
    return (known,)
@app.cell
def _(known):
    known
    return
@app.cell
def _():
    raise ValueError("ett riktigt fel")
    return
"""
"""A cell that stops with its reason, one that waits for it, and a fault."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of one notebook, since the program may save it, with the settings beside it as they stand here."""
    home = tmp_path_factory.mktemp("books")
    shutil.copyfile(ROOT / "pyproject.toml", home / "pyproject.toml")
    copy = home / "notebooks"
    copy.mkdir()
    for name in (f"{BOOK}.py", "notebooks.css"):
        shutil.copyfile(NOTEBOOKS / name, copy / name)
    (copy / "stannar.py").write_text(STOPS, encoding="utf-8")
    return copy


@pytest.fixture(scope="module")
def address(folder: Path, project: Path) -> Iterator[str]:
    """The notebooks served until the tests are done."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "pipeline.desk", "--folder", str(folder), "--headless", "--no-token"]
    environment = {**os.environ, "UTFALL_PROJECT": str(project), "PYTHONDONTWRITEBYTECODE": "1"}
    server = subprocess.Popen(
        [*command, "--port", str(port)], cwd=ROOT, env=environment,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        deadline = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < deadline:
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()
    with socket.socket() as tried:
        assert tried.connect_ex(("127.0.0.1", port)) != 0


def test_a_choice_changes_the_figure_a_small_group_stays_and_nothing_leaves(
    browser: Browser, address: str, folder: Path, project: Path
) -> None:
    asked: list[str] = []
    page = browser.new_page(viewport={"width": 1100, "height": 5000})
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/?file={BOOK}.py")
    expect(page.get_by_text("moved_on.1/share/year-2025/finished").first).to_be_attached(timeout=PATIENCE)
    period, _, metric_out, _ = (page.locator("select").nth(place) for place in range(4))
    period.select_option(label="Året 2024")
    expect(page.get_by_text("moved_on.1/share/year-2024/finished").first).to_be_attached(timeout=PATIENCE)
    # By age, as it stands there at first: beside the report that has been given out it would tell of the few.
    metric_out.select_option(label="H-A Bättre hälsa")
    page.get_by_role("button", name="Pröva och skriv tabellen").click()
    expect(page.get_by_text("Tabellen lämnas inte ut").first).to_be_visible(timeout=PATIENCE)
    page.close()
    assert not list((project / "reports").glob("tables/*/table.csv"))
    assert {urlsplit(url).hostname for url in asked if url.startswith(("http", "ws"))} == {"127.0.0.1"}
    # While it is still running: what a killed session would leave.
    assert not [path.name for path in folder.rglob("*") if path.suffix not in (".py", ".css")]


def test_a_cell_that_waits_for_one_that_stopped_says_nothing_and_a_fault_is_still_seen(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 1100, "height": 2000})
    page.goto(f"{address}/?file=stannar.py")
    expect(page.get_by_text("Ancestor stopped").first).to_be_attached(timeout=PATIENCE)
    expect(page.locator(".output-area", has_text="Kör make report först.").first).to_be_visible()
    expect(page.locator(".output-area", has_text="ett riktigt fel").first).to_be_visible()
    assert not page.get_by_text("Ancestor stopped").first.is_visible()
    page.close()
