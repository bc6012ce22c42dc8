"""Each look at a page can fail: a report is spoilt in one place, and the look that is meant to see it does."""

from __future__ import annotations

import re

import pytest
from looking import (
    Opener,
    ask_axe,
    broken_titles,
    chart_names,
    faint_texts,
    find_chromium,
    headings_in_snapshot,
    hidden_cells,
    missing_is_a_fault,
    small_texts,
    wide_elements,
)
from test_report_in_chromium import unlike


def spoil(report: str, old: str, new: str, times: int = 1) -> str:
    """The report with one thing changed. What is to be changed must be there."""
    assert old in report, old
    return report.replace(old, new, times)


def wrong(opened: Opener, page: str, within: str = "html") -> set[str]:
    return {rule for rule, _ in ask_axe(opened(page, 1280).page, within).wrong}


def test_a_chart_without_a_name(opened: Opener, report: str) -> None:
    bare = re.sub(r'aria-labelledby="[a-z_]+-wide-title"', "", report, count=1)
    bare = re.sub(r"<title id=\"[a-z_]+-wide-title\">.*?</title>", "", bare, count=1)
    assert bare != report
    assert "svg-img-alt" in wrong(opened, bare, "figure")
    assert not unlike(chart_names(opened(bare, 1280).page))


def test_two_charts_with_the_same_words(opened: Opener, report: str) -> None:
    said = re.findall(r'<desc id="[a-z_]+-wide-desc">(.*?)</desc>', report)
    page = spoil(report, said[1], said[0], -1)
    assert "svg-img-alt" not in wrong(opened, page, "figure")
    assert not unlike(chart_names(opened(page, 1280).page))


def test_text_too_faint(opened: Opener, report: str) -> None:
    page = spoil(report, "--muted: #595959", "--muted: #9a9a9a")
    assert "color-contrast" in wrong(opened, page, "header")
    assert faint_texts(opened(page, 320).page)


def test_text_on_a_picture_is_not_excused(opened: Opener, report: str) -> None:
    page = spoil(report, "<h1>", '<h1 style="background: linear-gradient(#fff, #000)">')
    verdict = ask_axe(opened(page, 1280).page, "header")
    assert [rule for rule, _ in verdict.undecided] == ["color-contrast"] and verdict.excused == 0


def test_a_column_that_a_small_screen_leaves_out(opened: Opener, report: str) -> None:
    page = spoil(report, "</style>", "@media (max-width: 40rem) { .wide { display: none; } }</style>")
    assert hidden_cells(opened(page, 320).page) and not hidden_cells(opened(page, 1280).page)


def test_a_table_without_row_headers(opened: Opener, report: str) -> None:
    page = re.sub(r'<th scope="row">(.*?)</th>', r"<td>\1</td>", report)
    assert headings_in_snapshot(opened(report, 1280).page, "goal_insats")
    assert headings_in_snapshot(opened(page, 1280).page, "goal_insats") == []


def test_a_skipped_heading_and_a_page_without_language(opened: Opener, report: str) -> None:
    page = spoil(spoil(report, '<html lang="sv">', "<html>"), "<main", "<h6>x</h6><main")
    assert {"html-has-lang", "heading-order"} <= wrong(opened, page)


@pytest.mark.parametrize(
    "planted",
    [
        '<img alt="" src="https://example.test/x.png">',
        '<link rel="stylesheet" href="https://example.test/x.css">',
        '<p style="background: url(https://example.test/x.png)">x</p>',
    ],
)
def test_a_request_that_leaves(opened: Opener, report: str, planted: str) -> None:
    assert opened(report, 1280).left == []
    seen = opened(spoil(report, "</main>", f"{planted}</main>"), 1280)
    assert [url.partition("/x")[0] for url in seen.left] == ["https://example.test"]


def test_an_element_wider_than_a_small_window(opened: Opener, report: str) -> None:
    page = spoil(report, "</main>", '<div style="width: 400px">x</div></main>')
    seen = opened(page, 320)
    assert seen.width > 320
    assert wide_elements(seen.page, 320)
    assert opened(page, 768).width <= 768


def test_a_title_that_is_cut(opened: Opener, report: str) -> None:
    page = spoil(report, "<h1>Utfall", "<h1>Utfallsredogörelsesammanställning")
    assert broken_titles(opened(page, 320).page) == ["Utfallsredogörelsesammanställning"]
    assert broken_titles(opened(page, 1280).page) == []


def test_a_chart_that_shrinks_on_a_small_screen(opened: Opener, report: str) -> None:
    page = spoil(spoil(report, ".wide { display: none; }", ""), ".narrow { display: block; }", "")
    assert small_texts(opened(page, 320).page)


def test_a_table_left_out_in_print(opened: Opener, report: str) -> None:
    rule = re.search(r"details::details-content \{.*?\}", report)
    assert rule
    page = opened(spoil(report, rule.group(), ""), 1280, is_open=False).page
    page.emulate_media(media="print")
    assert not page.locator("details table").first.is_visible()


def test_a_missing_browser_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("looking.NAMES", ("chromium",))
    assert find_chromium() is None
    monkeypatch.setenv("CI", "true")
    assert missing_is_a_fault()
    monkeypatch.delenv("CI")
    assert not missing_is_a_fault()
