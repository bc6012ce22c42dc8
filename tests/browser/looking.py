"""Looks at a page in Chromium as a reader with or without sight would: what is asked for, shown, named and readable."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).resolve().parent
AXE = HERE / "axe" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "EN-301-549", "best-practice"]
"""EN 301 549 V3.2.1 is WCAG 2.1 A and AA for pages; the rest is what axe's makers advise besides."""
NAMES = ("chromium", "chromium-browser", "/Applications/Chromium.app/Contents/MacOS/Chromium")
LEAST_PIXELS = 12.0
"""What chart text must measure on the screen, in CSS pixels."""


def find_chromium() -> str | None:
    """The system's own Chromium; none is ever downloaded."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def missing_is_a_fault() -> bool:
    """Where CI is set nothing may be left out for want of a program."""
    return "CI" in os.environ


@contextmanager
def started_chromium() -> Iterator[Browser]:
    """A running browser. Without one the test is skipped, or fails where CI is set."""
    from playwright.sync_api import sync_playwright

    path = find_chromium()
    if path is None:
        said = "needs chromium (Debian: apt install chromium)"
        if missing_is_a_fault():
            pytest.fail(said)
        pytest.skip(said)
    with sync_playwright() as played:
        started = played.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@dataclass(frozen=True)
class Look:
    """An open page and every address it has asked for."""

    page: Page
    asked: list[str] = field(default_factory=list)

    @property
    def left(self) -> list[str]:
        """Requests that went beyond the page's own file."""
        return [url for url in self.asked if url != self.page.url and not url.startswith("data:")]

    @property
    def width(self) -> int:
        """How wide the page is, whatever the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth"))


Opener = Callable[..., Look]
"""Opens a page, given as a file or as text, in a window of some width."""


@dataclass(frozen=True)
class Verdict:
    """What axe found wrong, and what it could not decide: the rule, and the element as HTML.

    `excused`: how many it could not decide because they stand on a drawing, or may have scrolled out of sight.
    """

    wrong: list[tuple[str, str]]
    undecided: list[tuple[str, str]]
    excused: int


def look(browser: Browser, path: Path, width: int, is_open: bool = True) -> Look:
    """Open a file in a window of its own, offline. Our own policy is set aside, or axe could not run."""
    context = browser.new_context(
        locale="sv-SE", offline=True, bypass_csp=True, viewport={"width": width, "height": 900}
    )
    seen = Look(context.new_page())
    seen.page.on("request", lambda request: seen.asked.append(request.url))
    seen.page.goto(path.as_uri())
    if is_open:
        seen.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    return seen


def ask_axe(page: Page, within: str = "html") -> Verdict:
    """Every rule of the law and of good practice, on the page as it stands, or on what a selector finds in it."""
    page.add_script_tag(path=AXE)
    found = page.evaluate(
        """([within, tags]) => axe.run(within, {runOnly: {type: 'tag', values: tags},
                                                resultTypes: ['violations', 'incomplete']})""",
        [within, TAGS],
    )
    wrong, undecided = (
        [(str(rule["id"]), node) for rule in found[kind] for node in rule["nodes"]]
        for kind in ("violations", "incomplete")
    )
    places = page.evaluate(_STANDS_APART, [node["target"][0] for _, node in undecided])
    left = [
        (rule, node) for (rule, node), is_apart in zip(undecided, places, strict=True)
        if rule != "color-contrast" or not is_apart
    ]  # fmt: skip
    return Verdict([_said(*each) for each in wrong], [_said(*each) for each in left], len(undecided) - len(left))


_STANDS_APART = "all => all.map(each => document.querySelector(each)?.closest('svg, .scroll') != null)"


def _said(rule: str, node: dict[str, Any]) -> tuple[str, str]:
    return (rule, f"{node['target'][0]}: {node['html'][:120]}")


def chart_names(page: Page) -> list[tuple[str, str]]:
    """Name and description of every chart that is shown, as assistive technology is given them."""
    charts = page.locator("[role=img]:visible")
    return [
        (charts.nth(number).evaluate(_SPOKEN, "labelledby"), charts.nth(number).evaluate(_SPOKEN, "describedby"))
        for number in range(charts.count())
    ]


_SPOKEN = """(element, kind) => (element.getAttribute('aria-' + kind) || '').split(' ')
    .map(id => document.getElementById(id)?.textContent ?? '').join(' ').trim()"""


def small_texts(page: Page) -> list[str]:
    """Texts in shown charts that measure less than LEAST_PIXELS on the screen."""
    return list(page.evaluate(_SMALL, LEAST_PIXELS))


_SMALL = """least => [...document.querySelectorAll('svg text')]
    .filter(each => each.getBoundingClientRect().width > 0 && each.textContent.trim())
    .map(each => [parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a, each.textContent])
    .filter(([size]) => size < least).map(([size, text]) => `${size.toFixed(2)} ${text}`)"""


def hidden_cells(page: Page) -> list[str]:
    """Cells of tables that take no room on the screen: what they say is lost, however one scrolls."""
    return list(page.evaluate(
        """() => [...document.querySelectorAll('table th, table td')]
            .filter(each => each.getClientRects().length === 0).map(each => each.textContent)"""
    ))  # fmt: skip


def chart_texts(page: Page) -> int:
    """How many texts the shown charts have: a check of none would find nothing wrong."""
    return int(
        page.evaluate("""[...document.querySelectorAll('svg text')]
        .filter(each => each.getBoundingClientRect().width > 0).length""")
    )


def faint_texts(page: Page) -> list[str]:
    """Texts outside charts whose contrast with the ground behind them is below WCAG's 4.5, or 3 for large text.

    axe leaves these undecided where a cell has scrolled out of sight. The sum is that of WCAG 2.1, relative luminance.
    """
    return list(page.evaluate(_FAINT))


_FAINT = """() => {
    const parts = text => text.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(each => each / 255)
        .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
        .reduce((sum, each, at) => sum + each * [0.2126, 0.7152, 0.0722][at], 0);
    const ground = element => {
        for (let at = element; at; at = at.parentElement) {
            const [r, g, b, alpha = 1] = parts(getComputedStyle(at).backgroundColor);
            if (alpha === 1) return [r, g, b];
        }
        return [255, 255, 255];
    };
    const faint = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.textContent.trim() || element.closest('svg, style, script')) continue;
        const style = getComputedStyle(element);
        const [one, two] = [light(parts(style.color)), light(ground(element))].sort((a, b) => b - a);
        const size = parseFloat(style.fontSize);
        const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
        if ((one + 0.05) / (two + 0.05) < (isLarge ? 3 : 4.5)) faint.push(walker.currentNode.textContent.trim());
    }
    return faint;
}"""


def wide_elements(page: Page, width: int) -> list[str]:
    """What reaches beyond the window, apart from what stands in a region that scrolls by itself."""
    return list(page.evaluate(_WIDE, width))


_WIDE = """width => [...document.querySelectorAll('body *')]
    .filter(each => !each.closest('.scroll, svg, .skip') && each.getBoundingClientRect().right > width + 0.5)
    .map(each => each.outerHTML.slice(0, 120))"""


def broken_titles(page: Page) -> list[str]:
    """Words of the page's title that are cut at a line's end: Chromium has no Swedish hyphens everywhere."""
    return list(page.evaluate(_BROKEN))


_BROKEN = """() => [...document.querySelectorAll('h1')].flatMap(title => {
    const text = title.firstChild;
    return [...text.textContent.matchAll(/[^\\s-]+/g)].filter(word => {
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        return new Set([...range.getClientRects()].map(each => each.top)).size > 1;
    }).map(word => word[0]);
})"""


def headings_in_snapshot(page: Page, table: str) -> list[str]:
    """The row headers of a table, as the tree that screen readers are given names them."""
    snapshot = page.locator(f"table#{table}").aria_snapshot()
    return re.findall(r'- \'?rowheader "(.*)"', snapshot)
