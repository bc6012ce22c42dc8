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
from playwright.sync_api import Browser, Page, expect

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
    """A copy of every notebook, since the program may save it, with the settings beside them as they stand here."""
    home = tmp_path_factory.mktemp("books")
    shutil.copyfile(ROOT / "pyproject.toml", home / "pyproject.toml")
    copy = home / "notebooks"
    copy.mkdir()
    for path in (*NOTEBOOKS.glob("*.py"), NOTEBOOKS / "notebooks.css"):
        shutil.copyfile(path, copy / path.name)
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


@pytest.mark.parametrize(
    ("name", "choose"),
    [
        ("2_malet_70_procent", (0, "Fullföljda")),
        ("3_halsa_och_arbetsformaga", (1, "Arbetsförmåga")),
        ("4_forsorjning", (1, "Fullföljda")),
        ("5_jamfor_insatser_rattvist", (3, "I03")),
        ("6_egen_fraga", None),
    ],
    ids=["goal", "health", "support", "compared", "own-question"],
)
def test_in_every_other_book_a_choice_changes_what_stands_there_and_nothing_leaves(
    browser: Browser, address: str, folder: Path, name: str, choose: tuple[int, str] | None
) -> None:
    """`choose`: which of the page's choices, and what instead; None: the box that lets SQL be asked."""
    asked: list[str] = []
    page = browser.new_page(viewport={"width": 1100, "height": 6000})
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/?file={name}.py")
    expect(page.get_by_role("button", name="Pröva och skriv tabellen")).to_be_visible(timeout=PATIENCE)
    shown = page.locator("body")
    before = _settled(page)
    if choose is None:
        page.locator("span.paragraph", has_text="Jag vet att svaren är").click()
    else:
        place, option = choose
        page.locator("select").nth(place).select_option(label=option)
    expect(shown).not_to_have_text(before, timeout=PATIENCE, use_inner_text=True)
    page.close()
    assert {urlsplit(url).hostname for url in asked if url.startswith(("http", "ws"))} == {"127.0.0.1"}
    assert not [path.name for path in folder.rglob("*") if path.suffix not in (".py", ".css")]


def _settled(page: Page) -> str:
    """What stands on the page when every cell has run: nothing is said of it for a second."""
    said, before = page.locator("body").inner_text(), ""
    while said != before:
        page.wait_for_timeout(1000)
        said, before = page.locator("body").inner_text(), said
    return said


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
