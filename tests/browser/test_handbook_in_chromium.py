"""The handbook as its readers meet it: built anew, opened from the disk without a network, searched, tried by axe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from looking import Look, ask_axe, look

from pipeline.handbook.message_pages import read_messages
from pipeline.handbook.site import build_site
from pipeline.vocabulary.definitions import read_definitions

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    *sorted(path.stem for path in (ROOT / "docs").glob("*.md")),
    # Pages of one kind are made alike: one of each.
    "matt/moved_on", "regler/extract-shrunk", "meddelanden/period-not-over",
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook as `make docs` builds it. What Sphinx warns of is an error: a link to no file, a lost page."""
    out = tmp_path_factory.mktemp("handbook")
    done = build_site(out / "site", out / "read")
    assert done.stderr == ""
    assert done.returncode == 0
    return out / "site"


@pytest.fixture(scope="module")
def search(browser: Browser, site: Path) -> Iterator[Page]:
    """The search page, opened from the disk."""
    seen = look(browser, site / "search.html", 1000)
    seen.page.wait_for_function("Search.hasIndex()")
    yield seen.page
    seen.page.context.close()


def _found(search: Page, words: list[str]) -> list[list[Any]]:
    """What the search answers to each, the best first: page, title."""
    ask = (
        "each => Search._performSearch(...Search._parseQuery(asked(each))).reverse().map(found => [found[0], found[1]])"
    )
    return search.evaluate(f"words => words.map({ask})", words)


class _Page(HTMLParser):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in ("href", "src") and value:
                self.links.append(unquote(value))


def test_no_link_of_the_site_is_broken(site: Path) -> None:
    pages = {path.resolve(): _Page(path) for path in site.rglob("*.html")}
    broken = []
    for path, page in pages.items():
        for link in page.links:
            name, _, anchor = link.partition("?v=")[0].partition("#")
            if re.match(r"\w+:", link):
                continue
            target = (path.parent / name).resolve() if name else path
            if not target.is_file() or (anchor and target in pages and anchor not in pages[target].ids):
                broken.append((path.name, link))
    assert len(pages) > 200
    assert broken == []


def test_a_question_is_typed_and_answered_without_a_network(browser: Browser, site: Path) -> None:
    seen = look(browser, site / "docs" / "index.html", 1000)
    faults: list[str] = []
    seen.page.on("pageerror", lambda fault: faults.append(str(fault)))
    seen.page.get_by_label("Sök i handboken").fill("hela uttag")
    seen.page.get_by_role("button", name="Sök").click()
    seen.page.wait_for_selector("#search-results li a")
    seen.page.wait_for_function("document.querySelector('.search-summary').innerText.includes('klar')")
    first = seen.page.locator("#search-results li a")
    assert first.count() >= 1
    first.first.click()
    assert seen.page.locator("main h1").count() == 1
    assert [url for url in seen.asked if not url.startswith("file:")] == []
    assert faults == []
    seen.page.context.close()


def test_search_finds_every_metric_rule_and_message_by_its_swedish_name(search: Page) -> None:
    definitions = read_definitions()
    names = {metric.label.sv: f"docs/matt/{metric.id}" for metric in definitions.all_metrics}
    names |= {rule.message.sv: f"docs/regler/{rule.id}" for rule in definitions.rules}
    names |= {message.name: f"docs/meddelanden/{message.slug}" for message in read_messages()}
    answers = dict(zip(names, _found(search, list(names)), strict=True))
    assert len(names) > 200
    assert {
        name: found[:3] for name, found in answers.items() if names[name] not in [page for page, _ in found[:3]]
    } == {}


def test_search_finds_a_message_by_what_it_says(search: Page) -> None:
    """What stands between the places that are filled in, as a reader would copy it."""
    said = {
        max(re.split(r"‹[^›]*›", message.sentence), key=len).strip(): f"docs/meddelanden/{message.slug}"
        for message in read_messages()
    }
    found = dict(zip(said, _found(search, list(said)), strict=True))
    assert [
        words for words, page in said.items() if len(words) > 20 and page not in [each for each, _ in found[words]]
    ] == []


def test_search_knows_how_swedish_words_bend(search: Page) -> None:
    """A word in another form finds the same pages: the stemmer is the Swedish one."""
    one, other = _found(search, ["avslutad", "avslutade"])
    assert one
    assert {page for page, _ in one} & {page for page, _ in other}


@pytest.fixture(scope="module")
def window(browser: Browser, site: Path) -> Iterator[Look]:
    """One window for all pages: to open a new one for each takes longer than to judge it."""
    seen = look(browser, site / "docs" / "index.html", 1100)
    yield seen
    seen.page.context.close()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_for_everyone(window: Look, site: Path, page: str) -> None:
    window.page.goto((site / "docs" / f"{page}.html").as_uri())
    _try_page(window)


@pytest.mark.soak
def test_every_page_is_for_everyone(window: Look, site: Path) -> None:
    """Those of one kind too, and README, decisions, glossary and changes. The site's own index leads on to docs/."""
    pages = [path for path in sorted(site.rglob("*.html")) if path not in (site / "search.html", site / "index.html")]
    assert len(pages) > 200
    wrong = {}
    for path in pages:
        window.page.goto(path.as_uri())
        # A single sign, as an arrow in code, is too little for axe to judge: that is no fault.
        if found := ask_axe(window.page).wrong:
            wrong[path.relative_to(site).as_posix()] = found
    assert wrong == {}


def test_the_search_page_is_for_everyone(window: Look, site: Path) -> None:
    window.page.goto((site / "search.html").as_uri())
    window.page.get_by_label("Sök i handboken").fill("försörjning")
    window.page.get_by_role("button", name="Sök").click()
    window.page.wait_for_selector("#search-results li a")
    _try_page(window)


def _try_page(seen: Look) -> None:
    verdict = ask_axe(seen.page)
    assert (verdict.wrong, verdict.undecided) == ([], [])
    for width in (320, 1100):
        # A page that is wider than the window must be read sideways.
        seen.page.set_viewport_size({"width": width, "height": 900})
        assert seen.width <= width
    assert seen.page.title()
